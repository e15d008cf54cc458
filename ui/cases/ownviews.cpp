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

} // namespace

QByteArray ownViewsToJson(const QList<Items::OwnView> &views)
{
    QJsonArray list;
    for (const Items::OwnView &view : views) {
        QJsonArray conditions;
        for (const Condition &condition : view.query.conditions)
            conditions << QJsonObject{{u"field"_s, condition.field}, {u"op"_s, operators().at(int(condition.op))}, {u"values"_s, QJsonArray::fromStringList(condition.values)}};
        list << QJsonObject{{u"id"_s, view.id},
                            {u"label"_s, view.label},
                            {u"conditions"_s, conditions},
                            {u"words"_s, QJsonArray::fromStringList(view.query.words)},
                            {u"phrases"_s, QJsonArray::fromStringList(view.query.phrases)},
                            {u"sort"_s, view.query.sort.column},
                            {u"descending"_s, view.query.sort.descending}};
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QList<Items::OwnView> ownViewsFromJson(const QByteArray &json)
{
    QList<Items::OwnView> views;
    for (const QJsonValue &value : QJsonDocument::fromJson(json).array()) {
        const QJsonObject object = value.toObject();
        Items::OwnView view{object.value(u"id"_s).toString(), object.value(u"label"_s).toString(), {}};
        for (const QJsonValue &one : object.value(u"conditions"_s).toArray()) {
            const QJsonObject condition = one.toObject();
            const qsizetype op = operators().indexOf(condition.value(u"op"_s).toString());
            if (op >= 0)
                view.query.conditions << Condition{condition.value(u"field"_s).toString(), static_cast<Condition::Op>(op), texts(condition.value(u"values"_s))};
        }
        view.query.words = texts(object.value(u"words"_s));
        view.query.phrases = texts(object.value(u"phrases"_s));
        view.query.sort = {object.value(u"sort"_s).toString(u"updated"_s), object.value(u"descending"_s).toBool(true)};
        if (!view.id.isEmpty() && !view.label.isEmpty())
            views << view;
    }
    return views;
}

} // namespace Casement::Ui
