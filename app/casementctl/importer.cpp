// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/importer.h"

#include "sync/protocol/paths.h"

#include <QJsonArray>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::App {

Result<void> Importer::add(const QByteArray &line)
{
    if (line.size() > lineBytes) {
        reject(u"is longer than 8 MB. Put fewer or smaller attachments into one case."_s);
        return {};
    }
    if (!m_batch.isEmpty() && m_batch.size() + line.size() > batchBytes) {
        if (const Result<void> sent = finish(); !sent)
            return sent;
    }
    m_batch += line;
    m_batch += '\n';
    ++m_lines;
    return {};
}

void Importer::reject(const QString &why)
{
    m_batch += '\n'; // keeps the count: empty lines are passed over
    complain(++m_lines, why);
    ++m_rejected;
}

Result<void> Importer::finish()
{
    if (m_batch.trimmed().isEmpty()) {
        m_batch.clear();
        m_batchStart = m_lines;
        return {};
    }
    const Result<QJsonObject> answer = m_door.post(Protocol::Paths::adminImport, m_batch);
    if (!answer)
        return answer.error();
    const QJsonArray errors = answer.value()["errors"_L1].toArray();
    for (const QJsonValue &error : errors)
        complain(m_batchStart + error["line"_L1].toInteger(), error["message"_L1].toString());
    m_accepted += answer.value()["accepted"_L1].toInteger();
    m_rejected += answer.value()["rejected"_L1].toInteger(errors.size());
    m_batch.clear();
    m_batchStart = m_lines;
    return {};
}

void Importer::complain(qint64 line, const QString &why)
{
    std::fprintf(stderr, "line %lld: %s\n", static_cast<long long>(line), qPrintable(why));
}

} // namespace Casement::App
