// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/archive/csvreader.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QTimeZone>
#include <functional>

// Case exports of other systems as lines of the import format; which column means what stands in a mapping file (CSV.md).
namespace Casement::Service::Archive {

/// Where a member's value comes from.
struct CsvSource
{
    QStringList columns;            ///< the first that is not empty counts
    QMap<QString, QString> values;  ///< what a column says -> what Casement calls it
    QString otherwise;              ///< for what values does not name; empty: kept as it is
    QString fallback;               ///< where the columns are empty
    bool optional = false;          ///< the file need not have the columns
};

class CsvMapping
{
public:
    /// Error: "$.case.subject: reason".
    [[nodiscard]] static Result<CsvMapping> parse(const QByteArray &json);

    QString name;
    char separator = 0;
    QTimeZone zone;
    QStringList dates; ///< formats of QDateTime; "iso" is ISO 8601
    using Group = QMap<QString, CsvSource>;
    Group account, contact, owner, record, comment;
};

struct CsvSummary
{
    qint64 rows = 0, rejected = 0;
    qint64 accounts = 0, people = 0, cases = 0, comments = 0;
    qint64 strayComments = 0;            ///< of no case of the file
    QMap<QString, qint64> unknownValues; ///< "status: On Hold", where a mapping has values and does not name this one
};

class CsvImport
{
public:
    using Emit = std::function<Result<void>(const QJsonObject &line, qint64 csvLine)>;
    using Complain = std::function<void(const QString &file, qint64 csvLine, const QString &why)>;
    CsvImport(CsvMapping mapping, Emit emit, Complain complain);

    /// comments: a second file, which must allow seeking; nullptr: none. Error: a file as a whole is wrong, or emit failed.
    [[nodiscard]] Result<CsvSummary> run(QIODevice &cases, QIODevice *comments);

private:
    struct Row
    {
        const QHash<QString, qsizetype> &columns;
        const QStringList &fields;
        [[nodiscard]] QString field(const QString &column) const { return fields.value(columns.value(column, -1)).trimmed(); }
    };
    struct Person { QString id, name, email; };

    [[nodiscard]] Result<QHash<QString, qsizetype>> header(CsvReader &reader, const QList<const CsvMapping::Group *> &groups);
    [[nodiscard]] Result<void> indexComments();
    [[nodiscard]] Result<void> readCase(const Row &row, qint64 line);
    [[nodiscard]] Result<void> readComments(const QString &key, const QString &accountId, QJsonObject &json);
    [[nodiscard]] Result<QJsonObject> commentOf(const Row &row, qint64 line, const QString &accountId);
    [[nodiscard]] QString value(const CsvMapping::Group &group, const QString &member, const Row &row);
    /// accountId: of customers, whose names alone say who they are only within their account.
    [[nodiscard]] Person personOf(const CsvMapping::Group &group, const Row &row, const QString &accountId);
    [[nodiscard]] Result<void> addPerson(const Person &person, const QString &accountId, qint64 line);
    [[nodiscard]] Result<QString> instant(const QString &text, const QString &member) const;

    CsvMapping m_mapping;
    Emit m_emit;
    Complain m_complain;
    CsvSummary m_summary;
    QSet<QString> m_accounts, m_people, m_cases;
    std::unique_ptr<CsvReader> m_comments;
    QHash<QString, qsizetype> m_commentColumns;
    QHash<QString, QList<std::pair<qint64, qint64>>> m_places; ///< case key -> line and offset of its comments
};

} // namespace Casement::Service::Archive
