// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/ownviews.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

const QStringList &operators()
{
    static const QStringList names{u"is"_s, u"isNot"_s, u"before"_s, u"after"_s, u"contains"_s}; // as Condition::Op counts them
    return names;
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &one : value.toArray())
        list << one.toString();
    return list;
}

QJsonObject jsonOf(const CaseQuery &query)
{
    QJsonArray conditions;
    for (const Condition &condition : query.conditions)
        conditions << QJsonObject{{u"field"_s, condition.field}, {u"op"_s, operators().at(int(condition.op))}, {u"values"_s, QJsonArray::fromStringList(condition.values)}};
    return {{u"conditions"_s, conditions},
            {u"words"_s, QJsonArray::fromStringList(query.words)},
            {u"phrases"_s, QJsonArray::fromStringList(query.phrases)},
            {u"sort"_s, query.sort.column},
            {u"descending"_s, query.sort.descending}};
}

CaseQuery queryOf(const QJsonObject &object)
{
    CaseQuery query;
    for (const QJsonValue &one : object.value(u"conditions"_s).toArray()) {
        const QJsonObject condition = one.toObject();
        const qsizetype op = operators().indexOf(condition.value(u"op"_s).toString());
        if (op >= 0)
            query.conditions << Condition{condition.value(u"field"_s).toString(), static_cast<Condition::Op>(op), texts(condition.value(u"values"_s))};
    }
    query.words = texts(object.value(u"words"_s));
    query.phrases = texts(object.value(u"phrases"_s));
    query.sort = {object.value(u"sort"_s).toString(u"updated"_s), object.value(u"descending"_s).toBool(true)};
    return query;
}

} // namespace

QByteArray queryToJson(const CaseQuery &query) { return QJsonDocument(jsonOf(query)).toJson(QJsonDocument::Compact); }

CaseQuery queryFromJson(const QByteArray &json) { return queryOf(QJsonDocument::fromJson(json).object()); }

QByteArray ownViewsToJson(const QList<Items::OwnView> &views)
{
    QJsonArray list;
    for (const Items::OwnView &view : views) {
        QJsonObject json = jsonOf(view.query);
        json.insert(u"id"_s, view.id);
        json.insert(u"label"_s, view.label);
        if (!view.sharedAs.isEmpty())
            json.insert(u"sharedAs"_s, view.sharedAs);
        list << json;
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QList<Items::OwnView> ownViewsFromJson(const QByteArray &json)
{
    QList<Items::OwnView> views;
    for (const QJsonValue &value : QJsonDocument::fromJson(json).array()) {
        const QJsonObject object = value.toObject();
        const Items::OwnView view{object.value(u"id"_s).toString(), object.value(u"label"_s).toString(), queryOf(object), object.value(u"sharedAs"_s).toString()};
        if (!view.id.isEmpty() && !view.label.isEmpty())
            views << view;
    }
    return views;
}

} // namespace Casement::Ui
