// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QHeaderView;
class QMenu;
class QSettings;

namespace Casement {
class Workspace;
}

namespace Casement::Ui {

/// Order, widths and visibility of a list's columns, remembered by column name (VIEW-5). Columns a portal lacks stay hidden.
class ColumnLayout
{
public:
    ColumnLayout(QHeaderView *header, const Workspace &workspace, QSettings &settings);

    void restore(const QString &key); ///< the portal's own layout where nothing is stored
    void save(const QString &key) const;
    void reset(); ///< the portal's own layout
    void fill(QMenu *menu) const; ///< one checkable entry a column
    [[nodiscard]] int columnOf(const QString &id) const; ///< -1 = unknown

private:
    [[nodiscard]] bool offered(int column) const;

    QHeaderView *m_header;
    const Workspace &m_workspace;
    QSettings &m_settings;
};

} // namespace Casement::Ui
