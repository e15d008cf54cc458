// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/outboxwords.h"

using namespace Qt::StringLiterals;

namespace Casement::Store {

const QString quotingKinds = u"('edit', 'status', 'assign', 'level', 'record')"_s;

QString quotedBy(const Operation &operation)
{
    if (const auto *record = std::get_if<EditRecord>(&operation.act))
        return record->id;
    return fieldSetBy(operation.act) ? operation.caseId : QString();
}

QString wordsOf(const Operation &operation)
{
    if (const auto *open = std::get_if<OpenCase>(&operation.act))
        return open->description.isEmpty() ? open->subject : QString(open->subject + u"\n\n"_s + open->description);
    if (const auto *comment = std::get_if<PostComment>(&operation.act))
        return comment->body;
    if (const auto *escalate = std::get_if<Escalate>(&operation.act))
        return escalate->description;
    if (const auto set = fieldSetBy(operation.act); set && set->field != u"owner"_s && !std::holds_alternative<SetLevel>(operation.act))
        return set->to;
    if (const auto *recommend = std::get_if<RecommendClose>(&operation.act))
        return recommend->text;
    if (const auto *answer = std::get_if<AnswerSolution>(&operation.act))
        return answer->text;
    if (const auto *level = std::get_if<SetLevel>(&operation.act))
        return level->why;
    if (const auto *end = std::get_if<EndEscalation>(&operation.act))
        return end->feedback;
    if (const auto *split = std::get_if<SplitCase>(&operation.act))
        return split->subject;
    if (const auto *add = std::get_if<AddContact>(&operation.act))
        return QStringList{add->name, add->email, add->phone, add->title}.join(u'\n').trimmed();
    if (const auto *keep = std::get_if<Keep>(&operation.act))
        return keep->kind == u"view"_s ? keep->label : QString();
    return {};
}

QString typedIn(const Operation &operation, const QList<AttachmentRef> &files)
{
    QStringList words;
    const bool typed = std::holds_alternative<EditField>(operation.act) || std::holds_alternative<SetLevel>(operation.act);
    if (fieldSetBy(operation.act) && !typed)
        return u""_s; // a choice
    words << wordsOf(operation);
    if (const auto *open = std::get_if<OpenCase>(&operation.act))
        words << open->fields.values() << open->cc.join(u'\n');
    if (const auto *record = std::get_if<EditRecord>(&operation.act))
        words << record->to;
    for (const AttachmentRef &file : files)
        words << file.name;
    words.removeIf([](const QString &word) { return word.isEmpty() || isBox(word); }); // nobody could read it
    return words.isEmpty() ? u""_s : words.join(u"\n\n"_s);
}

} // namespace Casement::Store
