// SPDX-License-Identifier: GPL-3.0-or-later
// The service core behind its seam: no sockets, the clock and the entropy in the test's hand.
#include "tests/service/suites.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failed = 0;
    for (const auto &make : {makeSignInTest, makeAuditTest, makeArchiveTest, makeCsvTest, makeReachTest, makeFeedTest, makeOperationsTest, makeRulesTest, makeTimersTest, makeImportTest, makeDataTest, makeWritersTest,
                            makeMigrationsTest, makeWholeCasesTest, makeFilesTest, makeDownloadsTest, makeHooksTest, makeHookAdminTest,
                            makeResourcesTest, makeLibraryTest, makeContractTest, makeCompletenessTest}) {
        const auto suite = make();
        failed += QTest::qExec(suite.get(), argc, argv);
    }
    return failed;
}
