// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <memory>

namespace Casement::Testing {

/// JSON schemas of a document, ready to judge values. Closed: an object may hold nothing that is not described.
class SchemaJudge
{
public:
    SchemaJudge(const QJsonObject &document, bool closed);
    ~SchemaJudge();
    /// name: under which the schema is kept for the next time.
    [[nodiscard]] QStringList complaints(const QString &name, const QJsonObject &schema, const QJsonValue &value);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Casement::Testing
