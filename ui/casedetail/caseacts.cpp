// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/caseacts.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/casedetail/actdialog.h"
#include "ui/casedetail/linkdialog.h"
#include "ui/casedetail/sealeddialog.h"
#include "ui/casedetail/splitdialog.h"
#include "ui/common/actionregistry.h"
#include "ui/common/formatter.h"

#include <QAction>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

void offer(QAction *action, bool possible)
{
    action->setVisible(possible);
    action->setEnabled(possible);
}

void open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ask(const ActDialog::Question &question, ActDialog::Send send, QWidget *window) { open(new ActDialog(question, std::move(send), window)); }

} // namespace

CaseActs::CaseActs(Context context, QWidget *window)
    : QObject(window)
    , m_context(context)
    , m_window(window)
    , m_close(ActionRegistry::create(ActionId::CloseCase, window, &context.settings))
    , m_approve(ActionRegistry::create(ActionId::ApproveSolution, window, &context.settings))
    , m_decline(ActionRegistry::create(ActionId::DeclineSolution, window, &context.settings))
    , m_stillWorking(ActionRegistry::create(ActionId::StillWorking, window, &context.settings))
    , m_accept(ActionRegistry::create(ActionId::AcceptClosing, window, &context.settings))
    , m_keepOpen(ActionRegistry::create(ActionId::DeclineClosing, window, &context.settings))
    , m_level(ActionRegistry::create(ActionId::ChangeLevel, window, &context.settings))
    , m_end(ActionRegistry::create(ActionId::EndEscalation, window, &context.settings))
    , m_sealed(ActionRegistry::create(ActionId::ReadSealed, window, &context.settings))
    , m_link(ActionRegistry::create(ActionId::LinkCase, window, &context.settings))
    , m_unlink(ActionRegistry::create(ActionId::UnlinkCase, window, &context.settings))
    , m_split(ActionRegistry::create(ActionId::SplitCase, window, &context.settings))
    , m_merge(ActionRegistry::create(ActionId::MergeCase, window, &context.settings))
    , m_unmerge(ActionRegistry::create(ActionId::UnmergeCase, window, &context.settings))
{
    connect(m_close, &QAction::triggered, this, &CaseActs::close);
    connect(m_approve, &QAction::triggered, this, [this] { run(AnswerSolution{true, {}}, tr("The solution still waits for your answer.")); });
    connect(m_decline, &QAction::triggered, this, &CaseActs::decline);
    connect(m_stillWorking, &QAction::triggered, this, [this] { run(StillWorking{}, tr("The time stays as it is.")); });
    connect(m_accept, &QAction::triggered, this, [this] { run(AnswerRecommendation{true}, tr("The case stays open.")); });
    connect(m_keepOpen, &QAction::triggered, this, [this] { run(AnswerRecommendation{false}, tr("The recommendation stays.")); });
    connect(m_level, &QAction::triggered, this, &CaseActs::changeLevel);
    connect(m_end, &QAction::triggered, this, &CaseActs::end);
    connect(m_sealed, &QAction::triggered, this, &CaseActs::readSealed);
    connect(m_link, &QAction::triggered, this, [this] { open(new LinkDialog(LinkDialog::Purpose::Link, m_context, m_detail, m_window)); });
    connect(m_merge, &QAction::triggered, this, [this] { open(new LinkDialog(LinkDialog::Purpose::Merge, m_context, m_detail, m_window)); });
    connect(m_unmerge, &QAction::triggered, this, &CaseActs::unmerge);
    connect(m_unlink, &QAction::triggered, this, &CaseActs::unlink);
    connect(m_split, &QAction::triggered, this, [this] { open(new SplitDialog(m_context, m_detail, m_window)); });
    show({}, false);
}

CaseActs::~CaseActs() = default;

QString CaseActs::closedBy(const QString &who) const
{
    const auto &definition = m_context.workspace.definition();
    for (const auto &status : definition.statuses) {
        const auto *move = definition.chosenMove(m_detail.bundle.record.status, status.id, who);
        if (move && !definition.isOpen(status.id) && guardHolds(move->guard, definition, m_detail.bundle.record, m_context.workspace.nowMs()))
            return status.id;
    }
    return {};
}

void CaseActs::show(const CaseDetail &detail, bool reachable)
{
    m_detail = detail;
    const bool may = reachable && !mergedInto(detail.bundle); // another case goes on for it
    const Case &record = detail.bundle.record;
    const auto &definition = m_context.workspace.definition();
    const bool care = isCare(m_context.workspace.profile().role);
    const bool customer = may && !care;
    const auto answers = [&](const QString &event) { return customer && definition.moveOn(event, record.status, u"customer"_s); };
    const bool closes = customer && record.open && !closedBy(u"customer"_s).isEmpty();
    const bool recommends = customer && record.open && !closes && !definition.closeReasons.isEmpty();
    m_close->setText(recommends ? tr("Recommend to close") : ActionRegistry::titleOf(ActionId::CloseCase));
    m_close->setIconText(m_close->text());
    offer(m_close, closes || (recommends && record.closeReason.isEmpty()));
    offer(m_approve, answers(u"approve"_s));
    offer(m_decline, answers(u"decline"_s));
    offer(m_stillWorking, customer && record.pendingSince != 0 && record.extensions < definition.stillWorking);
    offer(m_accept, may && care && !record.closeReason.isEmpty());
    offer(m_keepOpen, may && care && !record.closeReason.isEmpty());
    offer(m_level, may && care);
    const auto &rounds = detail.bundle.rounds;
    offer(m_end, may && care && std::any_of(rounds.cbegin(), rounds.cend(), [](const Escalation &round) { return round.endedAt == 0; }));
    const QStringList sealedFields = definition.sealedFields();
    const bool sealed = std::any_of(sealedFields.cbegin(), sealedFields.cend(), [&](const QString &field) { return record.fields.contains(field); });
    const Profile &profile = m_context.workspace.profile();
    offer(m_sealed, may && sealed && readsBoxes(profile.role, profile.personId, detail.bundle.care));
    offerLinks(reachable && care);
}

void CaseActs::offerLinks(bool care)
{
    const auto &comments = m_detail.bundle.comments;
    const bool said = std::any_of(comments.cbegin(), comments.cend(), [](const Comment &comment) { return comment.audience == Audience::Public; });
    offer(m_link, care && !m_detail.bundle.record.number.isEmpty());
    offer(m_unlink, care && !relationsOf(m_detail.bundle).isEmpty());
    const auto *merged = mergedInto(m_detail.bundle);
    const auto &rounds = m_detail.bundle.rounds;
    const bool escalated = std::any_of(rounds.cbegin(), rounds.cend(), [](const Escalation &round) { return round.endedAt == 0; });
    offer(m_split, care && said && !merged);
    offer(m_merge, care && !merged && !escalated && !m_detail.bundle.record.number.isEmpty());
    offer(m_unmerge, care && merged && m_context.workspace.nowMs() - merged->at <= mergeUndoneWithinMs);
}

QFuture<Result<void>> CaseActs::send(const Act &act) { return m_context.workspace.commands().act(m_detail.bundle.record.id, act); }

void CaseActs::run(const Act &act, const QString &otherwise)
{
    onFinished(send(act), this, [this, otherwise, asked = m_detail.bundle.record.id](const Result<void> &result) {
        if (asked == m_detail.bundle.record.id)
            Q_EMIT ended(result, otherwise);
    });
}

void CaseActs::close()
{
    const QString to = closedBy(u"customer"_s);
    if (to.isEmpty())
        recommend();
    else
        run(SetStatus{m_detail.bundle.record.status, to}, tr("The case stays open."));
}

void CaseActs::recommend()
{
    ActDialog::Question question{tr("Recommend to close"), tr("Customer Care sees your recommendation and closes the case, or asks you why it is open still."),
                                 tr("Recommend"), tr("&Reason"), {}, tr("&More about it"), false};
    for (const auto &reason : m_context.workspace.definition().closeReasons)
        question.choices << ActDialog::Choice{reason.id, reason.label, reason.hint, reason.needsText};
    ask(question, [this](const QString &reason, const QString &text) { return send(RecommendClose{reason, text}); }, m_window);
}

void CaseActs::decline()
{
    ask({tr("Decline the solution"), tr("The case opens again. Say what is missing, so that Customer Care can go on from there."), tr("Decline"), {}, {},
         tr("&What is missing"), false},
        [this](const QString &, const QString &text) { return send(AnswerSolution{false, text}); }, m_window);
}

void CaseActs::changeLevel()
{
    const auto &definition = m_context.workspace.definition();
    const Case &record = m_detail.bundle.record;
    const QString severity = definition.severityAudience == Audience::Care ? m_detail.bundle.care.severity : record.severity;
    const auto *type = definition.caseType(record.type);
    const bool fixed = type && !type->fixedSeverity.isEmpty();
    ActDialog::Question question{tr("Change level"), tr("Why it changes stands in the history, which the customer reads where the level is not Customer Care's own."),
                                 tr("Change"), tr("&New level"), {}, tr("&Why"), true};
    for (const auto &level : definition.severities) {
        if (level.id != severity && !fixed)
            question.choices << ActDialog::Choice{u"severity/"_s + level.id, tr("Severity: %1").arg(level.label), level.hint, false};
    }
    for (const auto &level : definition.priorities) {
        if (level.id != record.priority)
            question.choices << ActDialog::Choice{u"priority/"_s + level.id, tr("Priority: %1").arg(level.label), level.hint, false};
    }
    ask(question, [this, severity, priority = record.priority](const QString &choice, const QString &why) {
        const QString level = choice.section(u'/', 0, 0);
        return send(SetLevel{level, level == u"severity"_s ? severity : priority, choice.section(u'/', 1), why});
    }, m_window);
}

void CaseActs::end()
{
    ask({tr("End the escalation"), tr("The customer reads your feedback with the escalation, and can escalate again."), tr("End escalation"), {}, {},
         tr("Support &feedback"), true},
        [this](const QString &, const QString &text) { return send(EndEscalation{text}); }, m_window);
}

void CaseActs::readSealed()
{
    open(new SealedDialog(m_context, m_detail.bundle.record, m_window));
}

// What is linked is known by number; the act wants the case itself.
void CaseActs::unlink()
{
    CaseQuery query;
    query.conditions = {{u"number"_s, Condition::Op::Is, {}}};
    for (const HistoryEntry &link : relationsOf(m_detail.bundle))
        query.conditions.first().values << link.to;
    auto &reader = m_context.workspace.reader();
    onFinished(reader.ids(query), this, [this, &reader, asked = m_detail.bundle.record.id](const Result<CaseIds> &ids) {
        if (!ids)
            return Q_EMIT ended(ids.error(), tr("The links stay."));
        onFinished(reader.rows(ids->rowIds), this, [this, asked](const Result<QList<CaseSummary>> &rows) {
            if (asked == m_detail.bundle.record.id)
                unlinkOne(rows.ok() ? rows.value() : QList<CaseSummary>());
        });
    });
}

// As unlink(): known by number.
void CaseActs::unmerge()
{
    const auto *merged = mergedInto(m_detail.bundle);
    if (!merged)
        return;
    CaseQuery query;
    query.conditions = {{u"number"_s, Condition::Op::Is, {merged->to}}};
    auto &reader = m_context.workspace.reader();
    const QString otherwise = tr("The cases stay merged.");
    onFinished(reader.ids(query), this, [this, &reader, otherwise, asked = m_detail.bundle.record.id](const Result<CaseIds> &ids) {
        if (!ids)
            return Q_EMIT ended(ids.error(), otherwise);
        onFinished(reader.rows(ids->rowIds), this, [this, otherwise, asked](const Result<QList<CaseSummary>> &rows) {
            if (asked != m_detail.bundle.record.id)
                return;
            if (!rows || rows->isEmpty())
                return Q_EMIT ended(Error{ErrorCode::NotFound, {}}, otherwise);
            run(MergeCase{rows->first().record.id, false, false}, otherwise);
        });
    });
}

void CaseActs::unlinkOne(const QList<CaseSummary> &linked)
{
    if (linked.isEmpty())
        return Q_EMIT ended(Error{ErrorCode::NotFound, {}}, tr("The links stay."));
    ActDialog::Question question{tr("Unlink"), tr("Both cases say in their history that they are no longer about the same."), tr("Unlink"), tr("&Linked case"), {}, {}, false};
    for (const CaseSummary &row : linked)
        question.choices << ActDialog::Choice{row.record.id, tr("%1 · %2").arg(Formatter::number(row.record), displaySafe(row.record.subject)), {}, false};
    ask(question, [this](const QString &other, const QString &) { return send(LinkCase{other, false}); }, m_window);
}

} // namespace Casement::Ui
