// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outboxpage.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/emptystate.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/conflict/conflictdialog.h"
#include "ui/outbox/outboxdelegate.h"
#include "ui/outbox/takeback.h"

#include <algorithm>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

IconName iconOf(const QString &kind)
{
    if (kind == u"open"_s)
        return IconName::Plus;
    if (kind == u"comment"_s)
        return IconName::Reply;
    if (kind == u"escalate"_s)
        return IconName::Escalate;
    if (kind == u"status"_s)
        return IconName::Progress;
    if (kind == u"edit"_s)
        return IconName::Edit;
    if (kind == u"link"_s || kind == u"unlink"_s || kind == u"merge"_s || kind == u"unmerge"_s)
        return IconName::Link;
    if (kind == u"split"_s)
        return IconName::Columns;
    return kind == u"assign"_s ? IconName::Assign : IconName::Circle;
}

QPushButton *button(const QString &name, const QString &text, IconName sign, QWidget *parent)
{
    auto *made = new QPushButton(icon(sign, parent->palette()), text, parent);
    made->setObjectName(name);
    made->setAccessibleName(text);
    return made;
}

} // namespace

OutboxPage::OutboxPage(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_notice(new Notice(this))
    , m_list(new QListWidget(this))
    , m_empty(new EmptyState(this))
    , m_actions(new QWidget(this))
    , m_compare(button(u"compareButton"_s, tr("Compare"), IconName::Columns, m_actions))
    , m_edit(button(u"takeBackButton"_s, tr("Edit"), IconName::Edit, m_actions))
    , m_newCase(button(u"becomeCaseButton"_s, tr("New case with this text"), IconName::Plus, m_actions))
    , m_open(button(u"openCaseButton"_s, tr("Open case"), IconName::Cases, m_actions))
    , m_again(button(u"sendAgainButton"_s, tr("Send again"), IconName::Send, m_actions))
    , m_copy(button(u"copyTextButton"_s, tr("Copy text"), IconName::Copy, m_actions))
    , m_drop(button(u"dropButton"_s, tr("Drop"), IconName::Trash, m_actions))
{
    setObjectName(u"outboxPage"_s);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &OutboxPage::refreshButtons);
    connect(m_list, &QListWidget::itemActivated, this, &OutboxPage::openCurrent);
    connect(m_compare, &QPushButton::clicked, this, &OutboxPage::compare);
    connect(m_edit, &QPushButton::clicked, this, &OutboxPage::takeBack);
    connect(m_newCase, &QPushButton::clicked, this, &OutboxPage::becomeCase);
    connect(m_open, &QPushButton::clicked, this, &OutboxPage::openCurrent);
    connect(m_again, &QPushButton::clicked, this, &OutboxPage::sendAgain);
    connect(m_copy, &QPushButton::clicked, this, &OutboxPage::copyText);
    connect(m_drop, &QPushButton::clicked, this, &OutboxPage::drop);
    connect(&m_context.workspace.outbox(), &Outbox::changed, this, &OutboxPage::load);
    load();
}

OutboxPage::~OutboxPage() = default;

void OutboxPage::build()
{
    auto *title = new QLabel(tr("Outbox"), this);
    title->setObjectName(u"outboxTitleLabel"_s);
    setPageTitleFont(title);
    auto *intro = new QLabel(
        tr("What you wrote and the service does not have yet. It is sent by itself as soon as you are online."), this);
    intro->setObjectName(u"outboxIntroLabel"_s);
    intro->setWordWrap(true);
    setSecondary(intro);
    m_notice->setObjectName(u"outboxNotice"_s);
    m_list->setObjectName(u"outboxList"_s);
    m_list->setAccessibleName(tr("Outbox"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new OutboxDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_empty->setContent(IconName::Check, tr("Nothing is waiting"),
                        tr("Replies, new cases and escalations wait here until the service has them."));
    auto *actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, 0, 0, 0);
    actions->setSpacing(Space::s);
    actions->addWidget(m_compare);
    actions->addWidget(m_edit);
    actions->addWidget(m_newCase);
    actions->addWidget(m_open);
    actions->addWidget(m_again);
    actions->addWidget(m_copy);
    actions->addWidget(m_drop);
    actions->addStretch(1);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(Space::l, Space::l, Space::l, Space::m);
    head->setSpacing(Space::s);
    head->addWidget(title);
    head->addWidget(intro);
    head->addWidget(m_notice);
    head->addWidget(m_actions);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
}

void OutboxPage::load()
{
    onFinished(m_context.workspace.outbox().entries(), this,
               [this, token = ++m_token](const Result<QList<OutboxEntry>> &entries) {
                   if (token != m_token)
                       return;
                   if (entries.ok())
                       fill(entries.value());
                   else
                       m_notice->showText(Notice::Kind::Error, sentenceFor(entries.error()));
               });
}

void OutboxPage::fill(const QList<OutboxEntry> &entries)
{
    const OutboxEntry *before = current();
    const QString chosen = before ? before->id : QString();
    m_entries = entries;
    m_entries.removeIf([](const OutboxEntry &entry) { return entry.kind == u"viewed"_s; }); // nobody's words
    // What came back needs somebody; the rest goes by itself.
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const OutboxEntry &a, const OutboxEntry &b) {
        return (a.state == OutboxEntry::State::Returned) > (b.state == OutboxEntry::State::Returned);
    });
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = m_entries.isEmpty() ? -1 : 0;
    for (const OutboxEntry &entry : std::as_const(m_entries)) {
        auto *item = new QListWidgetItem(m_list);
        describe(item, entry);
        if (entry.id == chosen)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    m_list->setVisible(!m_entries.isEmpty());
    m_empty->setVisible(m_entries.isEmpty());
    m_actions->setVisible(!m_entries.isEmpty());
    refreshButtons();
}

void OutboxPage::describe(QListWidgetItem *item, const OutboxEntry &entry) const
{
    const Formatter format(m_context.workspace.definition(), m_context.workspace.nowMs());
    const QString name = displaySafe(entry.caseTitle);
    QString title = tr("Change to %1").arg(name);
    if (entry.kind == u"open"_s)
        title = tr("New case: %1").arg(name);
    else if (entry.kind == u"comment"_s)
        title = tr("Message on %1").arg(name);
    else if (entry.kind == u"escalate"_s)
        title = tr("Escalation of %1").arg(name);
    else if (entry.kind == u"status"_s)
        title = tr("Status of %1").arg(name);
    else if (entry.kind == u"recommend"_s || entry.kind == u"answerRecommendation"_s || entry.kind == u"answerSolution"_s)
        title = tr("Closing of %1").arg(name);
    else if (entry.kind == u"level"_s)
        title = tr("Level of %1").arg(name);
    else if (entry.kind == u"endEscalation"_s)
        title = tr("End of the escalation of %1").arg(name);
    else if (entry.kind == u"stillWorking"_s)
        title = tr("Still working on %1").arg(name);
    else if (entry.kind == u"link"_s)
        title = tr("Link of %1").arg(name);
    else if (entry.kind == u"unlink"_s)
        title = tr("End of a link of %1").arg(name);
    else if (entry.kind == u"split"_s)
        title = tr("New case split from %1").arg(name);
    else if (entry.kind == u"merge"_s)
        title = tr("Merge of %1").arg(name);
    else if (entry.kind == u"unmerge"_s)
        title = tr("Undoing the merge of %1").arg(name);
    else if (entry.kind == u"assign"_s)
        title = tr("Owner of %1").arg(name);
    else if (const auto *record = entry.act ? std::get_if<EditRecord>(&*entry.act) : nullptr)
        title = record->kind == u"account"_s ? tr("Details of an account") : tr("Details of a contact");
    else if (entry.kind == u"addContact"_s)
        title = tr("New contact");
    else if (entry.kind == u"keep"_s)
        title = entry.text.isEmpty() ? tr("Subscription or shared view") : tr("Shared view");
    else if (const auto *edit = entry.act ? std::get_if<EditField>(&*entry.act) : nullptr)
        title = tr("%1 of %2").arg(format.fieldLabel(edit->field), name);
    QString state = tr("Waiting to be sent");
    IconName sign = IconName::Clock;
    Tone tone = Tone::Amber;
    if (entry.state == OutboxEntry::State::Sending) {
        state = tr("Being sent");
        sign = IconName::Sync;
        tone = Tone::Blue;
    } else if (entry.state == OutboxEntry::State::Returned) {
        state = entry.clash ? tr("To be decided") : tr("Came back");
        sign = IconName::Warning;
        tone = Tone::Red;
        item->setData(OutboxReasonRole, sentenceFor(entry.reason));
    }
    const auto set = entry.act ? fieldSetBy(*entry.act) : std::nullopt;
    const bool known = set && set->field != u"contact"_s; // of a person there is only the number here
    const QString words = !set ? firstLine(entry.text) : known ? firstLine(format.fieldValue(set->field, entry.text, {})) : QString();
    item->setText(title);
    item->setData(OutboxTextRole, words);
    item->setData(OutboxStateRole, state);
    item->setData(OutboxStateIconRole, static_cast<int>(sign));
    item->setData(OutboxToneRole, static_cast<int>(tone));
    item->setData(OutboxIconRole, static_cast<int>(iconOf(entry.kind)));
    item->setData(OutboxWhenRole, format.relative(entry.createdAt));
    item->setToolTip(format.absolute(entry.createdAt));
    item->setData(Qt::AccessibleTextRole,
                  QStringList{title, words, state, item->data(OutboxReasonRole).toString()}.join(u", "_s));
}

const OutboxEntry *OutboxPage::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

void OutboxPage::refreshButtons()
{
    const OutboxEntry *entry = current();
    const bool returned = entry && entry->state == OutboxEntry::State::Returned;
    m_compare->setVisible(entry && entry->clash);
    m_edit->setVisible(entry && !entry->clash && (!draftKeyOf(*entry).isEmpty()));
    m_edit->setEnabled(entry && entry->state != OutboxEntry::State::Sending);
    m_newCase->setVisible(entry && mayBecomeCase(*entry));
    const bool sendable = returned && entry->act && !entry->clash;
    m_again->setVisible(sendable);
    m_again->setEnabled(sendable);
    m_open->setEnabled(entry && !entry->caseId.isEmpty());
    m_copy->setEnabled(entry && !entry->text.isEmpty());
    m_drop->setEnabled(entry && entry->state != OutboxEntry::State::Sending);
    m_drop->setToolTip(entry && entry->state == OutboxEntry::State::Sending
                           ? tr("It is on its way and cannot be taken back")
                           : QString());
}

void OutboxPage::openCurrent()
{
    if (const OutboxEntry *entry = current(); entry && entry->clash)
        return compare();
    if (const OutboxEntry *entry = current(); entry && !entry->caseId.isEmpty())
        Q_EMIT openCase(entry->caseId);
}

void OutboxPage::sendAgain()
{
    if (const OutboxEntry *entry = current()) {
        onFinished(m_context.workspace.outbox().retry(entry->id), this,
                   [this](const Result<void> &result) { report(result, tr("It was not sent again.")); });
    }
}

void OutboxPage::compare()
{
    const OutboxEntry *entry = current();
    auto *dialog = new ConflictDialog(m_context, entry ? entry->caseId : QString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, &OutboxPage::load);
    dialog->open();
}

void OutboxPage::takeBack()
{
    const OutboxEntry *entry = current();
    if (!entry || draftKeyOf(*entry).isEmpty())
        return;
    QList<OutboxEntry> dependants;
    if (entry->kind == u"open"_s) {
        for (const OutboxEntry &other : std::as_const(m_entries)) {
            if (other.caseId == entry->caseId && other.id != entry->id)
                dependants << other;
        }
    }
    toDraft(draftKeyOf(*entry), [dependants, profile = m_context.workspace.profile()](const OutboxEntry &taken, const QJsonObject &present) {
        return draftOf(taken, present, dependants, profile);
    });
}

void OutboxPage::becomeCase() { toDraft(u"new"_s, newCaseOf); }

// A form half filled in already is not replaced: its author comes first.
void OutboxPage::toDraft(const QString &key, std::function<QJsonObject(const OutboxEntry &, const QJsonObject &)> shape)
{
    const OutboxEntry *entry = current();
    if (!entry)
        return;
    onFinished(m_context.workspace.drafts().load(key), this, [this, key, shape = std::move(shape), taken = *entry](const Result<QJsonObject> &present) {
        const bool whole = key == u"new"_s || taken.kind == u"edit"_s;
        if (present.ok() && !present->isEmpty() && whole) {
            m_notice->showText(Notice::Kind::Info, tr("There is a draft in this place already. Finish or discard it first."));
            return;
        }
        const QJsonObject draft = shape(taken, present.ok() ? present.value() : QJsonObject());
        onFinished(m_context.workspace.outbox().takeBack(taken.id, key, draft), this, [this, key, caseId = taken.caseId](const Result<void> &done) {
            report(done, tr("It was not opened for editing."));
            if (done.ok())
                Q_EMIT draftReady(key, caseId);
        });
    });
}

void OutboxPage::drop()
{
    const OutboxEntry *entry = current();
    if (!entry)
        return;
    const Question question{
        tr("Drop from the outbox"),
        entry->kind == u"open"_s
            ? tr("The new case and everything written on it is deleted from this computer. It was never sent.")
            : tr("What you wrote is deleted from this computer. It was not sent."),
        tr("Drop"), true};
    m_context.prompts.ask(this, question, [this, id = entry->id](bool yes) {
        if (!yes)
            return;
        onFinished(m_context.workspace.outbox().drop(id), this,
                   [this](const Result<void> &result) { report(result, tr("It was not dropped.")); });
    });
}

void OutboxPage::copyText()
{
    if (const OutboxEntry *entry = current()) {
        QGuiApplication::clipboard()->setText(entry->text);
        m_notice->showText(Notice::Kind::Success, tr("The text is on the clipboard."));
    }
}

void OutboxPage::report(const Result<void> &result, const QString &what)
{
    if (result.ok())
        m_notice->dismiss();
    else if (result.error().code == ErrorCode::NotAllowed)
        m_notice->showText(Notice::Kind::Info, tr("%1 It is on its way to the service already.").arg(what));
    else
        m_notice->showText(Notice::Kind::Error, tr("%1 %2").arg(what, sentenceFor(result.error())));
    load();
}

void OutboxPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load(); // "3 min ago" grows old
}

void OutboxPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->doItemsLayout();
}

} // namespace Casement::Ui
