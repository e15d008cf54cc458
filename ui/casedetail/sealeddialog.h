// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QPushButton;

namespace Casement::Ui {

class Notice;

/// Reads what is sealed on a case (NEW-5): says first that it is written down, then asks the service, and holds the answer until it closes.
class SealedDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SealedDialog)

public:
    SealedDialog(Context context, const Case &record, QWidget *parent);
    ~SealedDialog() override;

private:
    void refresh();
    void reveal();
    void tell(const QMap<QString, QString> &secrets);

    Context m_context;
    QString m_caseId;
    QLabel *m_intro;
    Notice *m_notice;
    QFormLayout *m_fields;
    QPushButton *m_reveal;
    bool m_told = false;
};

} // namespace Casement::Ui
