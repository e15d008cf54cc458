// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace Casement {

using namespace Qt::StringLiterals;

/// Walks the JSON and keeps the first complaint with its path; after one, all reads answer defaults.
class DefinitionReader
{
public:
    DefinitionReader(const QJsonObject &json, QString path, QString *complaint) : m_json(json), m_path(std::move(path)), m_complaint(complaint) {}

    QString text(const char *member, bool required = false) const
    {
        const QJsonValue value = get(member);
        if (value.isUndefined()) {
            if (required)
                complain(member, u"is missing"_s);
            return {};
        }
        if (!value.isString())
            complain(member, u"must be a text"_s);
        else if (required && value.toString().isEmpty())
            complain(member, u"must not be empty"_s);
        return value.toString();
    }
    qint64 number(const char *member, qint64 fallback) const
    {
        const QJsonValue value = get(member);
        if (value.isUndefined())
            return fallback;
        if (!value.isDouble() || value.toDouble() < 0)
            complain(member, u"must be a number that is not negative"_s);
        return value.toInteger();
    }
    bool flag(const char *member, bool fallback) const
    {
        const QJsonValue value = get(member);
        if (!value.isUndefined() && !value.isBool())
            complain(member, u"must be true or false"_s);
        return value.toBool(fallback);
    }
    QStringList texts(const char *member) const
    {
        const QJsonValue value = get(member);
        QStringList list;
        if (!value.isUndefined() && !value.isArray())
            complain(member, u"must be a list of texts"_s);
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (!array.at(i).isString())
                complainAt(at(member, i), u"must be a text"_s);
            list << array.at(i).toString();
        }
        return list;
    }
    DefinitionReader object(const char *member) const
    {
        const QJsonValue value = get(member);
        if (!value.isUndefined() && !value.isObject())
            complain(member, u"must be an object"_s);
        return DefinitionReader(value.toObject(), QString(m_path + u'.' + QString::fromLatin1(member)), m_complaint);
    }
    /// Reads each element; ids must be there and differ.
    template <typename T, typename Read>
    QList<T> list(const char *member, bool required, Read read) const
    {
        const QJsonValue value = get(member);
        QList<T> items;
        if (value.isUndefined() && !required)
            return items;
        if (!value.isArray() || (required && value.toArray().isEmpty())) {
            complain(member, u"must be a list with at least one entry"_s);
            return items;
        }
        QSet<QString> ids;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (!array.at(i).isObject())
                complainAt(at(member, i), u"must be an object"_s);
            const QJsonObject json = array.at(i).toObject();
            items << read(DefinitionReader(json, at(member, i), m_complaint));
            const QString id = json.value(u"id"_s).toString();
            if (!id.isEmpty() && ids.contains(id))
                complainAt(QString(at(member, i) + u".id"_s), QString(u"\""_s + id + u"\" is used twice"_s));
            ids.insert(id);
        }
        return items;
    }
    void complain(const char *member, const QString &reason) const { complainAt(QString(m_path + u'.' + QString::fromLatin1(member)), reason); }
    void complainAt(const QString &path, const QString &reason) const
    {
        if (m_complaint->isEmpty())
            *m_complaint = QString(path + u": "_s + reason);
    }
    [[nodiscard]] bool hasComplaint() const { return !m_complaint->isEmpty(); }
    [[nodiscard]] bool has(const char *member) const { return !get(member).isUndefined(); }
    [[nodiscard]] QStringList members() const { return m_json.keys(); }
    [[nodiscard]] QString path() const { return m_path; }

private:
    [[nodiscard]] QJsonValue get(const char *member) const
    {
        const auto it = m_json.constFind(QLatin1String(member));
        return it == m_json.constEnd() ? QJsonValue(QJsonValue::Undefined) : it.value();
    }
    [[nodiscard]] QString at(const char *member, qsizetype i) const
    {
        return QString(m_path + u'.' + QString::fromLatin1(member) + u'[' + QString::number(i) + u']');
    }
    QJsonObject m_json;
    QString m_path;
    QString *m_complaint;
};

} // namespace Casement
