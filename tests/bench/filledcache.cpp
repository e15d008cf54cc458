// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/filledcache.h"

#include "models/domain/text.h"
#include "sync/sql/casecolumns.h"
#include "sync/store/cachestore.h"
#include "tests/bench/bench.h"
#include "tests/support/portal.h"

#include <QDir>
#include <QSettings>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

constexpr int accounts = 500;
constexpr int personsAnAccount = 4;
constexpr qint64 minute = 60'000;
constexpr qint64 day = 24 * 60 * minute;
constexpr qsizetype sentences = 4096;

/// The same numbers in each run and on each machine: SplitMix64.
quint64 chance(quint64 n)
{
    n += 0x9E3779B97F4A7C15ULL;
    n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9ULL;
    n = (n ^ (n >> 27)) * 0x94D049BB133111EBULL;
    return n ^ (n >> 31);
}

struct Sentence { QString text, folded; };

/// Sentences of invented words, so that the index has a vocabulary of the size a language has; folded once and not for each case.
QList<Sentence> makeSentences()
{
    static const QStringList heads{u"ka"_s, u"lo"_s, u"mi"_s, u"ren"_s, u"sto"_s, u"tra"_s, u"vel"_s, u"bri"_s, u"cho"_s, u"du"_s, u"fen"_s, u"gra"_s};
    static const QStringList known{u"player"_s, u"upload"_s, u"transcript"_s, u"transcoding"_s, u"caption"_s, u"entry"_s, u"channel"_s, u"playlist"_s};
    QList<Sentence> all;
    for (quint64 s = 0; s < sentences; ++s) {
        QStringList words;
        for (quint64 w = 0; w < 12; ++w) {
            const quint64 dice = chance(s * 64 + w);
            if (dice % 50 == 0)
                words << known.at(qsizetype(dice / 50 % quint64(known.size())));
            else
                words << QString(heads.at(qsizetype(dice % 12)) + heads.at(qsizetype(dice / 12 % 12)) + heads.at(qsizetype(dice / 144 % 12)));
        }
        Sentence sentence{QString(words.join(u' ') + u'.'), {}};
        sentence.text[0] = sentence.text.at(0).toUpper();
        sentence.folded = indexText(sentence.text);
        all << sentence;
    }
    return all;
}

Profile profile()
{
    return {u"bench-user"_s, u"person-0-0"_s, u"Bench Reader"_s, u"bench@customer.example"_s, u"account-0"_s, u"Account 0"_s, u"kaltura"_s,
            Role::CustomerAdmin, {u"account-0"_s}, {u"account-0"_s}};
}

/// A statement of the C API; values as the domain's binders make them.
class Statement
{
public:
    Statement(sqlite3 *db, const QString &sql) : m_db(db)
    {
        if (sqlite3_prepare_v2(db, sql.toUtf8().constData(), -1, &m_statement, nullptr) != SQLITE_OK)
            qFatal("%s: %s", qPrintable(sql), sqlite3_errmsg(db));
    }
    ~Statement() { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(Statement)

    void run(const QVariantList &values)
    {
        QByteArrayList held;
        for (qsizetype i = 0; i < values.size(); ++i) {
            const QVariant &value = values.at(i);
            if (value.isNull()) {
                sqlite3_bind_null(m_statement, int(i) + 1);
            } else if (value.typeId() == QMetaType::QString) {
                held << value.toString().toUtf8();
                sqlite3_bind_text(m_statement, int(i) + 1, held.last().constData(), int(held.last().size()), SQLITE_TRANSIENT);
            } else {
                sqlite3_bind_int64(m_statement, int(i) + 1, value.toLongLong());
            }
        }
        if (sqlite3_step(m_statement) != SQLITE_DONE)
            qFatal("the cache is not filled: %s", sqlite3_errmsg(m_db));
        sqlite3_reset(m_statement);
    }

private:
    sqlite3 *m_db;
    sqlite3_stmt *m_statement = nullptr;
};

/// Fills the tables of a schema that the store has made. Cases count from the newest, as a first sync brings them.
class Filler
{
public:
    Filler(const QString &path, int cases)
        : m_cases(cases), m_definition(Testing::portal()), m_sentences(makeSentences())
    {
        if (sqlite3_open(QFile::encodeName(path).constData(), &m_db) != SQLITE_OK)
            qFatal("%s cannot be opened", qPrintable(path));
    }
    ~Filler() { sqlite3_close(m_db); }
    Q_DISABLE_COPY_MOVE(Filler)

    void fill()
    {
        // Nobody else reads yet and what breaks off is made anew: no journal. Indices are sorted at the end.
        for (const char *sql : {"PRAGMA journal_mode=DELETE", "PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-400000",
                                "PRAGMA temp_store=FILE"})
            run(sql);
        const QStringList indices = takeIndices();
        run("BEGIN");
        putCases();
        putComments();
        putEntries();
        run("INSERT INTO entry_index(entry_index) VALUES('rebuild')");
        for (const QString &sql : indices)
            run(sql.toUtf8().constData());
        run("COMMIT");
        run("PRAGMA journal_mode=WAL");
    }

private:
    void run(const char *sql)
    {
        if (sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s: %s", sql, sqlite3_errmsg(m_db));
    }
    QStringList takeIndices()
    {
        QStringList names, made;
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_db, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name", -1, &statement, nullptr);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            names << QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
            made << QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 1)));
        }
        sqlite3_finalize(statement);
        for (const QString &name : std::as_const(names))
            run(QString(u"DROP INDEX "_s + name).toUtf8().constData());
        return made;
    }

    [[nodiscard]] qint64 openedAt(int i) const { return cacheNow - i * minute; }
    [[nodiscard]] int comments(int i) const { return 1 + (chance(quint64(i)) % 3 == 0 ? 1 : 0); }
    [[nodiscard]] qint64 postedAt(int i, int comment) const { return openedAt(i) + 20'000 + comment * 7'000; } // no two entries on one second
    [[nodiscard]] const Sentence &sentence(quint64 salt, int i) const { return m_sentences.at(qsizetype(chance(salt * 0x10000000 + quint64(i)) % sentences)); }
    [[nodiscard]] static QString idOf(int i) { return u"case-%1"_s.arg(i, 8, 10, QLatin1Char('0')); }
    [[nodiscard]] Sentence description(int i) const
    {
        Sentence whole = sentence(2, i);
        const auto add = [&](const QString &words) {
            whole.text += QString(u' ' + words);
            whole.folded += QString(u' ' + indexText(words));
        };
        if (i % 200 == 7)
            add(u"视频上传后无法播放，请检查。"_s);
        if (i == m_cases / 2)
            add(QString::fromUtf16(rareWord));
        if (chance(quint64(i) ^ 0xABCDEF) % 5 == 0)
            add(QString::fromUtf16(commonWord));
        return whole;
    }

    [[nodiscard]] Case makeCase(int i) const
    {
        const quint64 dice = chance(quint64(i) * 31 + 5);
        const int account = int(dice % accounts);
        const int person = int(dice / 512 % personsAnAccount);
        const bool open = dice / 4096 % 33 == 0;
        Case c;
        c.id = idOf(i);
        c.number = QString::number(1'000'000 + m_cases - i);
        c.accountId = u"account-%1"_s.arg(account);
        c.accountName = u"Account %1"_s.arg(account);
        c.contactId = c.openerId = u"person-%1-%2"_s.arg(account).arg(person);
        c.contactName = c.openerName = u"Person %1 of account %2"_s.arg(person).arg(account);
        c.type = m_definition.caseTypes.at(qsizetype(dice / 7 % quint64(m_definition.caseTypes.size()))).id;
        c.status = m_definition.firstOf(open ? u"active"_s : u"closed"_s).id;
        c.open = m_definition.isOpen(c.status);
        c.severity = m_definition.severities.at(qsizetype(dice / 11 % quint64(m_definition.severities.size()))).id;
        c.priority = m_definition.priorities.at(qsizetype(dice / 13 % quint64(m_definition.priorities.size()))).id;
        c.product = m_definition.products.at(qsizetype(dice / 17 % quint64(m_definition.products.size()))).id;
        c.subject = sentence(1, i).text.left(70);
        c.description = description(i).text;
        c.openedAt = openedAt(i);
        c.responseAt = postedAt(i, comments(i) - 1);
        c.responseBy = c.contactName;
        c.responseLine = sentence(3 + quint64(comments(i)) - 1, i).text;
        c.updatedAt = std::min(cacheNow, c.responseAt + qint64(dice / 19 % quint64(30 * day)));
        c.closedAt = open ? 0 : c.updatedAt;
        c.escalated = dice / 23 % 100 == 0;
        c.version = m_cases - i;
        return c;
    }

    void putCases()
    {
        Statement row(m_db, QString(u"INSERT INTO case_row ("_s + Sql::caseColumns() + u", "_s + Sql::derivedColumns() + u", row_id, held) VALUES ("_s
                                    + Sql::placeholders(Sql::caseColumnCount + Sql::derivedColumnCount + 1) + u", 2)"_s));
        Statement key(m_db, u"INSERT INTO case_key (case_id, key) VALUES (?, ?)"_s);
        for (int i = 0; i < m_cases; ++i) {
            const Case record = makeCase(i);
            row.run(Sql::bindCase(record) << Sql::bindDerived(record, m_definition) << i + 1);
            key.run({record.id, QString(u"account:"_s + record.accountId)});
        }
    }

    void putComments()
    {
        Statement row(m_db, u"INSERT INTO comment (id, case_id, author_id, author_name, by_care, audience, body, channel, posted, version) "
                             "VALUES (?, ?, 'person-care', 'Care', 1, 'public', ?, 'app', ?, ?)"_s);
        for (int i = 0; i < m_cases; ++i) {
            for (int n = 0; n < comments(i); ++n)
                row.run({commentId(i, n), idOf(i), sentence(3 + quint64(n), i).text, postedAt(i, n), m_cases - i});
        }
    }
    [[nodiscard]] static QString commentId(int i, int n) { return u"comment-%1-%2"_s.arg(i, 8, 10, QLatin1Char('0')).arg(n); }

    void putEntries()
    {
        Statement row(m_db, u"INSERT INTO entry (id, case_row, comment_id, second, text) VALUES (?, ?, ?, ?, ?)"_s);
        for (int i = m_cases - 1; i >= 0; --i) {
            const qint64 opened = openedAt(i) / 1000;
            row.run({opened, i + 1, QVariant(), opened, QString(indexText(makeSubject(i)) + u' ' + description(i).folded)});
            for (int n = 0; n < comments(i); ++n) {
                const qint64 posted = postedAt(i, n) / 1000;
                row.run({posted, i + 1, commentId(i, n), posted, sentence(3 + quint64(n), i).folded});
            }
        }
    }
    [[nodiscard]] QString makeSubject(int i) const { return sentence(1, i).text.left(70); }

    int m_cases;
    PortalDefinition m_definition;
    QList<Sentence> m_sentences;
    sqlite3 *m_db = nullptr;
};

/// The account list and all else that is small goes the store's own way.
void begin(const QString &path, int cases)
{
    auto store = Store::CacheStore::open(path);
    Protocol::FeedPage page;
    page.cursor = u"bench"_s;
    const auto add = [&](Protocol::Kind kind, auto member, const auto &value) {
        Protocol::Change change;
        change.number = value.version;
        change.object.kind = kind;
        change.object.*member = value;
        page.changes << change;
    };
    for (int a = 0; a < std::min(accounts, cases); ++a) {
        Account account;
        account.id = u"account-%1"_s.arg(a);
        account.name = u"Account %1"_s.arg(a);
        account.version = 1;
        add(Protocol::Kind::Account, &Protocol::Object::account, account);
        for (int p = 0; p < personsAnAccount; ++p) {
            const QString name = u"Person %1 of account %2"_s.arg(p).arg(a);
            const Person person{u"person-%1-%2"_s.arg(a).arg(p), account.id, name, u"p%1.%2@customer.example"_s.arg(p).arg(a), {}, {}, 1};
            add(Protocol::Kind::Person, &Protocol::Object::person, person);
        }
    }
    if (!store || !store.value()->setDefinition(Testing::portalJson()) || !store.value()->setProfile(profile())
        || !store.value()->apply(page, cacheNow))
        qFatal("no cache to fill at %s", qPrintable(path));
}

/// What a window begins with, whatever the run before left.
void showAllCases(const FilledCache &cache)
{
    QSettings settings(u"%1/windows.ini"_s.arg(cache.dataDir), QSettings::IniFormat);
    settings.clear();
    settings.setValue(u"tour/done"_s, true);
    settings.setValue(u"cases/%1/%2/view"_s.arg(profile().portalId, profile().userId), u"accountAll"_s);
}

} // namespace

FilledCache filledCache(const Options &options, int cases)
{
    const QString root = options.caches.isEmpty() ? QDir::tempPath() : options.caches;
    FilledCache cache{u"%1/casement-%2-cases"_s.arg(root).arg(cases), {}, cases};
    const App::WorkspaceInfo info{QUrl(u"http://127.0.0.1:9"_s), profile().email, profile(), Testing::portalJson()};
    cache.folder = App::WorkspaceFolder(cache.dataDir, App::WorkspaceFolder::nameFor(info.service, info.profile.userId));
    const QString current = cache.dataDir + u"/current.json"_s; // written last: there, the rest is whole
    if (QFile::exists(current)) {
        showAllCases(cache);
        return cache;
    }
    QDir(cache.dataDir).removeRecursively();
    if (!App::makePrivateFolder(cache.dataDir) || !cache.folder.create() || !cache.folder.write(info))
        qFatal("cannot write to %s", qPrintable(cache.dataDir));
    begin(cache.folder.cachePath(), cases);
    Filler(cache.folder.cachePath(), cases).fill();
    const QJsonObject last{{u"workspace"_s, cache.folder.name()}, {u"service"_s, info.service.toString()}, {u"email"_s, info.email}};
    if (!App::writeJsonFile(current, last))
        qFatal("cannot write %s", qPrintable(current));
    showAllCases(cache);
    return cache;
}

void forgetPages(const FilledCache &cache)
{
    const int fd = ::open(QFile::encodeName(cache.folder.cachePath()).constData(), O_RDONLY | O_CLOEXEC);
    ::fdatasync(fd);
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    ::close(fd);
}

} // namespace Casement::Bench
