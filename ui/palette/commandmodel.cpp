// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandmodel.h"

#include "models/domain/text.h"
#include "ui/common/keycaps.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

bool beginAll(const QStringList &words, const QStringList &tokens)
{
    return std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
        return std::any_of(tokens.cbegin(), tokens.cend(), [&](const QString &token) { return token.startsWith(word); });
    });
}

/// 3: the title begins so; 2: its words do; 1: with the help of the detail; 0: does not fit.
int fit(const Command &command, const QStringList &words)
{
    const QStringList title = tokens(command.title);
    if (title.join(u' ').startsWith(words.join(u' ')))
        return 3;
    if (beginAll(words, title))
        return 2;
    return beginAll(words, title + tokens(command.detail)) ? 1 : 0;
}

} // namespace

CommandModel::CommandModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

CommandModel::~CommandModel() = default;

void CommandModel::setCommands(const QList<Command> &commands)
{
    m_commands = commands;
    refilter();
}

void CommandModel::setText(const QString &text)
{
    m_words = tokens(text);
    m_found.clear();
    refilter();
}

void CommandModel::setFound(const QList<Command> &cases, bool first)
{
    m_found = cases;
    m_foundFirst = first;
    refilter();
}

void CommandModel::refilter()
{
    struct Hit { int fit; bool possible; const Command *command; };
    QList<Hit> hits;
    for (const Command &command : std::as_const(m_commands)) {
        if (const int how = fit(command, m_words); how > 0)
            hits << Hit{how, command.whyNot.isEmpty(), &command};
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return std::tuple(a.possible, a.fit) > std::tuple(b.possible, b.fit); });
    beginResetModel();
    m_shown = m_foundFirst ? m_found : QList<Command>();
    for (const Hit &hit : std::as_const(hits))
        m_shown << *hit.command;
    if (!m_foundFirst)
        m_shown << m_found;
    endResetModel();
}

const Command *CommandModel::at(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_shown.at(row) : nullptr;
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    const Command *command = at(index.row());
    if (!command)
        return {};
    const QString detail = command->whyNot.isEmpty() ? command->detail : command->whyNot;
    switch (role) {
    case Qt::DisplayRole: return command->title;
    case DetailRole: return detail;
    case IconRole: return int(command->icon);
    case KeysRole: return QVariant::fromValue(command->keys);
    case PossibleRole: return command->whyNot.isEmpty();
    case Qt::AccessibleTextRole: {
        QStringList parts{command->title, detail, wordsOf(command->keys)};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default: return {};
    }
}

} // namespace Casement::Ui
