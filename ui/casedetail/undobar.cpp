// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/undobar.h"

#include "models/domain/async.h"
#include "ui/common/actionregistry.h"
#include "ui/common/errors.h"
#include "ui/common/theme.h"
#include "ui/outbox/takeback.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {
constexpr int secondMs = 1000;
}

UndoBar::UndoBar(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
    , m_undoButton(new QPushButton(tr("Undo"), this))
    , m_now(new QPushButton(tr("Send now"), this))
    , m_undo(ActionRegistry::create(ActionId::UndoSend, this, &context.settings))
    , m_second(new QTimer(this))
{
    setObjectName(u"undoBar"_s);
    setAccessibleName(tr("Sent a moment ago"));
    m_sign->setObjectName(u"undoSignLabel"_s);
    m_text->setObjectName(u"undoTextLabel"_s);
    m_text->setAccessibleName(tr("Sent a moment ago")); // its seconds are not read out one by one
    setSecondary(m_text);
    m_undoButton->setObjectName(u"undoSendButton"_s);
    m_undoButton->setAccessibleName(tr("Undo sending"));
    m_undoButton->setIcon(icon(IconName::Undo, palette()));
    m_undoButton->setToolTip(tr("Puts it back into the editor (%1)").arg(m_undo->shortcut().toString(QKeySequence::NativeText)));
    m_now->setObjectName(u"sendNowButton"_s);
    m_now->setAccessibleName(tr("Send now"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    layout->addWidget(m_sign);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_undoButton);
    layout->addWidget(m_now);
    connect(m_undoButton, &QPushButton::clicked, this, &UndoBar::undo);
    connect(m_undo, &QAction::triggered, this, &UndoBar::undo);
    connect(m_now, &QPushButton::clicked, this, [this] { m_context.workspace.sync().syncNow(); });
    connect(&m_context.workspace.outbox(), &Outbox::changed, this, &UndoBar::look);
    connect(&m_context.workspace.sync(), &SyncControl::stateChanged, this, &UndoBar::refresh);
    m_second->setInterval(secondMs);
    connect(m_second, &QTimer::timeout, this, &UndoBar::refresh);
    refresh();
}

UndoBar::~UndoBar() = default;

void UndoBar::showCase(const QString &caseId)
{
    m_caseId = caseId;
    m_entry.reset();
    refresh();
    look();
}

void UndoBar::look()
{
    if (m_caseId.isEmpty() || m_context.undoMs <= 0)
        return;
    onFinished(m_context.workspace.outbox().entries(), this, [this, asked = m_caseId](const Result<QList<OutboxEntry>> &entries) {
        if (entries.ok() && asked == m_caseId)
            take(entries.value());
    });
}

void UndoBar::take(const QList<OutboxEntry> &entries)
{
    const auto last = std::find_if(entries.crbegin(), entries.crend(), [this](const OutboxEntry &entry) {
        return entry.caseId == m_caseId && entry.state == OutboxEntry::State::Waiting && entry.act && std::holds_alternative<PostComment>(*entry.act);
    });
    m_entry = last == entries.crend() ? std::nullopt : std::optional(*last);
    refresh();
}

qint64 UndoBar::left() const
{
    const qint64 age = m_entry ? m_context.workspace.nowMs() - m_entry->createdAt : m_context.undoMs;
    return age < 0 ? 0 : std::max<qint64>(0, m_context.undoMs - age); // a clock set back, as in the engine
}

void UndoBar::refresh()
{
    const qint64 ms = left();
    const bool shown = ms > 0;
    m_undo->setEnabled(shown && !m_taking);
    m_undoButton->setEnabled(!m_taking);
    setVisible(shown);
    if (!shown)
        return m_second->stop();
    const bool note = std::get<PostComment>(*m_entry->act).audience == Audience::Care;
    const bool offline = m_context.workspace.sync().state().phase == SyncState::Phase::Offline;
    const int seconds = int((ms + secondMs - 1) / secondMs);
    m_text->setText(offline ? (note ? tr("Your note waits for the network.") : tr("Your reply waits for the network."))
                    : note  ? tr("Your note goes out in %n second(s).", nullptr, seconds)
                            : tr("Your reply goes out in %n second(s).", nullptr, seconds));
    m_now->setVisible(!offline);
    m_sign->setPixmap(icon(IconName::Clock, themeOf(this).secondary).pixmap(QSize(18, 18), devicePixelRatioF()));
    if (!m_second->isActive())
        m_second->start();
}

void UndoBar::undo()
{
    if (m_taking || !m_entry)
        return;
    m_taking = true;
    refresh();
    const OutboxEntry entry = *m_entry;
    Q_EMIT takingBack(entry.caseId);
    const auto ended = [this, asked = entry.caseId](const Result<void> &done) {
        m_taking = false;
        look();
        Q_EMIT tookBack(asked);
        if (!done && asked == m_caseId)
            Q_EMIT refused(done.error().code == ErrorCode::NotAllowed || done.error().code == ErrorCode::NotFound ? tr("It is on its way already.")
                                                                                                                   : sentenceFor(done.error()));
    };
    // Loaded behind what was saved last, so that nothing typed since is lost.
    onFinished(m_context.workspace.drafts().load(draftKeyOf(entry)), this, [this, entry, ended](const Result<QJsonObject> &present) {
        if (!present)
            return ended(present.error());
        const QJsonObject draft = draftOf(entry, present.value(), {}, m_context.workspace.profile());
        onFinished(m_context.workspace.outbox().takeBack(entry.id, draftKeyOf(entry), draft), this, ended);
    });
}

} // namespace Casement::Ui
