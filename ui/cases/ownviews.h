// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/viewlistmodel.h"

#include <QByteArray>

namespace Casement::Ui {

// Own views as the settings keep them; what a later Casement added to one is left out, what cannot be read is no view.
/// What a view filters and sorts by, as its people share it; unknown parts are left out.
[[nodiscard]] QByteArray queryToJson(const CaseQuery &query);
[[nodiscard]] CaseQuery queryFromJson(const QByteArray &json);
[[nodiscard]] QByteArray ownViewsToJson(const QList<Items::OwnView> &views);
[[nodiscard]] QList<Items::OwnView> ownViewsFromJson(const QByteArray &json);

} // namespace Casement::Ui
