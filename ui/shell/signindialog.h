// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace Casement {
class Prompts;
}

namespace Casement::Ui {

class Notice;

/// Signing in to a portal: address, e-mail, password; what goes wrong is said in place.
class SignInDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInDialog)

public:
    SignInDialog(Sessions &sessions, Prompts &prompts, QWidget *parent = nullptr);
    ~SignInDialog() override;
    void forAnother(); ///< beside the workspaces there are

Q_SIGNALS:
    void signedIn();

private:
    QLineEdit *addField(const QString &name, const QString &label, const QString &help);
    void addButtons(QVBoxLayout *layout);
    void submit();
    void check();
    void send(const SignIn &signIn);
    void finish(const Result<void> &result);
    void setBusy(bool busy);

    Sessions &m_sessions;
    Prompts &m_prompts;
    QLineEdit *m_service;
    QLineEdit *m_email;
    QLineEdit *m_password;
    Notice *m_notice;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_button;
    bool m_busy = false;
};

/// What a person typed as address: https where no scheme was given; invalid where it cannot be one.
[[nodiscard]] QUrl serviceFrom(const QString &typed);

} // namespace Casement::Ui
