// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/salvage.h"

#include "sync/protocol/codec.h"
#include "sync/store/rowcodec.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Casement::Store {

using Protocol::Kind;
using Protocol::Object;

namespace {

bool confirmedRow(const Object &object) { return object.version() > 0; }

void take(CaseBundle &bundle, const Object &part)
{
    switch (part.kind) {
    case Kind::Comment: bundle.comments << part.comment; break;
    case Kind::Attachment: bundle.attachments << part.attachment; break;
    case Kind::History: bundle.history << part.history; break;
    case Kind::Escalation: bundle.rounds << part.round; break;
    default: break;
    }
}

} // namespace

Salvage::Salvage(std::unique_ptr<Sql::Database> database) : m_database(std::move(database)), m_rows(*m_database) {}

Result<std::unique_ptr<Salvage>> Salvage::open(const QString &path)
{
    auto database = Sql::Database::open(path, {.busyTimeoutMs = 0});
    if (!database)
        return database.error();
    std::unique_ptr<Salvage> salvage(new Salvage(std::move(database).value()));
    {
        Sql::Query last = salvage->m_database->run(u"SELECT MAX(row_id) FROM case_row"_s);
        if (last.next())
            salvage->m_next = last.integer(0);
    }
    if (const auto readable = salvage->m_database->check(); !readable)
        return Error{ErrorCode::Corrupt, readable.error().detail};
    return salvage;
}

QList<Object> Salvage::plain()
{
    QList<Object> found;
    for (const Kind kind : {Kind::Account, Kind::Person, Kind::Viewed}) {
        const QStringList ids = m_rows.ids(QString(u"SELECT id FROM "_s + tableOf(kind)));
        for (const QString &id : ids) {
            const auto object = m_rows.find(kind, id);
            if (object && m_database->check().ok() && confirmedRow(*object))
                found << *object;
        }
        static_cast<void>(m_database->check()); // passed over
    }
    return found;
}

QList<Salvage::Found> Salvage::next(int rows)
{
    QList<Found> found;
    for (; rows > 0 && !atEnd(); --rows, --m_next) {
        if (auto one = read(m_next))
            found << std::move(*one);
    }
    return found;
}

std::optional<Salvage::Found> Salvage::read(qint64 rowId)
{
    const QString id = m_rows.ids(u"SELECT id FROM case_row WHERE row_id = ?"_s, {rowId}).value(0);
    const auto record = id.isEmpty() ? std::nullopt : m_rows.find(Kind::Case, id);
    if (!m_database->check() || !record)
        return std::nullopt;
    Found found{{}, rowId, m_rows.held(id).value_or(HeldCase()).whole};
    found.bundle.record = record->record;
    // With pending work on it, the service's copy stands beside it.
    for (const QString &body : m_rows.ids(u"SELECT body FROM confirmed WHERE kind = 'case' AND id = ?"_s, {id})) {
        const auto confirmed = Protocol::objectFrom(QJsonDocument::fromJson(body.toUtf8()).object());
        if (!confirmed)
            return std::nullopt; // it was never sent
        found.bundle.record = confirmed->record;
    }
    if (found.bundle.record.version <= 0)
        return std::nullopt;
    for (const Kind kind : {Kind::Comment, Kind::Attachment, Kind::History, Kind::Escalation}) {
        for (const Object &part : partsOf(*m_database, kind, id)) {
            if (confirmedRow(part))
                take(found.bundle, part);
        }
    }
    if (const auto care = m_rows.find(Kind::Care, id); care && confirmedRow(*care)) {
        found.bundle.hasCare = true;
        found.bundle.care = care->care;
    }
    found.bundle.keys = m_rows.keys(id);
    if (!m_database->check())
        found.whole = false;
    return found;
}

} // namespace Casement::Store
