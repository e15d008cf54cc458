// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/homefeed.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/timers.h"
#include "models/items/casetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Items {

namespace {

constexpr qsizetype lookedAt = 24; ///< cases that may wait, read whole to tell

/// Statuses in which the customer has the next word: asked something, or a solution to judge.
QStringList waitingStatuses(const PortalDefinition &definition)
{
    QStringList ids;
    for (const auto &status : definition.statuses) {
        if (status.phase == u"pending"_s || definition.moveOn(u"approve"_s, status.id, u"customer"_s))
            ids << status.id;
    }
    return ids;
}

} // namespace

/// One reading of what waits.
struct HomeFeed::Round
{
    quint64 token = 0;
    QList<HomeRow> rows;
    QList<CaseQuery> queries; ///< not asked yet
    QList<qint64> found;
    QStringList caseIds;
};

HomeFeed::HomeFeed(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_waiting(new HomeListModel(workspace, this))
    , m_cases(new HomeListModel(workspace, this))
    , m_recent(new HomeListModel(workspace, this))
{
    const auto changed = [this] {
        m_stale = true;
        readChanged();
    };
    connect(&workspace.reader(), &CaseReader::casesChanged, this, changed);
    connect(&workspace.outbox(), &Outbox::changed, this, changed);
    connect(&workspace.reader(), &CaseReader::recentChanged, this, &HomeFeed::readRecent);
    connect(&workspace.library(), &Library::messagesChanged, this, &HomeFeed::readNews);
    reload();
}

HomeFeed::~HomeFeed() = default;

void HomeFeed::reload()
{
    ++m_token;
    const qsizetype sections = m_workspace.definition().home.news.size();
    while (m_news.size() < sections)
        m_news << new HomeListModel(m_workspace, this);
    readWaiting();
    readCases();
    readRecent();
    readNews();
}

void HomeFeed::setActive(bool active)
{
    m_active = active;
    readChanged();
}

void HomeFeed::readChanged()
{
    if (!m_active || !std::exchange(m_stale, false))
        return;
    readWaiting();
    readCases();
}

void HomeFeed::refreshTimes()
{
    for (HomeListModel *list : QList<HomeListModel *>{m_waiting, m_cases, m_recent} + m_news)
        list->refreshTimes();
}

// One at a time; what changes meanwhile is read by one more.
void HomeFeed::readWaiting()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    const auto round = std::make_shared<Round>();
    round->token = m_token;
    const auto &definition = m_workspace.definition();
    if (!isCare(m_workspace.profile().role)) { // whose work stands in a queue, by what is due next
        for (const QString &mine : {u"contact"_s, u"opener"_s}) {
            CaseQuery asked;
            asked.conditions = {{u"status"_s, Condition::Op::Is, waitingStatuses(definition)}, {mine, Condition::Op::Is, {u"@me"_s}}};
            asked.sort = {u"updated"_s, false};
            CaseQuery promised = asked;
            promised.conditions[0] = {u"escalated"_s, Condition::Op::Is, {u"true"_s}};
            promised.conditions << Condition{u"open"_s, Condition::Op::Is, {u"true"_s}};
            round->queries << resolved(asked, m_workspace.profile().personId);
            if (definition.hasEscalation)
                round->queries << resolved(promised, m_workspace.profile().personId);
        }
    }
    onFinished(m_workspace.outbox().entries(), this, [this, round](const Result<QList<OutboxEntry>> &entries) {
        for (const OutboxEntry &entry : entries.ok() ? entries.value() : QList<OutboxEntry>()) {
            if (entry.state == OutboxEntry::State::Returned)
                round->rows << HomeRow{u"outbox/"_s + entry.id, u"outbox"_s, entry.id, u"warning"_s, u"red"_s, entry.caseTitle.isEmpty() ? entry.text : entry.caseTitle,
                                       tr("Came back to you: %1").arg(firstLine(entry.text)), HomeRow::When::Past, entry.createdAt, false};
        }
        findCases(round);
    });
}

void HomeFeed::findCases(const std::shared_ptr<Round> &round)
{
    if (!round->queries.isEmpty()) {
        onFinished(m_workspace.reader().ids(round->queries.takeFirst()), this, [this, round](const Result<CaseIds> &ids) {
            for (const qint64 id : ids.ok() ? ids->rowIds : QList<qint64>()) {
                if (!round->found.contains(id) && round->found.size() < lookedAt)
                    round->found << id;
            }
            findCases(round);
        });
        return;
    }
    if (round->found.isEmpty())
        return endRound(round);
    onFinished(m_workspace.reader().rows(round->found), this, [this, round](const Result<QList<CaseSummary>> &rows) {
        for (const CaseSummary &row : rows.ok() ? rows.value() : QList<CaseSummary>())
            round->caseIds << row.record.id;
        readDetails(round);
    });
}

void HomeFeed::readDetails(const std::shared_ptr<Round> &round)
{
    if (round->caseIds.isEmpty() || round->token != m_token)
        return endRound(round);
    onFinished(m_workspace.reader().detail(round->caseIds.takeFirst()), this, [this, round](const Result<CaseDetail> &detail) {
        if (detail.ok())
            judge(*round, detail.value());
        readDetails(round);
    });
}

void HomeFeed::judge(Round &round, const CaseDetail &detail) const
{
    const Case &record = detail.bundle.record;
    const auto &definition = m_workspace.definition();
    if (waitingStatuses(definition).contains(record.status)) {
        HomeRow row = homeRowOf(definition, record);
        row.key = u"waiting/"_s + record.id;
        row.at = closesAt(definition, detail.bundle);
        row.when = row.at == 0 ? HomeRow::When::Past : HomeRow::When::Closes;
        if (row.at == 0)
            row.at = record.updatedAt;
        round.rows << row;
    }
    const Escalation *next = nextPromise(detail.bundle.rounds);
    if (!next)
        return;
    HomeRow row = homeRowOf(definition, record);
    row.key = u"promise/"_s + record.id;
    row.icon = u"escalate"_s;
    row.tone = u"orange"_s;
    row.facts = tr("%1 · Update promised").arg(numberText(record));
    row.when = HomeRow::When::Promised;
    row.at = next->promiseDue;
    round.rows << row;
}

void HomeFeed::endRound(const std::shared_ptr<Round> &round)
{
    m_reading = false;
    if (round->token == m_token) {
        // What came back first, then what is due first; what is due at no time last.
        std::stable_sort(round->rows.begin(), round->rows.end(), [](const HomeRow &a, const HomeRow &b) {
            const auto rank = [](const HomeRow &row) { return row.kind == u"outbox"_s ? 0 : row.when == HomeRow::When::Past || row.at == 0 ? 2 : 1; };
            return std::pair(rank(a), a.at) < std::pair(rank(b), b.at);
        });
        m_waitingInAll = int(round->rows.size());
        m_waiting->setRows(round->rows.first(qMin(round->rows.size(), qsizetype(longest))));
        Q_EMIT loaded();
    }
    if (std::exchange(m_again, false) || round->token != m_token)
        readWaiting();
}

void HomeFeed::readCases()
{
    const auto *view = m_workspace.definition().view(m_workspace.definition().home.casesView);
    if (!view)
        return m_cases->setRows({});
    CaseQuery query;
    query.conditions = view->conditions;
    query.sort = view->sort;
    onFinished(m_workspace.reader().ids(resolved(query, m_workspace.profile().personId)), this, [this, token = ++m_casesToken](const Result<CaseIds> &ids) {
        if (token != m_casesToken || !ids)
            return;
        onFinished(m_workspace.reader().rows(ids->rowIds.first(qMin(ids->rowIds.size(), qsizetype(longest)))), this, [this, token](const Result<QList<CaseSummary>> &rows) {
            if (token != m_casesToken || !rows)
                return;
            QList<HomeRow> list;
            for (const CaseSummary &row : rows.value())
                list << homeRowOf(m_workspace.definition(), row.record);
            m_cases->setRows(list);
            Q_EMIT loaded();
        });
    });
}

void HomeFeed::readRecent()
{
    onFinished(m_workspace.reader().recent(), this, [this](const Result<QList<RecentItem>> &items) {
        if (!items)
            return;
        QList<HomeRow> list;
        for (const RecentItem &item : items.value()) {
            const QString &kind = item.viewed.kind;
            if (list.size() == longest)
                break;
            if (kind == u"case"_s || kind == u"account"_s || kind == u"contact"_s)
                list << HomeRow{kind + u'/' + item.viewed.objectId, kind, item.viewed.objectId,
                                kind == u"account"_s ? u"accounts"_s : kind == u"contact"_s ? u"contact"_s : u"cases"_s, {}, item.title, item.subtitle,
                                HomeRow::When::Past, item.viewed.at, false};
        }
        m_recent->setRows(list);
        Q_EMIT loaded();
    });
}

void HomeFeed::readNews()
{
    const auto &sections = m_workspace.definition().home.news;
    for (qsizetype i = 0; i < sections.size(); ++i) {
        onFinished(m_workspace.library().messages({{}, sections.at(i).kinds, {}}), this, [this, i, token = m_token](const Result<QList<MessageSummary>> &messages) {
            if (token != m_token || !messages)
                return;
            QList<HomeRow> list;
            for (const MessageSummary &message : messages.value()) {
                if (list.size() == 4)
                    break;
                list << HomeRow{u"message/"_s + message.record.id, u"message"_s, message.record.id, u"messages"_s, {}, message.record.title,
                                message.record.body, HomeRow::When::Past, message.record.publishedAt, !message.read};
            }
            m_news.at(i)->setRows(list);
            Q_EMIT loaded();
        });
    }
}

} // namespace Casement::Items
