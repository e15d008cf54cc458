// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/directory.h"
#include "sync/service/commands/grants.h"
#include "sync/service/queries/caller.h"
#include "sync/service/storage/changetransaction.h"

#include <QJsonObject>

namespace Casement::Service {

/// Who changes an account, a person or a user; without a name an administrator.
struct RecordAuthor { QString personId, name; Channel channel = Channel::Api; };

/// Accounts, people and users: written only here, by the administrator's routes, the import and people's acts; what changed is kept
/// as their history. All within the caller's
/// transaction; who changed the tree or a user calls settle() before the commit.
class Directory
{
public:
    Directory(Core &core, HierarchyCache &hierarchy, ChangeTransaction &transaction, RecordAuthor author = {})
        : m_core(core), m_hierarchy(hierarchy), m_transaction(transaction), m_author(std::move(author))
    {
    }

    /// Refuses an unknown parent and a tree that bites its tail, naming the accounts.
    [[nodiscard]] Result<void> saveAccount(Account account);
    void savePerson(Person person);

    struct User { QString id, personId; Role role = Role::Customer; QByteArray password; bool disabled = false; };
    /// password empty: none yet, the user cannot sign in. Refuses an e-mail address another user has.
    [[nodiscard]] Result<void> saveUser(const User &user);
    [[nodiscard]] std::optional<User> findUser(const QString &email);
    /// Rewrites the reach of those whom the changes concern.
    void settle();

private:
    void tellUser(const User &user, const QString &email);
    template <typename T>
    void tellChanges(const QString &kind, const QList<RecordField<T>> &fields, const std::optional<T> &before, const T &after);
    void tell(const QString &kind, const QString &object, const QString &field, const QString &from, const QString &to);
    [[nodiscard]] Result<void> checkTree(const Account &account);

    Core &m_core;
    HierarchyCache &m_hierarchy;
    ChangeTransaction &m_transaction;
    RecordAuthor m_author;
    bool m_treeChanged = false;
    QStringList m_users, m_shownAnew; ///< of the second the role is shown other audiences than before
};

/// The id under which an object of an import source is kept: the same at every import.
[[nodiscard]] QString importedId(const QString &portal, const QString &type, const QString &sourceId);
/// An account named by its id, by its import source's id or by a name only it has.
[[nodiscard]] std::optional<QString> resolveAccount(Core &core, const QString &reference);

} // namespace Casement::Service
