// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/commands/directory.h"
#include "sync/service/reply.h"

#include <QMap>
#include <vector>

namespace Casement::Service {

/// POST /v1/admin/import: JSON Lines as IMPORT.md describes. What is there already is left as it is, articles and messages apart;
/// a bad line is reported and the rest goes on.
class Import
{
public:
    Import(Core &core, HierarchyCache &hierarchy) : m_core(core), m_hierarchy(hierarchy) {}
    [[nodiscard]] Reply answer(const Request &request);

private:
    struct Line
    {
        int number = 0;
        QByteArray text;
        QByteArray passwordHash; ///< made before the transaction: it is slow
    };
    using Problems = QList<std::pair<int, QString>>;
    using Counts = QMap<QString, int>; ///< what is new or changed, by type

    [[nodiscard]] Result<void> batch(std::vector<Line> &lines, int &accepted, Problems &problems);
    void hashPassword(Line &line);
    [[nodiscard]] Result<void> take(const Line &line, ChangeTransaction &transaction, Directory &directory, Counts &added);
    [[nodiscard]] Result<void> takeAccount(const QJsonObject &json, Directory &directory, Counts &added);
    [[nodiscard]] Result<void> takePerson(const QJsonObject &json, Directory &directory, Counts &added);
    [[nodiscard]] Result<void> takeUser(const QJsonObject &json, const QByteArray &passwordHash, Directory &directory, Counts &added);
    [[nodiscard]] Result<void> takeCase(const QJsonObject &json, ChangeTransaction &transaction, Counts &added);
    [[nodiscard]] Result<void> takeArticle(const QJsonObject &json, ChangeTransaction &transaction, Counts &changed);
    [[nodiscard]] Result<void> takeMessage(const QJsonObject &json, ChangeTransaction &transaction, Counts &changed);
    [[nodiscard]] QString idOf(const QString &type, const QString &sourceId) const { return importedId(m_core.portal(), type, sourceId); }

    Core &m_core;
    HierarchyCache &m_hierarchy;
};

} // namespace Casement::Service
