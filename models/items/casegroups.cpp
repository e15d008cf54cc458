// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/casegroups.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Items {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Items::CaseGroups)
};

} // namespace

QList<std::pair<QString, QString>> groupFields(const PortalDefinition &definition, bool care)
{
    QList<std::pair<QString, QString>> fields{{u"status"_s, Words::tr("Status")}};
    if (!definition.severities.isEmpty() && (care || definition.severityAudience != Audience::Care))
        fields.append({u"severity"_s, Words::tr("Severity")});
    fields.append({u"account"_s, Words::tr("Account")});
    if (definition.ownerPublic || care)
        fields.append({u"owner"_s, Words::tr("Owner")});
    return fields;
}

QList<CaseGroup> namedGroups(const CasesByValue &cases, const QString &field)
{
    QList<CaseGroup> groups;
    for (const CasesByValue::Group &group : cases.groups) {
        const QString title = !group.label.isEmpty() ? group.label : !group.value.isEmpty() ? group.value : field == u"owner"_s ? Words::tr("Nobody yet") : Words::tr("Other");
        groups << CaseGroup{group.value, title, group.rowIds};
    }
    if (field != u"account"_s && field != u"owner"_s)
        return groups;
    QList<std::pair<std::pair<bool, QString>, qsizetype>> order;
    for (qsizetype i = 0; i < groups.size(); ++i)
        order.append({{groups.at(i).value.isEmpty(), sortKey(groups.at(i).title)}, i});
    std::sort(order.begin(), order.end());
    QList<CaseGroup> sorted;
    for (const auto &place : std::as_const(order))
        sorted << std::move(groups[place.second]);
    return sorted;
}

} // namespace Casement::Items
