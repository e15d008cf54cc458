// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Casement::Service::Archive {

struct Column
{
    QString name;
    bool number = false; ///< else text
};

struct Table
{
    QString name;
    QStringList key; ///< the order of its rows
    QList<Column> columns;
    [[nodiscard]] QString columnNames() const;
};

/// What outlives a process, in the order of an archive: a row stands after those it refers to. Columns that follow from others
/// (sort keys and the like) are not among them.
[[nodiscard]] const QList<Table> &lastingTables();
/// Tables an archive leaves out, and why nothing is lost by it.
[[nodiscard]] const QList<std::pair<QString, QString>> &passingTables();
[[nodiscard]] const Table *findTable(const QString &name);

} // namespace Casement::Service::Archive
