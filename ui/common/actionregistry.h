// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QKeySequence>
#include <QList>
#include <QString>
#include <optional>

class QAction;
class QSettings;
class QWidget;

namespace Casement::Ui {

/// Every act that has a name: menus, keys, command palette and keyboard overview know them from here.
enum class ActionId {
    Palette, Search, NewCase, SyncNow, WorkOffline, NextPane, GoHome, GoAccounts, GoCases, GoKnowledge, GoMessages, GoNotices, GoOutbox, NextRow, PreviousRow, OpenCase, CopyNumber,
    CopyLink, MarkCase, SaveAsCsv, SaveAsPdf, PrintList, GroupNone, GroupByStatus, GroupBySeverity, GroupByAccount, GroupByOwner, ShareView, RenameView, MoveViewUp, MoveViewDown, DeleteView,
    Reply, Note, Escalate, Status, AssignToMe, CloseCase, ApproveSolution, DeclineSolution, StillWorking, AcceptClosing, DeclineClosing, ChangeLevel,
    EndEscalation, SaveCaseAsPdf, PrintCase, MuteCase, ReadSealed, LinkCase, UnlinkCase, SplitCase, MergeCase, UnmergeCase, Send, UndoSend, Attach, Preview,
    ThemeAuto, ThemeLight, ThemeDark, ThemeContrast, PaneBelow, PaneRight, PaneOff, Keeping, KeepInTray, Shortcuts, SupportBundle,
    Help, TakeTour, KeyboardHelp, NextWorkspace, AddWorkspace, SignOut, Quit,
};

enum class ActionGroup { Everywhere, Places, Lists, Case, Writing, Settings };

/// For whom an act is spoken of while it is not possible; WhenPossible: for nobody, since not every portal has it.
enum class ActionFor { Everybody, Care, Customers, WhenPossible };

/// Names and default keys, each said once; a person's own keys stand in the settings under "keys/<id>".
namespace ActionRegistry {
[[nodiscard]] QString idOf(ActionId id);     ///< "reply"; also the start of the action's objectName
[[nodiscard]] QString titleOf(ActionId id);  ///< translated
[[nodiscard]] QString titleOf(ActionGroup group);
[[nodiscard]] ActionGroup groupOf(ActionId id);
/// What has to be so before the act is possible, as a short sentence; empty: it is always, or never here.
[[nodiscard]] QString needsOf(ActionId id);
[[nodiscard]] std::optional<IconName> iconOf(ActionId id);
[[nodiscard]] QList<QKeySequence> keysOf(ActionId id, const QSettings *settings = nullptr);
[[nodiscard]] QList<ActionId> all();
/// Child of owner, added to it, with keys that work while the focus is within owner. Name: idOf() + "Action".
[[nodiscard]] QAction *create(ActionId id, QWidget *owner, const QSettings *settings = nullptr);

/// An act as a window has it now; several pages may have one of the same name, the one on show counts.
struct Live
{
    QAction *action = nullptr; ///< none: the window has no such act
    bool possible = false;
};
[[nodiscard]] Live liveOf(ActionId id, const QWidget &window);
/// The acts a window has a word for: those possible now, and those which could be for this role.
[[nodiscard]] QList<ActionId> offered(const QWidget &window, bool care);
}

} // namespace Casement::Ui
