// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

namespace Casement::Fuzz {

void require(bool kept, const char *promise, const QByteArray &detail)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n%s\n", promise, detail.constData());
    std::abort();
}

} // namespace Casement::Fuzz
