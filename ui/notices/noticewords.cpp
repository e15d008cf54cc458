// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/noticewords.h"

#include "models/domain/text.h"
#include "ui/common/formatter.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::NoticesPage)
};

struct Event
{
    IconName icon;
    QString (*words)(const PortalDefinition &, const CaseNotice &, const QString &who);
};

const QHash<QString, Event> &events()
{
    using D = PortalDefinition;
    using N = CaseNotice;
    static const QHash<QString, Event> all{
        {u"opened"_s, {IconName::Plus, [](const D &, const N &, const QString &who) { return Words::tr("%1 opened a case for you").arg(who); }}},
        {u"reply"_s, {IconName::Reply, [](const D &, const N &, const QString &who) { return Words::tr("%1 replied").arg(who); }}},
        {u"customerReply"_s, {IconName::Reply, [](const D &, const N &, const QString &who) { return Words::tr("%1 replied").arg(who); }}},
        {u"note"_s, {IconName::Note, [](const D &, const N &, const QString &who) { return Words::tr("%1 wrote an internal note").arg(who); }}},
        {u"status"_s, {IconName::Progress, [](const D &d, const N &n, const QString &who) { return Words::tr("%1 set the status to %2").arg(who, Formatter(d, n.at).status(n.to)); }}},
        {u"solutionSuggested"_s, {IconName::Check, [](const D &, const N &, const QString &who) { return Words::tr("%1 suggested a solution and waits for your approval").arg(who); }}},
        {u"reminder"_s, {IconName::Clock, [](const D &, const N &, const QString &) { return Words::tr("The case waits for you and closes by itself without an answer"); }}},
        {u"autoClosed"_s, {IconName::Closed, [](const D &, const N &, const QString &) { return Words::tr("The case was closed because no answer came"); }}},
        {u"escalated"_s, {IconName::Escalate, [](const D &d, const N &n, const QString &who) { return Words::tr("%1 escalated: %2").arg(who, Formatter(d, n.at).reason(n.to)); }}},
        {u"escalationAnswered"_s, {IconName::Escalate, [](const D &, const N &, const QString &who) { return Words::tr("%1 answered the escalation").arg(who); }}},
        {u"escalationEnded"_s, {IconName::Escalate, [](const D &, const N &, const QString &who) { return Words::tr("%1 ended the escalation").arg(who); }}},
        {u"promiseAtRisk"_s, {IconName::Clock, [](const D &, const N &, const QString &) { return Words::tr("The update promised for an escalation is due soon"); }}},
        {u"promiseMissed"_s, {IconName::Warning, [](const D &, const N &, const QString &) { return Words::tr("The update promised for an escalation did not come in time"); }}},
        {u"recommended"_s, {IconName::Check, [](const D &, const N &, const QString &who) { return Words::tr("%1 recommends to close the case").arg(who); }}},
        {u"recommendationAnswered"_s, {IconName::Check, [](const D &, const N &, const QString &who) { return Words::tr("%1 answered the recommendation to close").arg(who); }}},
        {u"stillWorking"_s, {IconName::Clock, [](const D &, const N &, const QString &who) { return Words::tr("%1 asked for more time").arg(who); }}},
        {u"assigned"_s, {IconName::Assign, [](const D &, const N &n, const QString &who) { return Words::tr("%1 assigned the case to %2").arg(who, displaySafe(n.to)); }}},
        {u"severity"_s, {IconName::Edit, [](const D &d, const N &n, const QString &who) { return Words::tr("%1 set the severity to %2").arg(who, Formatter(d, n.at).severity(n.to)); }}},
        {u"merged"_s, {IconName::Link, [](const D &, const N &n, const QString &who) { return Words::tr("%1 merged the case into case %2, which goes on").arg(who, displaySafe(n.to)); }}},
        {u"priority"_s, {IconName::Edit, [](const D &d, const N &n, const QString &who) { return Words::tr("%1 set the priority to %2").arg(who, Formatter(d, n.at).priority(n.to)); }}}};
    return all;
}

} // namespace

QString noticeSentence(const PortalDefinition &definition, const CaseNotice &notice)
{
    const QString who = notice.byName.isEmpty() ? Words::tr("The portal") : displaySafe(notice.byName);
    const auto known = events().constFind(notice.event);
    return known == events().cend() ? Words::tr("%1 changed the case").arg(who) : known->words(definition, notice, who);
}

IconName iconOf(const CaseNotice &notice)
{
    const auto known = events().constFind(notice.event);
    return known == events().cend() ? IconName::Bell : known->icon;
}

} // namespace Casement::Ui
