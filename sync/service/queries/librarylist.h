// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/queries/page.h"

// Articles and messages as the reader asks for them: the service's form of the domain's LibraryQuery.
namespace Casement::Service::LibraryList {

[[nodiscard]] QStringList articleParameters(); ///< product, kind, q
[[nodiscard]] QStringList messageParameters(); ///< kind, q
[[nodiscard]] Listing articles(const Visit &visit);
[[nodiscard]] Listing messages(const Visit &visit);

} // namespace Casement::Service::LibraryList
