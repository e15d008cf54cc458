// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/archive/archive.h"
#include "sync/service/archive/tables.h"
#include "sync/service/storage/core.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Casement::Service::Archive {

namespace {

constexpr int rowsPerPage = 500;
constexpr qint64 pieceBytes = 48 * 1024; ///< 64 KiB as base64

class Exporter
{
public:
    Exporter(DataView &view, QIODevice &to, bool passwords) : m_view(view), m_to(to), m_passwords(passwords) {}

    Result<Counts> write()
    {
        const Sql::Snapshot snapshot(*m_view.db);
        line({{u"casement"_s, u"archive"_s}, {u"version"_s, formatVersion}, {u"portal"_s, m_view.definition.id}, {u"passwords"_s, m_passwords}});
        for (const Table &table : lastingTables())
            rows(table);
        contents();
        if (const auto ok = m_view.db->check(); !ok)
            return ok.error();
        const QString hash = QString::fromLatin1(m_hash.result().toHex());
        line({{u"end"_s, true}, {u"lines"_s, m_lines}, {u"sha256"_s, hash}});
        if (m_failed)
            return Error{ErrorCode::Storage, QString(u"the archive cannot be written ("_s + m_to.errorString() + u"); free some disk space or choose another place"_s)};
        return m_counts;
    }

private:
    void line(const QJsonObject &json)
    {
        const QByteArray text = Protocol::compact(json) + '\n';
        m_hash.addData(text);
        m_failed |= m_to.write(text) != text.size();
        ++m_lines;
    }

    /// Page by page: a driver may hold a whole result in memory.
    void rows(const Table &table)
    {
        const QString key = table.key.join(u", "_s);
        const QString head = u"SELECT "_s + table.columnNames() + u" FROM "_s + table.name;
        const QString tail = u" ORDER BY "_s + key + u" LIMIT "_s + QString::number(rowsPerPage);
        const QString after = u" WHERE ("_s + key + u") > ("_s + Sql::placeholders(table.key.size()) + u')';
        QVariantList last;
        int found = rowsPerPage;
        while (found == rowsPerPage && !m_failed) {
            found = 0;
            Sql::Query query = m_view.db->run(last.isEmpty() ? QString(head + tail) : QString(head + after + tail), last);
            while (query.next()) {
                ++found;
                last.clear();
                row(table, query, last);
            }
        }
    }

    void row(const Table &table, const Sql::Query &query, QVariantList &key)
    {
        QJsonObject json{{u"table"_s, table.name}};
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            const Column &column = table.columns.at(i);
            const bool secret = !m_passwords && column.name == u"password"_s;
            json.insert(column.name, column.number ? QJsonValue(query.integer(int(i))) : QJsonValue(secret ? u""_s : query.text(int(i))));
            if (i < table.key.size())
                key << (column.number ? QVariant(query.integer(int(i))) : QVariant(query.text(int(i))));
        }
        line(json);
        ++m_counts.rows;
    }

    void contents()
    {
        QString last = u""_s;
        while (!m_failed) {
            {
                Sql::Query query = m_view.db->run(u"SELECT MIN(sha256) FROM attachment WHERE sha256 > ?"_s, {last});
                if (!query.next() || query.text(0).isEmpty())
                    return;
                last = query.text(0);
            }
            content(last);
        }
    }

    void content(const QString &sha256)
    {
        QFile file(contentPath(m_view.dataDir, sha256));
        if (!isContentHash(sha256) || !file.open(QIODevice::ReadOnly)) {
            ++m_counts.missing;
            return;
        }
        ++m_counts.contents;
        do {
            const QByteArray piece = file.read(pieceBytes);
            line({{u"content"_s, sha256}, {u"base64"_s, QString::fromLatin1(piece.toBase64())}});
        } while (!file.atEnd() && !m_failed);
    }

    DataView &m_view;
    QIODevice &m_to;
    bool m_passwords;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_lines = 0;
    Counts m_counts;
    bool m_failed = false;
};

} // namespace

Result<Counts> exportTo(DataView &view, QIODevice &to, bool passwords)
{
    return Exporter(view, to, passwords).write();
}

} // namespace Casement::Service::Archive
