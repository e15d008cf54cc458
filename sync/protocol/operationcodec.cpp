// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/protocol/jsonreader.h"

using namespace Qt::StringLiterals;

namespace Casement::Protocol {

namespace {

QJsonArray filesJson(const QList<AttachmentRef> &files)
{
    QJsonArray array;
    for (const AttachmentRef &file : files)
        array << QJsonObject{{u"id"_s, file.id}, {u"name"_s, file.name}, {u"mime"_s, file.mime}, {u"size"_s, file.size}};
    return array;
}

QList<AttachmentRef> filesFrom(JsonReader &reader)
{
    return reader.list<AttachmentRef>(u"attachments"_s, [](const QJsonObject &json) -> Result<AttachmentRef> {
        JsonReader r(json);
        AttachmentRef file{r.needText(u"id"_s), r.needText(u"name"_s), r.text(u"mime"_s), r.integer(u"size"_s)};
        return r.finish(file);
    });
}

struct Encoder
{
    QJsonObject json;
    void operator()(const OpenCase &a)
    {
        QJsonObject fields;
        for (auto it = a.fields.cbegin(); it != a.fields.cend(); ++it)
            fields.insert(it.key(), it.value());
        json.insert(u"kind"_s, u"open"_s);
        json.insert(u"account"_s, a.accountId);
        json.insert(u"contact"_s, a.contactId);
        json.insert(u"caseType"_s, a.type);
        json.insert(u"severity"_s, a.severity);
        json.insert(u"priority"_s, a.priority);
        json.insert(u"subject"_s, a.subject);
        json.insert(u"description"_s, a.description);
        json.insert(u"product"_s, a.product);
        json.insert(u"fields"_s, fields);
        json.insert(u"cc"_s, QJsonArray::fromStringList(a.cc));
        json.insert(u"attachments"_s, filesJson(a.attachments));
        if (!a.related.isEmpty())
            json.insert(u"related"_s, a.related);
    }
    void operator()(const PostComment &a)
    {
        json.insert(u"kind"_s, u"comment"_s);
        json.insert(u"body"_s, a.body);
        json.insert(u"audience"_s, Casement::nameOf(a.audience));
        json.insert(u"waiting"_s, a.waiting);
        json.insert(u"attachments"_s, filesJson(a.attachments));
    }
    void operator()(const Escalate &a)
    {
        json.insert(u"kind"_s, u"escalate"_s);
        json.insert(u"reason"_s, a.reason);
        json.insert(u"description"_s, a.description);
    }
    void operator()(const SetStatus &a) { edit(u"status"_s, a.from, a.to); }
    void operator()(const Assign &a) { edit(u"assign"_s, a.from, a.to); }
    void operator()(const RecommendClose &a)
    {
        json.insert(u"kind"_s, u"recommend"_s);
        json.insert(u"reason"_s, a.reason);
        json.insert(u"text"_s, a.text);
    }
    void operator()(const AnswerRecommendation &a)
    {
        json.insert(u"kind"_s, u"answerRecommendation"_s);
        json.insert(u"accept"_s, a.accept);
    }
    void operator()(const AnswerSolution &a)
    {
        json.insert(u"kind"_s, u"answerSolution"_s);
        json.insert(u"approve"_s, a.approve);
        json.insert(u"text"_s, a.text);
    }
    void operator()(const StillWorking &) { json.insert(u"kind"_s, u"stillWorking"_s); }
    void operator()(const SetLevel &a)
    {
        edit(u"level"_s, a.from, a.to);
        json.insert(u"level"_s, a.level);
        json.insert(u"why"_s, a.why);
    }
    void operator()(const EndEscalation &a)
    {
        json.insert(u"kind"_s, u"endEscalation"_s);
        json.insert(u"feedback"_s, a.feedback);
    }
    void operator()(const EditRecord &a)
    {
        edit(u"record"_s, a.from, a.to);
        json.insert(u"recordKind"_s, a.kind);
        json.insert(u"object"_s, a.id);
        json.insert(u"field"_s, a.field);
    }
    void operator()(const AddContact &a)
    {
        json.insert(u"kind"_s, u"addContact"_s);
        json.insert(u"object"_s, a.id);
        json.insert(u"account"_s, a.accountId);
        json.insert(u"name"_s, a.name);
        json.insert(u"email"_s, a.email);
        json.insert(u"phone"_s, a.phone);
        json.insert(u"title"_s, a.title);
    }
    void operator()(const Keep &a)
    {
        json.insert(u"kind"_s, u"keep"_s);
        json.insert(u"object"_s, a.id);
        json.insert(u"keptKind"_s, a.kind);
        json.insert(u"label"_s, a.label);
        json.insert(u"content"_s, a.content);
    }
    void operator()(const LinkCase &a)
    {
        json.insert(u"kind"_s, a.related ? u"link"_s : u"unlink"_s);
        json.insert(u"other"_s, a.other);
    }
    void operator()(const SplitCase &a)
    {
        json.insert(u"kind"_s, u"split"_s);
        json.insert(u"newCase"_s, a.newCase);
        json.insert(u"subject"_s, a.subject);
        json.insert(u"comments"_s, QJsonArray::fromStringList(a.comments));
    }
    void operator()(const MergeCase &a)
    {
        json.insert(u"kind"_s, a.merged ? u"merge"_s : u"unmerge"_s);
        json.insert(u"into"_s, a.into);
        if (a.cc)
            json.insert(u"cc"_s, true);
    }
    void operator()(const MarkViewed &a)
    {
        json.insert(u"kind"_s, u"viewed"_s);
        json.insert(u"viewedKind"_s, a.kind);
        json.insert(u"object"_s, a.objectId);
    }
    void operator()(const EditField &a)
    {
        edit(u"edit"_s, a.from, a.to);
        json.insert(u"field"_s, a.field);
    }
    void edit(const QString &kind, const QString &from, const QString &to)
    {
        json.insert(u"kind"_s, kind);
        json.insert(u"from"_s, from);
        json.insert(u"to"_s, to);
    }
};

} // namespace

QJsonObject toJson(const Operation &operation)
{
    Encoder encoder;
    std::visit(encoder, operation.act);
    QJsonObject json = encoder.json;
    json.insert(u"id"_s, operation.id);
    json.insert(u"definitionVersion"_s, operation.definitionVersion);
    if (!operation.caseId.isEmpty())
        json.insert(u"case"_s, operation.caseId);
    return json;
}

Result<Operation> operationFrom(const QJsonObject &json)
{
    JsonReader r(json);
    Operation operation;
    operation.id = r.needText(u"id"_s);
    if (operation.id.size() > 64)
        r.complain(u"id"_s, u"may have at most 64 characters"_s);
    operation.definitionVersion = int(r.integer(u"definitionVersion"_s, 0, std::numeric_limits<int>::max()));
    const QString kind = r.needText(u"kind"_s);
    static const QStringList ofNoCase{u"viewed"_s, u"record"_s, u"addContact"_s, u"keep"_s};
    operation.caseId = ofNoCase.contains(kind) ? QString() : r.needText(u"case"_s);
    if (operation.caseId.size() > 64)
        r.complain(u"case"_s, u"may have at most 64 characters"_s);
    if (kind == u"open"_s) {
        OpenCase act{r.needText(u"account"_s), r.needText(u"contact"_s), r.text(u"caseType"_s), r.text(u"severity"_s), r.text(u"priority"_s),
                     r.text(u"subject"_s), r.text(u"description"_s), r.text(u"product"_s), r.map(u"fields"_s), r.texts(u"cc"_s), {}};
        act.attachments = filesFrom(r);
        act.related = r.text(u"related"_s);
        operation.act = act;
    } else if (kind == u"comment"_s) {
        bool known = true;
        const QString audience = r.text(u"audience"_s);
        PostComment act{r.text(u"body"_s), audience.isEmpty() ? Audience::Public : audienceFrom(audience, &known), r.flag(u"waiting"_s), {}};
        if (!known)
            r.complain(u"audience"_s, u"must be public or care"_s);
        act.attachments = filesFrom(r);
        operation.act = act;
    } else if (kind == u"escalate"_s) {
        operation.act = Escalate{r.text(u"reason"_s), r.text(u"description"_s)};
    } else if (kind == u"status"_s) {
        operation.act = SetStatus{r.needText(u"from"_s), r.needText(u"to"_s)};
    } else if (kind == u"assign"_s) {
        operation.act = Assign{r.text(u"from"_s), r.text(u"to"_s)};
    } else if (kind == u"edit"_s) {
        operation.act = EditField{r.needText(u"field"_s), r.text(u"from"_s), r.text(u"to"_s)};
    } else if (kind == u"viewed"_s) {
        operation.act = MarkViewed{r.needText(u"viewedKind"_s), r.needText(u"object"_s)};
    } else if (kind == u"recommend"_s) {
        operation.act = RecommendClose{r.text(u"reason"_s), r.text(u"text"_s)};
    } else if (kind == u"answerRecommendation"_s) {
        operation.act = AnswerRecommendation{r.flag(u"accept"_s)};
    } else if (kind == u"answerSolution"_s) {
        operation.act = AnswerSolution{r.flag(u"approve"_s), r.text(u"text"_s)};
    } else if (kind == u"stillWorking"_s) {
        operation.act = StillWorking{};
    } else if (kind == u"level"_s) {
        operation.act = SetLevel{r.needText(u"level"_s), r.text(u"from"_s), r.text(u"to"_s), r.text(u"why"_s)};
    } else if (kind == u"record"_s) {
        operation.act = EditRecord{r.needText(u"recordKind"_s), r.needText(u"object"_s), r.needText(u"field"_s), r.text(u"from"_s), r.text(u"to"_s)};
    } else if (kind == u"addContact"_s) {
        operation.act = AddContact{r.needText(u"object"_s), r.needText(u"account"_s), r.text(u"name"_s), r.text(u"email"_s), r.text(u"phone"_s), r.text(u"title"_s)};
    } else if (kind == u"keep"_s) {
        operation.act = Keep{r.needText(u"object"_s), r.needText(u"keptKind"_s), r.text(u"label"_s), r.text(u"content"_s)};
    } else if (kind == u"link"_s || kind == u"unlink"_s) {
        operation.act = LinkCase{r.text(u"other"_s), kind == u"link"_s};
    } else if (kind == u"split"_s) {
        operation.act = SplitCase{r.text(u"newCase"_s), r.text(u"subject"_s), r.texts(u"comments"_s)};
    } else if (kind == u"merge"_s || kind == u"unmerge"_s) {
        operation.act = MergeCase{r.text(u"into"_s), r.flag(u"cc"_s), kind == u"merge"_s};
    } else if (kind == u"endEscalation"_s) {
        operation.act = EndEscalation{r.text(u"feedback"_s)};
    } else {
        r.complain(u"kind"_s, QString(u"\""_s + kind + u"\" is not one of open, comment, escalate, status, assign, edit, viewed, recommend, "
                                                       u"answerRecommendation, answerSolution, stillWorking, level, endEscalation, record, addContact, keep, link, unlink, split, merge, unmerge"_s));
    }
    return r.finish(operation);
}

EncodedOperation encode(const Operation &operation)
{
    return {operation.id, compact(toJson(operation))};
}

} // namespace Casement::Protocol
