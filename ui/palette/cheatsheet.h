// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <QList>

class QSettings;

namespace Casement::Ui {

enum class ActionId;

/// Those of the given acts that have keys, by group, as they are set now.
class CheatSheet final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheatSheet)

public:
    CheatSheet(const QList<ActionId> &acts, const QSettings &settings, QWidget *parent = nullptr);
    ~CheatSheet() override;

Q_SIGNALS:
    void changeWanted();
};

} // namespace Casement::Ui
