// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Casement::Ui {

class Notice;

/// Chooses what of a conversation becomes a case of its own, and what that is called.
class SplitDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SplitDialog)

public:
    SplitDialog(Context context, const CaseDetail &detail, QWidget *parent);
    ~SplitDialog() override;

private:
    void build();
    void fill(const CaseDetail &detail);
    [[nodiscard]] QString missing() const; ///< what is still to be said, in words
    [[nodiscard]] SplitCase act() const;
    void refresh();
    void submit();

    Context m_context;
    QString m_caseId;
    QLineEdit *m_subject;
    QListWidget *m_list;
    QLabel *m_error;
    Notice *m_notice;
    QPushButton *m_accept;
    bool m_tried = false; ///< what is missing is said from then on
};

} // namespace Casement::Ui
