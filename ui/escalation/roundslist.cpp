// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/escalation/roundslist.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

QString promiseOutcome(const PortalDefinition &definition, const Escalation &round, qint64 nowMs)
{
    const Formatter format(definition, nowMs);
    if (round.answeredAt) {
        if (round.promiseDue && round.answeredAt > round.promiseDue)
            return RoundsList::tr("answered after the promised time, %1").arg(format.moment(round.answeredAt));
        return round.promiseDue ? RoundsList::tr("answered in time, %1").arg(format.moment(round.answeredAt))
                                : RoundsList::tr("answered %1").arg(format.moment(round.answeredAt));
    }
    if (round.endedAt)
        return RoundsList::tr("ended without an answer, %1").arg(format.moment(round.endedAt));
    if (!round.promiseDue)
        return RoundsList::tr("not received by the service yet");
    return round.promiseDue < nowMs ? RoundsList::tr("not answered, %1").arg(format.late(round.promiseDue))
                                    : RoundsList::tr("answer promised by %1").arg(format.moment(round.promiseDue));
}

RoundsList::RoundsList(Context context, const QString &title, const QList<Escalation> &rounds, QWidget *parent)
    : QWidget(parent)
    , m_toggle(new QToolButton(this))
    , m_list(new QWidget(this))
{
    setObjectName(u"roundsList"_s);
    m_toggle->setObjectName(u"roundsButton"_s);
    m_toggle->setText(title);
    m_toggle->setAccessibleName(m_toggle->text());
    m_toggle->setCheckable(true);
    setFocusProxy(m_toggle);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setIcon(icon(IconName::ChevronRight, palette()));
    m_list->setObjectName(u"roundsArea"_s);
    auto *sides = new QHBoxLayout(m_list); // mirrors, which margins do not
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(0);
    sides->addSpacing(Space::l);
    auto *list = new QVBoxLayout;
    sides->addLayout(list, 1);
    list->setSpacing(12);
    for (auto it = rounds.crbegin(); it != rounds.crend(); ++it)
        list->addWidget(entry(context, *it));
    m_list->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xs);
    layout->addWidget(m_toggle, 0, Qt::AlignLeading);
    layout->addWidget(m_list);
    connect(m_toggle, &QToolButton::toggled, this, [this](bool open) {
        m_toggle->setIcon(icon(open ? IconName::ChevronDown : IconName::ChevronRight, palette()));
        m_list->setVisible(open);
        Q_EMIT toggled(open);
    });
}

RoundsList::~RoundsList() = default;

void RoundsList::setOpen(bool open) { m_toggle->setChecked(open); }

bool RoundsList::isOpen() const { return m_toggle->isChecked(); }

QWidget *RoundsList::entry(Context context, const Escalation &round)
{
    const auto &definition = context.workspace.definition();
    const Formatter format(definition, context.workspace.nowMs());
    auto *box = new QWidget(m_list);
    box->setObjectName(u"roundEntry"_s);
    auto *what = new QLabel(
        tr("%1 · %2").arg(format.reason(round.reason), promiseOutcome(definition, round, context.workspace.nowMs())),
        box);
    what->setObjectName(u"roundLabel"_s);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    auto *who = new QLabel(tr("%1, %2").arg(displaySafe(round.byName), format.moment(round.raisedAt)), box);
    who->setObjectName(u"roundByLabel"_s);
    who->setTextFormat(Qt::PlainText);
    who->setToolTip(format.absolute(round.raisedAt));
    setSecondary(who);
    auto *text = new QLabel(round.description, box);
    text->setObjectName(u"roundTextLabel"_s);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(what);
    layout->addWidget(who);
    if (const auto *promise = definition.promise(round.promiseId)) {
        const QString due = round.promiseDue ? tr("Promised: %1, by %2").arg(promise->label, format.moment(round.promiseDue)) : tr("Promised: %1").arg(promise->label);
        auto *promised = new QLabel(due, box);
        promised->setObjectName(u"roundPromiseLabel"_s);
        promised->setTextFormat(Qt::PlainText);
        promised->setWordWrap(true);
        promised->setToolTip(format.absolute(round.promiseDue));
        layout->addWidget(promised);
    }
    layout->addWidget(text);
    if (!round.feedback.isEmpty()) {
        auto *feedback = new QLabel(tr("Support feedback: %1").arg(round.feedback), box);
        feedback->setObjectName(u"roundFeedbackLabel"_s);
        feedback->setTextFormat(Qt::PlainText);
        feedback->setWordWrap(true);
        layout->addWidget(feedback);
    }
    return box;
}

} // namespace Casement::Ui
