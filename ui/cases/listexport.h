// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/items/casetext.h"

#include <QObject>
#include <memory>

namespace Casement::Ui {

/// Writes a list of cases into a file, its columns as they stand. Rows come and go by the window, so that a long list blocks
/// nothing; the file appears when all of it is written. Deletes itself when it has ended.
class ListExport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListExport)

public:
    enum class Format { Csv, Pdf };
    struct Order { Format format = Format::Csv; QString path, title; QList<Items::Column> columns; QList<qint64> rowIds; };

    ListExport(Workspace &workspace, const Order &order, QObject *parent);
    ~ListExport() override;
    void start();
    void cancel();

Q_SIGNALS:
    void progressed(int done, int inAll);
    void ended(const Casement::Result<void> &result);

private:
    class Sink;
    class CsvSink;
    class PdfSink;
    void next();
    void end(const Result<void> &result);

    Workspace &m_workspace;
    Order m_order;
    std::unique_ptr<Sink> m_sink;
    qsizetype m_done = 0;
    bool m_cancelled = false;
};

} // namespace Casement::Ui
