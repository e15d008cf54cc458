// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/check.h"

#include <QFile>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

void print(const QString &line) { std::printf("%s\n", qUtf8Printable(line)); }

/// A PEM file that holds what it is given for.
QStringList mistakesOf(const QString &path, const QByteArray &content)
{
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {u"%1 cannot be read: %2"_s.arg(path, file.errorString())};
    if (!file.read(1024 * 1024).contains(content))
        return {u"%1 holds no %2 in PEM form"_s.arg(path, QString::fromLatin1(content).toLower())};
    return {};
}

} // namespace

int checkSettings(const Settings &settings)
{
    print(settings.file.isEmpty() ? u"no configuration file"_s : u"configuration file %1"_s.arg(settings.file));
    for (const Settings::Value &value : settings.values)
        print(u"%1 = %2   (%3)"_s.arg(value.key, -15).arg(value.shown.isEmpty() ? u"-"_s : value.shown, value.origin));
    QStringList mistakes = settings.mistakes;
    mistakes << mistakesOf(settings.http.certificateFile, "CERTIFICATE") << mistakesOf(settings.http.keyFile, "PRIVATE KEY");
    if (!settings.service.dataDir.isEmpty()) {
        if (const auto found = Service::inspect(settings.service); found)
            print(u"data: %1"_s.arg(found.value()));
        else
            mistakes << found.error().detail;
    }
    for (const QString &hint : settings.hints)
        print(u"note: %1"_s.arg(hint));
    for (const QString &mistake : mistakes)
        std::fprintf(stderr, "casementd: %s\n", qUtf8Printable(mistake));
    if (mistakes.isEmpty())
        print(u"ready to start"_s);
    return mistakes.isEmpty() ? 0 : 1;
}

} // namespace Casement::App
