// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/queries/page.h"

namespace Casement::Service {

/// Lists of cases as one reader sees them.
class CaseList
{
public:
    explicit CaseList(const Visit &visit) : m_visit(visit) {}

    [[nodiscard]] Listing of(const CaseQuery &query) const;
    [[nodiscard]] Listing of(const PortalDefinition::View &view) const;
    /// The filters and the order of GET /v1/cases. Error BadRequest with the parameter's name.
    [[nodiscard]] static Result<CaseQuery> queryOf(const Visit &visit);
    [[nodiscard]] static QStringList parameters();
    /// The row of a list: the case without its description, which may be long.
    [[nodiscard]] static QJsonObject row(const Sql::Query &query);

private:
    [[nodiscard]] Condition reachable() const;
    [[nodiscard]] Condition wordsFound(const CaseQuery &query) const;

    const Visit &m_visit;
};

} // namespace Casement::Service
