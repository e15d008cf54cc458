// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QListWidget>

namespace Casement::Ui {

/// Adds a case to a list: number, subject, status and how it is meant; its id under Qt::UserRole.
void addCase(QListWidget *list, const Context &context, const CaseSummary &row, const QString &how = {});

/// Cases that a case is linked to or merged with, then those it names by their number, as far as they are here; newest first.
class RelatedView final : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelatedView)

public:
    explicit RelatedView(Context context, QWidget *parent = nullptr);
    ~RelatedView() override;

    void show(const CaseDetail &detail);

Q_SIGNALS:
    void countChanged(int count);
    void caseWanted(const QString &caseId);

private:
    void take(QList<CaseSummary> rows);

    Context m_context;
    QString m_caseId;
    QStringList m_linked, m_merged, m_named; ///< numbers asked for
    qsizetype m_messages = -1;
    quint64 m_token = 0; ///< of the newest questions; older answers are dropped
};

} // namespace Casement::Ui
