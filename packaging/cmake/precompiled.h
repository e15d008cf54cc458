// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every source parses anyway, parsed once in a debug build. Sources still name all they use: the release build has none of this.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFuture>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QObject>
#include <QRegularExpression>
#include <QSet>
#include <QString>
#include <QThread>
#include <QTimer>
#include <QUrlQuery>
#include <QVariant>
#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>
