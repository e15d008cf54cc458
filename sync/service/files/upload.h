// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/files/contentstore.h"
#include "sync/service/routes.h"

namespace Casement::Service {

/// PUT /v1/attachments/{id}/content: the content of an attachment before the operation that names it. The same again is fine;
/// another content under a known id is refused, whoever sent the first.
class Upload final : public BodySink
{
public:
    [[nodiscard]] static Sink begin(Visit &visit);

    [[nodiscard]] Result<void> write(const QByteArray &chunk) override;
    [[nodiscard]] Reply finish() override;

private:
    Upload(Core &core, const QString &userId, const Request &request, const QString &id);
    [[nodiscard]] Error tooLarge() const;
    [[nodiscard]] Result<void> record();

    Core m_core; ///< a copy of references: the sink may outlive the call that made it, not its handler
    QString m_userId;
    Request m_request;
    QString m_id;
    ContentStore m_store;
    std::unique_ptr<ContentStore::Incoming> m_incoming;
};

} // namespace Casement::Service
