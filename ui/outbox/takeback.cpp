// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/takeback.h"

#include "models/domain/portaldefinition.h"
#include "ui/common/attachmentbar.h"
#include "ui/newcase/casedraft.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::OutboxPage)
};

QString joined(const QStringList &texts)
{
    QStringList kept = texts;
    kept.removeAll(QString());
    return kept.join(u"\n\n"_s);
}

QList<LocalFile> localFiles(const QList<AttachmentRef> &refs)
{
    QList<LocalFile> files;
    for (const AttachmentRef &file : refs)
        files << LocalFile{file.id, {}, file.name, file.mime, file.size};
    return files;
}

QJsonObject replyOf(const PostComment &comment, const QJsonObject &present)
{
    const QList<LocalFile> files = localFiles(comment.attachments) + AttachmentBar::fromJson(present.value(u"files"_s).toArray());
    return {{u"kind"_s, comment.audience == Audience::Care ? u"note"_s : u"reply"_s},
            {u"body"_s, joined({comment.body, present.value(u"body"_s).toString()})},
            {u"waiting"_s, comment.waiting},
            {u"files"_s, AttachmentBar::toJson(files)}};
}

QJsonObject caseOf(const OpenCase &open, const QList<OutboxEntry> &dependants, const Profile &profile)
{
    CaseDraft draft = CaseDraft::of(open, open.contactId == profile.personId ? profile.name : QString());
    QStringList words{open.description};
    for (const OutboxEntry &entry : dependants) {
        words << entry.text;
        if (const auto *comment = entry.act ? std::get_if<PostComment>(&*entry.act) : nullptr)
            draft.files += localFiles(comment->attachments);
    }
    QJsonObject json = draft.toJson();
    QJsonObject answers = json.value(u"answers"_s).toObject();
    answers.insert(u"description"_s, joined(words));
    json.insert(u"answers"_s, answers);
    return json;
}

} // namespace

QString draftKeyOf(const OutboxEntry &entry)
{
    if (!entry.act || entry.clash)
        return {};
    if (std::holds_alternative<OpenCase>(*entry.act))
        return u"new"_s;
    if (std::holds_alternative<PostComment>(*entry.act))
        return QString(u"reply/"_s + entry.caseId);
    if (std::holds_alternative<Escalate>(*entry.act))
        return QString(u"escalation/"_s + entry.caseId);
    return std::holds_alternative<EditField>(*entry.act) ? QString(u"edit/"_s + entry.caseId) : QString();
}

static QJsonObject shapeOf(const OutboxEntry &entry, const QJsonObject &present, const QList<OutboxEntry> &dependants, const Profile &profile)
{
    if (const auto *open = std::get_if<OpenCase>(&*entry.act))
        return caseOf(*open, dependants, profile);
    if (const auto *comment = std::get_if<PostComment>(&*entry.act))
        return replyOf(*comment, present);
    if (const auto *raised = std::get_if<Escalate>(&*entry.act)) {
        return {{u"reason"_s, raised->reason}, {u"description"_s, joined({raised->description, present.value(u"description"_s).toString()})}};
    }
    const EditField edit = std::get<EditField>(*entry.act);
    return {{u"field"_s, edit.field}, {u"from"_s, edit.from}, {u"value"_s, edit.to}};
}

QJsonObject draftOf(const OutboxEntry &entry, const QJsonObject &present, const QList<OutboxEntry> &dependants, const Profile &profile)
{
    QJsonObject draft = shapeOf(entry, present, dependants, profile);
    if (entry.state == OutboxEntry::State::Returned)
        draft.insert(u"refusal"_s, entry.reason.detail); // the form says it at its field
    return draft;
}

bool mayBecomeCase(const OutboxEntry &entry)
{
    const bool refused = entry.reason.code == ErrorCode::NotAllowed || entry.reason.code == ErrorCode::NotFound;
    const bool message = entry.kind == u"comment"_s || (!entry.act && !entry.text.isEmpty());
    return entry.state == OutboxEntry::State::Returned && refused && message;
}

QJsonObject newCaseOf(const OutboxEntry &entry, const QJsonObject &present)
{
    CaseDraft draft = CaseDraft::fromJson(present);
    const QString about = entry.caseTitle.isEmpty() ? QString() : Words::tr("This is about case %1.").arg(entry.caseTitle);
    if (const auto *comment = entry.act ? std::get_if<PostComment>(&*entry.act) : nullptr)
        draft.files += localFiles(comment->attachments);
    QJsonObject json = draft.toJson();
    QJsonObject answers = json.value(u"answers"_s).toObject();
    answers.insert(u"description"_s, joined({draft.value(u"description"_s), about, entry.text}));
    json.insert(u"answers"_s, answers);
    return json;
}

QJsonObject newCaseAbout(const Case &record, const Profile &profile, const QString &words)
{
    QJsonObject json = CaseDraft::of(record).toJson();
    QJsonObject answers = json.value(u"answers"_s).toObject();
    const bool mayChoose = isCare(profile.role) || profile.mayOpen.contains(record.accountId);
    QStringList anew{u"severity"_s, u"priority"_s};
    if (!mayChoose)
        anew << u"account"_s;
    if (!mayChoose || !isCare(profile.role)) { // who writes now is whom Care should ask
        anew << u"contact"_s;
        json.remove(u"contactName"_s);
    }
    for (const QString &id : anew)
        answers.remove(id);
    answers.insert(u"description"_s, joined({words.trimmed(), Words::tr("This is about case %1.").arg(record.number)}));
    json.insert(u"answers"_s, answers);
    json.insert(u"related"_s, record.id); // STAT-4
    json.insert(u"relatedNumber"_s, record.number);
    return json;
}

} // namespace Casement::Ui
