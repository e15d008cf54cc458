// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/casetext.h"
#include "ui/common/context.h"

#include <QObject>
#include <functional>
#include <memory>

class QPrinter;

namespace Casement::Ui {

/// Writes a list of cases into a file or prints it, its columns as they stand. Rows come by the window and are written in the background, so that a
/// long list blocks nothing; the file appears when all of it is written. Deletes itself when it has ended.
class ListExport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListExport)

public:
    enum class Format { Csv, Pdf, Paper };
    struct Order { Format format = Format::Csv; QString path, title; QList<Items::Column> columns; QList<qint64> rowIds; std::shared_ptr<QPrinter> printer{}; /* of Paper */ };

    ListExport(const Context &context, const Order &order, QObject *parent);
    ~ListExport() override;
    void start();
    void cancel();

Q_SIGNALS:
    void progressed(int done, int inAll);
    void ended(const Casement::Result<void> &result);

private:
    class Sink;
    class CsvSink;
    class PageSink;
    class PdfSink;
    class PaperSink;
    /// A step of the file elsewhere, then the next one here.
    void write(std::function<bool(Sink &)> step, std::function<void()> then);
    void next();
    void end(const Result<void> &result);

    Context m_context;
    Order m_order;
    std::shared_ptr<Sink> m_sink; ///< shared with the step that runs: it may outlive this
    qsizetype m_done = 0;
    bool m_cancelled = false;
};

} // namespace Casement::Ui
