// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service_http/suites.h"

std::unique_ptr<QObject> makeBoundsTest()
{
    return std::make_unique<QObject>();
}
