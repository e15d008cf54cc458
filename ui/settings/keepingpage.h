// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace Casement::Ui {

class Notice;

/// How much of the workspace is kept on this computer, and what that takes. Nothing changes before "Apply".
class KeepingPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeepingPage)

public:
    explicit KeepingPage(const Context &context, QWidget *parent = nullptr);
    ~KeepingPage() override;
    /// Reads choice and use anew; whenever the page is shown.
    void load();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeCombos();
    void build();
    [[nodiscard]] QComboBox *addCombo(QFormLayout *form, const QString &name, const QString &label);
    void showChoice(const KeepChoice &choice);
    void showUse(const DiskUse &use);
    void loadUse();
    [[nodiscard]] KeepChoice chosen() const;
    void refresh();
    void apply();

    Context m_context;
    KeepChoice m_present;
    bool m_loaded = false;
    Notice *m_notice;
    QComboBox *m_months = nullptr;
    QComboBox *m_files = nullptr;
    QComboBox *m_filesUpTo = nullptr;
    QComboBox *m_limit = nullptr;
    QLabel *m_use;
    QLabel *m_leftOut;
    QProgressBar *m_bar;
    QPushButton *m_apply;
    QPushButton *m_close;
};

} // namespace Casement::Ui
