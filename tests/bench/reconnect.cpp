// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int pollsASession = 2, sessionsAUser = 25;
constexpr double patienceMs = 20'000;

double sinceMs(Clock::time_point began) { return std::chrono::duration<double, std::milli>(Clock::now() - began).count(); }

struct Return
{
    double comeBackMs = 0;    ///< until all wait
    double medianMs = 0, p99Ms = 0; ///< from the change's request to the polls' answers
    int turnedAway = 0;       ///< asked again: the queue was full
};

/// Polls of many sessions, and one connection more that sees when all wait and then makes the change.
class Crowd
{
public:
    Crowd(const Service &service, const QByteArrayList &tokens)
        : m_service(service), m_tokens(tokens)
    {
        const QJsonObject first = QJsonDocument::fromJson(service.get("/v1/feed", tokens.first())).object();
        for (const QJsonValue &bundle : first["bundles"_L1].toArray()) { // an open one: it takes replies
            if (bundle["case"_L1]["status"_L1].toString() != u"closed"_s)
                m_case = bundle["case"_L1]["id"_L1].toString().toLatin1();
        }
        m_cursors.resize(tokens.size());
    }

    Return comeBack(int polls)
    {
        for (qsizetype session = 0; session < m_tokens.size(); ++session)
            catchUp(session);
        Return told;
        QList<double> answers;
        std::optional<Clock::time_point> changed;
        const auto began = Clock::now();
        const QByteArray waiting = "casement_http_polls " + QByteArray::number(polls) + '\n';
        const Tally tally = drive(m_service.port(), polls + 1, [&](int connection, const Response *before) -> QByteArray {
            if (connection < polls) {
                if (before && before->status == 503) {
                    ++told.turnedAway;
                } else if (before) {
                    if (!changed)
                        qFatal("a poll does not wait: %d %s", before->status, before->body.first(std::min<qsizetype>(before->body.size(), 300)).toByteArray().constData());
                    answers << sinceMs(*changed);
                    return {};
                }
                return poll(connection);
            }
            if (changed)
                return {};
            if (!before || !before->body.contains(waiting)) {
                if (sinceMs(began) > patienceMs)
                    qFatal("not all polls wait");
                return requestText("GET", "/metrics");
            }
            told.comeBackMs = sinceMs(began);
            changed = Clock::now();
            return change();
        });
        std::sort(answers.begin(), answers.end());
        if (answers.size() != polls)
            qFatal("%lld of %d polls were answered, %lld failures", static_cast<long long>(answers.size()), polls, static_cast<long long>(tally.failures));
        told.medianMs = median(answers);
        told.p99Ms = answers.at(answers.size() * 99 / 100);
        return told;
    }

private:
    void catchUp(qsizetype session)
    {
        QJsonObject page;
        do {
            const QByteArray &cursor = m_cursors.at(session);
            page = QJsonDocument::fromJson(m_service.get(cursor.isEmpty() ? QByteArray("/v1/feed") : "/v1/feed?cursor=" + cursor, m_tokens.at(session))).object();
            m_cursors[session] = page["cursor"_L1].toString().toLatin1();
        } while (page["more"_L1].toBool() || !page["bundles"_L1].toArray().isEmpty() || !page["changes"_L1].toArray().isEmpty());
    }
    [[nodiscard]] QByteArray poll(int connection) const
    {
        const qsizetype session = connection / pollsASession;
        return requestText("GET", "/v1/feed?wait=25&cursor=" + m_cursors.at(session), m_tokens.at(session));
    }
    [[nodiscard]] QByteArray change()
    {
        return requestText("POST", "/v1/operations", m_tokens.first(),
                           "{\"kind\":\"comment\",\"id\":\"bench-" + QByteArray::number(++m_changes) + "\",\"case\":\"" + m_case
                               + "\",\"definitionVersion\":1,\"audience\":\"public\",\"body\":\"One change to all.\"}");
    }

    const Service &m_service;
    QByteArrayList m_tokens, m_cursors;
    QByteArray m_case;
    int m_changes = 0;
};

QJsonObject lineOf(const QString &name, const QList<double> &few, const QList<double> &many)
{
    qsizetype round = 0;
    QJsonObject line = interleaved(int(few.size()), u"ms"_s, [&] { return few.at(round); }, [&] { return many.at(round++); });
    line.insert(u"name"_s, name);
    return line;
}

} // namespace

QJsonObject reconnect(const Options &options)
{
    Options small = options;
    small.cases = std::min(options.cases, 50);
    const Service service(small, (options.polls + pollsASession * sessionsAUser - 1) / (pollsASession * sessionsAUser));
    QByteArrayList tokens;
    for (int session = 0; session * pollsASession < options.polls; ++session)
        tokens << service.token(crowdEmail(session / sessionsAUser).constData());
    const int fewPolls = std::min(options.polls, 10);
    Crowd crowd(service, tokens);
    QList<double> fewBack, manyBack, fewMedian, manyMedian, fewWorst, manyWorst;
    qint64 turnedAway = 0;
    for (int i = 0; i < options.rounds; ++i) {
        const Return few = crowd.comeBack(fewPolls);
        const Return many = crowd.comeBack(options.polls);
        fewBack << few.comeBackMs;
        manyBack << many.comeBackMs;
        fewMedian << few.medianMs;
        manyMedian << many.medianMs;
        fewWorst << few.p99Ms;
        manyWorst << many.p99Ms;
        turnedAway += many.turnedAway;
    }
    const QString sizes = u"%L1 polls against %2, "_s.arg(options.polls).arg(fewPolls);
    return {{u"lines"_s, QJsonArray{lineOf(QString(sizes + u"until all wait"_s), fewBack, manyBack), lineOf(QString(sizes + u"median answer"_s), fewMedian, manyMedian),
                                    lineOf(QString(sizes + u"99th percentile"_s), fewWorst, manyWorst)}},
            {u"turnedAway"_s, turnedAway}};
}

} // namespace Casement::Bench
