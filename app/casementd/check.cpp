// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/check.h"

#include "sync/service/http/certificates.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

void print(const QString &line) { std::printf("%s\n", qUtf8Printable(line)); }

} // namespace

int checkSettings(const Settings &settings)
{
    print(settings.file.isEmpty() ? u"no configuration file"_s : u"configuration file %1"_s.arg(settings.file));
    for (const Settings::Value &value : settings.values)
        print(u"%1 = %2   (%3)"_s.arg(value.key, -15).arg(value.shown.isEmpty() ? u"-"_s : value.shown, value.origin));
    QStringList mistakes = settings.mistakes;
    if (!settings.http.certificateFile.isEmpty() && !settings.http.keyFile.isEmpty()) {
        if (const auto read = Service::Certificates().load(settings.http.certificateFile, settings.http.keyFile); !read)
            mistakes << read.error().detail;
    }
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
