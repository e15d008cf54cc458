// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/composer.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/attachmentbar.h"
#include "ui/common/textedit.h"
#include "ui/common/actionregistry.h"
#include "ui/common/errors.h"
#include "ui/common/icons.h"
#include "ui/common/markdownview.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/casedetail/undobar.h"

#include <QAction>
#include <QCheckBox>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

QToolButton *kindButton(const QString &name, const QString &text, IconName sign, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    button->setIcon(icon(sign, parent->palette()));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    return button;
}

/// A draft and what was typed while it was read: `typed` is the editor's text, `before` the part that stood there already.
QString joined(const QString &draft, const QString &before, const QString &typed)
{
    if (draft.isEmpty())
        return typed;
    return typed.startsWith(before) ? QString(draft + typed.mid(before.size())) : QString(draft + u'\n' + typed);
}

} // namespace

Composer::Composer(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_undo(new UndoBar(context, this))
    , m_top(new QWidget(this))
    , m_bottom(new QWidget(this))
    , m_kinds(new QWidget(m_top))
    , m_replyKind(kindButton(u"replyKindButton"_s, tr("Reply"), IconName::Reply, m_kinds))
    , m_noteKind(kindButton(u"noteKindButton"_s, tr("Internal note"), IconName::Note, m_kinds))
    , m_to(new QLabel(this))
    , m_edit(new TextEdit(this))
    , m_files(new AttachmentBar(context, this))
    , m_notice(new Notice(this))
    , m_preview(new QScrollArea(this))
    , m_previewText(new MarkdownView(context.prompts, m_preview))
    , m_previewButton(new QToolButton(this))
    , m_attach(new QPushButton(tr("Attach"), this))
    , m_waiting(new QCheckBox(tr("Waiting for the customer"), this))
    , m_keyHint(new QLabel(this))
    , m_send(new QPushButton(this))
    , m_sendAction(ActionRegistry::create(ActionId::Send, this, &context.settings))
{
    setObjectName(u"composer"_s);
    build();
    buildPreview();
    connect(m_replyKind, &QToolButton::clicked, this, [this] { wantKind(Kind::Reply); });
    connect(m_noteKind, &QToolButton::clicked, this, [this] { wantKind(Kind::Note); });
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::saveDraft);
    connect(m_edit, &TextEdit::filesOffered, m_files, &AttachmentBar::addFrom);
    connect(m_files, &AttachmentBar::changed, this, &Composer::saveDraft);
    connect(m_files, &AttachmentBar::refused, this,
            [this](const QString &sentence) { m_notice->showText(Notice::Kind::Warning, sentence); });
    connect(m_attach, &QPushButton::clicked, m_files, &AttachmentBar::pick);
    connect(ActionRegistry::create(ActionId::Attach, this, &context.settings), &QAction::triggered, this, [this] {
        start(m_kind);
        m_files->pick();
    });
    connect(m_waiting, &QCheckBox::toggled, this, &Composer::saveDraft);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_sendAction, &QAction::triggered, this, &Composer::send);
    connect(m_notice, &Notice::actionTriggered, this, [this] { Q_EMIT newCaseWanted(m_edit->toPlainText()); });
    connect(m_undo, &UndoBar::takingBack, this, [this](const QString &caseId) {
        m_sending.insert(caseId); // nothing can be typed in the instant between
        refresh();
    });
    connect(m_undo, &UndoBar::tookBack, this, &Composer::tookBack);
    connect(m_undo, &UndoBar::refused, this, [this](const QString &sentence) { m_notice->showText(Notice::Kind::Info, sentence); });
    setKind(Kind::Reply);
    setExpanded(false);
}

Composer::~Composer() = default;

void Composer::build()
{
    m_kinds->setObjectName(u"kindBar"_s);
    auto *kinds = new QHBoxLayout(m_kinds);
    kinds->setContentsMargins(0, 0, 0, 0);
    kinds->setSpacing(Space::xs);
    kinds->addWidget(m_replyKind);
    kinds->addWidget(m_noteKind);
    m_to->setObjectName(u"recipientsLabel"_s);
    m_to->setTextFormat(Qt::PlainText);
    m_to->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setSecondary(m_to);
    m_edit->setObjectName(u"composerEdit"_s);
    m_edit->setLines(3, 10);
    m_edit->setTakesFiles(true);
    m_notice->setObjectName(u"composerNotice"_s);
    m_attach->setObjectName(u"attachButton"_s);
    m_attach->setIcon(icon(IconName::Paperclip, palette()));
    m_attach->setAccessibleName(tr("Attach files"));
    m_attach->setToolTip(tr("Choose files, or drop or paste them into the text"));
    m_waiting->setObjectName(u"waitingCheckBox"_s);
    m_waiting->setAccessibleName(m_waiting->text());
    m_waiting->setToolTip(tr("The case then waits for the customer's answer. Without the tick it stays with Care."));
    m_keyHint->setObjectName(u"sendKeyLabel"_s);
    m_keyHint->setText(
        tr("%1 sends")
            .arg(m_sendAction->shortcuts().value(1, m_sendAction->shortcut()).toString(QKeySequence::NativeText)));
    setSecondary(m_keyHint);
    m_send->setObjectName(u"sendButton"_s);
    makePrimary(m_send);

    auto *top = new QHBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    top->setSpacing(Space::s);
    top->addWidget(m_kinds);
    top->addWidget(m_to, 1);
    auto *bottom = new QHBoxLayout(m_bottom);
    bottom->setContentsMargins(0, 0, 0, 0);
    bottom->setSpacing(Space::s);
    bottom->addWidget(m_attach);
    bottom->addWidget(m_previewButton);
    bottom->addWidget(m_waiting);
    bottom->addStretch(1);
    bottom->addWidget(m_keyHint);
    bottom->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::m, 12, Space::m, 12);
    layout->setSpacing(Space::s);
    layout->addWidget(m_notice);
    layout->addWidget(m_undo);
    layout->addWidget(m_top);
    layout->addWidget(m_edit);
    layout->addWidget(m_preview);
    layout->addWidget(m_files);
    layout->addWidget(m_bottom);
    m_kinds->setVisible(isCare(m_context.workspace.profile().role));
    setAcceptDrops(true);
    m_edit->installEventFilter(this);
    m_files->setTabAfter(m_edit);
}

void Composer::buildPreview()
{
    m_preview->setObjectName(u"previewArea"_s);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setWidgetResizable(true);
    m_preview->setFocusPolicy(Qt::StrongFocus);
    m_preview->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_previewText->setObjectName(u"previewView"_s);
    m_previewText->setAccessibleName(tr("Preview"));
    auto *page = new QWidget(m_preview);
    page->setObjectName(u"previewPage"_s);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Space::s, Space::s, Space::s, Space::s);
    layout->addWidget(m_previewText, 0, Qt::AlignTop);
    layout->addStretch(1);
    m_preview->setWidget(page);
    m_preview->hide();
    QAction *action = ActionRegistry::create(ActionId::Preview, this, &m_context.settings);
    action->setCheckable(true);
    m_previewButton->setObjectName(u"previewButton"_s);
    m_previewButton->setDefaultAction(action);
    m_previewButton->setAutoRaise(true);
    m_previewButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_previewButton->setAccessibleName(action->text());
    m_previewButton->setToolTip(tr("Shows how it will be read (%1)").arg(action->shortcut().toString(QKeySequence::NativeText)));
    connect(action, &QAction::toggled, this, &Composer::setPreview);
}

void Composer::setPreview(bool on)
{
    const bool moves = on ? m_edit->hasFocus() : m_preview->isAncestorOf(focusWidget()) || m_preview->hasFocus();
    m_preview->setFixedHeight(qMax(m_edit->height(), 3 * fontMetrics().lineSpacing()));
    if (on)
        m_previewText->setText(m_edit->toPlainText());
    m_preview->setVisible(on);
    m_edit->setVisible(!on);
    if (moves || !on)
        (on ? static_cast<QWidget *>(m_preview) : m_edit)->setFocus(Qt::OtherFocusReason);
}

QAction *Composer::undoAction() const { return m_undo->undoAction(); }

QString Composer::keyOf(const QString &caseId) { return u"reply/"_s + caseId; }

QString Composer::key() const { return keyOf(m_caseId); }

bool Composer::isEmpty() const { return m_edit->toPlainText().trimmed().isEmpty() && m_files->files().isEmpty(); }

void Composer::reload()
{
    if (!m_caseId.isEmpty() && !m_loading)
        loadDraft();
}

void Composer::showCase(const QString &caseId)
{
    if (caseId == m_caseId)
        return;
    if (m_loading && m_edit->toPlainText() != m_shownBefore)
        m_typedEarly.insert(m_caseId, m_edit->toPlainText());
    m_caseId = caseId;
    m_detail = {};
    m_closedForGood = false;
    m_notice->dismiss();
    m_undo->showCase(caseId);
    clearText();
    setKind(Kind::Reply);
    setExpanded(false);
    if (!caseId.isEmpty())
        loadDraft();
}

void Composer::loadDraft()
{
    m_loading = true;
    m_shownBefore = m_edit->toPlainText();
    refresh();
    onFinished(m_context.workspace.drafts().load(key()), this,
               [this, asked = m_caseId, before = m_shownBefore, token = ++m_loadToken](const Result<QJsonObject> &draft) {
                   if (asked != m_caseId)
                       return keepTypedEarly(asked, before, draft);
                   if (token != m_loadToken)
                       return; // left and shown again: the later answer takes all
                   const QString typed = m_typedEarly.take(asked) + m_edit->toPlainText();
                   m_loading = false;
                   if (!draft.ok()) {
                       m_notice->showText(Notice::Kind::Warning, sentenceFor(draft.error()));
                   } else {
                       restore(draft.value());
                       if (typed != before) {
                           m_edit->setPlainText(joined(draft.value().value(u"body"_s).toString(), before, typed));
                           m_edit->moveCursor(QTextCursor::End);
                           setExpanded(true);
                       }
                   }
                   if (typed != before)
                       saveDraft();
                   refresh();
               });
}

void Composer::keepTypedEarly(const QString &caseId, const QString &before, const Result<QJsonObject> &draft)
{
    const QString typed = m_typedEarly.take(caseId);
    if (typed.isEmpty())
        return;
    QJsonObject kept = draft.ok() ? draft.value() : QJsonObject();
    kept.insert(u"body"_s, joined(kept.value(u"body"_s).toString(), before, typed));
    m_context.workspace.drafts().save(keyOf(caseId), kept);
}

void Composer::restore(const QJsonObject &draft)
{
    if (draft.isEmpty())
        return;
    m_quiet = true;
    m_edit->setPlainText(draft.value(u"body"_s).toString());
    m_edit->moveCursor(QTextCursor::End);
    m_files->setFiles(AttachmentBar::fromJson(draft.value(u"files"_s).toArray()));
    m_waiting->setChecked(draft.value(u"waiting"_s).toBool(true));
    const bool note = draft.value(u"kind"_s).toString() == u"note"_s && isCare(m_context.workspace.profile().role);
    setKind(note ? Kind::Note : Kind::Reply);
    setExpanded(!isEmpty());
    m_quiet = false;
}

void Composer::saveDraft()
{
    if (m_quiet || m_loading || m_caseId.isEmpty())
        return;
    if (isEmpty()) {
        m_context.workspace.drafts().drop(key());
    } else {
        m_context.workspace.drafts().save(key(),
                                          QJsonObject{{u"kind"_s, m_kind == Kind::Note ? u"note"_s : u"reply"_s},
                                                      {u"body"_s, m_edit->toPlainText()},
                                                      {u"waiting"_s, m_waiting->isChecked()},
                                                      {u"files"_s, AttachmentBar::toJson(m_files->files())}});
    }
    refresh();
}

void Composer::setDetail(const CaseDetail &detail)
{
    m_detail = detail;
    const Case &record = detail.bundle.record;
    qint64 attached = 0;
    for (const Attachment &attachment : detail.bundle.attachments)
        attached += attachment.size;
    m_files->setAlreadyAttached(attached);
    const auto &definition = m_context.workspace.definition();
    const bool closedForGood = !record.open && !isCare(m_context.workspace.profile().role)
        && !takesReply(definition, record, m_context.workspace.nowMs()) && !mergedInto(detail.bundle);
    if (closedForGood && !m_closedForGood)
        m_notice->showText(Notice::Kind::Info, tr("This case is closed for good and takes no more replies."),
                           m_context.workspace.profile().mayOpen.isEmpty() ? QString() : tr("New case about this"));
    else if (!closedForGood && m_closedForGood)
        m_notice->dismiss();
    m_closedForGood = closedForGood;
    refresh();
}

void Composer::start(Kind kind)
{
    wantKind(kind);
    m_previewButton->defaultAction()->setChecked(false);
    setExpanded(true);
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void Composer::wantKind(Kind kind)
{
    setKind(m_kind); // the buttons show the present kind until the answer
    if (kind == m_kind)
        return;
    if (m_edit->toPlainText().trimmed().isEmpty()) {
        setKind(kind);
        saveDraft();
        return;
    }
    const Question question = kind == Kind::Note
        ? Question{tr("Internal note"), tr("You wrote this as a reply. As an internal note only Care sees it."),
                   tr("Make it a note"), false}
        : Question{tr("Reply"),
                   tr("You wrote this as an internal note. As a reply the customer sees every word of it."),
                   tr("Make it a reply"), true};
    m_context.prompts.ask(this, question, [this, kind, asked = m_caseId](bool yes) {
        if (!yes || asked != m_caseId)
            return;
        setKind(kind);
        saveDraft();
    });
}

void Composer::setKind(Kind kind)
{
    m_kind = kind;
    m_replyKind->setChecked(kind == Kind::Reply);
    m_noteKind->setChecked(kind == Kind::Note);
    restyle();
    refresh();
}

void Composer::restyle()
{
    const Theme theme = themeOf(this);
    QPalette colours = palette();
    if (m_kind == Kind::Note)
        colours.setColor(QPalette::Base, theme.noteGround);
    m_edit->setPalette(colours);
    update();
}

QString Composer::recipients() const
{
    if (m_kind == Kind::Note)
        return tr("Internal: only Care sees this");
    const Case &record = m_detail.bundle.record;
    if (record.id.isEmpty())
        return {};
    if (!isCare(m_context.workspace.profile().role))
        return record.cc.isEmpty() ? tr("To Customer Care")
                                   : tr("To Customer Care, copy to %n address(es)", nullptr, int(record.cc.size()));
    const QString contact = displaySafe(record.contactName);
    return record.cc.isEmpty() ? tr("To %1").arg(contact)
                               : tr("To %1, copy to %n address(es)", nullptr, int(record.cc.size())).arg(contact);
}

void Composer::refresh()
{
    const bool note = m_kind == Kind::Note;
    const bool sending = m_sending.contains(m_caseId);
    const bool open = !m_caseId.isEmpty() && m_detail.bundle.record.id == m_caseId && !sending;
    const bool writable = open && !m_loading;
    const bool reopens = !m_detail.bundle.record.id.isEmpty() && !m_detail.bundle.record.open && !m_closedForGood;
    m_edit->setReadOnly(!open); // who types sooner than the draft is read types on behind it
    m_edit->setEnabled(!sending);
    m_edit->setAccessibleName(note ? tr("Internal note") : tr("Reply"));
    m_edit->setPlaceholderText(note          ? tr("Write a note for your colleagues")
                                   : reopens ? tr("Reply to open the case again")
                                             : tr("Write a reply"));
    m_to->setText(recipients());
    m_to->setToolTip(note ? QString() : m_detail.bundle.record.cc.join(u"\n"_s));
    m_waiting->setVisible(!note && isCare(m_context.workspace.profile().role));
    m_send->setText(sending ? tr("Sending…") : note ? tr("Add note") : tr("Send reply"));
    m_send->setIcon(icon(note ? IconName::Lock : IconName::Send, themeOf(this).accentText));
    m_previewButton->defaultAction()->setEnabled(open && !m_edit->toPlainText().trimmed().isEmpty());
    m_attach->setEnabled(writable && !m_closedForGood);
    m_files->setEnabled(writable);
    m_send->setEnabled(writable && !m_closedForGood && !isEmpty() && !m_files->isBusy());
    m_replyKind->setEnabled(writable);
    m_noteKind->setEnabled(writable);
}

void Composer::send()
{
    if (!m_send->isEnabled())
        return;
    m_notice->dismiss();
    PostComment comment;
    comment.body = m_edit->toPlainText();
    comment.audience = m_kind == Kind::Note ? Audience::Care : Audience::Public;
    comment.waiting = m_kind == Kind::Reply && isCare(m_context.workspace.profile().role) && m_waiting->isChecked();
    comment.attachments = m_files->refs();
    m_sending.insert(m_caseId);
    refresh();
    onFinished(m_context.workspace.commands().postComment(m_caseId, comment, m_files->files(), key()), this,
               [this, caseId = m_caseId](const Result<void> &result) { sent(caseId, result); });
}

void Composer::sent(const QString &caseId, const Result<void> &result)
{
    m_sending.remove(caseId);
    if (caseId == m_caseId) {
        if (result.ok())
            clearText(); // the draft went with the operation
        else
            m_notice->showText(Notice::Kind::Error, tr("Not sent. %1").arg(sentenceFor(result.error())));
        refresh();
        m_edit->setFocus();
    }
    if (!result.ok())
        return;
    m_undo->look();
    Q_EMIT posted(caseId);
}

void Composer::tookBack(const QString &caseId)
{
    m_sending.remove(caseId);
    if (caseId != m_caseId)
        return; // it is found when the case is shown again
    loadDraft();
    start(m_kind);
}

void Composer::clearText()
{
    m_quiet = true;
    m_previewButton->defaultAction()->setChecked(false);
    m_edit->clear();
    m_files->setFiles({});
    m_waiting->setChecked(true);
    m_quiet = false;
}

void Composer::setExpanded(bool expanded)
{
    m_edit->setLines(expanded ? 3 : 1, 10);
    m_top->setVisible(expanded);
    m_bottom->setVisible(expanded);
}

void Composer::foldIfUnused()
{
    const QWidget *focused = window()->focusWidget();
    if (isEmpty() && !m_files->isBusy() && !(focused && isAncestorOf(focused)))
        setExpanded(false);
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusIn && !m_edit->isReadOnly())
        setExpanded(true);
    else if (watched == m_edit && event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &Composer::foldIfUnused,
                                  Qt::QueuedConnection); // once the next widget has the focus
    return QWidget::eventFilter(watched, event);
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, themeOf(this).border);
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        restyle();
        refresh();
    }
}

void Composer::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_attach->isEnabled() && AttachmentBar::holdsFiles(event->mimeData()))
        event->acceptProposedAction();
}

void Composer::dropEvent(QDropEvent *event)
{
    m_files->addFrom(event->mimeData());
    event->acceptProposedAction();
}

} // namespace Casement::Ui
