// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/syncbar.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "models/items/casetext.h"
#include "ui/common/actionregistry.h"
#include "ui/common/errors.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

using Phase = SyncState::Phase;

struct Sign { IconName icon; Tone tone; };

Sign signOf(const SyncState &state)
{
    switch (state.phase) {
    case Phase::Synced: return {IconName::Online, Tone::Green};
    case Phase::Offline: return {IconName::Offline, state.workOffline ? Tone::Neutral : Tone::Amber};
    case Phase::SignInNeeded: return {IconName::Lock, Tone::Red};
    case Phase::Connecting:
    case Phase::FirstSync:
    case Phase::Syncing: break;
    }
    return {IconName::Sync, Tone::Blue};
}

QString phaseWords(const SyncState &state, qint64 now)
{
    const QString last = Items::moment(state.lastSyncAt, now);
    switch (state.phase) {
    case Phase::Synced: return SyncBar::tr("Synced %1").arg(last);
    case Phase::Syncing: return SyncBar::tr("Syncing…");
    case Phase::Connecting: return SyncBar::tr("Connecting…");
    case Phase::SignInNeeded: return SyncBar::tr("Your session has ended. Everything you write is kept");
    case Phase::FirstSync:
        if (state.healing) {
            if (state.total > 0)
                return SyncBar::tr("Repairing: %1 of %2 cases are fresh again. You can go on reading").arg(QLocale().toString(state.done), QLocale().toString(state.total));
            return SyncBar::tr("Repairing. You can go on reading");
        }
        if (state.paused)
            return SyncBar::tr("%1 of %2 cases are here. The older ones wait for a network that is not metered")
                .arg(QLocale().toString(state.done), QLocale().toString(state.total));
        if (state.total > 0 && state.done >= state.total)
            return SyncBar::tr("First sync: all %1 cases are here, lists and search are being prepared").arg(QLocale().toString(state.total));
        if (state.total > 0)
            return SyncBar::tr("First sync: %1 of %2 cases").arg(QLocale().toString(state.done), QLocale().toString(state.total));
        return SyncBar::tr("First sync: %1 cases so far").arg(QLocale().toString(state.done));
    case Phase::Offline: break;
    }
    if (state.lastSyncAt == 0)
        return SyncBar::tr("Offline. Everything you write is kept");
    if (state.workOffline)
        return SyncBar::tr("Working offline, last synced %1. Everything you write is kept").arg(last);
    return SyncBar::tr("Offline, last synced %1. Everything you write is kept").arg(last);
}

} // namespace

QString wordsFor(const SyncState &state, qint64 now)
{
    QStringList parts{phaseWords(state, now)};
    if (state.waiting > 0)
        parts << SyncBar::tr("%1 waiting to be sent").arg(QLocale().toString(state.waiting));
    if (state.returned > 0)
        parts << SyncBar::tr("%1 came back").arg(QLocale().toString(state.returned));
    return parts.join(u" · "_s);
}

SyncBar::SyncBar(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_sign(new QLabel(this))
    , m_words(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_decide(new QPushButton(this))
    , m_signIn(new QPushButton(tr("Sign in again"), this))
    , m_sparing(new QToolButton(this))
    , m_offline(new QToolButton(this))
    , m_place(new QLabel(this))
    , m_minute(new QTimer(this))
{
    setObjectName(u"syncBar"_s);
    m_sign->setObjectName(u"syncSignLabel"_s);
    m_words->setObjectName(u"syncLabel"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setMinimumWidth(1);
    m_progress->setObjectName(u"syncProgress"_s);
    m_progress->setAccessibleName(tr("First sync"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 20);
    m_progress->setFixedHeight(8);
    m_signIn->setObjectName(u"signInAgainButton"_s);
    m_decide->setObjectName(u"decideButton"_s);
    makeSwitches();
    m_place->setObjectName(u"placeLabel"_s);
    m_place->setTextFormat(Qt::PlainText);
    setSecondary(m_place);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, Space::xs, 12, Space::xs);
    layout->setSpacing(Space::s);
    layout->addWidget(m_sign);
    layout->addWidget(m_words);
    layout->addWidget(m_progress);
    layout->addWidget(m_decide);
    layout->addWidget(m_signIn);
    layout->addStretch(1);
    layout->addWidget(m_sparing);
    layout->addWidget(m_offline);
    layout->addSpacing(Space::s);
    layout->addWidget(m_place);

    connect(m_decide, &QPushButton::clicked, this, &SyncBar::decisionWanted);
    connect(m_signIn, &QPushButton::clicked, this, &SyncBar::signInWanted);
    connect(&m_context.workspace.sync(), &SyncControl::stateChanged, this, &SyncBar::refresh);
    connect(&m_context.workspace.sync(), &SyncControl::profileChanged, this, &SyncBar::refresh);
    m_minute->setInterval(60'000);
    connect(m_minute, &QTimer::timeout, this, &SyncBar::refresh);
    m_minute->start();
    refresh();
}

SyncBar::~SyncBar() = default;

void SyncBar::makeSwitches()
{
    m_sparing->setObjectName(u"syncLessButton"_s);
    m_sparing->setText(tr("Sync less"));
    m_sparing->setAccessibleName(tr("Sync less on this network"));
    m_sparing->setToolTip(tr("Sync less on this network: what you write is sent and changes come, but older cases and large files wait until you "
                             "switch this off."));
    m_offline->setObjectName(u"workOfflineButton"_s);
    m_offline->setText(ActionRegistry::titleOf(ActionId::WorkOffline));
    m_offline->setAccessibleName(m_offline->text());
    m_offline->setToolTip(tr("Stay off the network until you switch this off. What you write is kept and sent then."));
    m_offline->setIcon(icon(IconName::Offline, palette()));
    for (QToolButton *button : {m_sparing, m_offline}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        button->setAutoRaise(true);
    }
    connect(m_sparing, &QToolButton::toggled, this, [this](bool on) { m_context.workspace.sync().setSparing(on); });
    connect(m_offline, &QToolButton::toggled, this, [this](bool on) { m_context.workspace.sync().setWorkOffline(on); });
}

QString SyncBar::words() const
{
    return m_words->text();
}

void SyncBar::refresh()
{
    const SyncState state = m_context.workspace.sync().state();
    const Sign sign = signOf(state);
    m_sign->setPixmap(icon(sign.icon, themeOf(this).toneText(sign.tone)).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_words->setText(wordsFor(state, m_context.workspace.nowMs()));
    const bool troubled = state.phase == SyncState::Phase::Offline && !state.workOffline && !state.problem.detail.isEmpty();
    m_words->setToolTip(troubled ? sentenceFor(state.problem) : m_words->text());
    m_progress->setVisible(state.phase == SyncState::Phase::FirstSync);
    m_progress->setRange(0, state.total);
    m_progress->setValue(state.done);
    m_decide->setVisible(state.clashes > 0);
    m_decide->setText(tr("Decide on %n field(s)", nullptr, state.clashes));
    m_decide->setAccessibleName(m_decide->text());
    m_signIn->setVisible(state.phase == SyncState::Phase::SignInNeeded);
    {
        const QSignalBlocker offlineBlocker(m_offline);
        const QSignalBlocker sparingBlocker(m_sparing);
        m_offline->setChecked(state.workOffline);
        m_sparing->setChecked(state.sparing);
    }
    const Profile &profile = m_context.workspace.profile();
    QStringList place{m_context.workspace.definition().name};
    if (!profile.accountName.isEmpty())
        place << displaySafe(profile.accountName);
    m_place->setText(place.join(u" · "_s));
}

void SyncBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void SyncBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), themeOf(this).border);
}

} // namespace Casement::Ui
