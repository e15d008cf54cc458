// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QHeaderView;
class QJsonObject;
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

    /// True: something changes the header that is not the person.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void restore(const QString &key); ///< the portal's own layout where nothing is stored
    void save(const QString &key);
    void reset(); ///< the portal's own layout
    void fit(int width); ///< while the layout is the portal's own, the subject takes what the others leave
    void fill(QMenu *menu) const; ///< one checkable entry a column
    [[nodiscard]] int columnOf(const QString &id) const; ///< -1 = unknown

private:
    [[nodiscard]] bool offered(int column) const;
    void arrange(const QJsonObject &stored);

    QHeaderView *m_header;
    const Workspace &m_workspace;
    QSettings &m_settings;
    bool m_own = true; ///< nobody changed the portal's layout
    bool m_busy = false;
};

} // namespace Casement::Ui
