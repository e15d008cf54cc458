// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/request.h"

#include <QJsonObject>
#include <QSet>
#include <map>
#include <memory>
#include <mutex>

namespace Casement::Testing {

/// sync/protocol/openapi.yaml as a judge of answers. May be used from several threads.
class Contract
{
public:
    [[nodiscard]] static Contract &instance();
    ~Contract();

    /// What is wrong with an answer; empty: it is as documented, and counts as given.
    [[nodiscard]] QStringList complaints(const Service::Request &request, const Service::Reply &reply);
    /// Documented answers nobody gave so far, as "GET /v1/cases 404". Those of the HTTP layer are not asked for here.
    [[nodiscard]] QStringList missing() const;
    [[nodiscard]] const QJsonObject &document() const { return m_document; }
    /// A "$ref" followed to what it names; anything else is itself. A reference to nothing is an empty object.
    [[nodiscard]] QJsonObject resolved(const QJsonValue &value) const;
    /// What is wrong with a value by a schema of the document.
    [[nodiscard]] QStringList complaintsOf(const QJsonObject &schema, const QJsonValue &value) const;

private:
    struct Schemas;
    Contract();
    [[nodiscard]] QString templateOf(const QString &path) const;
    [[nodiscard]] QJsonObject operationOf(const QString &path, const QByteArray &method) const;
    [[nodiscard]] QStringList strangeMethod(const QString &path, const Service::Reply &reply) const;
    [[nodiscard]] QStringList bodyComplaints(const QString &name, const QJsonObject &response, const Service::Reply &reply);
    [[nodiscard]] QStringList headerComplaints(const QJsonObject &response, const Service::Reply &reply) const;
    [[nodiscard]] QStringList requestComplaints(const QString &name, const QString &path, const QJsonObject &operation, const Service::Request &request);

    QJsonObject m_document;
    std::unique_ptr<Schemas> m_schemas;
    QSet<QString> m_given;
    mutable std::mutex m_mutex;
};

/// A handler whose every answer is held against the contract: one that is not as documented fails the running test.
[[nodiscard]] std::unique_ptr<Service::Handler> contracted(std::unique_ptr<Service::Handler> handler);

} // namespace Casement::Testing
