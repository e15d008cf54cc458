// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

std::unique_ptr<QObject> makeSignInTest();
std::unique_ptr<QObject> makeReachTest();
std::unique_ptr<QObject> makeFeedTest();
std::unique_ptr<QObject> makeOperationsTest();
std::unique_ptr<QObject> makeImportTest();
std::unique_ptr<QObject> makeDataTest();
std::unique_ptr<QObject> makeWritersTest();
std::unique_ptr<QObject> makeHooksTest();
std::unique_ptr<QObject> makeHookAdminTest();
