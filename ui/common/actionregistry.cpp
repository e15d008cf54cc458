// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionregistry.h"

#include <QAction>
#include <QCoreApplication>
#include <QSettings>
#include <QWidget>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Casement::Ui::ActionRegistry {

namespace {

struct Entry
{
    ActionId id;
    const char *name;
    const char *title;
    const char *keys; ///< portable text, alternatives separated by a space
    std::optional<IconName> icon;
};

constexpr auto context = "Casement::Ui::ActionRegistry";

constexpr std::array<Entry, 31> entries{{
    {ActionId::Search, "search", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Search"), "Ctrl+K / Ctrl+F", IconName::Search},
    {ActionId::NewCase, "newCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "New case"), "Ctrl+N", IconName::Plus},
    {ActionId::SyncNow, "syncNow", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Sync now"), "F5", IconName::Sync},
    {ActionId::WorkOffline, "workOffline", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Work offline"), "", IconName::Offline},
    {ActionId::NextPane, "nextPane", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Next pane"), "F6", {}},
    {ActionId::GoCases, "goCases", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Cases"), "G,C", IconName::Cases},
    {ActionId::GoKnowledge, "goKnowledge", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Knowledge"), "G,K", IconName::Knowledge},
    {ActionId::GoMessages, "goMessages", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Messages"), "G,M", IconName::Messages},
    {ActionId::GoOutbox, "goOutbox", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Outbox"), "G,O", IconName::Outbox},
    {ActionId::NextRow, "nextRow", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Next case"), "J", {}},
    {ActionId::PreviousRow, "previousRow", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Previous case"), "K", {}},
    {ActionId::OpenCase, "openCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Open case"), "O", {}},
    {ActionId::CopyNumber, "copyNumber", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Copy case number"), ".", IconName::Copy},
    {ActionId::Reply, "reply", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Reply"), "R", IconName::Reply},
    {ActionId::Note, "note", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Internal note"), "N", IconName::Note},
    {ActionId::Escalate, "escalate", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Escalate"), "E", IconName::Escalate},
    {ActionId::Status, "status", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Change status"), "S", IconName::Progress},
    {ActionId::AssignToMe, "assignToMe", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Assign to me"), "A", IconName::Assign},
    {ActionId::CloseCase, "closeCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Close case"), "C", IconName::Check},
    {ActionId::ApproveSolution, "approveSolution", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Approve solution"), "Y", IconName::Check},
    {ActionId::DeclineSolution, "declineSolution", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Decline solution"), "Shift+Y", IconName::Undo},
    {ActionId::StillWorking, "stillWorking", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Still working on it"), "W", IconName::Clock},
    {ActionId::AcceptClosing, "acceptClosing", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Close as recommended"), "Shift+C", IconName::Check},
    {ActionId::DeclineClosing, "declineClosing", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Keep open"), "Shift+K", IconName::Undo},
    {ActionId::ChangeLevel, "changeLevel", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Change level"), "P", IconName::Edit},
    {ActionId::EndEscalation, "endEscalation", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "End escalation"), "Shift+E", IconName::Escalate},
    {ActionId::Send, "send", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Send"), "Ctrl+Return Ctrl+Enter", IconName::Send},
    {ActionId::Attach, "attach", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Attach files"), "Ctrl+Shift+A", IconName::Paperclip},
    {ActionId::KeyboardHelp, "keyboardHelp", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Keyboard overview"), "?", IconName::Info},
    {ActionId::SignOut, "signOut", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Sign out…"), "", IconName::Signout},
    {ActionId::Quit, "quit", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Quit"), "Ctrl+Q", {}},
}};

const Entry &entryOf(ActionId id)
{
    const Entry &entry = entries.at(static_cast<std::size_t>(id));
    Q_ASSERT(entry.id == id);
    return entry;
}

} // namespace

QString idOf(ActionId id)
{
    return QString::fromLatin1(entryOf(id).name);
}

QString titleOf(ActionId id)
{
    return QCoreApplication::translate(context, entryOf(id).title);
}

QList<QKeySequence> keysOf(ActionId id, const QSettings *settings)
{
    QString text = QString::fromLatin1(entryOf(id).keys);
    if (settings)
        text = settings->value(u"keys/"_s + idOf(id), text).toString();
    QList<QKeySequence> keys;
    for (const QString &key : text.split(u' ', Qt::SkipEmptyParts))
        keys << QKeySequence::fromString(key, QKeySequence::PortableText);
    return keys;
}

QList<ActionId> all()
{
    QList<ActionId> ids;
    for (const Entry &entry : entries)
        ids << entry.id;
    return ids;
}

QAction *create(ActionId id, QWidget *owner, const QSettings *settings)
{
    auto *action = new QAction(titleOf(id), owner);
    action->setObjectName(idOf(id) + u"Action"_s);
    if (entryOf(id).icon)
        action->setIcon(icon(*entryOf(id).icon, owner->palette()));
    action->setShortcuts(keysOf(id, settings));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(id == ActionId::NextRow || id == ActionId::PreviousRow);
    owner->addAction(action);
    return action;
}

} // namespace Casement::Ui::ActionRegistry
