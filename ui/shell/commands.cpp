// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"

#include "models/domain/portaldefinition.h"
#include "ui/common/actionregistry.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

QList<Command> commandsOf(const QWidget &window, const Context &context, const std::function<void(const QString &)> &showView)
{
    QList<Command> commands;
    for (const ActionId id : ActionRegistry::offered(window, isCare(context.workspace.profile().role))) {
        if (id == ActionId::Palette)
            continue;
        const auto live = ActionRegistry::liveOf(id, window);
        const ActionGroup group = ActionRegistry::groupOf(id);
        // An act may have its own words in a portal ("Recommend to close"); those of the registry find it too.
        const QString title = live.possible ? live.action->text() : ActionRegistry::titleOf(id);
        commands << Command{title, group == ActionGroup::Everywhere ? QString() : ActionRegistry::titleOf(group),
                            ActionRegistry::iconOf(id).value_or(IconName::ChevronRight), ActionRegistry::keysOf(id, &context.settings),
                            live.possible ? QString() : ActionRegistry::needsOf(id),
                            [action = QPointer(live.action)] {
                                if (action)
                                    action->trigger();
                            }};
    }
    if (const auto *workspaces = window.findChild<QMenu *>(u"workspacesMenu"_s)) {
        for (QAction *other : workspaces->actions()) {
            if (!other->isCheckable() || other->isChecked())
                continue;
            commands << Command{other->text().replace(u"&&"_s, u"&"_s), QCoreApplication::translate("Casement::Ui::CommandPalette", "Workspace"), IconName::User, {}, {},
                                [action = QPointer(other)] {
                                    if (action)
                                        action->trigger();
                                }};
        }
    }
    for (const auto &view : context.workspace.definition().views)
        commands << Command{view.label, QCoreApplication::translate("Casement::Ui::CommandPalette", "View"), IconName::List, {}, {},
                            [showView, id = view.id] { showView(id); }};
    return commands;
}

} // namespace Casement::Ui
