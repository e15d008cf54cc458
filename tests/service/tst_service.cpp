// SPDX-License-Identifier: GPL-3.0-or-later
// The service core behind its seam: no sockets, the clock and the entropy in the test's hand.
#include "tests/service/suites.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    // Names of suites pick them, as in: tst_service RulesTest TimersTest
    QStringList chosen, passed;
    for (const QString &argument : QCoreApplication::arguments())
        (argument.endsWith(QLatin1String("Test")) ? chosen : passed) << argument;
    int failed = 0;
    for (const auto &make : {makeSignInTest, makeAuditTest, makeArchiveTest, makeCsvTest, makeReachTest, makeFeedTest, makeOperationsTest, makeRulesTest, makeSealedTest, makeBadInputTest, makeTimersTest, makeNoticesTest, makeDefinitionTest, makeRecordsTest, makeImportTest, makeDataTest, makeWritersTest,
                            makeMigrationsTest, makeWholeCasesTest, makeFilesTest, makeDownloadsTest, makeHooksTest, makeHookAdminTest,
                            makeResourcesTest, makeLibraryTest, makeContractTest, makeCompletenessTest}) {
        const auto suite = make();
        if (chosen.isEmpty() || chosen.contains(QLatin1String(suite->metaObject()->className())))
            failed += QTest::qExec(suite.get(), passed);
    }
    return failed;
}
