// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "sync/protocol/jsonreader.h"
#include "sync/service/storage/core.h"

#include <QHash>
#include <QJsonObject>

namespace Casement::Service {

/// An instant of the import format; 0 where the member is missing.
[[nodiscard]] Result<qint64> importedInstant(const QJsonObject &json, const QString &member);

/// One case line of an import, read and checked; nothing is written before keepContents().
class ImportedCase
{
public:
    ImportedCase(Core &core, const QString &id);

    /// The first thing that is wrong with the line, with what to do.
    [[nodiscard]] Result<void> read(const QJsonObject &json);
    [[nodiscard]] Result<void> keepContents();

    CaseBundle bundle;

private:
    [[nodiscard]] Result<void> readRecord(const QJsonObject &json);
    [[nodiscard]] Result<void> readPeople(const QJsonObject &json);
    [[nodiscard]] Result<void> readComment(const QJsonObject &json, qsizetype index);
    [[nodiscard]] Result<void> readRound(const QJsonObject &json, qsizetype index);
    [[nodiscard]] Result<void> readAttachment(const QJsonObject &json, const QString &parentId, qsizetype index, Attachment about);
    void derive(const QJsonObject &json);
    void note(const Person &person, const QString &field, const QString &to, qint64 at, Audience audience = Audience::Public);
    [[nodiscard]] Result<Person> personAt(const QJsonObject &json, const QString &member);

    Core &m_core;
    qint64 m_now;
    QList<std::pair<QString, QByteArray>> m_contents; ///< attachment id, bytes
};

} // namespace Casement::Service
