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

/// Finds the case another one is about, by number or words, and links the two.
class LinkDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkDialog)

public:
    LinkDialog(Context context, const CaseDetail &detail, QWidget *parent);
    ~LinkDialog() override;

private:
    void build();
    void search();
    void take(const QList<CaseSummary> &rows);
    void submit();

    Context m_context;
    QString m_caseId;
    QStringList m_linked; ///< numbers
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_nothing;
    Notice *m_notice;
    QPushButton *m_accept;
    quint64 m_token = 0; ///< of the newest question; older answers are dropped
};

} // namespace Casement::Ui
