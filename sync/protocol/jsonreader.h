// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>
#include <cmath>
#include <limits>

namespace Casement::Protocol {

/// Reads members and keeps the first complaint ("member: reason"); unknown members are ignored.
class JsonReader
{
public:
    explicit JsonReader(const QJsonObject &json) : m_json(json) {}

    QString text(const QString &member)
    {
        const QJsonValue value = m_json.value(member);
        if (!value.isUndefined() && !value.isString())
            complain(member, QStringLiteral("must be a text"));
        return value.toString();
    }
    QString needText(const QString &member)
    {
        const QString value = text(member);
        if (value.isEmpty())
            complain(member, QStringLiteral("is missing"));
        return value;
    }
    qint64 integer(const QString &member, qint64 least = std::numeric_limits<qint64>::min(), qint64 most = std::numeric_limits<qint64>::max())
    {
        const QJsonValue value = m_json.value(member);
        const double number = value.toDouble();
        if (!value.isUndefined() && (!value.isDouble() || std::trunc(number) != number || std::fabs(number) > 9007199254740992.0))
            complain(member, QStringLiteral("must be a whole number"));
        else if (value.toInteger() < least || value.toInteger() > most)
            complain(member, QStringLiteral("must be from %1 to %2").arg(least).arg(most));
        return value.toInteger();
    }
    bool flag(const QString &member, bool fallback = false)
    {
        const QJsonValue value = m_json.value(member);
        if (!value.isUndefined() && !value.isBool())
            complain(member, QStringLiteral("must be true or false"));
        return value.toBool(fallback);
    }
    QStringList texts(const QString &member)
    {
        QStringList list;
        for (const QJsonValue &value : array(member)) {
            if (!value.isString())
                complain(member, QStringLiteral("must hold texts"));
            list << value.toString();
        }
        return list;
    }
    QMap<QString, QString> map(const QString &member)
    {
        QMap<QString, QString> map;
        const QJsonObject json = object(member);
        for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
            if (!it.value().isString())
                complain(member, QStringLiteral("must hold texts"));
            map.insert(it.key(), it.value().toString());
        }
        return map;
    }
    QJsonArray array(const QString &member)
    {
        const QJsonValue value = m_json.value(member);
        if (!value.isUndefined() && !value.isArray())
            complain(member, QStringLiteral("must be a list"));
        return value.toArray();
    }
    QJsonObject object(const QString &member)
    {
        const QJsonValue value = m_json.value(member);
        if (!value.isUndefined() && !value.isObject())
            complain(member, QStringLiteral("must be an object"));
        return value.toObject();
    }
    [[nodiscard]] bool has(const QString &member) const { return m_json.contains(member); }
    void complain(const QString &member, const QString &reason)
    {
        if (m_complaint.isEmpty())
            m_complaint = member + QStringLiteral(": ") + reason;
    }
    /// Reads a list of objects with from(), keeping its first failure.
    template <typename T, typename From>
    QList<T> list(const QString &member, From from)
    {
        QList<T> items;
        const QJsonArray values = array(member);
        items.reserve(values.size());
        for (const QJsonValue &value : values) {
            auto item = from(value.toObject());
            if (item)
                items << std::move(item).value();
            else
                complain(member, item.error().detail);
        }
        return items;
    }
    template <typename T>
    Result<T> finish(T value) const
    {
        if (!m_complaint.isEmpty())
            return Error{ErrorCode::BadRequest, m_complaint};
        return value;
    }

private:
    QJsonObject m_json;
    QString m_complaint;
};

} // namespace Casement::Protocol
