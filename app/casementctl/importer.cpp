// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/importer.h"

#include "app/casementctl/commands.h"
#include "sync/protocol/paths.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

void complain(qint64 line, const QString &why)
{
    std::fprintf(stderr, "line %lld: %s\n", static_cast<long long>(line), qPrintable(why));
}

} // namespace

Result<void> Importer::add(const QByteArray &line, qint64 source)
{
    ++m_lines;
    const qint64 number = source > 0 ? source : m_lines;
    if (line.size() > lineBytes) {
        complain(number, u"is longer than 8 MB. Put fewer or smaller attachments into one case."_s);
        ++m_rejected;
        return {};
    }
    if (!m_batch.isEmpty() && m_batch.size() + line.size() > batchBytes) {
        if (const Result<void> sent = finish(); !sent)
            return sent;
    }
    m_batch += line;
    m_batch += '\n';
    m_sources << number;
    return {};
}

Result<void> Importer::finish()
{
    const QByteArray batch = std::exchange(m_batch, {});
    const QList<qint64> sources = std::exchange(m_sources, {});
    if (batch.trimmed().isEmpty())
        return {};
    const Result<QJsonObject> answer = m_door.post(Protocol::Paths::adminImport, batch);
    if (!answer)
        return answer.error();
    const QJsonArray errors = answer.value()["errors"_L1].toArray();
    for (const QJsonValue &error : errors)
        complain(sources.value(error["line"_L1].toInteger() - 1), error["message"_L1].toString());
    m_accepted += answer.value()["accepted"_L1].toInteger();
    m_rejected += answer.value()["rejected"_L1].toInteger(errors.size());
    return {};
}

int Importer::summary(const Result<void> &outcome) const
{
    if (!outcome && m_accepted == 0)
        return fail(outcome.error().detail);
    say(u"%1 lines taken, %2 not."_s.arg(m_accepted).arg(m_rejected));
    if (!outcome)
        fail(outcome.error().detail + u" Repeat the command: what was taken is not taken twice."_s);
    if (!outcome || m_rejected > 0)
        return m_accepted > 0 ? partlyDone : 1;
    return 0;
}

} // namespace Casement::App
