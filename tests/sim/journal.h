// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sim/agenda.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace Casement::Sim {

/// One act a client has taken from its person: what must become of it is judged at the end.
struct Act
{
    QString desk, kind, word; ///< word: in the text it brings; empty: it brings none
    QString id;               ///< the operation's; a new one when it was sent once more
    bool dropped = false;     ///< by its person
    bool forgivable = false;  ///< done longer ago than the client keeps what is done: a restored backup may lose it
};

/// What people did, and the words they used: each word stands in one text of the run only.
class Journal
{
public:
    explicit Journal(Dice &dice) : m_dice(dice) {}

    /// Its last letters alone tell it, since an index may keep a word without its beginning.
    [[nodiscard]] QString word(const QString &author)
    {
        static const QString letters = QStringLiteral("abcdefghijkmnopqrstuvwxyz");
        QString made;
        do {
            made.clear();
            for (int i = 0; i < 7; ++i)
                made += m_dice.pick(letters);
        } while (m_tails.contains(made.right(tail)));
        m_tails.insert(made.right(tail), author);
        return made + mark();
    }
    [[nodiscard]] static QString mark() { return QStringLiteral("0q0"); }
    static constexpr int tail = 5;
    /// Of cases only: a name given by an administrator may be seen until it is changed, and stays in the log of changes a while.
    [[nodiscard]] bool isOfOthers(const QString &tail, const QString &author) const
    {
        const QString by = m_tails.value(tail);
        return !by.isEmpty() && by != author && by != administrator();
    }
    [[nodiscard]] static QString administrator() { return QStringLiteral("administrator"); }
    /// A word no client may ever keep, its author's neither.
    [[nodiscard]] QString secret(const QString &caseId)
    {
        const QString made = word(secrets());
        m_secrets.insert(made, caseId);
        return made;
    }
    [[nodiscard]] bool isSecret(const QString &tail) const { return m_tails.value(tail) == secrets(); }
    [[nodiscard]] bool isSealedOn(const QString &caseId, const QString &word) const { return m_secrets.value(word) == caseId; }

    /// What a desk's own act names as what stood there: its to keep while it sees the case, also where a restore has undone it.
    void replaces(const QString &desk, const QString &caseId, const QString &text) { m_replaced[desk].append({caseId, text}); }
    [[nodiscard]] QList<std::pair<QString, QString>> replacedBy(const QString &desk) const { return m_replaced.value(desk); }

    QList<Act> acts;
    int revealed = 0; ///< answers that told what is sealed

private:
    [[nodiscard]] static QString secrets() { return QStringLiteral("secrets"); }

    Dice &m_dice;
    QHash<QString, QString> m_tails; ///< of words -> who used it
    QHash<QString, QString> m_secrets; ///< -> the case it is sealed on
    QHash<QString, QList<std::pair<QString, QString>>> m_replaced; ///< by desk: case and text
};

} // namespace Casement::Sim
