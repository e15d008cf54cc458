// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace Casement::Testing {

/// Public support threads (JSON Lines: source, product, title, kind, state, opened, author, body, comments) as lines of the import
/// format: each product's threads become cases of the account given for it, their authors its contacts.
struct ThreadImport
{
    QByteArray lines;
    int cases = 0, comments = 0, people = 0;
    int skipped = 0; ///< threads of other products
    QMap<QString, QStringList> subjects; ///< account -> subjects in the file's order
};

/// accounts: product -> {account id, account name}. Threads without a date are taken as of 2020-01-01.
[[nodiscard]] ThreadImport convertThreads(const QByteArray &jsonLines, const QMap<QString, std::pair<QString, QString>> &accounts);

} // namespace Casement::Testing
