// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/casegroups.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/items/casetext.h"

#include <QCoreApplication>
#include <QHash>
#include <memory>

using namespace Qt::StringLiterals;

namespace Casement::Items {

namespace {

constexpr qsizetype mostValues = 60; ///< each is a question to the cache; what has none of these stands last

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Items::CaseGroups)
};

struct Asked
{
    CaseIds all;
    QList<CaseGroup> groups;
    std::optional<Error> error;
    qsizetype waiting = 0;
};

/// Equal for lists of the same ids in whatever order; lists that differ are as good as never taken for equal.
struct Sum
{
    qsizetype count = 0;
    quint64 ids = 0, squares = 0;
    void add(const QList<qint64> &list)
    {
        count += list.size();
        for (const qint64 id : list) {
            ids += quint64(id);
            squares += quint64(id) * quint64(id);
        }
    }
    friend bool operator==(const Sum &, const Sum &) = default;
};

// Each answer has the order of the list. Only where a case is in none, or changed between two answers, is each looked up: of a long list
// that would take too long.
QList<CaseGroup> sorted(const Asked &asked)
{
    Sum all, grouped;
    all.add(asked.all.rowIds);
    for (const CaseGroup &group : asked.groups)
        grouped.add(group.rowIds);
    if (all == grouped)
        return asked.groups;
    QHash<qint64, qsizetype> groupOf;
    QList<CaseGroup> groups = asked.groups;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        for (const qint64 id : std::as_const(groups.at(i).rowIds))
            groupOf.insert(id, i);
        groups[i].rowIds.clear();
    }
    groups << CaseGroup{{}, Words::tr("Other"), {}};
    for (const qint64 id : asked.all.rowIds)
        groups[groupOf.value(id, groups.size() - 1)].rowIds << id;
    return groups;
}

void askValues(Workspace &workspace, const CaseQuery &query, const QString &field, const QList<CaseGroup> &values, QObject *guard,
               const std::function<void(const Result<CaseIds> &, const QList<CaseGroup> &)> &then)
{
    const auto asked = std::make_shared<Asked>();
    asked->groups = values;
    asked->waiting = values.size() + 1;
    const auto ask = [&](const CaseQuery &one, auto keep) {
        onFinished(workspace.reader().ids(one), guard, [asked, keep, then](const Result<CaseIds> &ids) {
            if (ids)
                keep(*asked, ids.value());
            else
                asked->error = ids.error();
            if (--asked->waiting == 0)
                then(asked->error ? Result<CaseIds>(*asked->error) : Result<CaseIds>(asked->all), asked->error ? QList<CaseGroup>() : sorted(*asked));
        });
    };
    ask(query, [](Asked &all, const CaseIds &ids) { all.all = ids; });
    for (qsizetype i = 0; i < values.size(); ++i) {
        CaseQuery one = query;
        one.conditions << Condition{field, Condition::Op::Is, {values.at(i).value}};
        ask(one, [i](Asked &all, const CaseIds &ids) { all.groups[i].rowIds = ids.rowIds; });
    }
}

} // namespace

QList<std::pair<QString, QString>> groupFields(const PortalDefinition &definition, bool care)
{
    QList<std::pair<QString, QString>> fields{{u"status"_s, Words::tr("Status")}};
    if (!definition.severities.isEmpty() && (care || definition.severityAudience != Audience::Care))
        fields.append({u"severity"_s, Words::tr("Severity")});
    fields.append({u"account"_s, Words::tr("Account")});
    return fields;
}

void askGroups(Workspace &workspace, const CaseQuery &query, const QString &field, QObject *guard,
               std::function<void(const Result<CaseIds> &, const QList<CaseGroup> &)> then)
{
    QList<CaseGroup> values;
    if (field == u"account"_s) {
        onFinished(workspace.reader().accounts(), guard, [&workspace, query, field, guard, then = std::move(then)](const Result<QList<Account>> &accounts) {
            QList<CaseGroup> named;
            for (const Account &account : accounts.ok() ? accounts->mid(0, mostValues) : QList<Account>())
                named << CaseGroup{account.id, account.name, {}};
            askValues(workspace, query, field, named, guard, then);
        });
        return;
    }
    if (field == u"severity"_s) {
        for (const auto &level : workspace.definition().severities)
            values << CaseGroup{level.id, level.label, {}};
    } else {
        for (const auto &status : workspace.definition().statuses)
            values << CaseGroup{status.id, status.label, {}};
    }
    askValues(workspace, query, field, values, guard, then);
}

} // namespace Casement::Items
