// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/caseview.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/casedetail/caseacts.h"
#include "ui/casedetail/caseheader.h"
#include "ui/casedetail/casepdf.h"
#include "ui/casedetail/composer.h"
#include "ui/casedetail/factspanel.h"
#include "ui/casedetail/filesview.h"
#include "ui/casedetail/historypage.h"
#include "ui/casedetail/relatedview.h"
#include "ui/casedetail/threadview.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptystate.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/muting.h"
#include "ui/common/notice.h"
#include "ui/common/printing.h"
#include "ui/common/theme.h"
#include "ui/conflict/conflictdialog.h"
#include "ui/escalation/escalationdialog.h"
#include "ui/outbox/takeback.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPrinter>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

enum Tab { ConversationTab, DetailsTab, FilesTab, HistoryTab, RelatedTab };
constexpr int factsFromWindowWidth = 1100;
constexpr int factsFromOwnWidth = 760;
constexpr int timesRefreshMs = 60'000;

/// Acts that do not earn a button of their own.
bool seldom(const QAction *action)
{
    static const QStringList names{u"changeLevelAction"_s, u"endEscalationAction"_s, u"readSealedAction"_s, u"linkCaseAction"_s, u"unlinkCaseAction"_s, u"splitCaseAction"_s,
                                    u"mergeCaseAction"_s, u"unmergeCaseAction"_s};
    return names.contains(action->objectName());
}

} // namespace

CaseView::CaseView(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(this))
    , m_statusMenu(new QMenu(this))
    , m_minute(new QTimer(this))
    , m_acts(new CaseActs(context, this))
    , m_pdf(ActionRegistry::create(ActionId::SaveCaseAsPdf, this, &context.settings))
    , m_print(ActionRegistry::create(ActionId::PrintCase, this, &context.settings))
    , m_more(new QAction(tr("More"), this))
    , m_reply(ActionRegistry::create(ActionId::Reply, this, &context.settings))
    , m_note(ActionRegistry::create(ActionId::Note, this, &context.settings))
    , m_escalate(ActionRegistry::create(ActionId::Escalate, this, &context.settings))
    , m_status(ActionRegistry::create(ActionId::Status, this, &context.settings))
    , m_assign(ActionRegistry::create(ActionId::AssignToMe, this, &context.settings))
    , m_mute(ActionRegistry::create(ActionId::MuteCase, this, &context.settings))
{
    setObjectName(u"caseView"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildCase());
    buildActions();
    connect(&m_context.workspace.reader(), &CaseReader::casesChanged, this, [this](const QStringList &ids) {
        if (!m_caseId.isEmpty() && (ids.isEmpty() || ids.contains(m_caseId)))
            load();
    });
    connect(&m_context.workspace.outbox(), &Outbox::changed, this, &CaseView::lookForClashes);
    m_minute->setInterval(timesRefreshMs);
    connect(m_minute, &QTimer::timeout, this, [this] {
        if (!isVisible() || m_detail.bundle.record.id.isEmpty())
            return;
        m_thread->refreshTimes();
        m_header->show(m_detail);
    });
    m_minute->start();
    clear();
}

CaseView::~CaseView() = default;

QWidget *CaseView::buildCase()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"casePage"_s);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    m_header = new CaseHeader(m_context, page);
    m_notice = new Notice(page);
    m_notice->setObjectName(u"caseNotice"_s);
    m_clashes = new Notice(page);
    m_clashes->setObjectName(u"clashNotice"_s);
    m_clashes->setClosable(false);
    connect(m_clashes, &Notice::actionTriggered, this, &CaseView::decide);
    m_merged = new Notice(page);
    m_merged->setObjectName(u"mergedNotice"_s);
    m_merged->setClosable(false);
    connect(m_merged, &Notice::actionTriggered, this, &CaseView::openMerged);
    m_tabs = new QTabWidget(page);
    m_tabs->setObjectName(u"caseTabs"_s);
    m_tabs->setDocumentMode(true);
    auto *conversation = new QWidget(m_tabs);
    m_thread = new ThreadView(m_context, conversation);
    m_composer = new Composer(m_context, conversation);
    connect(m_composer, &Composer::newCaseWanted, this, &CaseView::newCaseAbout);
    connect(m_notice, &Notice::actionTriggered, this, &CaseView::newCaseWanted);
    auto *talk = new QVBoxLayout(conversation);
    talk->setContentsMargins(0, 0, 0, 0);
    talk->setSpacing(0);
    m_thread->setMinimumHeight(1); // in a low window the room is the writer's
    talk->addWidget(m_thread, 1);
    talk->addWidget(m_composer);
    m_details = new FactsPanel(m_context, FactsPanel::Shape::Page, m_tabs);
    m_files = new FilesView(m_context, m_tabs);
    m_history = new HistoryPage(m_context, m_tabs);
    m_tabs->addTab(conversation, tr("Conversation"));
    m_tabs->addTab(m_details, tr("Details"));
    m_tabs->addTab(m_files, tr("Files"));
    m_tabs->addTab(m_history, tr("History"));
    m_related = new RelatedView(m_context, m_tabs);
    m_tabs->addTab(m_related, QString());
    m_tabs->setTabVisible(RelatedTab, false);
    connect(m_related, &RelatedView::countChanged, this, [this](int count) {
        m_tabs->setTabText(RelatedTab, tr("Related (%1)").arg(count));
        m_tabs->setTabVisible(RelatedTab, count > 0);
    });
    connect(m_related, &RelatedView::caseWanted, this, &CaseView::caseWanted);
    m_facts = new FactsPanel(m_context, FactsPanel::Shape::Column, page);
    connect(m_facts, &FactsPanel::editWanted, this, [this] {
        m_tabs->setCurrentIndex(DetailsTab);
        m_details->takeFocus();
    });

    auto *main = new QVBoxLayout;
    main->setContentsMargins(0, 0, 0, 0);
    main->setSpacing(0);
    main->addWidget(m_header);
    main->addWidget(m_notice);
    main->addWidget(m_clashes);
    main->addWidget(m_merged);
    main->addWidget(m_tabs, 1);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(main, 1);
    layout->addWidget(m_facts);
    return page;
}

void CaseView::buildActions()
{
    m_statusMenu->setObjectName(u"statusMenu"_s);
    m_header->addAction(m_reply, true);
    m_header->addAction(m_note);
    m_header->addAction(m_escalate);
    m_header->addAction(m_status);
    m_header->addAction(m_assign);
    m_more->setObjectName(u"moreAction"_s);
    m_more->setIcon(icon(IconName::More, palette()));
    for (QAction *action : m_acts->actions()) {
        if (!seldom(action))
            m_header->addAction(action);
    }
    m_header->addAction(m_more);
    addAction(m_composer->undoAction());
    connect(m_more, &QAction::triggered, this, &CaseView::showMore);
    connect(m_pdf, &QAction::triggered, this, &CaseView::saveAsPdf);
    connect(m_print, &QAction::triggered, this, &CaseView::print);
    connect(m_acts, &CaseActs::ended, this, &CaseView::report);
    connect(m_reply, &QAction::triggered, this, [this] { write(false); });
    connect(m_note, &QAction::triggered, this, [this] { write(true); });
    connect(m_escalate, &QAction::triggered, this, &CaseView::escalate);
    connect(m_status, &QAction::triggered, this, &CaseView::showStatusMenu);
    connect(m_assign, &QAction::triggered, this, &CaseView::assignToMe);
    m_mute->setCheckable(true);
    connect(m_mute, &QAction::triggered, this, [this](bool mute) { setMuted(m_context.settings, m_caseId, mute); });
}

QList<QAction *> CaseView::caseActions() const { return QList<QAction *>{m_reply, m_note, m_escalate, m_status, m_assign, m_mute, m_composer->undoAction(), m_pdf, m_print} + m_acts->actions(); }

bool CaseView::mayEdit() const
{
    const Profile &profile = m_context.workspace.profile();
    return isCare(profile.role) || profile.mayEdit.contains(m_detail.bundle.record.accountId);
}

void CaseView::showCase(const QString &caseId)
{
    if (caseId.isEmpty()) {
        clear();
        return;
    }
    if (caseId == m_caseId)
        return;
    m_caseId = caseId;
    m_viewed = false;
    m_notice->dismiss();
    m_resume.clear();
    m_clashes->dismiss();
    lookForClashes();
    m_composer->showCase(caseId); // its draft; the text before is kept under the case before
    refreshActions();
    load();
}

void CaseView::clear()
{
    m_caseId.clear();
    m_detail = {};
    m_composer->showCase({});
    m_thread->clear();
    m_empty->setContent(IconName::Cases, tr("No case selected"),
                        tr("Select a case to read its conversation, files and history."));
    m_stack->setCurrentIndex(0);
    refreshActions();
}

// One load at a time; what changes meanwhile is read by one more.
void CaseView::load()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    onFinished(m_context.workspace.reader().detail(m_caseId), this,
               [this, asked = m_caseId](const Result<CaseDetail> &detail) {
                   m_loading = false;
                   const bool stale = std::exchange(m_again, false) || asked != m_caseId;
                   if (asked == m_caseId)
                       loaded(detail);
                   if (stale && !m_caseId.isEmpty())
                       load();
               });
}

void CaseView::loaded(const Result<CaseDetail> &detail)
{
    if (!detail.ok()) {
        m_detail = {};
        const bool gone = detail.error().code == ErrorCode::NotFound;
        m_empty->setContent(
            gone ? IconName::Cases : IconName::Warning,
            gone ? tr("This case is not here") : tr("This case could not be read"),
            gone ? tr(
                "It does not exist, or you may no longer see it. What you wrote stays in your drafts and the outbox.")
                 : sentenceFor(detail.error()));
        m_stack->setCurrentIndex(0);
        refreshActions();
        return;
    }
    m_detail = detail.value();
    present();
    if (!std::exchange(m_viewed, true))
        m_context.workspace.commands().markViewed(u"case"_s, m_caseId);
}

void CaseView::present()
{
    m_header->show(m_detail);
    m_thread->show(m_detail);
    m_composer->setDetail(m_detail);
    m_composer->setVisible(mayEdit());
    m_facts->show(m_detail);
    m_details->show(m_detail);
    m_files->show(m_detail);
    m_history->show(m_detail);
    m_related->show(m_detail);
    if (const auto *merged = mergedInto(m_detail.bundle))
        m_merged->showText(Notice::Kind::Info, tr("This case goes on as case %1. What you write here is posted there.").arg(displaySafe(merged->to)), tr("Open case %1").arg(displaySafe(merged->to)));
    else
        m_merged->dismiss();
    const qsizetype files = m_detail.bundle.attachments.size();
    m_tabs->setTabText(FilesTab, files ? tr("Files (%1)").arg(files) : tr("Files"));
    if (!mayEdit())
        m_notice->showText(Notice::Kind::Info, tr("You may read this case but not write to it."));
    m_stack->setCurrentIndex(1);
    refreshActions();
    placeFacts();
    resumeDraft();
}

void CaseView::resume(const QString &draftKey)
{
    m_resume = draftKey;
    if (m_detail.bundle.record.id == m_caseId)
        resumeDraft();
}

void CaseView::resumeDraft()
{
    const QString kind = std::exchange(m_resume, {}).section(u'/', 0, 0);
    if (kind == u"reply"_s) {
        m_composer->reload();
        write(m_composer->kind() == Composer::Kind::Note);
    } else if (kind == u"escalation"_s) {
        escalate();
    } else if (kind == u"edit"_s) {
        m_tabs->setCurrentIndex(DetailsTab);
        m_details->restoreDraft();
    }
}

void CaseView::lookForClashes()
{
    if (m_caseId.isEmpty())
        return;
    onFinished(m_context.workspace.outbox().entries(), this, [this, asked = m_caseId](const Result<QList<OutboxEntry>> &entries) {
        if (asked != m_caseId || !entries.ok())
            return;
        const qsizetype count = clashesIn(entries.value(), m_caseId).size();
        if (count == 0)
            m_clashes->dismiss();
        else
            m_clashes->showText(Notice::Kind::Warning, tr("Somebody else set %n field(s) before your change arrived. Both values are kept.", nullptr, int(count)),
                                tr("Compare"));
    });
}

void CaseView::openMerged()
{
    const auto *merged = mergedInto(m_detail.bundle);
    if (!merged)
        return;
    CaseQuery query;
    query.conditions = {{u"number"_s, Condition::Op::Is, {merged->to}}};
    auto &reader = m_context.workspace.reader();
    onFinished(reader.ids(query), this, [this, &reader](const Result<CaseIds> &ids) {
        if (!ids)
            return report(ids.error(), tr("The case does not open."));
        onFinished(reader.rows(ids->rowIds), this, [this](const Result<QList<CaseSummary>> &rows) {
            if (rows && !rows->isEmpty())
                Q_EMIT caseWanted(rows->first().record.id);
            else
                m_notice->showText(Notice::Kind::Info, tr("That case is not here yet."));
        });
    });
}

void CaseView::decide()
{
    auto *dialog = new ConflictDialog(m_context, m_caseId, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, &CaseView::lookForClashes);
    dialog->open();
}

// A form half filled in already is not replaced.
void CaseView::newCaseAbout(const QString &words)
{
    onFinished(m_context.workspace.drafts().load(u"new"_s), this, [this, words, record = m_detail.bundle.record](const Result<QJsonObject> &present) {
        if (!present.ok())
            return report(present.error(), tr("No case is begun."));
        if (!present->isEmpty())
            return m_notice->showText(Notice::Kind::Info, tr("A new case is begun already. Finish or discard it first."), tr("Open it"));
        m_context.workspace.drafts().save(u"new"_s, Ui::newCaseAbout(record, m_context.workspace.profile(), words));
        Q_EMIT newCaseWanted();
    });
}

void CaseView::saveAsPdf()
{
    const QString title = Formatter::number(m_detail.bundle.record);
    const QString html = caseAsHtml(m_context.workspace.definition(), m_detail, m_context.workspace.nowMs());
    m_context.prompts.pickSavePath(this, tr("Save case"), safeFileName(QString(title + u".pdf"_s)), [this, title, html](const QString &path) {
        if (path.isEmpty())
            return;
        const auto written = inBackground<void>(m_context.background, [path, title, html](QPromise<Result<void>> &) { return writeCasePdf(path, title, html); });
        onFinished(written, this, [this, title](const Result<void> &done) {
            if (done.ok())
                m_notice->showText(Notice::Kind::Success, tr("Case %1 is saved as PDF.").arg(title));
            else
                report(done, tr("The case is not saved."));
        });
    });
}

void CaseView::print()
{
    const QString title = Formatter::number(m_detail.bundle.record);
    const QString html = caseAsHtml(m_context.workspace.definition(), m_detail, m_context.workspace.nowMs());
    choosePrinter(this, title, Paper::Upright, [this, title, html](const std::shared_ptr<QPrinter> &printer) {
        const auto printed = inBackground<void>(m_context.background, [printer, html](QPromise<Result<void>> &) {
            drawCase(*printer, html);
            return printer->printerState() == QPrinter::Error ? Result<void>(Error{ErrorCode::Storage, printer->printerName()}) : Result<void>();
        });
        onFinished(printed, this, [this, title](const Result<void> &done) {
            if (done.ok())
                m_notice->showText(Notice::Kind::Success, tr("Case %1 is printed.").arg(title));
            else
                m_notice->showText(Notice::Kind::Error, tr("Case %1 is not printed. The printer does not take it.").arg(title));
        });
    });
}

void CaseView::refreshActions()
{
    const Case &record = m_detail.bundle.record;
    const bool reachable = !m_caseId.isEmpty() && record.id == m_caseId && mayEdit();
    const bool here = reachable && !mergedInto(m_detail.bundle);
    const bool care = isCare(m_context.workspace.profile().role);
    const auto &definition = m_context.workspace.definition();
    m_reply->setEnabled(reachable); // what is written to a merged case is posted in the other
    m_note->setVisible(care);
    m_note->setEnabled(reachable && care);
    m_escalate->setVisible(definition.hasEscalation && (!here || record.open));
    m_escalate->setEnabled(here && definition.hasEscalation && record.open);
    m_status->setVisible(care);
    m_status->setEnabled(here && care);
    m_assign->setVisible(care);
    m_acts->show(reachable ? m_detail : CaseDetail(), reachable);
    m_more->setEnabled(reachable);
    for (QAction *paper : {m_pdf, m_print})
        paper->setEnabled(!m_caseId.isEmpty() && record.id == m_caseId);
    m_mute->setEnabled(reachable);
    m_mute->setChecked(isMuted(m_context.settings, m_caseId));
    m_assign->setEnabled(here && care && m_detail.bundle.care.ownerId != m_context.workspace.profile().personId);
}

void CaseView::write(bool note)
{
    m_tabs->setCurrentIndex(ConversationTab);
    m_composer->start(note ? Composer::Kind::Note : Composer::Kind::Reply);
}

void CaseView::escalate()
{
    auto *dialog = new EscalationDialog(m_context, m_detail, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CaseView::showStatusMenu()
{
    const Case &record = m_detail.bundle.record;
    const auto &definition = m_context.workspace.definition();
    m_statusMenu->clear();
    for (const auto &status : definition.statuses) {
        const auto *move = definition.chosenMove(record.status, status.id, u"care"_s);
        if (!move || !guardHolds(move->guard, definition, record, m_context.workspace.nowMs()))
            continue;
        QAction *action = m_statusMenu->addAction(
            icon(iconFrom(status.icon), themeOf(this).toneText(toneFrom(status.tone))), status.label);
        action->setObjectName(status.id + u"StatusAction"_s);
        connect(action, &QAction::triggered, this, [this, to = status.id] { setStatus(to); });
    }
    if (m_statusMenu->isEmpty())
        m_statusMenu->addAction(tr("No other status can follow"))->setEnabled(false);
    m_statusMenu->popup(m_header->below(m_status));
}

void CaseView::showMore()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"moreMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_acts->actions()) {
        if (seldom(action))
            menu->addAction(action);
    }
    menu->addAction(m_mute);
    menu->addActions({m_pdf, m_print});
    menu->popup(m_header->below(m_more));
}

void CaseView::setStatus(const QString &to)
{
    const SetStatus act{m_detail.bundle.record.status, to};
    onFinished(m_context.workspace.commands().setStatus(m_caseId, act), this,
               [this, asked = m_caseId](const Result<void> &result) {
                   if (asked == m_caseId)
                       report(result, tr("The status stays as it is."));
               });
}

void CaseView::assignToMe()
{
    const Assign act{m_detail.bundle.care.ownerId, m_context.workspace.profile().personId};
    onFinished(m_context.workspace.commands().assign(m_caseId, act), this,
               [this, asked = m_caseId](const Result<void> &result) {
                   if (asked == m_caseId)
                       report(result, tr("The case keeps its owner."));
               });
}

void CaseView::report(const Result<void> &result, const QString &what)
{
    if (result.ok())
        m_notice->dismiss();
    else
        m_notice->showText(Notice::Kind::Error, tr("%1 %2").arg(what, sentenceFor(result.error())));
}

void CaseView::placeFacts()
{
    m_facts->setFixedWidth(fontMetrics().averageCharWidth() * 36);
    m_facts->setVisible(window()->width() >= factsFromWindowWidth && width() >= factsFromOwnWidth);
}

void CaseView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFacts();
}

} // namespace Casement::Ui
