// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace Casement::Ui {

/// A sentence across a page or form, with at most one button; hidden until shown.
class Notice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notice)

public:
    enum class Kind { Info, Success, Warning, Error };

    explicit Notice(QWidget *parent = nullptr);
    ~Notice() override;
    void showText(Kind kind, const QString &text, const QString &action = {});
    void dismiss();
    void setClosable(bool closable); ///< on by default
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();
    void dismissed(); ///< by the person

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restyle();
    void fitText();
    void growDialog();

    Kind m_kind = Kind::Info;
    QLabel *m_sign;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace Casement::Ui
