// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

std::unique_ptr<QObject> makeWireTest();
std::unique_ptr<QObject> makeContentTest();
std::unique_ptr<QObject> makeBoundsTest();
