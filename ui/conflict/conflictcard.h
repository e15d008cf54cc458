// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflict/clashes.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace Casement::Ui {

class TextEdit;

/// One field with both values, who set them and when, and what shall become of it.
class ConflictCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConflictCard)

public:
    enum class Choice { None, Mine, Theirs, Mix };
    struct Words { QString label, mine, mineWhen, theirs, theirsWhen; bool text = false; }; ///< as people read them

    ConflictCard(const Clash &clash, const Words &words, const QString &caseTitle, QWidget *parent = nullptr);
    ~ConflictCard() override;

    [[nodiscard]] const Clash &clash() const { return m_clash; }
    [[nodiscard]] Choice choice() const;
    [[nodiscard]] QString value() const; ///< of Mine and Mix
    void setProblem(const QString &words);
    void takeFocus();

Q_SIGNALS:
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addChoice(Choice choice, const QString &name, const QString &title, const QString &value, const QString &when);
    void addMix(const Words &words);
    void restyle();

    Clash m_clash;
    QButtonGroup *m_choices;
    QVBoxLayout *m_layout;
    TextEdit *m_mix = nullptr;
    QLabel *m_problem;
};

} // namespace Casement::Ui
