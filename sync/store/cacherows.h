// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "sync/protocol/dto.h"
#include "sync/store/searchindex.h"

#include <QHash>
#include <limits>
#include <optional>

namespace Casement::Store {

/// How a case is held.
struct HeldCase
{
    qint64 rowId = 0;
    qint64 version = 0;
    qint64 generation = 0;
    qint64 seen = 0; ///< newest version of anything of it heard while not whole
    bool whole = false;
    bool leftOut = false; ///< its parts went by choice, not because they have not come yet
};

/// cache.db's rows one by one, each with its search entry: reads and writes inside the caller's transaction, decides nothing.
class CacheRows
{
public:
    explicit CacheRows(Sql::Database &database);

    [[nodiscard]] Sql::Database &database() { return m_database; }
    [[nodiscard]] SearchIndex &index() { return m_index; }
    [[nodiscard]] QString meta(const QString &name);
    [[nodiscard]] qint64 metaNumber(const QString &name) { return meta(name).toLongLong(); }
    void setMeta(const QString &name, const QString &value);
    void setMeta(const QString &name, qint64 value) { setMeta(name, QString::number(value)); }
    [[nodiscard]] qint64 generation() { return metaNumber(QStringLiteral("generation")); }
    [[nodiscard]] std::optional<Profile> profile();

    [[nodiscard]] const PortalDefinition &definition() const { return m_definition; }
    void setDefinition(PortalDefinition definition) { m_definition = std::move(definition); }
    /// Makes the columns lists sort by anew, after the definition changed: begins, and goes on slice by slice until false.
    void deriveAgain() { setMeta(QStringLiteral("ranked"), 0); }
    bool deriveNext();

    [[nodiscard]] std::optional<Protocol::Object> find(Protocol::Kind kind, const QString &id);
    [[nodiscard]] std::optional<qint64> version(Protocol::Kind kind, const QString &id);
    [[nodiscard]] qint64 generationOf(Protocol::Kind kind, const QString &id);
    [[nodiscard]] QStringList ids(const QString &sql, const QVariantList &values = {});
    /// Inserts, or updates in place: row ids never change, not even of a row removed and put again in one run.
    void put(const Protocol::Object &object);
    /// A case of which nothing is here, with all that belongs to it; nothing is looked up. Its entries are written by the index's flush().
    void insertWhole(const CaseBundle &bundle, qint64 generation);
    /// Closed cases updated before this moment are stored by their heading only.
    void keepFrom(qint64 moment) { m_keepFrom = moment; }
    [[nodiscard]] bool keeps(const Case &record) const { return record.open || record.updatedAt >= m_keepFrom; }
    /// Takes everything but the heading away, see Eviction.
    void leaveOut(const QString &caseId);
    /// The row id a case not here has when it comes.
    void keepRowId(const QString &caseId, qint64 rowId) { m_rowIds.insert(caseId, rowId); }
    /// Whether a row of this id was removed in this run, whose row id must come back.
    [[nodiscard]] bool wasHere(const QString &caseId) const { return m_rowIds.contains(caseId); }
    /// Marks the object as brought by the present generation.
    void touch(Protocol::Kind kind, const QString &id);
    /// Marks it as brought by the generation before.
    void age(Protocol::Kind kind, const QString &id);
    void remove(Protocol::Kind kind, const QString &id);
    /// Articles or messages with their words, all or those a condition names.
    void clearLibrary(Protocol::Kind kind, const QString &where = QStringLiteral("1 = 1"), const QVariantList &values = {});

    [[nodiscard]] std::optional<HeldCase> held(const QString &caseId);
    void setWhole(const QString &caseId, bool whole);
    void want(const QString &caseId); ///< a case left out is to be fetched
    void setSeen(const QString &caseId, qint64 version);
    void setPending(const QString &caseId, bool pending);
    [[nodiscard]] QStringList keys(const QString &caseId);
    void setKeys(const QString &caseId, const QStringList &keys);
    /// Everything of the case but its own row; care's side of it is part of its heading.
    enum class Care { Keep, Remove };
    void removeParts(const QString &caseId, Care care = Care::Remove);
    /// The case with all that is derived from it; its words leave the file when the purge is finished.
    void forgetCase(const QString &caseId);
    /// A fetched copy to be deleted when the purge is finished.
    void markFileStale(const QString &attachmentId);
    void needPurge() { setMeta(QStringLiteral("purge"), 1); }

private:
    Sql::Database &m_database;
    SearchIndex m_index;
    PortalDefinition m_definition;
    Sql::RawStatement m_insertCase, m_insertKey, m_insertCare, m_insertComment, m_insertAttachment, m_insertRound, m_insertHistory;
    qint64 m_keepFrom = std::numeric_limits<qint64>::min();
    QHash<QString, qint64> m_rowIds; ///< of cases removed in this run, or read from a damaged file
};

} // namespace Casement::Store
