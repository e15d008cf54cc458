// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/routes.h"

// What is there to be read, one function a path.
namespace Casement::Service::Resources {

[[nodiscard]] Answer contract(Visit &visit);
[[nodiscard]] Answer definition(Visit &visit);
[[nodiscard]] Answer me(Visit &visit);
[[nodiscard]] Answer views(Visit &visit);
[[nodiscard]] Answer viewCases(Visit &visit);
[[nodiscard]] Answer cases(Visit &visit);
[[nodiscard]] Answer oneCase(Visit &visit);
[[nodiscard]] std::optional<Reply> oneCaseKept(Visit &visit); ///< inside a snapshot
[[nodiscard]] Answer comments(Visit &visit);
[[nodiscard]] Answer history(Visit &visit);
[[nodiscard]] Answer attachments(Visit &visit);
[[nodiscard]] Answer dueTimes(Visit &visit); ///< of a case, with the account of each
[[nodiscard]] Answer escalations(Visit &visit);
[[nodiscard]] Answer attachment(Visit &visit);
[[nodiscard]] Answer accounts(Visit &visit);
[[nodiscard]] Answer account(Visit &visit);
[[nodiscard]] Answer contacts(Visit &visit);
[[nodiscard]] Answer accountContacts(Visit &visit);
[[nodiscard]] Answer contact(Visit &visit);
[[nodiscard]] Answer articles(Visit &visit);
[[nodiscard]] Answer article(Visit &visit);
[[nodiscard]] Answer messages(Visit &visit);
[[nodiscard]] Answer message(Visit &visit);
[[nodiscard]] Answer notices(Visit &visit); ///< the reader's own, with whether they were read

} // namespace Casement::Service::Resources
