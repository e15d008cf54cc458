// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QUrl;

namespace Casement::Ui {

/// The user guide in a window of its own, so that a dialog that is open does not block it.
class HelpWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelpWindow)

public:
    explicit HelpWindow(const Context &context);
    ~HelpWindow() override;
    void showPage(const QString &id);
    [[nodiscard]] QString page() const { return m_page; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void filter(const QString &text);
    void follow(const QUrl &link);

    Context m_context;
    QLineEdit *m_find;
    QListWidget *m_pages;
    QTextBrowser *m_text;
    QString m_page;
};

} // namespace Casement::Ui
