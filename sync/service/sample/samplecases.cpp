// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/sample/samplecases.h"

#include "sync/service/sample/samplefiles.h"

#include <QDateTime>
#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString iso(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at / 1000 * 1000, Qt::UTC).toString(Qt::ISODate);
}

/// '#' becomes a digit, '~' a letter or digit: a fresh name from a pattern.
QString drawn(Random &random, const QString &pattern)
{
    static const QString letters = u"abcdefghijklmnopqrstuvwxyz0123456789"_s;
    QString text = pattern;
    for (QChar &c : text) {
        if (c == u'#')
            c = QChar(u'0' + random.below(10));
        else if (c == u'~')
            c = letters.at(random.below(int(letters.size())));
    }
    return text;
}

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QJsonObject attachment(const QString &name, const QString &mime, const QByteArray &bytes)
{
    return {{u"name"_s, name}, {u"mime"_s, mime}, {u"base64"_s, base64(bytes)}};
}

/// A customer's answer is quicker when it hurts; so is Care's.
qint64 gap(Random &random, int severityRank, bool byCare)
{
    const qint64 scale = severityRank <= 1 ? 20 * minute : severityRank == 2 ? 2 * hour : byCare ? 9 * hour : 14 * hour;
    return scale / 4 + random.below(int(scale / 1000 * 2)) * 1000LL;
}

} // namespace

struct SampleCases::Draft
{
    Random random{0};
    qint64 opened = 0;
    qint64 last = 0; ///< of what was written so far
    const SampleAccount *account = nullptr;
    SamplePerson contact, opener, engineer;
    const SampleTexts::Problem *problem = nullptr;
    const SampleTexts::Chatter *chatter = nullptr;
    QHash<QString, QString> known; ///< slots drawn so far: a case speaks of one browser, one course, ...
    int severityRank = 4;
    bool closed = false;
    bool lastByCare = false;
    QJsonArray comments;
    QJsonObject json;
};

SampleCases::SampleCases(const PortalDefinition &definition, const SampleTexts &texts, const SampleWorld &world, quint64 seed, qint64 untilMs)
    : m_definition(definition)
    , m_texts(texts)
    , m_world(world)
    , m_seed(seed)
    , m_until(untilMs)
{
    for (const SampleAccount &account : world.accounts)
        m_accountWeights.append(account.weight);
}

QJsonObject SampleCases::write(int index, qint64 openedMs) const
{
    Draft draft;
    draft.random = Random(m_seed * 0x2545f4914f6cdd1dULL + quint64(index));
    draft.opened = draft.last = openedMs;
    draft.json = {{u"type"_s, u"case"_s}, {u"id"_s, u"case-%1-%2"_s.arg(m_seed).arg(index)}};
    choosePeople(draft);
    chooseProblem(draft);
    chooseLevels(draft);
    writeFields(draft);
    writeComments(draft);
    chooseStatus(draft);
    writeNotes(draft);
    writeEscalation(draft);
    draft.json.insert(u"comments"_s, draft.comments);
    draft.json.insert(u"opened"_s, iso(draft.opened));
    draft.json.insert(u"updated"_s, iso(draft.last));
    return draft.json;
}

void SampleCases::choosePeople(Draft &draft) const
{
    draft.account = &m_world.accounts.at(draft.random.weighted(m_accountWeights));
    const QList<SamplePerson> &people = draft.account->people;
    // The first ones are those who ask most.
    draft.contact = people.at(qMin(draft.random.below(int(people.size())), draft.random.below(int(people.size()))));
    draft.opener = draft.random.chance(90) ? draft.contact : draft.random.of(people);
    draft.engineer = draft.random.of(m_world.engineers);
    draft.known = {{u"given"_s, draft.contact.given}, {u"contact"_s, draft.contact.name}, {u"engineer"_s, draft.engineer.given},
                   {u"engineerFull"_s, draft.engineer.name}, {u"account"_s, draft.account->name}, {u"domain"_s, draft.account->domain}};
    draft.json.insert(u"account"_s, draft.account->id);
    draft.json.insert(u"contact"_s, draft.contact.id);
    draft.json.insert(u"opener"_s, draft.opener.id);
    if (!draft.account->partnerIds.isEmpty())
        draft.known.insert(u"partner"_s, draft.random.of(draft.account->partnerIds));
}

void SampleCases::chooseProblem(Draft &draft) const
{
    const bool native = draft.account->language != u"en"_s && draft.random.chance(55);
    const QString language = native ? draft.account->language : u"en"_s;
    QList<const SampleTexts::Problem *> fitting;
    for (const SampleTexts::Problem &problem : m_texts.problems) {
        if (problem.language == language)
            fitting.append(&problem);
    }
    if (fitting.isEmpty()) {
        for (const SampleTexts::Problem &problem : m_texts.problems)
            fitting.append(&problem);
    }
    draft.problem = draft.random.of(fitting);
    const auto chatter = m_texts.chatter.constFind(draft.problem->language); // load() made sure there is one
    draft.chatter = &chatter.value();
    if (const auto &types = m_definition.caseTypes; !types.isEmpty())
        draft.json.insert(u"caseType"_s, m_definition.caseType(draft.problem->type) ? draft.problem->type : types.last().id);
    if (m_definition.product(draft.problem->product))
        draft.json.insert(u"product"_s, draft.problem->product);
    draft.json.insert(u"subject"_s, filled(draft, draft.random.of(draft.problem->subjects)));
    QString description = filled(draft, draft.random.of(draft.problem->descriptions));
    if (draft.random.chance(35))
        description += u"\n\n"_s + filled(draft, draft.random.of(draft.chatter->customerClose));
    draft.json.insert(u"description"_s, description);
}

void SampleCases::chooseLevels(Draft &draft) const
{
    const PortalDefinition::CaseType *type = m_definition.caseType(draft.problem->type);
    if (type && !type->fixedSeverity.isEmpty()) {
        const PortalDefinition::Level *level = m_definition.severity(type->fixedSeverity);
        draft.severityRank = level ? level->rank : 4;
    } else {
        draft.severityRank = 1 + int(draft.random.weighted(draft.problem->type == u"howTo"_s ? QList<int>{0, 3, 27, 70} : QList<int>{4, 18, 50, 28}));
    }
    const auto idOf = [&draft](const QList<PortalDefinition::Level> &levels) {
        for (const PortalDefinition::Level &level : levels) {
            if (level.rank == draft.severityRank)
                return level.id;
        }
        return levels.isEmpty() ? QString() : levels.last().id;
    };
    draft.json.insert(u"severity"_s, idOf(m_definition.severities));
    draft.json.insert(u"priority"_s, idOf(m_definition.priorities));
}

void SampleCases::writeFields(Draft &draft) const
{
    QJsonObject fields;
    if (!draft.problem->feature.isEmpty())
        fields = {{u"feature"_s, draft.problem->feature}, {u"productType"_s, draft.problem->productType}};
    if (draft.random.chance(60) && !draft.account->partnerIds.isEmpty())
        fields.insert(u"partnerId"_s, slot(draft, u"partner"_s));
    if (draft.random.chance(25))
        fields.insert(u"link"_s, u"https://video.%1/media/%2"_s.arg(draft.account->domain, slot(draft, u"entry"_s)));
    if (draft.random.chance(15))
        fields.insert(u"website"_s, QString(u"https://www."_s + draft.account->domain));
    if (draft.random.chance(20))
        fields.insert(u"phone"_s, u"+1 555 01%1"_s.arg(draft.random.below(100), 2, 10, QChar(u'0')));
    for (const QString &name : fields.keys()) {
        if (!m_definition.field(name))
            fields.remove(name);
    }
    draft.json.insert(u"fields"_s, fields);
    if (draft.random.chance(12) && m_definition.limits.cc > 0) {
        QJsonArray cc;
        for (int i = draft.random.between(1, 3); i > 0; --i) {
            const QString address = draft.random.of(draft.account->people).email;
            if (address != draft.contact.email && !cc.contains(address))
                cc.append(address);
        }
        if (draft.random.chance(30))
            cc.append(QString(u"helpdesk@"_s + draft.account->domain));
        draft.json.insert(u"cc"_s, cc);
    }
    if (draft.random.chance(18))
        draft.json.insert(u"attachments"_s, attachments(draft, draft.opened));
}

/// The problem's own talk, shortened, or stretched by holding answers and questions for news; a closed case ends with thanks.
QList<SampleCases::Entry> SampleCases::talk(Draft &draft) const
{
    const int wanted = int(draft.random.weighted({3, 10, 17, 18, 16, 12, 8, 5, 3, 3, 2, 2, 1}));
    QList<Entry> entries;
    for (const SampleTexts::Message &message : draft.problem->thread)
        entries.append({message.byCare, message.text});
    if (wanted < entries.size())
        return entries.first(wanted);
    int room = wanted - int(entries.size());
    if (room > 0 && draft.random.chance(80)) {
        const QString thanks = draft.random.of(draft.chatter->solved);
        if (entries.last().byCare)
            entries.append({false, thanks});
        else
            entries.last().text += u"\n\n"_s + thanks;
        entries.append({true, draft.random.of(draft.chatter->closing)});
        room -= 2;
    }
    // Where Care answers: first a word that it is being looked into, then the customer asks.
    for (qsizetype at = draft.random.below(2) * 2; room >= 2 && at < entries.size(); ++at) {
        if (!entries.at(at).byCare || (at > 0 && entries.at(at - 1).byCare))
            continue;
        entries.insert(at, {true, draft.random.of(draft.chatter->update)});
        entries.insert(at + 1, {false, draft.random.of(draft.chatter->nudge)});
        at += 2;
        room -= 2;
    }
    return entries;
}

void SampleCases::writeComments(Draft &draft) const
{
    const QList<Entry> entries = talk(draft);
    QString previous = draft.json["description"_L1].toString();
    int number = 0;
    for (const Entry &entry : entries) {
        const qint64 at = draft.last + gap(draft.random, draft.severityRank, entry.byCare);
        if (at >= m_until)
            break;
        const bool other = !entry.byCare && draft.random.chance(8);
        const SamplePerson &author = entry.byCare ? draft.engineer : other ? draft.opener : draft.contact;
        const QString text = signedText(draft, entry, previous);
        QJsonObject comment{{u"id"_s, u"c%1"_s.arg(++number)}, {u"author"_s, author.id}, {u"at"_s, iso(at)}, {u"body"_s, text}};
        if (!entry.byCare && draft.random.chance(10))
            comment.insert(u"attachments"_s, attachments(draft, at));
        draft.comments.append(comment);
        draft.last = at;
        draft.lastByCare = entry.byCare;
        previous = text;
    }
    if (number > 0)
        draft.json.insert(u"owner"_s, draft.engineer.id);
}

QString SampleCases::signedText(Draft &draft, const Entry &entry, const QString &previous) const
{
    QString text = filled(draft, entry.text);
    const QStringList &openings = entry.byCare ? draft.chatter->careOpen : draft.chatter->customerOpen;
    const QStringList &closings = entry.byCare ? draft.chatter->careClose : draft.chatter->customerClose;
    if (draft.random.chance(12)) {
        const QStringList lines = previous.split(u'\n', Qt::SkipEmptyParts);
        const auto quoted = std::find_if(lines.begin(), lines.end(), [](const QString &line) { return line.size() > 40 && !line.startsWith(u'>'); });
        if (quoted != lines.end())
            text = u"> "_s + *quoted + u"\n\n"_s + text;
    }
    if (draft.random.chance(entry.byCare ? 90 : 55))
        text = filled(draft, draft.random.of(openings)) + u"\n\n"_s + text;
    if (draft.random.chance(entry.byCare ? 85 : 50))
        text += u"\n\n"_s + filled(draft, draft.random.of(closings));
    return text;
}

void SampleCases::chooseStatus(Draft &draft) const
{
    const qint64 age = m_until - draft.opened;
    const int closes = draft.comments.isEmpty() ? (age > 60 * day ? 80 : 5) : age > 40 * day ? 94 : age > 10 * day ? 65 : 22;
    const qint64 closing = draft.last + gap(draft.random, 3, true) + (draft.lastByCare ? draft.random.below(9) * day : 0);
    draft.closed = draft.random.chance(closes) && closing < m_until;
    QString phase = u"active"_s;
    if (draft.closed)
        phase = u"closed"_s;
    else if (draft.comments.isEmpty())
        phase = u"new"_s;
    else if (draft.lastByCare && draft.random.chance(75))
        phase = u"pending"_s;
    draft.json.insert(u"status"_s, m_definition.firstOf(phase).id);
    if (draft.closed) {
        draft.json.insert(u"closed"_s, iso(closing));
        draft.last = closing;
    }
}

/// Notes of Care among themselves, somewhere in the talk.
void SampleCases::writeNotes(Draft &draft) const
{
    if (draft.comments.isEmpty() || !draft.random.chance(30))
        return;
    const QString text = draft.problem->note.isEmpty() || draft.random.chance(40) ? draft.random.of(m_texts.notes) : draft.problem->note;
    const auto timeOf = [&draft](qsizetype comment) {
        return QDateTime::fromString(draft.comments.at(comment)["at"_L1].toString(), Qt::ISODate).toMSecsSinceEpoch();
    };
    qsizetype place = draft.random.below(int(draft.comments.size()));
    const qint64 at = timeOf(place) + draft.random.between(2, 25) * minute;
    while (place < draft.comments.size() && timeOf(place) <= at)
        ++place;
    if (at >= draft.last)
        return;
    draft.comments.insert(place, QJsonObject{{u"id"_s, u"n1"_s}, {u"author"_s, draft.random.of(m_world.engineers).id}, {u"at"_s, iso(at)},
                                             {u"body"_s, filled(draft, text)}, {u"audience"_s, u"care"_s}});
}

void SampleCases::writeEscalation(Draft &draft) const
{
    const qint64 span = draft.last - draft.opened;
    if (!m_definition.hasEscalation || m_definition.reasons.isEmpty() || span < 4 * hour)
        return;
    if (!draft.random.chance(draft.severityRank <= 2 ? 16 : 4))
        return;
    const qint64 at = draft.opened + span / 3 + draft.random.below(int(span / minute / 3) + 1) * minute;
    QJsonObject round{{u"by"_s, draft.contact.id}, {u"at"_s, iso(at)}, {u"reason"_s, draft.random.of(m_definition.reasons).id},
                      {u"description"_s, filled(draft, draft.random.of(m_texts.escalations))}};
    if (draft.closed || draft.random.chance(50)) {
        round.insert(u"ended"_s, iso(at + (draft.last - at) / 2));
        if (draft.random.chance(60))
            round.insert(u"feedback"_s, filled(draft, draft.random.of(m_texts.feedback)));
    }
    draft.json.insert(u"escalations"_s, QJsonArray{round});
}

QJsonArray SampleCases::attachments(Draft &draft, qint64 at) const
{
    QJsonArray list;
    const bool log = !draft.problem->log.isEmpty() && draft.random.chance(60);
    if (log) {
        const QByteArray bytes = sampleLog(draft.random, draft.problem->product, filled(draft, draft.problem->log), at);
        list.append(attachment(u"%1-%2.log"_s.arg(draft.problem->product.toLower(), QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(u"yyyy-MM-dd"_s)),
                               u"text/plain"_s, bytes));
    }
    if (!log || draft.random.chance(25))
        list.append(attachment(u"screenshot-%1.png"_s.arg(draft.random.between(1, 99)), u"image/png"_s, samplePicture(draft.random)));
    return list;
}

QString SampleCases::slot(Draft &draft, const QString &name) const
{
    const auto known = draft.known.constFind(name);
    if (known != draft.known.constEnd())
        return *known;
    const QStringList values = m_texts.slotValues.value(name);
    if (values.isEmpty())
        return {};
    return *draft.known.insert(name, drawn(draft.random, draft.random.of(values)));
}

QString SampleCases::filled(Draft &draft, const QString &text) const
{
    static const QRegularExpression pattern(u"\\{([a-z][A-Za-z0-9]*)\\}"_s);
    QString result;
    qsizetype from = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        result += text.mid(from, match.capturedStart() - from);
        const QString value = slot(draft, match.captured(1));
        result += value.isEmpty() ? match.captured() : value;
        from = match.capturedEnd();
    }
    return result + text.mid(from);
}

} // namespace Casement::Service
