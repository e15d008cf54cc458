// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/actionregistry.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QSettings>
#include <QWidget>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement::Ui::ActionRegistry {

namespace {

struct Entry
{
    ActionId id;
    ActionGroup group;
    const char *name;
    const char *title;
    const char *keys; ///< portable text, alternatives separated by a space
    std::optional<IconName> icon;
    const char *needs;
    ActionFor whom = ActionFor::Everybody;
};

constexpr auto context = "Casement::Ui::ActionRegistry";

// In the order of ActionId.
constexpr auto entries = std::to_array<Entry>({
    {ActionId::Palette, ActionGroup::Everywhere, "palette", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Find a command"), "Ctrl+K", IconName::Search,
     ""},
    {ActionId::Search, ActionGroup::Everywhere, "search", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Search all cases"), "/ Ctrl+F", IconName::Search,
     ""},
    {ActionId::NewCase, ActionGroup::Everywhere, "newCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "New case"), "Ctrl+N", IconName::Plus,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs the right to open cases"), ActionFor::WhenPossible},
    {ActionId::SyncNow, ActionGroup::Everywhere, "syncNow", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Sync now"), "F5", IconName::Sync,
     ""},
    {ActionId::WorkOffline, ActionGroup::Everywhere, "workOffline", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Work offline"), "", IconName::Offline,
     ""},
    {ActionId::NextPane, ActionGroup::Everywhere, "nextPane", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Next pane"), "F6", {},
     ""},
    {ActionId::GoHome, ActionGroup::Places, "goHome", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Home"), "G,H", IconName::Home,
     "", ActionFor::WhenPossible},
    {ActionId::GoAccounts, ActionGroup::Places, "goAccounts", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Accounts"), "G,A", IconName::Accounts,
     "", ActionFor::WhenPossible},
    {ActionId::GoCases, ActionGroup::Places, "goCases", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Cases"), "G,C", IconName::Cases,
     ""},
    {ActionId::GoKnowledge, ActionGroup::Places, "goKnowledge", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Knowledge"), "G,K", IconName::Knowledge,
     "", ActionFor::WhenPossible},
    {ActionId::GoMessages, ActionGroup::Places, "goMessages", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Messages"), "G,M", IconName::Messages,
     "", ActionFor::WhenPossible},
    {ActionId::GoNotices, ActionGroup::Places, "goNotices", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Notices"), "G,B", IconName::Bell,
     ""},
    {ActionId::GoOutbox, ActionGroup::Places, "goOutbox", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Go to Outbox"), "G,O", IconName::Outbox,
     ""},
    {ActionId::NextRow, ActionGroup::Lists, "nextRow", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Next case"), "J", {},
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a list on show")},
    {ActionId::PreviousRow, ActionGroup::Lists, "previousRow", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Previous case"), "K", {},
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a list on show")},
    {ActionId::OpenCase, ActionGroup::Lists, "openCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Open case"), "O", {},
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case in the list")},
    {ActionId::CopyNumber, ActionGroup::Lists, "copyNumber", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Copy case number"), ".", IconName::Copy,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case in the list")},
    {ActionId::CopyLink, ActionGroup::Lists, "copyLink", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Copy link to case"), "Ctrl+Shift+C", IconName::Link,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case in the list")},
    {ActionId::MarkCase, ActionGroup::Lists, "markCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Select several cases"), "X", IconName::Check,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case in the list")},
    {ActionId::SaveAsCsv, ActionGroup::Lists, "saveAsCsv", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Save list as CSV…"), "", IconName::Download,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case in the list")},
    {ActionId::SaveAsPdf, ActionGroup::Lists, "saveAsPdf", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Save list as PDF…"), "", IconName::Download,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case in the list")},
    {ActionId::PrintList, ActionGroup::Lists, "printList", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Print list…"), "Shift+P", IconName::Print,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case in the list")},
    {ActionId::GroupNone, ActionGroup::Lists, "groupNone", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Do not group list"), "", IconName::List,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a list of a view")},
    {ActionId::GroupByStatus, ActionGroup::Lists, "groupByStatus", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Group list by status"), "", IconName::List,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a list of a view")},
    {ActionId::GroupBySeverity, ActionGroup::Lists, "groupBySeverity", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Group list by severity"), "", IconName::List,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a list of a view"), ActionFor::WhenPossible},
    {ActionId::GroupByAccount, ActionGroup::Lists, "groupByAccount", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Group list by account"), "", IconName::List,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a list of a view")},
    {ActionId::GroupByOwner, ActionGroup::Lists, "groupByOwner", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Group list by owner"), "", IconName::List,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a list of a view"), ActionFor::WhenPossible},
    {ActionId::ShareView, ActionGroup::Lists, "shareView", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Share view, or stop sharing it"), "", IconName::Share,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a view of your own")},
    {ActionId::RenameView, ActionGroup::Lists, "renameView", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Rename view"), "F2", IconName::Edit,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a view of your own")},
    {ActionId::MoveViewUp, ActionGroup::Lists, "moveViewUp", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Move view up"), "Alt+Up", IconName::ChevronUp,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a view of your own")},
    {ActionId::MoveViewDown, ActionGroup::Lists, "moveViewDown", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Move view down"), "Alt+Down", IconName::ChevronDown,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a view of your own")},
    {ActionId::DeleteView, ActionGroup::Lists, "deleteView", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Delete view"), "Del", IconName::Trash,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a view of your own")},
    {ActionId::Reply, ActionGroup::Case, "reply", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Reply"), "R", IconName::Reply,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case you may write to")},
    {ActionId::Note, ActionGroup::Case, "note", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Internal note"), "N", IconName::Note,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case"), ActionFor::Care},
    {ActionId::Escalate, ActionGroup::Case, "escalate", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Escalate"), "E", IconName::Escalate,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs an open case you may write to")},
    {ActionId::Status, ActionGroup::Case, "status", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Change status"), "S", IconName::Progress,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case"), ActionFor::Care},
    {ActionId::AssignToMe, ActionGroup::Case, "assignToMe", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Assign to me"), "A", IconName::Assign,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case of somebody else"), ActionFor::Care},
    {ActionId::CloseCase, ActionGroup::Case, "closeCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Close case"), "C", IconName::Check,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs an open case"), ActionFor::Customers},
    {ActionId::ApproveSolution, ActionGroup::Case, "approveSolution", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Approve solution"), "Y", IconName::Check,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a suggested solution"), ActionFor::WhenPossible},
    {ActionId::DeclineSolution, ActionGroup::Case, "declineSolution", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Decline solution"), "Shift+Y", IconName::Undo,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a suggested solution"), ActionFor::WhenPossible},
    {ActionId::StillWorking, ActionGroup::Case, "stillWorking", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Still working on it"), "W", IconName::Clock,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case that waits for you"), ActionFor::Customers},
    {ActionId::AcceptClosing, ActionGroup::Case, "acceptClosing", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Close as recommended"), "Shift+C", IconName::Check,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a recommendation to close"), ActionFor::Care},
    {ActionId::DeclineClosing, ActionGroup::Case, "declineClosing", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Keep open"), "Shift+K", IconName::Undo,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a recommendation to close"), ActionFor::Care},
    {ActionId::ChangeLevel, ActionGroup::Case, "changeLevel", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Change level"), "P", IconName::Edit,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case"), ActionFor::Care},
    {ActionId::EndEscalation, ActionGroup::Case, "endEscalation", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "End escalation"), "Shift+E", IconName::Escalate,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs an escalation that runs"), ActionFor::Care},
    {ActionId::SaveCaseAsPdf, ActionGroup::Case, "saveCaseAsPdf", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Save case as PDF…"), "", IconName::Download,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case")},
    {ActionId::PrintCase, ActionGroup::Case, "printCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Print case…"), "Ctrl+P", IconName::Print,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case")},
    {ActionId::MuteCase, ActionGroup::Case, "muteCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Mute this case"), "", IconName::Bell,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case")},
    {ActionId::ReadSealed, ActionGroup::Case, "readSealed", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Read what is sealed…"), "Shift+S", IconName::Lock,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case of your own with something sealed"), ActionFor::WhenPossible},
    {ActionId::LinkCase, ActionGroup::Case, "linkCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Link to a case…"), "L", IconName::Link,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case"), ActionFor::Care},
    {ActionId::UnlinkCase, ActionGroup::Case, "unlinkCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Unlink…"), "Shift+L", IconName::Undo,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case that is linked"), ActionFor::Care},
    {ActionId::SplitCase, ActionGroup::Case, "splitCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Split into a new case…"), "Shift+N", IconName::Columns,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case with messages"), ActionFor::Care},
    {ActionId::MergeCase, ActionGroup::Case, "mergeCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Merge into a case…"), "Shift+M", IconName::Link,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case that is not merged or escalated"), ActionFor::Care},
    {ActionId::UnmergeCase, ActionGroup::Case, "unmergeCase", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Undo the merge"), "Shift+U", IconName::Undo,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case merged in the last 30 days"), ActionFor::Care},
    {ActionId::Send, ActionGroup::Writing, "send", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Send"), "Ctrl+Return Ctrl+Enter", IconName::Send,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs words to send")},
    {ActionId::UndoSend, ActionGroup::Writing, "undoSend", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Undo sending"), "U Ctrl+U", IconName::Undo,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a reply sent a moment ago")},
    {ActionId::Attach, ActionGroup::Writing, "attach", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Attach files"), "Ctrl+Shift+A", IconName::Paperclip,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case you may write to")},
    {ActionId::Preview, ActionGroup::Writing, "preview", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Preview"), "Ctrl+Shift+P", IconName::Search,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a case you may write to")},
    {ActionId::ThemeAuto, ActionGroup::Settings, "theme-auto", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Theme: like the desktop"), "", IconName::Light,
     ""},
    {ActionId::ThemeLight, ActionGroup::Settings, "theme-light", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Theme: light"), "", IconName::Light,
     ""},
    {ActionId::ThemeDark, ActionGroup::Settings, "theme-dark", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Theme: dark"), "", IconName::Light,
     ""},
    {ActionId::ThemeContrast, ActionGroup::Settings, "theme-contrast", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Theme: high contrast"), "", IconName::Light,
     ""},
    {ActionId::PaneBelow, ActionGroup::Settings, "readingPane-below", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Reading pane: below the list"), "", IconName::Columns,
     ""},
    {ActionId::PaneRight, ActionGroup::Settings, "readingPane-right", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Reading pane: beside the list"), "", IconName::Columns,
     ""},
    {ActionId::PaneOff, ActionGroup::Settings, "readingPane-off", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Reading pane: off"), "", IconName::Columns,
     ""},
    {ActionId::Keeping, ActionGroup::Settings, "keeping", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "What is kept on this computer"), "", IconName::Download,
     ""},
    {ActionId::KeepInTray, ActionGroup::Settings, "keepInTray", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Keep running in the tray"), "", {},
     "", ActionFor::WhenPossible},
    {ActionId::Shortcuts, ActionGroup::Settings, "shortcuts", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Keyboard shortcuts"), "", IconName::Settings,
     ""},
    {ActionId::SupportBundle, ActionGroup::Settings, "supportBundle", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Save support bundle…"), "", IconName::Download,
     "", ActionFor::WhenPossible},
    {ActionId::Help, ActionGroup::Everywhere, "help", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Help on this place"), "F1", IconName::Info,
     ""},
    {ActionId::TakeTour, ActionGroup::Everywhere, "tour", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Take the tour"), "", IconName::Info,
     ""},
    {ActionId::KeyboardHelp, ActionGroup::Everywhere, "keyboardHelp", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Keyboard overview"), "?", IconName::Info,
     ""},
    {ActionId::NextWorkspace, ActionGroup::Everywhere, "nextWorkspace", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Next workspace"), "Ctrl+Tab", IconName::User,
     QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Needs a second workspace")},
    {ActionId::AddWorkspace, ActionGroup::Everywhere, "addWorkspace", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Add a workspace…"), "", IconName::Plus,
     ""},
    {ActionId::SignOut, ActionGroup::Everywhere, "signOut", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Sign out…"), "", IconName::Signout,
     ""},
    {ActionId::Quit, ActionGroup::Everywhere, "quit", QT_TRANSLATE_NOOP("Casement::Ui::ActionRegistry", "Quit"), "Ctrl+Q", {},
     ""},
});

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

QString titleOf(ActionGroup group)
{
    switch (group) {
    case ActionGroup::Everywhere: return QCoreApplication::translate(context, "Everywhere");
    case ActionGroup::Places: return QCoreApplication::translate(context, "Places");
    case ActionGroup::Lists: return QCoreApplication::translate(context, "In lists");
    case ActionGroup::Case: return QCoreApplication::translate(context, "With a case");
    case ActionGroup::Writing: return QCoreApplication::translate(context, "While writing");
    case ActionGroup::Settings: break;
    }
    return QCoreApplication::translate(context, "Settings");
}

ActionGroup groupOf(ActionId id)
{
    return entryOf(id).group;
}

QString needsOf(ActionId id)
{
    const char *needs = entryOf(id).needs;
    return *needs ? QCoreApplication::translate(context, needs) : QString();
}

std::optional<IconName> iconOf(ActionId id)
{
    return entryOf(id).icon;
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

Live liveOf(ActionId id, const QWidget &window)
{
    Live best;
    for (QAction *action : window.findChildren<QAction *>(idOf(id) + u"Action"_s)) {
        const QList<QObject *> owners = action->associatedObjects();
        const bool onShow = std::any_of(owners.cbegin(), owners.cend(), [&](const QObject *owner) {
            const auto *widget = qobject_cast<const QWidget *>(owner);
            return widget && !qobject_cast<const QMenu *>(owner) && (widget == &window || widget->isVisibleTo(&window));
        });
        const Live live{action, onShow && action->isEnabled() && action->isVisible()};
        if (!best.action || (live.possible && !best.possible))
            best = live;
    }
    return best;
}

QList<ActionId> offered(const QWidget &window, bool care)
{
    QList<ActionId> ids;
    for (const Entry &entry : entries) {
        const Live live = liveOf(entry.id, window);
        const bool spokenOf = entry.whom == ActionFor::Everybody || entry.whom == (care ? ActionFor::Care : ActionFor::Customers);
        if (live.action && (live.possible || spokenOf))
            ids << entry.id;
    }
    return ids;
}

} // namespace Casement::Ui::ActionRegistry
