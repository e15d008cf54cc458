// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QObject>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

/// One room of the tree: where it lies, what it may include and link besides itself ("*" = everything).
struct Room
{
    QString name, folder;
    QStringList mayUse;
    QStringList qtModules;
};

const QList<Room> &rooms()
{
    static const QList<Room> all{
        {u"domain"_s, u"models/domain/"_s, {}, {u"Core"_s}},
        {u"items"_s, u"models/items/"_s, {u"domain"_s}, {u"Core"_s, u"Gui"_s}},
        {u"protocol"_s, u"sync/protocol/"_s, {u"domain"_s}, {u"Core"_s}},
        {u"sql"_s, u"sync/sql/"_s, {u"domain"_s}, {u"Core"_s, u"Sql"_s}},
        {u"store"_s, u"sync/store/"_s, {u"domain"_s, u"protocol"_s, u"sql"_s}, {u"Core"_s, u"Sql"_s}},
        {u"client"_s, u"sync/client/"_s, {u"domain"_s, u"protocol"_s}, {u"Core"_s, u"Network"_s}},
        {u"secrets"_s, u"sync/secrets/"_s, {u"domain"_s, u"protocol"_s}, {u"Core"_s}},
        {u"engine"_s, u"sync/engine/"_s, {u"domain"_s, u"protocol"_s}, {u"Core"_s}},
        {u"service"_s, u"sync/service/"_s, {u"domain"_s, u"protocol"_s, u"sql"_s}, {u"Core"_s, u"Sql"_s}},
        {u"ui"_s, u"ui/"_s, {u"domain"_s, u"items"_s}, {u"Core"_s, u"Gui"_s, u"Widgets"_s, u"PrintSupport"_s, u"Svg"_s}},
        {u"app"_s, u"app/"_s, {u"*"_s}, {u"*"_s}},
        {u"tests"_s, u"tests/"_s, {u"*"_s}, {u"*"_s}},
    };
    return all;
}

/// Words that tie code to real time, threads, entropy or a foreign library, and the thin wrappers that exist to name them.
struct Reserved
{
    QString pattern;
    QStringList folders;
};

const QList<Reserved> &reservedWords()
{
    static const QList<Reserved> all{
        {u"\\bQTimer\\b"_s, {u"sync/client/networktransport."_s, u"sync/service/http/"_s, u"app/"_s, u"ui/"_s, u"tests/"_s}},
        {u"\\b(QThread|QThreadPool|std::j?thread)\\b"_s, {u"sync/service/http/"_s, u"app/"_s, u"tests/"_s}},
        {u"\\bQElapsedTimer\\b"_s, {u"sync/service/http/"_s, u"app/"_s, u"tests/"_s}},
        {u"\\bQ(Date|Time|DateTime)::current"_s, {u"app/"_s, u"tests/"_s}},
        {u"\\bsystem_clock\\b"_s, {u"app/"_s, u"tests/"_s}},
        {u"\\bQUuid::create"_s, {u"tests/"_s}},
        {u"\\b(QRandomGenerator|randombytes_buf)\\b"_s, {u"app/"_s, u"tests/"_s}},
        {u"\\bprocessEvents\\b"_s, {u"tests/"_s}},
        {u"#\\s*include\\s*<Qt(Core|Gui|Widgets|Sql|Network|Test|Concurrent)>"_s, {}},
        {u"#\\s*include\\s*<microhttpd\\.h>"_s, {u"sync/service/http/"_s, u"tests/bench/"_s}},
        {u"#\\s*include\\s*<qt6keychain/"_s, {u"sync/secrets/"_s}},
    };
    return all;
}

const Room *roomOf(const QString &path)
{
    for (const Room &room : rooms()) {
        if (path.startsWith(room.folder))
            return &room;
    }
    return nullptr;
}

bool startsWithAny(const QString &path, const QStringList &prefixes)
{
    return std::any_of(prefixes.cbegin(), prefixes.cend(), [&](const QString &prefix) { return path.startsWith(prefix); });
}

QString withoutComments(QString text)
{
    static const QRegularExpression block(u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression line(u"(?<!:)//[^\\n]*"_s);
    return text.remove(block).remove(line);
}

QString withoutTexts(QString code)
{
    static const QRegularExpression literal(u"\"(?:[^\"\\\\\\n]|\\\\.)*\""_s);
    return code.remove(literal);
}

QStringList captured(const QString &text, const QString &pattern)
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = expression.globalMatch(text); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

QStringList edgeComplaints(const Room &room, const QString &text)
{
    QStringList complaints;
    for (const QString &included : captured(text, u"^\\s*#\\s*include\\s*\"([^\"]+)\""_s)) {
        if (included.endsWith(u".moc"_s))
            continue;
        const Room *other = roomOf(included);
        if (!other)
            complaints << QString(u"includes \""_s + included + u"\", which is not a path from the root"_s);
        else if (other->name != room.name && !room.mayUse.contains(other->name) && !room.mayUse.contains(u"*"_s))
            complaints << QString(u"includes "_s + included + u": "_s + room.name + u" may not use "_s + other->name);
    }
    return complaints;
}

QStringList sourceComplaints(const QString &path, const QString &text)
{
    QStringList complaints;
    const Room *room = roomOf(path);
    if (!room)
        return {u"belongs to no room"_s};
    if (!text.startsWith(u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s))
        complaints << u"does not begin with the SPDX line"_s;
    if (text.count(u'\n') > 600)
        complaints << u"has more than 600 lines"_s;
    if (path.endsWith(u".h"_s) && !text.contains(u"\n#pragma once\n"_s))
        complaints << u"has no #pragma once"_s;
    const QString withTexts = withoutComments(text);
    complaints << edgeComplaints(*room, withTexts);
    const QString code = withoutTexts(withTexts);
    for (const QString &line : captured(code, u"^(.*\\bQ_(?:OBJECT|GADGET)\\b.*)$"_s)) {
        if (line.trimmed() != u"Q_OBJECT"_s && line.trimmed() != u"Q_GADGET"_s)
            complaints << u"has Q_OBJECT beside other code"_s;
    }
    for (const Reserved &reserved : reservedWords()) {
        if (!startsWithAny(path, reserved.folders) && QRegularExpression(reserved.pattern).match(code).hasMatch())
            complaints << QString(u"uses what only a wrapper may: "_s + reserved.pattern);
    }
    return complaints;
}

/// A library's name begins with its room's: Casement::service_http belongs to service.
QStringList buildComplaints(const QString &path, QString text)
{
    const Room *room = roomOf(path);
    if (!room || room->mayUse.contains(u"*"_s))
        return {};
    text.remove(QRegularExpression(u"#[^\\n]*"_s));
    QStringList complaints;
    for (const QString &target : captured(text, u"\\bCasement::([a-z]+)"_s)) {
        if (target != room->name && !room->mayUse.contains(target))
            complaints << QString(u"links "_s + target + u": "_s + room->name + u" may not use it"_s);
    }
    for (const QString &module : captured(text, u"\\bQt6::([A-Za-z]+)"_s)) {
        if (!room->qtModules.contains(module))
            complaints << QString(u"links Qt6::"_s + module + u": "_s + room->name + u" may not use it"_s);
    }
    return complaints;
}

QStringList complaintsAbout(const QString &path, const QString &text)
{
    if (path.endsWith(u"CMakeLists.txt"_s))
        return buildComplaints(path, text);
    return sourceComplaints(path, text);
}

QStringList folderComplaints(const QStringList &topLevel)
{
    static const QStringList fixed{u"app"_s, u"ui"_s, u"resources"_s, u"models"_s, u"sync"_s, u"tests"_s, u"packaging"_s, u"translations"_s};
    static const QStringList made{u"build"_s, u"out"_s}; // what .gitignore names
    QStringList complaints;
    for (const QString &folder : topLevel) {
        if (!fixed.contains(folder) && !made.contains(folder) && !folder.startsWith(u'.'))
            complaints << QString(u"top-level folder "_s + folder + u" is not one of "_s + fixed.join(u", "_s));
    }
    return complaints;
}

} // namespace

/// The tree keeps to ARCHITECTURE.md: rooms, edges, wrappers, and the few things every source file has.
class TestLayering final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void treeKeepsToTheArchitecture();
    void topLevelIsFixed();
    void strangeFolderIsFound();
    void samples_data();
    void samples();
};

void TestLayering::treeKeepsToTheArchitecture()
{
    const QDir root(QStringLiteral(CASEMENT_SOURCE_DIR));
    QStringList complaints;
    QMap<QString, int> seen;
    for (const QString &top : {u"app"_s, u"ui"_s, u"models"_s, u"sync"_s, u"tests"_s}) {
        QDirIterator files(root.filePath(top), {u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(file.open(QFile::ReadOnly), qPrintable(file.fileName()));
            const QString path = root.relativeFilePath(file.fileName());
            for (const QString &complaint : complaintsAbout(path, QString::fromUtf8(file.readAll())))
                complaints << QString(path + u' ' + complaint);
            if (const Room *room = roomOf(path))
                ++seen[room->name];
        }
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(QString(u'\n' + complaints.join(u'\n'))));
    for (const Room &room : rooms())
        QVERIFY2(seen.value(room.name) > 1, qPrintable(QString(u"nothing was read of "_s + room.name)));
}

void TestLayering::topLevelIsFixed()
{
    const QStringList folders = QDir(QStringLiteral(CASEMENT_SOURCE_DIR)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(folderComplaints(folders), QStringList{});
}

void TestLayering::strangeFolderIsFound()
{
    QCOMPARE(folderComplaints({u"app"_s, u"utils"_s}).size(), 1);
}

void TestLayering::samples_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("complaint"); // empty: none
    const QString head = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
    const auto source = [&](const char *name, const QString &path, const QString &code, const QString &complaint) {
        QTest::newRow(name) << path << QString(head + code) << complaint;
    };
    source("allowed edge", u"ui/cases/page.cpp"_s, u"#include \"models/items/caselistmodel.h\"\n"_s, {});
    source("ui includes sync", u"ui/cases/page.cpp"_s, u"#include \"sync/protocol/dto.h\"\n"_s, u"ui may not use protocol"_s);
    source("engine includes store", u"sync/engine/pull.cpp"_s, u"#  include \"sync/store/cachestore.h\"\n"_s, u"engine may not use store"_s);
    source("service includes items", u"sync/service/feed/feed.cpp"_s, u"#include \"models/items/a.h\"\n"_s, u"service may not use items"_s);
    source("domain includes ui", u"models/domain/a.cpp"_s, u"#include \"ui/common/theme.h\"\n"_s, u"domain may not use ui"_s);
    source("app includes all", u"app/casement/main.cpp"_s, u"#include \"ui/shell/a.h\"\n#include \"sync/store/b.h\"\n"_s, {});
    source("beside itself", u"ui/cases/page.cpp"_s, u"#include \"page.h\"\n"_s, u"not a path from the root"_s);
    source("in a comment", u"models/domain/a.cpp"_s, u"// QTimer is elsewhere\n/* QThread\n too */\n"_s, {});
    source("timer", u"sync/engine/a.cpp"_s, u"QTimer timer;\n"_s, u"QTimer"_s);
    source("in a text", u"models/domain/a.cpp"_s, u"const char *a = \"QTimer \\\" QThread\";\n"_s, {});
    source("timer in its wrapper", u"sync/client/networktransport.cpp"_s, u"QTimer timer;\n"_s, {});
    source("timer beside its wrapper", u"sync/client/httpremote.cpp"_s, u"QTimer timer;\n"_s, u"QTimer"_s);
    source("thread", u"sync/store/a.cpp"_s, u"class Worker : public QThread {};\n"_s, u"QThread"_s);
    source("wall clock", u"ui/common/a.cpp"_s, u"auto now = QDateTime::currentDateTimeUtc();\n"_s, u"current"_s);
    source("uuid", u"app/casement/a.cpp"_s, u"QUuid::createUuid();\n"_s, u"QUuid"_s);
    source("stopwatch", u"sync/service/service.cpp"_s, u"QElapsedTimer watch;\n"_s, u"QElapsedTimer"_s);
    source("entropy", u"sync/service/auth/a.cpp"_s, u"randombytes_buf(p, 8);\n"_s, u"randombytes_buf"_s);
    source("umbrella include", u"tests/gui/a.cpp"_s, u"#include <QtWidgets>\n"_s, u"include"_s);
    source("http library", u"sync/service/service.cpp"_s, u"#include <microhttpd.h>\n"_s, u"microhttpd"_s);
    source("Q_OBJECT alone", u"ui/a.h"_s, u"#pragma once\nclass A {\n    Q_OBJECT\n};\n"_s, {});
    source("Q_OBJECT in company", u"ui/a.h"_s, u"#pragma once\nclass A { Q_OBJECT };\n"_s, u"Q_OBJECT"_s);
    source("no pragma once", u"ui/a.h"_s, u"class A;\n"_s, u"pragma once"_s);
    source("no room", u"sync/helpers/a.cpp"_s, {}, u"no room"_s);
    source("600 lines", u"ui/a.cpp"_s, QString(599, u'\n'), {});
    source("601 lines", u"ui/a.cpp"_s, QString(600, u'\n'), u"600 lines"_s);
    QTest::newRow("no SPDX line") << u"ui/a.cpp"_s << u"#include <QString>\n"_s << u"SPDX"_s;
    const auto build = [](const char *name, const QString &path, const QString &text, const QString &complaint) {
        QTest::newRow(name) << QString(path + u"/CMakeLists.txt"_s) << text << complaint;
    };
    build("allowed link", u"sync/store"_s, u"LINK Casement::domain Casement::sql Qt6::Sql"_s, {});
    build("own library", u"sync/service/http"_s, u"LINK Casement::service"_s, {});
    build("engine links store", u"sync/engine"_s, u"LINK Casement::store"_s, u"engine may not use it"_s);
    build("ui links client", u"ui/shell"_s, u"LINK Casement::client"_s, u"ui may not use it"_s);
    build("domain links Gui", u"models/domain"_s, u"LINK Qt6::Gui"_s, u"Qt6::Gui"_s);
    build("items link Widgets", u"models/items"_s, u"LINK Qt6::Widgets"_s, u"Qt6::Widgets"_s);
    build("ui links Network", u"ui/common"_s, u"LINK Qt6::Network"_s, u"Qt6::Network"_s);
    build("tests link all", u"tests/e2e"_s, u"LINK Casement::store Casement::ui_shell Qt6::Network"_s, {});
}

void TestLayering::samples()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, complaint);
    const QStringList complaints = complaintsAbout(path, text);
    if (complaint.isEmpty()) {
        QCOMPARE(complaints, QStringList{});
        return;
    }
    QCOMPARE(complaints.size(), 1);
    QVERIFY2(complaints.first().contains(complaint), qPrintable(complaints.first()));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
