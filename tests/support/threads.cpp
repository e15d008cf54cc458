// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/threads.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

void put(ThreadImport &import, const QJsonObject &line)
{
    import.lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

QString dateOf(const QJsonObject &json, const QString &member)
{
    const QString date = json.value(member).toString();
    return date.isEmpty() ? u"2020-01-01"_s : date;
}

} // namespace

ThreadImport convertThreads(const QByteArray &jsonLines, const QMap<QString, std::pair<QString, QString>> &accounts)
{
    static const QMap<QString, std::pair<QString, QString>> kinds{{u"bug"_s, {u"technicalIssue"_s, u"s3"_s}}, {u"question"_s, {u"howTo"_s, u"s4"_s}},
                                                                  {u"feature"_s, {u"featureRequest"_s, u"s4"_s}}};
    ThreadImport import;
    QSet<QString> known;
    for (const auto &[id, name] : accounts) {
        if (!known.contains(id))
            put(import, {{u"type"_s, u"account"_s}, {u"id"_s, id}, {u"name"_s, name}});
        known.insert(id);
    }
    int row = 0;
    for (const QByteArray &text : jsonLines.split('\n')) {
        const QJsonObject thread = QJsonDocument::fromJson(text).object();
        ++row;
        if (thread.isEmpty())
            continue;
        const auto account = accounts.constFind(thread.value(u"product"_s).toString());
        if (account == accounts.constEnd()) {
            ++import.skipped;
            continue;
        }
        const auto person = [&](const QString &name) {
            const QString id = QString(account->first + u'/' + name);
            if (!known.contains(id)) {
                put(import, {{u"type"_s, u"person"_s}, {u"id"_s, id}, {u"account"_s, account->first}, {u"name"_s, name},
                             {u"email"_s, QString(name + u"@"_s + account->first + u".example"_s)}});
                ++import.people;
                known.insert(id);
            }
            return id;
        };
        const QString author = person(thread.value(u"author"_s).toString());
        QJsonArray comments;
        for (const QJsonValue &value : thread.value(u"comments"_s).toArray()) {
            const QJsonObject comment = value.toObject();
            comments << QJsonObject{{u"author"_s, person(comment.value(u"author"_s).toString())}, {u"at"_s, dateOf(comment, u"date"_s)},
                                    {u"body"_s, comment.value(u"text"_s)}};
            ++import.comments;
        }
        const auto kind = kinds.value(thread.value(u"kind"_s).toString(), {u"howTo"_s, u"s4"_s});
        const bool closed = thread.value(u"state"_s).toString() == u"closed"_s;
        QJsonObject line{{u"type"_s, u"case"_s}, {u"id"_s, QStringLiteral("thread-%1").arg(row)}, {u"account"_s, account->first},
                         {u"contact"_s, author}, {u"opener"_s, author}, {u"caseType"_s, kind.first}, {u"severity"_s, kind.second},
                         {u"status"_s, closed ? u"closed"_s : u"inProgress"_s}, {u"subject"_s, thread.value(u"title"_s)},
                         {u"description"_s, thread.value(u"body"_s)}, {u"product"_s, thread.value(u"product"_s)},
                         {u"opened"_s, dateOf(thread, u"opened"_s)}, {u"comments"_s, comments}};
        if (closed)
            line.insert(u"closed"_s, comments.isEmpty() ? line.value(u"opened"_s) : comments.last().toObject().value(u"at"_s));
        put(import, line);
        import.subjects[account->first] << thread.value(u"title"_s).toString().simplified(); // a subject is one line
        ++import.cases;
    }
    return import;
}

} // namespace Casement::Testing
