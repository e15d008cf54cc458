// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/systemstatus.h"

#include "models/domain/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::SystemStatus)
};

bool isOver(const Message &message) { return message.state == u"resolved"_s; }
bool isIncident(const Message &message) { return message.kind == u"incident"_s; }

} // namespace

QString stateLabel(const QString &state)
{
    if (state == u"operational"_s)
        return Words::tr("Operational");
    if (state == u"degraded"_s)
        return Words::tr("Degraded");
    if (state == u"outage"_s)
        return Words::tr("Out of service");
    if (state == u"maintenance"_s)
        return Words::tr("Under maintenance");
    if (state == u"investigating"_s)
        return Words::tr("Being investigated");
    if (state == u"identified"_s)
        return Words::tr("Cause known");
    if (state == u"monitoring"_s)
        return Words::tr("Mended, being watched");
    if (state == u"resolved"_s)
        return Words::tr("Resolved");
    return displaySafe(state);
}

Badge stateBadge(const Message &message)
{
    const QString &state = message.state;
    Badge badge{IconName::Warning, true, stateLabel(state), Tone::Amber, Badge::Shape::Soft};
    if (state == u"operational"_s || state == u"resolved"_s) {
        badge.icon = IconName::Check;
        badge.tone = Tone::Green;
    } else if (state == u"outage"_s || state == u"investigating"_s) {
        badge.icon = IconName::Error;
        badge.tone = Tone::Red;
    } else if (state == u"maintenance"_s) {
        badge.icon = IconName::Settings;
        badge.tone = Tone::Blue;
    } else if (state == u"monitoring"_s) {
        badge.icon = IconName::Clock;
        badge.tone = Tone::Blue;
    }
    return badge;
}

void sortStatus(QList<MessageSummary> &messages)
{
    const auto order = [](const MessageSummary &summary) {
        const Message &m = summary.record;
        const int group = isIncident(m) ? (isOver(m) ? 2 : 0) : 1;
        return std::tuple(group, group == 1 ? sortKey(m.title) : QString(), -m.publishedAt, m.id);
    };
    std::sort(messages.begin(), messages.end(), [&](const MessageSummary &a, const MessageSummary &b) { return order(a) < order(b); });
}

QString statusSummary(const QList<MessageSummary> &messages)
{
    int components = 0, troubled = 0, open = 0;
    for (const MessageSummary &summary : messages) {
        const Message &m = summary.record;
        if (isIncident(m))
            open += isOver(m) ? 0 : 1;
        else
            ++components;
        troubled += !isIncident(m) && m.state != u"operational"_s ? 1 : 0;
    }
    if (components == 0 && open == 0)
        return {};
    if (troubled == 0 && open == 0)
        return Words::tr("All is operational.");
    if (troubled == 0)
        return Words::tr("%n incident(s) under way.", nullptr, open);
    return Words::tr("%1 of %n component(s) not fully operational.", nullptr, components).arg(troubled);
}

} // namespace Casement::Ui
