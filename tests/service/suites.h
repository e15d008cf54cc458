// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

std::unique_ptr<QObject> makeSignInTest();
std::unique_ptr<QObject> makeAuditTest();
std::unique_ptr<QObject> makeArchiveTest();
std::unique_ptr<QObject> makeCsvTest();
std::unique_ptr<QObject> makeReachTest();
std::unique_ptr<QObject> makeFeedTest();
std::unique_ptr<QObject> makeOperationsTest();
std::unique_ptr<QObject> makeRulesTest();
std::unique_ptr<QObject> makeSealedTest();
std::unique_ptr<QObject> makeBadInputTest();
std::unique_ptr<QObject> makeTimersTest();
std::unique_ptr<QObject> makeNoticesTest();
std::unique_ptr<QObject> makeDefinitionTest();
std::unique_ptr<QObject> makeRecordsTest();
std::unique_ptr<QObject> makeImportTest();
std::unique_ptr<QObject> makeDataTest();
std::unique_ptr<QObject> makeWritersTest();
std::unique_ptr<QObject> makeHooksTest();
std::unique_ptr<QObject> makeHookAdminTest();
std::unique_ptr<QObject> makeFilesTest();
std::unique_ptr<QObject> makeDownloadsTest();
std::unique_ptr<QObject> makeMigrationsTest();
std::unique_ptr<QObject> makeWholeCasesTest();
std::unique_ptr<QObject> makeResourcesTest();
std::unique_ptr<QObject> makeLibraryTest();
std::unique_ptr<QObject> makeContractTest();
std::unique_ptr<QObject> makeCompletenessTest(); ///< the last one
