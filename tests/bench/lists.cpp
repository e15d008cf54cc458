// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/clientbench.h"
#include "tests/bench/openwindow.h"

#include "models/domain/portaldefinition.h"
#include "models/items/caselistmodel.h"
#include "sync/sql/casequery.h"
#include "sync/store/cachereader.h"
#include "tests/support/portal.h"

#include <QAbstractItemView>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QListView>
#include <QScrollBar>
#include <QTableView>
#include <chrono>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Casement::Bench {

namespace {

using Clock = std::chrono::steady_clock;

double sinceMs(Clock::time_point began) { return std::chrono::duration<double, std::milli>(Clock::now() - began).count(); }

void chooseView(OpenWindow &window, const QString &id)
{
    auto *views = window.window().findChild<QListView *>(u"viewsView"_s);
    const auto &all = window.workspace().definition().views;
    for (int row = 0; row < all.size(); ++row) {
        if (all.at(row).id == id)
            views->setCurrentIndex(views->model()->index(row, 0));
    }
}

struct Step
{
    QString name;
    std::function<double(OpenWindow &)> measure;
};

double scrollTo(OpenWindow &window, double share)
{
    QScrollBar *bar = window.table().verticalScrollBar();
    return window.paintedAfter([&] {
        bar->setValue(int(bar->maximum() * share));
        window.table().viewport()->update(); // where it stands there already
    }, false);
}

double sortBy(OpenWindow &window, const QString &column)
{
    QHeaderView *header = window.table().horizontalHeader();
    for (int i = 0; i < header->count(); ++i) {
        if (window.cases().headerData(i, Qt::Horizontal, Items::CaseListModel::RawRole).toString() != column)
            continue;
        const bool again = header->sortIndicatorSection() == i && header->sortIndicatorOrder() == Qt::AscendingOrder;
        return window.paintedAfter([&] { header->setSortIndicator(i, again ? Qt::DescendingOrder : Qt::AscendingOrder); }, true);
    }
    qFatal("the list has no column %s", qPrintable(column));
}

QList<Step> scrollSteps()
{
    QList<Step> steps{{u"end"_s, [](OpenWindow &window) { return scrollTo(window, 1); }},
                      {u"middle"_s, [](OpenWindow &window) { return scrollTo(window, 0.5); }},
                      {u"top"_s, [](OpenWindow &window) { return scrollTo(window, 0); }}};
    for (const char *column : {"number", "subject", "status", "severity", "priority", "account", "contact", "product", "opened", "response", "updated"})
        steps << Step{u"sort by %1"_s.arg(QLatin1String(column)), [column](OpenWindow &window) { return sortBy(window, QLatin1String(column)); }};
    return steps;
}

double repaintMs(OpenWindow &window)
{
    const auto began = Clock::now();
    window.table().viewport()->repaint();
    return sinceMs(began);
}

struct Search { QString name, typed; };

QList<Search> searches()
{
    return {{u"one rare word"_s, QString::fromUtf16(rareWord)}, {u"one common word"_s, QString::fromUtf16(commonWord)},
            {u"two words"_s, QString::fromUtf16(twoWords)}, {u"beginning of a word"_s, QString::fromUtf16(wordBeginning)},
            {u"part of a Chinese sentence"_s, QString::fromUtf16(partOfChinese)}};
}

/// The same statement, values and connection settings as the reader's, without Qt.
class BareSearch
{
public:
    explicit BareSearch(const FilledCache &cache) : m_definition(Testing::portal())
    {
        if (sqlite3_open_v2(QFile::encodeName(cache.folder.cachePath()).constData(), &m_db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
    }
    ~BareSearch() { sqlite3_close(m_db); }
    Q_DISABLE_COPY_MOVE(BareSearch)

    double milliseconds(const QString &typed)
    {
        const Sql::Compiled compiled = Sql::compileIds(parseSearch(typed), m_definition);
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_db, compiled.sql.toUtf8().constData(), -1, &statement, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
        for (int i = 0; i < compiled.values.size(); ++i) {
            const QByteArray text = compiled.values.at(i).toString().toUtf8();
            sqlite3_bind_text(statement, i + 1, text.constData(), int(text.size()), SQLITE_TRANSIENT);
        }
        const auto began = Clock::now();
        QList<qint64> ids;
        while (sqlite3_step(statement) == SQLITE_ROW)
            ids << sqlite3_column_int64(statement, 0);
        const double spent = sinceMs(began);
        sqlite3_finalize(statement);
        return spent;
    }

private:
    PortalDefinition m_definition;
    sqlite3 *m_db = nullptr;
};

double searchMs(Store::CacheReader &reader, const QString &typed)
{
    const CaseQuery query = parseSearch(typed);
    const auto began = Clock::now();
    const auto found = reader.ids(query);
    const double spent = sinceMs(began);
    if (!found)
        qFatal("%s", qPrintable(found.error().detail));
    return spent;
}

std::unique_ptr<Store::CacheReader> readerOf(const FilledCache &cache)
{
    auto reader = Store::CacheReader::open(cache.folder.cachePath());
    if (!reader)
        qFatal("%s", qPrintable(reader.error().detail));
    return std::move(reader).value();
}

} // namespace

double openViewMs(OpenWindow &window)
{
    chooseView(window, u"myOpen"_s);
    window.settle();
    return window.paintedAfter([&] { chooseView(window, u"accountAll"_s); }, true);
}

double worstScrollMs(OpenWindow &window)
{
    double worst = 0;
    for (const Step &step : scrollSteps()) {
        worst = std::max(worst, step.measure(window));
        window.settle();
    }
    return worst;
}

double worstSearchMs(const FilledCache &cache)
{
    const auto reader = readerOf(cache);
    double worst = 0;
    for (const Search &search : searches()) {
        static_cast<void>(searchMs(*reader, search.typed)); // once to have its pages
        worst = std::max(worst, searchMs(*reader, search.typed));
    }
    return worst;
}

QJsonObject openView(const Options &options)
{
    OpenWindow few(filledCache(options, options.cached.first()).dataDir);
    OpenWindow many(filledCache(options, options.cached.last()).dataDir);
    QJsonObject figures = interleaved(options.rounds, u"ms"_s, [&] { return openViewMs(few); }, [&] { return openViewMs(many); });
    figures.insert(u"target"_s, 2);
    return figures;
}

QJsonObject scroll(const Options &options)
{
    OpenWindow window(filledCache(options, options.cached.last()).dataDir);
    chooseView(window, u"accountAll"_s);
    window.settle();
    QJsonArray lines;
    for (const Step &step : scrollSteps()) {
        QJsonObject line = interleaved(options.rounds, u"ms"_s, [&] { return repaintMs(window); }, [&] {
            scrollTo(window, step.name == u"top"_s ? 1 : 0);
            window.settle();
            const double spent = step.measure(window);
            window.settle();
            return spent;
        });
        line.insert(u"name"_s, step.name);
        line.insert(u"target"_s, 10);
        lines << line;
    }
    return {{u"lines"_s, lines}};
}

QJsonObject search(const Options &options)
{
    const FilledCache cache = filledCache(options, options.cached.last());
    const auto reader = readerOf(cache);
    BareSearch bare(cache);
    QJsonArray lines;
    for (const Search &search : searches()) {
        static_cast<void>(searchMs(*reader, search.typed));
        static_cast<void>(bare.milliseconds(search.typed));
        QJsonObject line = interleaved(options.rounds, u"ms"_s, [&] { return bare.milliseconds(search.typed); },
                                       [&] { return searchMs(*reader, search.typed); });
        line.insert(u"name"_s, search.name);
        line.insert(u"target"_s, 1.5);
        lines << line;
    }
    return {{u"lines"_s, lines}};
}

} // namespace Casement::Bench
