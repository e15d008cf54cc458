// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace Casement::Ui {

class Notice;

/// Signing out, with or without removing what is kept here; says what of it was never sent.
class SignOutDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignOutDialog)

public:
    explicit SignOutDialog(const Context &context, QWidget *parent = nullptr);
    ~SignOutDialog() override;

Q_SIGNALS:
    void signedOut();

private:
    void loadUnsent();
    void showConsequences();
    void signOut();

    Context m_context;
    QCheckBox *m_remove;
    Notice *m_notice;
    QPushButton *m_button;
    QStringList m_unsent;
};

} // namespace Casement::Ui
