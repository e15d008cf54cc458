// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/archive/csvimport.h"

#include "sync/protocol/codec.h"

#include <QDateTime>
#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

Error bad(const QString &detail) { return {ErrorCode::BadRequest, detail}; }

struct Allowed { QString group; QStringList members; QStringList needed; };

const QList<Allowed> &allowed()
{
    static const QList<Allowed> all{
        {u"account"_s, {u"id"_s, u"name"_s}, {u"name"_s}},
        {u"contact"_s, {u"id"_s, u"name"_s, u"email"_s}, {u"name"_s}},
        {u"owner"_s, {u"id"_s, u"name"_s, u"email"_s}, {}},
        {u"case"_s, {u"id"_s, u"number"_s, u"subject"_s, u"description"_s, u"opened"_s, u"updated"_s, u"closed"_s, u"status"_s, u"severity"_s,
                     u"priority"_s, u"caseType"_s, u"product"_s}, {u"id"_s, u"subject"_s, u"opened"_s}},
        {u"comment"_s, {u"case"_s, u"id"_s, u"at"_s, u"body"_s, u"audience"_s, u"authorId"_s, u"authorName"_s, u"authorEmail"_s, u"byCare"_s},
         {u"case"_s, u"at"_s, u"body"_s, u"authorName"_s}},
    };
    return all;
}

/// "Column", or {"column": "A" or ["A", "B"], "values": {...}, "otherwise": "...", "default": "..."}.
Result<CsvSource> sourceFrom(const QJsonValue &json, const QString &path)
{
    CsvSource source;
    if (json.isString()) {
        source.columns << json.toString();
        return source;
    }
    const QJsonObject object = json.toObject();
    static const QStringList known{u"column"_s, u"values"_s, u"otherwise"_s, u"default"_s};
    for (const QString &member : object.keys()) {
        if (!known.contains(member))
            return bad(QString(path + u'.' + member + u": unknown; there are "_s + known.join(u", "_s)));
    }
    const QJsonValue column = object.value("column"_L1);
    for (const QJsonValue &one : column.isArray() ? column.toArray() : column.isString() ? QJsonArray{column} : QJsonArray())
        source.columns << one.toString();
    const QJsonObject values = object.value("values"_L1).toObject();
    for (auto it = values.constBegin(); it != values.constEnd(); ++it)
        source.values.insert(it.key().toCaseFolded(), it.value().toString());
    source.otherwise = object.value("otherwise"_L1).toString();
    source.fallback = object.value("default"_L1).toString();
    source.optional = object.contains("default"_L1);
    if (source.columns.isEmpty() && !source.optional)
        return bad(QString(path + u": name a column, or give a default for all"_s));
    return source;
}

Result<CsvMapping::Group> groupFrom(const QJsonObject &json, const Allowed &rule)
{
    CsvMapping::Group group;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const QString path = u"$."_s + rule.group + u'.' + it.key();
        if (!rule.members.contains(it.key()) && !(rule.group == u"case"_s && it.key().startsWith(u"fields."_s)))
            return bad(QString(path + u": unknown; there are "_s + rule.members.join(u", "_s)));
        const auto source = sourceFrom(it.value(), path);
        if (!source)
            return source.error();
        group.insert(it.key(), source.value());
    }
    for (const QString &member : rule.needed) {
        if (!group.contains(member))
            return bad(QString(u"$."_s + rule.group + u'.' + member + u": is missing; name its column"_s));
    }
    return group;
}

} // namespace

Result<CsvMapping> CsvMapping::parse(const QByteArray &json)
{
    const auto parsed = Protocol::parseObject(json);
    if (!parsed)
        return bad(QString(u"$: "_s + parsed.error().detail));
    const QJsonObject &object = parsed.value();
    CsvMapping mapping;
    mapping.name = object.value("name"_L1).toString();
    const QString separator = object.value("separator"_L1).toString(u"auto"_s);
    if (separator != u"auto"_s && separator != u","_s && separator != u";"_s && separator != u"\t"_s)
        return bad(u"$.separator: must be auto, a comma, a semicolon or a tab"_s);
    mapping.separator = separator == u"auto"_s ? char(0) : separator.at(0).toLatin1();
    const QString zone = object.value("zone"_L1).toString(u"UTC"_s);
    mapping.zone = QTimeZone(zone.toLatin1());
    // Qt takes any word for a POSIX rule without offset.
    if (!mapping.zone.isValid() || (!zone.startsWith(u"UTC"_s) && !QTimeZone::availableTimeZoneIds().contains(zone.toLatin1())))
        return bad(QString(u"$.zone: "_s + zone + u" is no time zone; write one as Europe/Berlin or UTC+02:00"_s));
    for (const QJsonValue &format : object.value("dates"_L1).toArray(QJsonArray{u"iso"_s}))
        mapping.dates << format.toString();
    for (const Allowed &rule : allowed()) {
        const bool optional = rule.group == u"owner"_s || rule.group == u"comment"_s;
        if (!object.contains(rule.group) && optional)
            continue;
        auto group = groupFrom(object.value(rule.group).toObject(), rule);
        if (!group)
            return group.error();
        Group &place = rule.group == u"account"_s ? mapping.account : rule.group == u"contact"_s ? mapping.contact
            : rule.group == u"owner"_s ? mapping.owner : rule.group == u"case"_s ? mapping.record : mapping.comment;
        place = std::move(group).value();
    }
    return mapping;
}

CsvImport::CsvImport(CsvMapping mapping, Emit emit, Complain complain)
    : m_mapping(std::move(mapping)), m_emit(std::move(emit)), m_complain(std::move(complain))
{
}

Result<CsvSummary> CsvImport::run(QIODevice &cases, QIODevice *comments)
{
    CsvReader reader(cases, m_mapping.separator);
    const auto columns = header(reader, {&m_mapping.account, &m_mapping.contact, &m_mapping.owner, &m_mapping.record});
    if (!columns)
        return columns.error();
    if (comments) {
        m_comments = std::make_unique<CsvReader>(*comments, m_mapping.separator);
        if (const auto indexed = indexComments(); !indexed)
            return Error{indexed.error().code, QString(u"comments: "_s + indexed.error().detail)};
    }
    CsvReader::Record record;
    while (true) {
        const auto more = reader.next(record);
        if (!more)
            return more.error();
        if (!more.value())
            break;
        ++m_summary.rows;
        if (record.fields.size() != columns->size()) {
            ++m_summary.rejected;
            m_complain({}, record.line, QStringLiteral("has %1 fields where the first line has %2").arg(record.fields.size()).arg(columns->size()));
            continue;
        }
        const auto done = readCase({columns.value(), record.fields}, record.line);
        if (done)
            continue;
        if (done.error().code != ErrorCode::BadRequest)
            return done.error();
        ++m_summary.rejected;
        m_complain({}, record.line, done.error().detail);
    }
    for (const auto &places : std::as_const(m_places))
        m_summary.strayComments += places.size();
    return m_summary;
}

Result<QHash<QString, qsizetype>> CsvImport::header(CsvReader &reader, const QList<const CsvMapping::Group *> &groups)
{
    CsvReader::Record record;
    const auto more = reader.next(record);
    if (!more)
        return more.error();
    QHash<QString, qsizetype> columns;
    for (const QString &name : std::as_const(record.fields)) {
        if (columns.contains(name.trimmed()) && !name.trimmed().isEmpty())
            return bad(QString(u"line 1: two columns are called "_s + name.trimmed()));
        columns.insert(name.trimmed().isEmpty() ? QStringLiteral(" %1").arg(columns.size()) : name.trimmed(), columns.size());
    }
    for (const CsvMapping::Group *group : groups) {
        for (auto it = group->cbegin(); it != group->cend(); ++it) {
            const QStringList &wanted = it->columns;
            const bool found = std::any_of(wanted.cbegin(), wanted.cend(), [&](const QString &name) { return columns.contains(name); });
            if (!found && !wanted.isEmpty() && !it->optional)
                return bad(QString(u"line 1: there is no column \""_s + wanted.first() + u"\" ("_s + it.key() + u"); there are "_s
                                   + record.fields.join(u", "_s)));
        }
    }
    return columns;
}

Result<void> CsvImport::indexComments()
{
    auto columns = header(*m_comments, {&m_mapping.comment});
    if (!columns)
        return columns.error();
    m_commentColumns = std::move(columns).value();
    CsvReader::Record record;
    while (true) {
        const auto more = m_comments->next(record);
        if (!more)
            return more.error();
        if (!more.value())
            return {};
        if (record.fields.size() != m_commentColumns.size()) {
            m_complain(u"comments"_s, record.line, QStringLiteral("has %1 fields where the first line has %2").arg(record.fields.size()).arg(m_commentColumns.size()));
            ++m_summary.rejected;
            continue;
        }
        const Row row{m_commentColumns, record.fields};
        m_places[value(m_mapping.comment, u"case"_s, row)] << std::pair(record.line, record.offset);
    }
}

QString CsvImport::value(const CsvMapping::Group &group, const QString &member, const Row &row)
{
    const auto source = group.constFind(member);
    if (source == group.constEnd())
        return {};
    QString text;
    for (const QString &column : source->columns) {
        text = row.field(column);
        if (!text.isEmpty())
            break;
    }
    if (text.isEmpty())
        return source->fallback;
    if (source->values.isEmpty())
        return text;
    const auto known = source->values.constFind(text.toCaseFolded());
    if (known != source->values.constEnd())
        return *known;
    ++m_summary.unknownValues[QString(member + u": "_s + text)];
    return source->otherwise.isEmpty() ? text : source->otherwise;
}

CsvImport::Person CsvImport::personOf(const CsvMapping::Group &group, const Row &row, const QString &accountId)
{
    const bool comment = &group == &m_mapping.comment;
    Person person{value(group, comment ? u"authorId"_s : u"id"_s, row), value(group, comment ? u"authorName"_s : u"name"_s, row),
                  value(group, comment ? u"authorEmail"_s : u"email"_s, row)};
    if (person.id.isEmpty() && !person.email.isEmpty())
        person.id = person.email.toCaseFolded();
    else if (person.id.isEmpty() && !person.name.isEmpty())
        person.id = accountId.isEmpty() ? person.name : QString(accountId + u'/' + person.name);
    if (person.name.isEmpty())
        person.name = person.email.isEmpty() ? person.id : person.email;
    return person;
}

Result<void> CsvImport::addPerson(const Person &person, const QString &accountId, qint64 line)
{
    if (m_people.contains(person.id))
        return {};
    QJsonObject json{{u"type"_s, u"person"_s}, {u"id"_s, person.id}, {u"name"_s, person.name}};
    if (!person.email.isEmpty())
        json.insert(u"email"_s, person.email);
    if (!accountId.isEmpty())
        json.insert(u"account"_s, accountId);
    m_people.insert(person.id);
    ++m_summary.people;
    return m_emit(json, line);
}

Result<QString> CsvImport::instant(const QString &text, const QString &member) const
{
    for (const QString &format : m_mapping.dates) {
        QDateTime at = format == u"iso"_s ? QDateTime::fromString(text, Qt::ISODateWithMs) : QDateTime::fromString(text, format);
        if (!at.isValid())
            continue;
        if (at.timeSpec() == Qt::LocalTime)
            at = QDateTime(at.date(), at.time(), m_mapping.zone);
        return at.toUTC().toString(Qt::ISODateWithMs);
    }
    return bad(QString(member + u": \""_s + text + u"\" has none of the mapping's date formats ("_s + m_mapping.dates.join(u"; "_s) + u')'));
}

Result<void> CsvImport::readCase(const Row &row, qint64 line)
{
    QJsonObject json{{u"type"_s, u"case"_s}};
    QJsonObject fields;
    for (const QString &member : m_mapping.record.keys()) {
        const QString text = value(m_mapping.record, member, row);
        if (text.isEmpty())
            continue;
        const bool time = member == u"opened"_s || member == u"updated"_s || member == u"closed"_s;
        const auto at = time ? instant(text, member) : Result<QString>(text);
        if (!at)
            return at.error();
        if (member.startsWith(u"fields."_s))
            fields.insert(member.mid(7), at.value());
        else
            json.insert(member, at.value());
    }
    for (const QString &member : {u"id"_s, u"subject"_s, u"opened"_s}) {
        if (!json.contains(member))
            return bad(QString(member + u": is empty; fill it, or give the mapping a default"_s));
    }
    const QString id = json.value("id"_L1).toString();
    if (m_cases.contains(id))
        return bad(QString(u"id: "_s + id + u" comes twice in this file"_s));
    if (!fields.isEmpty())
        json.insert(u"fields"_s, fields);
    const QString accountName = value(m_mapping.account, u"name"_s, row);
    QString accountId = value(m_mapping.account, u"id"_s, row);
    if (accountId.isEmpty())
        accountId = accountName;
    if (accountId.isEmpty())
        return bad(u"account: is empty; fill it, or give the mapping a default"_s);
    if (!m_accounts.contains(accountId)) {
        m_accounts.insert(accountId);
        ++m_summary.accounts;
        if (const auto done = m_emit({{u"type"_s, u"account"_s}, {u"id"_s, accountId}, {u"name"_s, accountName.isEmpty() ? accountId : accountName}}, line); !done)
            return done;
    }
    const Person contact = personOf(m_mapping.contact, row, accountId);
    if (contact.id.isEmpty())
        return bad(u"contact: is empty; fill it, or give the mapping a default name"_s);
    if (const auto done = addPerson(contact, accountId, line); !done)
        return done;
    json.insert(u"account"_s, accountId);
    json.insert(u"contact"_s, contact.id);
    if (const Person owner = personOf(m_mapping.owner, row, {}); !owner.id.isEmpty()) {
        if (const auto done = addPerson(owner, {}, line); !done)
            return done;
        json.insert(u"owner"_s, owner.id);
    }
    if (const auto done = readComments(id, accountId, json); !done)
        return done;
    m_cases.insert(id);
    ++m_summary.cases;
    return m_emit(json, line);
}

Result<void> CsvImport::readComments(const QString &key, const QString &accountId, QJsonObject &json)
{
    QJsonArray comments;
    for (const auto &[line, offset] : m_places.take(key)) {
        CsvReader::Record record{{}, line, offset};
        const auto read = m_comments->goTo(record) ? m_comments->next(record) : Result<bool>(bad(u"the file cannot be read again; it must not be a pipe"_s));
        if (!read)
            return read.error();
        const auto comment = commentOf({m_commentColumns, record.fields}, line, accountId);
        if (comment) {
            comments << comment.value();
            ++m_summary.comments;
        } else if (comment.error().code != ErrorCode::BadRequest) {
            return comment.error();
        } else {
            ++m_summary.rejected;
            m_complain(u"comments"_s, line, comment.error().detail);
        }
    }
    if (!comments.isEmpty())
        json.insert(u"comments"_s, comments);
    return {};
}

Result<QJsonObject> CsvImport::commentOf(const Row &row, qint64 line, const QString &accountId)
{
    const auto at = instant(value(m_mapping.comment, u"at"_s, row), u"at"_s);
    if (!at)
        return at.error();
    const QString audience = value(m_mapping.comment, u"audience"_s, row);
    if (!audience.isEmpty() && audience != u"public"_s && audience != u"care"_s)
        return bad(QString(u"audience: \""_s + audience + u"\" must be mapped to public or care"_s));
    const bool byCare = value(m_mapping.comment, u"byCare"_s, row) == u"true"_s || audience == u"care"_s;
    const Person author = personOf(m_mapping.comment, row, byCare ? QString() : accountId);
    if (author.id.isEmpty())
        return bad(u"author: is empty; fill it, or give the mapping a default name"_s);
    if (const auto done = addPerson(author, byCare ? QString() : accountId, line); !done)
        return done.error();
    QJsonObject json{{u"author"_s, author.id}, {u"at"_s, at.value()}, {u"body"_s, value(m_mapping.comment, u"body"_s, row)}};
    if (!audience.isEmpty())
        json.insert(u"audience"_s, audience);
    if (const QString id = value(m_mapping.comment, u"id"_s, row); !id.isEmpty())
        json.insert(u"id"_s, id);
    return json;
}

} // namespace Casement::Service::Archive
