// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/caseheader.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "models/domain/timers.h"
#include "ui/common/flowlayout.h"
#include "ui/common/badges.h"
#include "ui/common/formatter.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

CaseHeader::CaseHeader(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_number(new QLabel(this))
    , m_subject(new QLabel(this))
    , m_status(new BadgeLabel(this))
    , m_severity(new BadgeLabel(this))
    , m_escalated(new BadgeLabel(this))
    , m_recommended(new BadgeLabel(this))
    , m_pending(new BadgeLabel(this))
    , m_promise(new QLabel(this))
    , m_countdown(new QLabel(this))
{
    setObjectName(u"caseHeader"_s);
    m_number->setObjectName(u"numberLabel"_s);
    m_number->setTextFormat(Qt::PlainText);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_number->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setSecondary(m_number);
    m_subject->setObjectName(u"subjectLabel"_s);
    m_subject->setTextFormat(Qt::PlainText);
    m_subject->setWordWrap(true);
    m_subject->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setPageTitleFont(m_subject);
    m_status->setObjectName(u"statusBadge"_s);
    m_severity->setObjectName(u"severityBadge"_s);
    m_escalated->setObjectName(u"escalatedBadge"_s);
    m_escalated->setBadge(escalatedBadge());
    m_recommended->setObjectName(u"recommendedBadge"_s);
    m_pending->setObjectName(u"casePendingBadge"_s);
    m_promise->setObjectName(u"promiseLabel"_s);
    m_promise->setTextFormat(Qt::PlainText);
    m_countdown->setObjectName(u"countdownLabel"_s);
    m_countdown->setTextFormat(Qt::PlainText);
    setSecondary(m_countdown);

    auto *badgeArea = new QWidget(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    badgeArea->setSizePolicy(policy);
    auto *badges = new FlowLayout(badgeArea);
    badges->setContentsMargins(0, 0, 0, 0);
    badges->setSpacing(12);
    m_badges = badges;
    for (QWidget *badge : std::initializer_list<QWidget *>{m_status, m_severity, m_escalated, m_recommended, m_promise, m_countdown, m_pending})
        badges->addWidget(badge);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(Space::s);
    m_lower = new QHBoxLayout;
    m_lower->setSpacing(Space::s);
    m_lower->addWidget(badgeArea, 1);
    m_lower->addLayout(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::m, 12, Space::m, Space::s);
    layout->setSpacing(Space::xs);
    layout->addWidget(m_number);
    layout->addWidget(m_subject);
    layout->addSpacing(Space::xs);
    layout->addLayout(m_lower);
}

CaseHeader::~CaseHeader() = default;

void CaseHeader::addAction(QAction *action, bool primary)
{
    auto *button = new QPushButton(this);
    QString name = action->objectName();
    button->setObjectName(name.replace(u"Action"_s, u"Button"_s));
    if (primary)
        makePrimary(button);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    const Entry entry{action, button, primary};
    const auto follow = [this, action, button, entry] {
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setAccessibleName(action->text());
        paintIcon(entry);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(key.isEmpty() ? action->text() : tr("%1 (%2)").arg(action->text(), key));
        fold();
    };
    m_entries << entry;
    m_buttons->addWidget(button);
    connect(action, &QAction::changed, button, follow);
    follow();
}

// That of the primary button takes the tone of its words.
void CaseHeader::paintIcon(const Entry &entry) const
{
    entry.button->setIcon(entry.primary ? icon(IconName::Reply, themeOf(this).accentText) : entry.action->icon());
}

void CaseHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (const Entry &entry : std::as_const(m_entries))
        paintIcon(entry);
}

void CaseHeader::show(const CaseDetail &detail)
{
    const Case &record = detail.bundle.record;
    const auto &definition = m_context.workspace.definition();
    QStringList first{Formatter::number(record)};
    if (!record.accountName.isEmpty())
        first << displaySafe(record.accountName);
    m_number->setText(first.join(u" · "_s));
    m_subject->setText(displaySafe(record.subject));
    m_status->setBadge(statusBadge(definition, record.status));
    const auto *status = definition.status(record.status);
    m_status->setToolTip(status ? status->hint : QString());
    const QString &severity = definition.severityAudience == Audience::Care ? detail.bundle.care.severity : record.severity;
    m_severity->setVisible(!severity.isEmpty());
    m_severity->setBadge(severityBadge(definition, severity, true));
    m_escalated->setVisible(record.escalated);
    const auto *reason = definition.closeReason(record.closeReason);
    m_recommended->setVisible(!record.closeReason.isEmpty());
    m_recommended->setBadge({IconName::Check, true, tr("Recommended to close: %1").arg(reason ? reason->label : record.closeReason),
                             Tone::Green, Badge::Shape::Soft});
    m_pending->setVisible(detail.pending != Pending::None);
    m_pending->setBadge(
        detail.pending == Pending::Returned
            ? Badge{IconName::Warning, true, tr("Came back, see the outbox"), Tone::Red, Badge::Shape::Plain}
            : Badge{IconName::Clock, true, tr("Waiting to be sent"), Tone::Amber, Badge::Shape::Plain});
    showPromise(detail);
    showCountdown(detail);
    fold();
}

void CaseHeader::showPromise(const CaseDetail &detail)
{
    const Formatter format(m_context.workspace.definition(), m_context.workspace.nowMs());
    const QList<Escalation> &rounds = detail.bundle.rounds;
    const Escalation *next = nextPromise(rounds);
    QString words;
    bool late = false;
    if (next && next->promiseDue == 0) {
        words = tr("The promise starts when the service receives the escalation");
    } else if (next) {
        late = next->promiseDue < m_context.workspace.nowMs();
        words = late ? tr("Promised update is %1").arg(format.late(next->promiseDue))
                     : tr("Update promised by %1, %2").arg(format.moment(next->promiseDue), format.relative(next->promiseDue));
        m_promise->setToolTip(format.absolute(next->promiseDue));
    } else if (!rounds.isEmpty() && rounds.last().endedAt == 0 && rounds.last().answeredAt) {
        words = tr("Escalation answered %1").arg(format.relative(rounds.last().answeredAt));
        m_promise->setToolTip(format.absolute(rounds.last().answeredAt));
    }
    QPalette colours = palette();
    QFont weight = font();
    const Theme theme = themeOf(this);
    colours.setColor(QPalette::WindowText, late ? theme.toneText(Tone::Red) : theme.secondary);
    weight.setBold(late);
    m_promise->setPalette(colours);
    m_promise->setFont(weight);
    m_promise->setText(words);
    m_promise->setVisible(!words.isEmpty());
}

// STAT-3: until when an answer, or a word that one is being worked on, keeps the case open.
void CaseHeader::showCountdown(const CaseDetail &detail)
{
    const auto &definition = m_context.workspace.definition();
    const Formatter format(definition, m_context.workspace.nowMs());
    const qint64 at = closesAt(definition, detail.bundle);
    m_countdown->setVisible(at != 0);
    if (at == 0)
        return;
    m_countdown->setText(at > m_context.workspace.nowMs() ? tr("Closes by itself %1").arg(format.moment(at)) : tr("Closes by itself any moment"));
    m_countdown->setToolTip(format.absolute(at));
}

QPoint CaseHeader::below(const QAction *action) const
{
    for (const Entry &entry : m_entries) {
        if (entry.action == action)
            return entry.button->mapToGlobal(QPoint(0, entry.button->height() + 2));
    }
    return mapToGlobal(rect().bottomLeft());
}

// Little room: the badges get a line of their own; still less: only the main act keeps its words.
void CaseHeader::fold()
{
    if (!m_lower || !m_buttons)
        return;
    const int room = width() - 2 * Space::m;
    const auto name = [this](bool all) {
        int wanted = -Space::s;
        for (const Entry &entry : std::as_const(m_entries)) {
            entry.button->setText(all || entry.primary ? entry.action->iconText() : QString());
            if (!entry.button->isHidden())
                wanted += entry.button->sizeHint().width() + Space::s;
        }
        return wanted;
    };
    int wanted = name(true);
    if (wanted > room)
        wanted = name(false);
    const bool oneLine = m_badges->sizeHint().width() + Space::l + wanted <= room;
    m_lower->setDirection(oneLine ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_buttons->setAlignment(Qt::AlignLeading);
}

void CaseHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

} // namespace Casement::Ui
