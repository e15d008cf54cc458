// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/commands/effects.h"
#include "sync/service/queries/caller.h"
#include "sync/service/queries/objects.h"
#include "sync/service/reply.h"
#include "sync/service/storage/changetransaction.h"

namespace Casement::Service {

/// POST /v1/operations: the door through which a person's acts come in. Each is decided by the domain's rules and known for ever
/// under (user, id), so that a repeated one gets the same answer and changes nothing.
class Operations
{
public:
    Operations(Core &core, HierarchyCache &hierarchy, const Caller &caller);
    [[nodiscard]] Reply answer(const Request &request);

private:
    struct Fate
    {
        bool applied = false;
        Error refusal;
        QList<std::pair<Protocol::Kind, QString>> objects;
        std::optional<QList<Protocol::Object>> rows = {}; ///< what the caller is shown of them, where they were just written
    };

    /// An Error only where the service itself failed; then the operation may come again.
    [[nodiscard]] Result<Protocol::Outcome> apply(const QJsonObject &json);
    [[nodiscard]] Fate execute(const Operation &operation, ChangeTransaction &transaction);
    [[nodiscard]] Result<Situation> situationOf(Operation &operation);
    [[nodiscard]] Result<Situation> situationOf(const AddContact &act);
    [[nodiscard]] Result<Situation> situationOf(const Keep &act);
    [[nodiscard]] Result<void> takeUploads(QList<AttachmentRef> &files);
    [[nodiscard]] Result<void> idsAreFree(const Operation &operation, const Effects &effects, const Situation &situation);
    [[nodiscard]] std::optional<CaseBundle> headerOf(const QString &caseId);
    [[nodiscard]] std::optional<CaseBundle> survivorOf(const CaseBundle &merged);
    void numberNewCase(Effects &effects, ChangeTransaction &transaction);
    [[nodiscard]] Result<void> recordsFit(const std::optional<Person> &person, bool added);
    [[nodiscard]] Result<QList<Protocol::Object>> writeRecords(const std::optional<Account> &account, const std::optional<Person> &person, ChangeTransaction &transaction);
    [[nodiscard]] std::optional<std::pair<QString, Fate>> known(const QString &id); ///< body hash and fate
    void keep(const QString &id, const QString &hash, const Fate &fate, qint64 number);
    [[nodiscard]] Protocol::Outcome outcomeOf(const Operation &operation, const Fate &fate);
    [[nodiscard]] std::optional<FieldClash> clashOf(const Operation &operation);

    Core &m_core;
    HierarchyCache &m_hierarchy;
    Caller m_caller;
    Objects m_objects;
    QStringList m_waitingCases; ///< of which an operation of this request waits for its upload: later ones keep their order
};

/// A client-made id: letters, digits and hyphens, at most 64.
[[nodiscard]] bool isPlainId(const QString &id);

} // namespace Casement::Service
