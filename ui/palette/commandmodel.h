// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QAbstractListModel>
#include <QKeySequence>
#include <functional>

namespace Casement::Ui {

/// One thing the palette can do or go to.
struct Command
{
    QString title;
    QString detail; ///< what kind it is, or a case's number and status
    IconName icon = IconName::Circle;
    QList<QKeySequence> keys = {};
    QString whyNot = {}; ///< not possible now, and this is why
    std::function<void()> run = {};
};

/// The commands that fit what is typed: all its words, folded, begin words of title or detail; best first, possible ones first.
class CommandModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandModel)

public:
    enum Role { DetailRole = Qt::UserRole + 1, IconRole, KeysRole, PossibleRole };

    explicit CommandModel(QObject *parent = nullptr);
    ~CommandModel() override;

    void setCommands(const QList<Command> &commands);
    void setText(const QString &text);
    /// Cases found for the text, in their own order; first: before the commands.
    void setFound(const QList<Command> &cases, bool first);
    [[nodiscard]] const Command *at(int row) const;
    [[nodiscard]] QStringList words() const { return m_words; } ///< folded, as typed

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void refilter();

    QList<Command> m_commands, m_found, m_shown;
    QStringList m_words;
    bool m_foundFirst = false;
};

} // namespace Casement::Ui
