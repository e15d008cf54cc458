// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/commands.h"
#include "app/casementctl/importer.h"
#include "app/common/systemports.h"
#include "sync/protocol/codec.h"
#include "sync/service/archive/archive.h"
#include "sync/service/archive/csvimport.h"

#include <QDir>
#include <QFile>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

namespace Archive = Service::Archive;

/// One line without its end. Of one that is too long only so much that the importer sees it.
QByteArray readLine(QFile &file)
{
    QByteArray line = file.readLine(Importer::lineBytes + 2);
    if (line.endsWith('\n')) {
        line.chop(1);
    } else if (line.size() > Importer::lineBytes) { // the rest of it is passed over
        for (QByteArray rest = line; !rest.isEmpty() && !rest.endsWith('\n');)
            rest = file.readLine(Importer::batchBytes);
    }
    return line;
}

Result<void> importAll(QFile &file, QByteArray line, Importer &importer)
{
    if (line.startsWith("\xEF\xBB\xBF")) // as some editors begin a file
        line.remove(0, 3);
    while (true) {
        if (const Result<void> added = importer.add(line); !added)
            return added;
        if (file.atEnd())
            return importer.finish();
        line = readLine(file);
    }
}

int takeOver(const QCommandLineParser &parser, QFile &file, const QByteArray &firstLine)
{
    if (const auto possible = withoutServer(parser); !possible)
        return fail(possible.error().detail);
    const auto data = dataFolder(parser);
    if (!data)
        return fail(data.error().detail);
    SystemClock clock;
    SystemEntropy entropy;
    const auto taken = Archive::takeOver(file, QByteArray(firstLine + '\n'), data.value(), clock, entropy);
    if (!taken)
        return fail(u"Nothing was taken over: "_s + taken.error().detail);
    say(u"%1 rows and %2 contents taken over. Check them with: casementctl verify --data %3"_s.arg(taken->rows).arg(taken->contents).arg(data.value()));
    return 0;
}

/// --mapping: a file, or the name of one that comes with this program.
Result<Archive::CsvMapping> mappingOf(const QCommandLineParser &parser)
{
    const QString given = parser.value(u"mapping"_s);
    const QDir own(u":/import"_s);
    const QStringList names = own.entryList().replaceInStrings(u".json"_s, QString());
    if (given.isEmpty())
        return Error{ErrorCode::BadRequest, u"Name the mapping with --mapping: %1, or a file of your own."_s.arg(names.join(u", "_s))};
    const auto bytes = readFile(names.contains(given) ? own.filePath(given + u".json"_s) : given);
    if (!bytes)
        return bytes.error();
    auto mapping = Archive::CsvMapping::parse(bytes.value());
    if (!mapping)
        return Error{ErrorCode::BadRequest, u"%1: %2"_s.arg(given, mapping.error().detail)};
    return mapping;
}

void sayPlan(const Archive::CsvSummary &summary)
{
    say(u"%1 rows: %2 cases with %3 comments, %4 accounts, %5 people; %6 rows not."_s.arg(summary.rows).arg(summary.cases).arg(summary.comments)
            .arg(summary.accounts).arg(summary.people).arg(summary.rejected));
    if (summary.strayComments > 0)
        say(u"%1 comments belong to no case of the file and are left out."_s.arg(summary.strayComments));
    for (auto it = summary.unknownValues.cbegin(); it != summary.unknownValues.cend(); ++it)
        say(u"The mapping does not name %1 (%2 times)."_s.arg(it.key()).arg(it.value()));
}

int importCsv(const QCommandLineParser &parser)
{
    const auto mapping = mappingOf(parser);
    if (!mapping)
        return fail(mapping.error().detail);
    QFile cases(parser.value(u"csv"_s)), comments(parser.value(u"comments"_s));
    for (QFile *file : {&cases, &comments}) {
        if (!file->fileName().isEmpty() && !file->open(QIODevice::ReadOnly))
            return fail(u"%1 cannot be read (%2). Check the path."_s.arg(file->fileName(), file->errorString()));
    }
    const bool dry = parser.isSet(u"dry-run"_s);
    const auto door = dry ? Result<std::unique_ptr<Door>>(nullptr) : doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    std::unique_ptr<Importer> importer = dry ? nullptr : std::make_unique<Importer>(*door.value());
    const auto emit = [&](const QJsonObject &line, qint64 csvLine) { return dry ? Result<void>() : importer->add(Protocol::compact(line), csvLine); };
    const auto complain = [](const QString &file, qint64 line, const QString &why) {
        std::fprintf(stderr, "%sline %lld: %s\n", file.isEmpty() ? "" : qPrintable(file + u", "_s), static_cast<long long>(line), qPrintable(why));
    };
    const auto summary = Archive::CsvImport(mapping.value(), emit, complain).run(cases, comments.isOpen() ? &comments : nullptr);
    const Result<void> sent = summary && importer ? importer->finish() : Result<void>();
    if (!summary && (!importer || importer->accepted() == 0))
        return fail(summary.error().detail);
    if (summary)
        sayPlan(summary.value());
    const int code = importer ? importer->summary(summary ? sent : Result<void>(summary.error())) : 0;
    return code == 0 && summary->rejected > 0 ? (summary->cases > 0 ? partlyDone : 1) : code;
}

void importOptions(QCommandLineParser &parser)
{
    dataOptions(parser);
    parser.addOption({u"csv"_s, u"Read a case export of another system instead of FILE."_s, u"FILE"_s});
    parser.addOption({u"mapping"_s, u"What its columns mean: salesforce, zendesk, zammad or a file."_s, u"MAPPING"_s});
    parser.addOption({u"comments"_s, u"The comments of those cases, a second CSV file."_s, u"FILE"_s});
    parser.addOption({u"dry-run"_s, u"With --csv: only tell what would be taken."_s});
}

int importFile(const QCommandLineParser &parser)
{
    if (parser.isSet(u"csv"_s))
        return parser.positionalArguments().isEmpty() ? importCsv(parser) : fail(u"Give --csv or a file of lines, not both."_s);
    QFile file(parser.positionalArguments().value(0));
    if (file.fileName().isEmpty())
        return fail(u"Name the file to import, or give --csv. See casementctl import --help."_s);
    const bool opened = file.fileName() == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return fail(u"%1 cannot be read (%2). Check the path."_s.arg(file.fileName(), file.errorString()));
    const QByteArray firstLine = readLine(file);
    if (Archive::isArchive(firstLine))
        return takeOver(parser, file, firstLine);
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    Importer importer(*door.value());
    return importer.summary(importAll(file, firstLine, importer));
}

/// A file of articles or of messages alone, in which lines need not say which they are.
int importOnly(const QCommandLineParser &parser, const QString &type)
{
    QFile file(parser.positionalArguments().value(0));
    if (!(file.fileName() == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return fail(u"%1 cannot be read (%2). Check the path."_s.arg(file.fileName(), file.errorString()));
    const auto door = doorOf(parser);
    if (!door)
        return fail(door.error().detail);
    Importer importer(*door.value());
    const auto told = [&type](const QByteArray &line) {
        const auto json = Protocol::parseStrictly(line);
        if (!json) // the service says what is wrong with it
            return line;
        QJsonObject whole = json.value();
        if (!whole.contains("type"_L1))
            whole.insert(u"type"_s, type);
        else if (whole.value("type"_L1) != type)
            whole = {{u"type"_s, QString(u"not "_s + type)}};
        return Protocol::compact(whole);
    };
    QByteArray line = readLine(file);
    if (line.startsWith("\xEF\xBB\xBF"))
        line.remove(0, 3);
    Result<void> outcome = importer.add(told(line));
    while (outcome && !file.atEnd())
        outcome = importer.add(told(readLine(file)));
    return importer.summary(outcome ? importer.finish() : outcome);
}

} // namespace

QList<Command> importCommands()
{
    return {
        {u"article import"_s, u"Take knowledge articles from a file of JSON lines: new ones, changed ones, and those to withdraw."_s, u"FILE"_s, &dataOptions,
         [](const QCommandLineParser &parser) { return importOnly(parser, u"article"_s); }},
        {u"message import"_s, u"Take product updates, announcements, release notes and root cause analyses likewise."_s, u"FILE"_s, &dataOptions,
         [](const QCommandLineParser &parser) { return importOnly(parser, u"message"_s); }},
        {u"import"_s, u"Take accounts, people, users, cases, articles and messages from a file of JSON lines or, into a new folder, all of an archive; \"-\" is standard input."_s,
         u"[FILE]"_s, &importOptions, &importFile},
    };
}

} // namespace Casement::App
