// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/relatedview.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr qsizetype most = 20;

QStringList numbersIn(const CaseBundle &bundle)
{
    static const QRegularExpression number(u"(?<![\\w.])\\d{8}(?![\\w.]\\w)"_s);
    QStringList found;
    const auto look = [&found, own = bundle.record.number](const QString &text) {
        for (auto match = number.globalMatch(text); match.hasNext() && found.size() < most;) {
            const QString next = match.next().captured();
            if (next != own && !found.contains(next))
                found << next;
        }
    };
    look(bundle.record.description);
    for (const Comment &comment : bundle.comments)
        look(comment.body);
    return found;
}

} // namespace

void addCase(QListWidget *list, const Context &context, const CaseSummary &row, const QString &how)
{
    const auto &definition = context.workspace.definition();
    const Formatter format(definition, context.workspace.nowMs());
    const Case &record = row.record;
    QStringList words{Formatter::number(record), displaySafe(record.subject), format.status(record.status), how};
    words.removeAll(QString());
    auto *entry = new QListWidgetItem(words.join(u" · "_s), list);
    if (const auto *status = definition.status(record.status))
        entry->setIcon(icon(iconFrom(status->icon), themeOf(list).toneText(toneFrom(status->tone))));
    entry->setToolTip(words.join(u'\n'));
    entry->setData(Qt::UserRole, record.id);
    entry->setData(Qt::AccessibleTextRole, words.join(u", "_s));
}

RelatedView::RelatedView(Context context, QWidget *parent)
    : QListWidget(parent)
    , m_context(context)
{
    setObjectName(u"relatedView"_s);
    setAccessibleName(tr("Related cases"));
    setFrameShape(QFrame::NoFrame);
    setSpacing(Space::xs);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) { Q_EMIT caseWanted(item->data(Qt::UserRole).toString()); });
}

RelatedView::~RelatedView() = default;

// Asked again only where somebody wrote or linked something since.
void RelatedView::show(const CaseDetail &detail)
{
    const Case &record = detail.bundle.record;
    QStringList linked;
    for (const HistoryEntry &link : relationsOf(detail.bundle))
        linked << link.to;
    QStringList merged = mergedHere(detail.bundle);
    if (const auto *into = mergedInto(detail.bundle))
        merged << into->to;
    const QStringList named = numbersIn(detail.bundle);
    if (record.id == m_caseId && linked == m_linked && merged == m_merged && named == m_named && detail.bundle.comments.size() == m_messages)
        return;
    m_caseId = record.id;
    m_linked = linked;
    m_merged = merged;
    m_named = named;
    m_messages = detail.bundle.comments.size();
    ++m_token;
    clear();
    Q_EMIT countChanged(0);
    if (linked.isEmpty() && merged.isEmpty() && named.isEmpty())
        return;
    // By number, not by words: there is one search at a time, and it is the reader's.
    CaseQuery query;
    query.conditions = {{u"number"_s, Condition::Op::Is, merged + linked + named}};
    onFinished(m_context.workspace.reader().ids(query), this, [this, token = m_token](const Result<CaseIds> &ids) {
        if (token != m_token || !ids || ids->rowIds.isEmpty())
            return;
        onFinished(m_context.workspace.reader().rows(ids->rowIds.mid(0, most)), this, [this, token](const Result<QList<CaseSummary>> &rows) {
            if (token == m_token && rows)
                take(rows.value());
        });
    });
}

void RelatedView::take(QList<CaseSummary> rows)
{
    const auto how = [this](const CaseSummary &row) {
        return m_merged.contains(row.record.number) ? tr("merged") : m_linked.contains(row.record.number) ? tr("linked") : QString();
    };
    std::stable_partition(rows.begin(), rows.end(), [&](const CaseSummary &row) { return !how(row).isEmpty(); });
    for (const CaseSummary &row : rows)
        addCase(this, m_context, row, how(row));
    Q_EMIT countChanged(count());
}

} // namespace Casement::Ui
