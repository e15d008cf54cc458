// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/historypage.h"

#include "ui/casedetail/historyview.h"
#include "ui/common/theme.h"
#include "ui/escalation/roundslist.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

HistoryPage::HistoryPage(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_area(new QScrollArea(this))
    , m_history(new HistoryView(context, this))
{
    setObjectName(u"historyPage"_s);
    m_area->setObjectName(u"roundsScroll"_s);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->viewport()->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Space::xs, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_area);
    layout->addWidget(m_history, 1);
    m_area->hide();
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::show(const CaseDetail &detail)
{
    showRounds(detail);
    m_history->show(detail);
}

// Made anew, since a minute can make "in time" late; what was open stays open.
void HistoryPage::showRounds(const CaseDetail &detail)
{
    const bool open = m_rounds && m_rounds->isOpen() && m_caseId == detail.bundle.record.id;
    const bool focused = m_rounds && m_rounds->isAncestorOf(focusWidget());
    m_caseId = detail.bundle.record.id;
    m_rounds = nullptr;
    const QList<Escalation> &rounds = detail.bundle.rounds;
    m_area->setVisible(!rounds.isEmpty());
    if (QWidget *before = m_area->takeWidget())
        before->deleteLater();
    if (rounds.isEmpty())
        return;
    auto *page = new QWidget(m_area);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, Space::xs, 12, Space::xs);
    m_rounds = new RoundsList(m_context, tr("Escalations (%1)").arg(rounds.size()), rounds, page);
    layout->addWidget(m_rounds);
    m_area->setWidget(page);
    connect(m_rounds, &RoundsList::toggled, this, &HistoryPage::fitRounds);
    m_rounds->setOpen(open);
    fitRounds();
    if (focused)
        m_rounds->setFocus();
}

// As tall as they are, within reason: below them the timeline needs room.
void HistoryPage::fitRounds()
{
    QLayout *layout = m_area->widget() ? m_area->widget()->layout() : nullptr;
    if (!layout)
        return;
    layout->invalidate();
    layout->activate();
    const int wanted = layout->hasHeightForWidth() ? layout->totalHeightForWidth(width() - Space::m) : layout->totalSizeHint().height();
    m_area->setFixedHeight(qMin(wanted, qMax(height() / 2, fontMetrics().lineSpacing() * 4)));
}

void HistoryPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRounds();
}

} // namespace Casement::Ui
