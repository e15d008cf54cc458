// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QKeySequence>
#include <QList>
#include <QString>

class QAction;
class QSettings;
class QWidget;

namespace Casement::Ui {

/// Every act that has a name and keys.
enum class ActionId {
    Search, NewCase, SyncNow, WorkOffline, NextPane, GoCases, GoKnowledge, GoMessages, GoOutbox, NextRow, PreviousRow, OpenCase, CopyNumber,
    Reply, Note, Escalate, Status, AssignToMe, CloseCase, ApproveSolution, DeclineSolution, StillWorking, AcceptClosing, DeclineClosing, ChangeLevel,
    EndEscalation, Send, Attach, KeyboardHelp, SignOut, Quit,
};

/// Names and default keys, each said once; a person's own keys stand in the settings under "keys/<id>".
namespace ActionRegistry {
[[nodiscard]] QString idOf(ActionId id);     ///< "reply"; also the start of the action's objectName
[[nodiscard]] QString titleOf(ActionId id);  ///< translated
[[nodiscard]] QList<QKeySequence> keysOf(ActionId id, const QSettings *settings = nullptr);
[[nodiscard]] QList<ActionId> all();
/// Child of owner, added to it, with keys that work while the focus is within owner. Name: idOf() + "Action".
[[nodiscard]] QAction *create(ActionId id, QWidget *owner, const QSettings *settings = nullptr);
}

} // namespace Casement::Ui
