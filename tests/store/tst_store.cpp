// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/bigworktest.h"
#include "tests/store/cachetest.h"
#include "tests/store/faulttest.h"
#include "tests/store/librarycachetest.h"
#include "tests/store/noticecachetest.h"
#include "tests/store/outboxtest.h"
#include "tests/store/overlaytest.h"

#include <QCoreApplication>
#include <QTest>

using namespace Casement::Testing;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    int failed = 0;
    CacheTest cache;
    failed += QTest::qExec(&cache, argc, argv);
    LibraryCacheTest library;
    failed += QTest::qExec(&library, argc, argv);
    NoticeCacheTest notices;
    failed += QTest::qExec(&notices, argc, argv);
    BigWorkTest bigWork;
    failed += QTest::qExec(&bigWork, argc, argv);
    OverlayTest overlay;
    failed += QTest::qExec(&overlay, argc, argv);
    FaultTest faults;
    failed += QTest::qExec(&faults, argc, argv);
    OutboxTest outbox;
    failed += QTest::qExec(&outbox, argc, argv);
    return failed;
}
