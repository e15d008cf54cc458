// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/commands/grants.h"
#include "sync/service/queries/caller.h"
#include "sync/service/storage/changetransaction.h"

#include <QJsonObject>

namespace Casement::Service {

/// Accounts, people and users: written only here, by the administrator's routes and by the import. All within the caller's
/// transaction; who changed the tree or a user calls settle() before the commit.
class Directory
{
public:
    Directory(Core &core, HierarchyCache &hierarchy, ChangeTransaction &transaction)
        : m_core(core), m_hierarchy(hierarchy), m_transaction(transaction)
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
    [[nodiscard]] Result<void> checkTree(const Account &account);

    Core &m_core;
    HierarchyCache &m_hierarchy;
    ChangeTransaction &m_transaction;
    bool m_treeChanged = false;
    QStringList m_users;
};

/// The id under which an object of an import source is kept: the same at every import.
[[nodiscard]] QString importedId(const QString &portal, const QString &type, const QString &sourceId);
/// An account named by its id, by its import source's id or by a name only it has.
[[nodiscard]] std::optional<QString> resolveAccount(Core &core, const QString &reference);

} // namespace Casement::Service
