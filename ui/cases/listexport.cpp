// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/listexport.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"

#include <QDateTime>
#include <QPainter>
#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr qsizetype window = 128;

qint64 instantOf(Items::Column column, const Case &record)
{
    if (column == Items::Column::Opened)
        return record.openedAt;
    return column == Items::Column::Updated ? record.updatedAt : 0;
}

} // namespace

/// Where rows go. write() may be called often; commit() once. On whatever thread, one at a time: it has copies of all it needs.
class ListExport::Sink
{
public:
    Sink(const Workspace &workspace, const Order &order) : m_file(order.path), m_definition(workspace.definition()), m_now(workspace.nowMs()), m_order(order) {}
    virtual ~Sink() = default;
    virtual bool open() = 0;
    virtual void write(const CaseSummary &row) = 0;
    virtual bool commit() = 0;

protected:
    [[nodiscard]] QString text(Items::Column column, const CaseSummary &row) const
    {
        return Items::cellText(column, row, m_definition, m_now);
    }
    [[nodiscard]] QString title(Items::Column column) const { return Items::columnTitle(column, m_definition); }

    QSaveFile m_file;
    const PortalDefinition m_definition;
    const qint64 m_now;
    const Order m_order;
};

/// RFC 4180 in UTF-8 with a mark, so that spreadsheets take it for what it is; instants as ISO 8601 in UTC.
class ListExport::CsvSink final : public Sink
{
public:
    using Sink::Sink;
    bool open() override
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return false;
        m_file.write("\xEF\xBB\xBF");
        QStringList names;
        for (const Items::Column column : m_order.columns)
            names << title(column);
        line(names);
        return true;
    }
    void write(const CaseSummary &row) override
    {
        QStringList cells;
        for (const Items::Column column : m_order.columns) {
            const qint64 at = instantOf(column, row.record);
            cells << (at ? QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate) : text(column, row));
        }
        line(cells);
    }
    bool commit() override { return m_file.commit(); }

private:
    void line(const QStringList &cells)
    {
        QStringList quoted;
        for (QString cell : cells) {
            // What begins so would be run as a formula by a spreadsheet.
            if (!cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front()))
                cell.prepend(u'\'');
            const bool plain = !cell.contains(u'"') && !cell.contains(u',') && !cell.contains(u'\n') && !cell.contains(u'\r');
            quoted << (plain ? cell : QString(u'"' + cell.replace(u'"', u"\"\""_s) + u'"'));
        }
        m_file.write(QString(quoted.join(u',') + u"\r\n"_s).toUtf8());
    }
};

/// A plain table, drawn row by row on whatever takes pages.
class ListExport::PageSink : public Sink
{
public:
    using Sink::Sink;
    ~PageSink() override
    {
        if (m_painter.isActive())
            m_painter.end();
    }
    void write(const CaseSummary &row) override
    {
        if (m_y + m_line > m_device->height() - m_line) {
            m_device->newPage();
            header();
        }
        cells([&](Items::Column column) {
            const qint64 at = instantOf(column, row.record);
            return at ? Items::moment(at, m_now) : text(column, row);
        });
    }

protected:
    bool beginOn(QPagedPaintDevice *device)
    {
        m_device = device;
        if (!m_painter.begin(device))
            return false;
        QFont font = m_painter.font();
        font.setPointSizeF(8.5);
        m_painter.setFont(font);
        m_line = m_painter.fontMetrics().height() * 3 / 2;
        m_gap = device->logicalDpiX() * 2 / 25; // two millimetres
        int wanted = 0;
        for (const Items::Column column : m_order.columns)
            wanted += widthOf(column);
        m_scale = double(device->width()) / qMax(1, wanted);
        header();
        return true;
    }
    bool endPages() { return m_painter.end(); }

private:
    static int widthOf(Items::Column column) { return Items::columnTable.at(static_cast<std::size_t>(column)).width; }
    void header()
    {
        m_y = 0;
        const QString page = tr("%1 · page %2").arg(m_order.title).arg(++m_page);
        m_painter.drawText(QRect(0, m_y, m_device->width(), m_line), int(Qt::AlignVCenter | Qt::AlignLeading), page);
        m_painter.drawText(QRect(0, m_y, m_device->width(), m_line), int(Qt::AlignVCenter | Qt::AlignTrailing), Items::absoluteTime(m_now));
        m_y += m_line * 3 / 2;
        const QFont usual = m_painter.font();
        QFont bold = usual;
        bold.setWeight(QFont::Bold);
        m_painter.setFont(bold);
        cells([this](Items::Column column) { return title(column); });
        m_painter.setFont(usual);
        m_painter.drawLine(0, m_y, m_device->width(), m_y);
    }
    template <typename Text>
    void cells(Text text)
    {
        double x = 0;
        for (const Items::Column column : m_order.columns) {
            const double width = widthOf(column) * m_scale;
            const QString words = text(column);
            m_painter.drawText(QRectF(x, m_y, width - m_gap, m_line), int(Qt::AlignVCenter | Qt::AlignLeading),
                               m_painter.fontMetrics().elidedText(words, Qt::ElideRight, int(width) - m_gap));
            x += width;
        }
        m_y += m_line;
    }

    QPagedPaintDevice *m_device = nullptr;
    QPainter m_painter;
    int m_line = 0, m_y = 0, m_page = 0, m_gap = 0;
    double m_scale = 1;
};

/// On A4 across.
class ListExport::PdfSink final : public PageSink
{
public:
    using PageSink::PageSink;
    bool open() override
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return false;
        m_writer = std::make_unique<QPdfWriter>(&m_file);
        m_writer->setTitle(m_order.title);
        m_writer->setPageSize(QPageSize(QPageSize::A4));
        m_writer->setPageOrientation(QPageLayout::Landscape);
        m_writer->setPageMargins({12, 12, 12, 14}, QPageLayout::Millimeter);
        m_writer->setResolution(150);
        return beginOn(m_writer.get());
    }
    bool commit() override { return endPages() && m_file.commit(); }

private:
    std::unique_ptr<QPdfWriter> m_writer;
};

/// On the printer somebody chose; what is not whole is not printed.
class ListExport::PaperSink final : public PageSink
{
public:
    using PageSink::PageSink;
    ~PaperSink() override
    {
        if (!m_whole)
            m_order.printer->abort();
    }
    bool open() override { return beginOn(m_order.printer.get()); }
    bool commit() override
    {
        m_whole = endPages() && m_order.printer->printerState() != QPrinter::Error;
        return m_whole;
    }

private:
    bool m_whole = false;
};

ListExport::ListExport(const Context &context, const Order &order, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_order(order)
{
    if (order.format == Format::Csv)
        m_sink = std::make_shared<CsvSink>(context.workspace, m_order);
    else if (order.format == Format::Pdf)
        m_sink = std::make_shared<PdfSink>(context.workspace, m_order);
    else
        m_sink = std::make_shared<PaperSink>(context.workspace, m_order);
}

ListExport::~ListExport() = default;

void ListExport::start()
{
    write([](Sink &sink) { return sink.open(); }, [this] { next(); });
}

void ListExport::write(std::function<bool(Sink &)> step, std::function<void()> then)
{
    const auto written = inBackground<bool>(m_context.background, [sink = m_sink, step = std::move(step)](QPromise<Result<bool>> &) { return Result<bool>(step(*sink)); });
    onFinished(written, this, [this, then = std::move(then)](const Result<bool> &done) {
        if (done.ok() && done.value())
            then();
        else
            end(Error{ErrorCode::Storage, m_order.path});
    });
}

void ListExport::cancel() { m_cancelled = true; }

void ListExport::next()
{
    if (m_cancelled)
        return end(Error{ErrorCode::Cancelled, m_order.path});
    if (m_done == m_order.rowIds.size())
        return write([](Sink &sink) { return sink.commit(); }, [this] { end({}); });
    const QList<qint64> wanted = m_order.rowIds.mid(m_done, window);
    onFinished(m_context.workspace.reader().rows(wanted), this, [this, count = wanted.size()](const Result<QList<CaseSummary>> &rows) {
        if (!rows)
            return end(rows.error());
        const auto take = [list = rows.value()](Sink &sink) {
            for (const CaseSummary &row : list)
                sink.write(row);
            return true;
        };
        write(take, [this, count] {
            m_done += count;
            Q_EMIT progressed(int(m_done), int(m_order.rowIds.size()));
            next();
        });
    });
}

void ListExport::end(const Result<void> &result)
{
    m_sink.reset(); // what is not whole leaves no file
    Q_EMIT ended(result);
    deleteLater();
}

} // namespace Casement::Ui
