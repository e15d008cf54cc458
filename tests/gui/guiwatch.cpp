// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/watchdog.h"

#include <QCoreApplication>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

// Linked into every test of the windows. It tells and fails nothing: how fast a machine is is no property of the code.
void watch()
{
    (void)new Casement::App::Watchdog(
        [](const Casement::App::Watchdog::Block &block) {
            std::fprintf(stderr, "GUI thread busy for %d ms:\n  %s\n", block.ms, qUtf8Printable(block.stack.mid(0, 40).join(u"\n  "_s)));
        },
        50, qApp);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
