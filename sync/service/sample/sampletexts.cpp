// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/sample/sampletexts.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Casement::Service {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

QList<QJsonObject> objects(const QJsonValue &value)
{
    QList<QJsonObject> list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toObject());
    return list;
}

SampleTexts::Problem problemFrom(const QJsonObject &json, const QString &language)
{
    SampleTexts::Problem problem;
    problem.language = language;
    problem.type = json["type"_L1].toString(u"technicalIssue"_s);
    problem.product = json["product"_L1].toString();
    problem.feature = json["feature"_L1].toString();
    problem.productType = json["productType"_L1].toString();
    problem.subjects = strings(json["subjects"_L1]);
    problem.descriptions = strings(json["descriptions"_L1]);
    for (const QJsonObject &message : objects(json["thread"_L1])) {
        const bool byCare = message.contains("care"_L1);
        problem.thread.append({byCare, message[byCare ? "care"_L1 : "customer"_L1].toString()});
    }
    problem.note = json["note"_L1].toString();
    problem.log = json["log"_L1].toString();
    return problem;
}

SampleTexts::Chatter chatterFrom(const QJsonObject &json)
{
    return {strings(json["careOpen"_L1]), strings(json["careClose"_L1]), strings(json["customerOpen"_L1]), strings(json["customerClose"_L1]),
            strings(json["nudge"_L1]), strings(json["update"_L1]), strings(json["solved"_L1]), strings(json["closing"_L1])};
}

void add(SampleTexts &texts, const QJsonObject &json)
{
    texts.accounts += objects(json["accounts"_L1]);
    texts.people += objects(json["people"_L1]);
    for (const QJsonObject &place : objects(json["places"_L1])) {
        texts.places.append({place["city"_L1].toString(), place["country"_L1].toString(), place["region"_L1].toString(),
                             place["subRegion"_L1].toString(), place["language"_L1].toString()});
    }
    for (const QJsonObject &culture : objects(json["cultures"_L1]))
        texts.cultures.append({culture["id"_L1].toString(), strings(culture["given"_L1]), strings(culture["family"_L1])});
    texts.kinds += strings(json["kinds"_L1]);
    texts.titles += strings(json["titles"_L1]);
    texts.notes += strings(json["notes"_L1]);
    texts.escalations += strings(json["escalations"_L1]);
    texts.feedback += strings(json["feedback"_L1]);
    texts.library += objects(json["library"_L1]);
    const QJsonObject slotLists = json["slots"_L1].toObject();
    for (auto it = slotLists.begin(); it != slotLists.end(); ++it)
        texts.slotValues.insert(it.key(), strings(it.value()));
    const QString language = json["language"_L1].toString(u"en"_s);
    for (const QJsonObject &problem : objects(json["problems"_L1]))
        texts.problems.append(problemFrom(problem, language));
    if (json.contains("chatter"_L1))
        texts.chatter.insert(language, chatterFrom(json["chatter"_L1].toObject()));
}

} // namespace

Result<SampleTexts> SampleTexts::load(const QList<std::pair<QString, QByteArray>> &files)
{
    SampleTexts texts;
    for (const auto &[name, bytes] : files) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
        if (!document.isObject())
            return Error{ErrorCode::BadRequest, u"%1 is not readable at byte %2: %3"_s.arg(name).arg(error.offset).arg(error.errorString())};
        add(texts, document.object());
    }
    for (const Problem &problem : texts.problems) {
        if (problem.subjects.isEmpty() || problem.descriptions.isEmpty() || problem.thread.isEmpty())
            return Error{ErrorCode::BadRequest, u"A problem of %1 lacks subjects, descriptions or a thread."_s.arg(problem.product)};
        if (!texts.chatter.contains(problem.language))
            return Error{ErrorCode::BadRequest, u"There is no chatter in the language %1."_s.arg(problem.language)};
    }
    if (texts.accounts.isEmpty() || texts.people.isEmpty() || texts.cultures.isEmpty() || texts.problems.isEmpty() || texts.titles.isEmpty()
        || texts.notes.isEmpty() || texts.escalations.isEmpty() || texts.feedback.isEmpty())
        return Error{ErrorCode::BadRequest, u"The sample texts are incomplete. Give all files of resources/sample."_s};
    return texts;
}

} // namespace Casement::Service
