// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"
#include "app/common/systemports.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/paths.h"
#include "sync/service/archive/archive.h"
#include "sync/service/archive/backup.h"
#include "sync/service/archive/verify.h"

#include <QFile>
#include <QSaveFile>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

namespace Archive = Service::Archive;

/// These read beside a running service: what they copy is the state of one moment either way.
Result<Archive::DataView> viewOf(const QCommandLineParser &parser)
{
    const auto config = configOf(parser);
    return config ? Archive::openForReading(config.value()) : config.error();
}

/// The copy is made: where this cannot be noted that is told, not a failure.
void note(const QCommandLineParser &parser, const QString &act, const QJsonObject &detail)
{
    const auto door = doorOf(parser);
    const auto done = door ? door.value()->post(Protocol::Paths::adminAudit, Protocol::compact({{u"act"_s, act}, {u"detail"_s, detail}}))
                           : Result<QJsonObject>(door.error());
    if (!done)
        std::fprintf(stderr, "casementctl: done, but not noted in the audit: %s\n", qPrintable(done.error().detail));
}

int missingContents(qint64 missing)
{
    if (missing == 0)
        return 0;
    std::fprintf(stderr, "casementctl: %lld contents of attachments are missing; casementctl verify names them\n", static_cast<long long>(missing));
    return partlyDone;
}

void exportOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    parser.addOption({u"with-passwords"_s, u"Include the users' password hashes; else they need new passwords in the copy."_s});
}

int exportFile(const QCommandLineParser &parser)
{
    const QString path = parser.positionalArguments().value(0);
    auto view = viewOf(parser);
    if (!view)
        return fail(view.error().detail);
    Result<Archive::Counts> done = Error{};
    if (path == u"-"_s) {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly))
            return fail(u"Standard output cannot be written."_s);
        done = Archive::exportTo(view.value(), out, parser.isSet(u"with-passwords"_s));
    } else {
        QSaveFile out(path);
        if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return fail(u"%1 cannot be written (%2). Choose another place."_s.arg(path, out.errorString()));
        done = Archive::exportTo(view.value(), out, parser.isSet(u"with-passwords"_s));
        if (done && !out.commit())
            return fail(u"%1 cannot be written (%2). Free some disk space."_s.arg(path, out.errorString()));
    }
    if (!done)
        return fail(done.error().detail);
    if (path != u"-"_s)
        say(u"%1 rows and %2 contents exported."_s.arg(done->rows).arg(done->contents));
    note(parser, u"export"_s, {{u"rows"_s, done->rows}, {u"passwords"_s, parser.isSet(u"with-passwords"_s)}});
    return missingContents(done->missing);
}

int backUp(const QCommandLineParser &parser)
{
    if (const auto possible = withoutServer(parser); !possible)
        return fail(possible.error().detail);
    auto view = viewOf(parser);
    if (!view)
        return fail(view.error().detail);
    const auto done = Archive::backUp(view.value(), parser.positionalArguments().value(0));
    if (!done)
        return fail(done.error().detail);
    say(u"Database of %1 bytes and %2 contents backed up. service.key is a secret: keep the backup as safe as the data."_s.arg(done->bytes).arg(done->contents));
    note(parser, u"backup"_s, {{u"contents"_s, done->contents}});
    return missingContents(done->missing);
}

int restore(const QCommandLineParser &parser)
{
    if (const auto possible = withoutServer(parser); !possible)
        return fail(possible.error().detail);
    const auto data = dataFolder(parser);
    if (!data)
        return fail(data.error().detail);
    SystemEntropy entropy;
    const auto done = Archive::restore(parser.positionalArguments().value(0), data.value(), entropy);
    if (!done)
        return fail(u"Nothing was restored: "_s + done.error().detail);
    say(u"Restored into %1. Clients load everything anew where they know more than the backup; what they have not sent yet stays."_s.arg(data.value()));
    note(parser, u"restore"_s, {{u"contents"_s, done->contents}});
    return 0;
}

void verifyOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    jsonOption(parser);
    parser.addOption({u"deep"_s, u"Read every content and compare its hash, too."_s});
}

int verify(const QCommandLineParser &parser)
{
    auto view = viewOf(parser);
    if (!view)
        return fail(view.error().detail);
    const bool json = parser.isSet(u"json"_s);
    const bool holds = Archive::verify(view.value(), parser.isSet(u"deep"_s), [json](const Archive::Verdict &verdict) {
        if (json)
            sayJson({{u"check"_s, verdict.check}, {u"ok"_s, verdict.broken.isEmpty()}, {u"broken"_s, verdict.broken}, {u"advice"_s, verdict.advice}});
        else if (verdict.broken.isEmpty())
            say(u"ok      %1"_s.arg(verdict.check));
        else
            say(u"broken  %1: %2. To do: %3."_s.arg(verdict.check, verdict.broken, verdict.advice));
    });
    return holds ? 0 : 1;
}

} // namespace

QList<Command> archiveCommands()
{
    return {
        {u"export"_s, u"Write everything of a portal into one file of JSON lines; \"-\" is standard output."_s, u"FILE"_s, &exportOptions, &exportFile},
        {u"backup"_s, u"Copy the data into a new folder, also while the service runs."_s, u"DIR"_s, &dataOptions, &backUp},
        {u"restore"_s, u"Put a backup back into a new data folder."_s, u"DIR"_s, &dataOptions, &restore},
        {u"verify"_s, u"Check every invariant of the data; also of a backup, with --data DIR."_s, {}, &verifyOptions, &verify},
    };
}

} // namespace Casement::App
