// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/background.h"
#include "models/domain/clientports.h"
#include "models/domain/diagnostics.h"
#include "models/domain/prompts.h"

class QSettings;

namespace Casement::Ui {

/// What every page and pane gets by its constructor; outlives all of them.
struct Context
{
    Workspace &workspace;
    Sessions &sessions;
    Prompts &prompts;
    QSettings &settings; ///< what a person arranged: geometry, chosen view, columns, views of their own. No word of a case, no draft.
    Diagnostics *diagnostics = nullptr; ///< none: nothing is offered
    qint64 undoMs = 0; ///< how long a reply stays here so that it can be taken back
    Background *background = nullptr; ///< none: long work is done at once
};

} // namespace Casement::Ui
