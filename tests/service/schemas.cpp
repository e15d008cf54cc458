// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/schemas.h"

#include <QJsonArray>
#include <QMap>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

const QString prefix = u"#/components/schemas/"_s;

/// Rewrites schemas for the validator: instants beyond 32 bits count as numbers (its Qt adapter reads whole numbers as int), and
/// closed ones say that there is nothing else, with allOf joined into one object first.
class Rewriter
{
public:
    Rewriter(const QJsonObject &schemas, bool closed) : m_schemas(schemas), m_closed(closed) {}

    QJsonObject operator()(QJsonObject schema) const
    {
        if (m_closed && schema.contains("allOf"_L1))
            schema = joined(schema);
        if (schema.value("format"_L1) == u"int64"_s)
            schema.insert(u"type"_s, u"number"_s);
        for (const QString &member : {u"properties"_s}) {
            QJsonObject properties = schema.value(member).toObject();
            for (auto it = properties.begin(); it != properties.end(); ++it)
                it.value() = (*this)(it.value().toObject());
            if (!properties.isEmpty())
                schema.insert(member, properties);
        }
        for (const QString &member : {u"items"_s, u"additionalProperties"_s}) {
            if (schema.value(member).isObject())
                schema.insert(member, (*this)(schema.value(member).toObject()));
        }
        for (const QString &member : {u"anyOf"_s, u"allOf"_s}) {
            QJsonArray list = schema.value(member).toArray();
            for (auto it = list.begin(); it != list.end(); ++it)
                *it = (*this)(it->toObject());
            if (!list.isEmpty())
                schema.insert(member, list);
        }
        if (m_closed && schema.contains("properties"_L1) && !schema.contains("additionalProperties"_L1))
            schema.insert(u"additionalProperties"_s, false);
        return schema;
    }

private:
    QJsonObject joined(const QJsonObject &schema) const
    {
        QJsonObject all;
        for (const QJsonValue &part : schema.value("allOf"_L1).toArray())
            all = merged(all, resolved(part.toObject()));
        return all;
    }

    QJsonObject resolved(const QJsonObject &schema) const
    {
        if (const QString name = schema.value("$ref"_L1).toString(); name.startsWith(prefix))
            return resolved(m_schemas.value(name.mid(prefix.size())).toObject());
        return schema.contains("allOf"_L1) ? joined(schema) : schema;
    }

    QJsonObject merged(const QJsonObject &a, const QJsonObject &b) const
    {
        for (const auto &[one, other] : {std::pair(a, b), {b, a}}) {
            if (!one.contains("anyOf"_L1))
                continue;
            QJsonArray alternatives;
            for (const QJsonValue &alternative : one.value("anyOf"_L1).toArray())
                alternatives << merged(resolved(alternative.toObject()), other);
            return {{u"anyOf"_s, alternatives}};
        }
        QJsonObject properties = a.value("properties"_L1).toObject();
        const QJsonObject more = b.value("properties"_L1).toObject();
        for (auto it = more.constBegin(); it != more.constEnd(); ++it)
            properties.insert(it.key(), it.value());
        QJsonArray required = a.value("required"_L1).toArray();
        for (const QJsonValue &name : b.value("required"_L1).toArray())
            required << name;
        return {{u"type"_s, u"object"_s}, {u"properties"_s, properties}, {u"required"_s, required}};
    }

    QJsonObject m_schemas;
    bool m_closed;
};

} // namespace

struct SchemaJudge::Private
{
    Private(const QJsonObject &schemas, bool closed) : rewrite(schemas, closed)
    {
        QJsonObject rewritten;
        for (auto it = schemas.constBegin(); it != schemas.constEnd(); ++it)
            rewritten.insert(it.key(), rewrite(it.value().toObject()));
        components = {{u"schemas"_s, rewritten}};
    }
    Rewriter rewrite;
    QJsonObject components;
    QMap<QString, std::shared_ptr<valijson::Schema>> ready;
};

SchemaJudge::SchemaJudge(const QJsonObject &document, bool closed)
    : d(std::make_unique<Private>(document["components"_L1]["schemas"_L1].toObject(), closed))
{
}

SchemaJudge::~SchemaJudge() = default;

QStringList SchemaJudge::complaints(const QString &name, const QJsonObject &schema, const QJsonValue &value)
{
    auto &ready = d->ready[name];
    if (!ready) {
        QJsonObject root = d->rewrite(schema);
        root.insert(u"components"_s, d->components);
        const QJsonValue rootValue(root);
        ready = std::make_shared<valijson::Schema>();
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::QtJsonAdapter(rootValue), *ready);
    }
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(*ready, valijson::adapters::QtJsonAdapter(value), &results))
        return {};
    QStringList complaints;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        QString place;
        for (const std::string &step : error.context)
            place += QString::fromStdString(step);
        complaints << QString(place + u": "_s + QString::fromStdString(error.description));
    }
    return complaints;
}

} // namespace Casement::Testing
