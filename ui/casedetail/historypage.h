// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QScrollArea;

namespace Casement::Ui {

class HistoryView;
class RoundsList;

/// What happened to a case: its escalations, and below them the timeline.
class HistoryPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryPage)

public:
    explicit HistoryPage(Context context, QWidget *parent = nullptr);
    ~HistoryPage() override;

    void show(const CaseDetail &detail);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitRounds();
    void showRounds(const CaseDetail &detail);

    Context m_context;
    QString m_caseId;
    QScrollArea *m_area; ///< rounds can be many
    RoundsList *m_rounds = nullptr;
    HistoryView *m_history;
};

} // namespace Casement::Ui
