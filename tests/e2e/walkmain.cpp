// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/walk.h"

#include <QApplication>
#include <cstdio>

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Casement"));
    QApplication::setQuitOnLastWindowClosed(false);
    if (argc != 2 && argc != 3) {
        std::fputs("Usage: casement-walk DIR [PORTAL]\nDoes the main job in the real windows and leaves pictures and transcript.txt in DIR.\n"
                   "With a portal it looks at what that one shows and offers.\n", stderr);
        return 2;
    }
    Casement::Testing::Walk walk(QString::fromLocal8Bit(argv[1]), argc == 3 ? QString::fromLocal8Bit(argv[2]) : QString());
    return walk.run() ? 0 : 1;
}
