// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

#include <QAbstractListModel>

namespace Casement::Items {

/// One line of the first page: what it is, and what it leads to.
struct HomeRow
{
    enum class When { Past, Closes, Promised, Silent }; ///< how its instant reads
    QString key;             ///< tells rows apart, and stays while a row means the same
    QString kind, target;    ///< "case", "account", "contact", "message" or "outbox", and its id
    QString icon, tone;      ///< by the names definitions use
    QString title, facts;
    When when = When::Past;
    qint64 at = 0;
    bool unread = false;
    friend bool operator==(const HomeRow &, const HomeRow &) = default;
};

/// A case as such a line, with when it changed last.
[[nodiscard]] HomeRow homeRowOf(const PortalDefinition &definition, const Case &record);

/// A short list of the first page. New rows come as a difference, so that nothing jumps under the eyes.
class HomeListModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HomeListModel)

public:
    enum Role { KindRole = Qt::UserRole + 1, TargetRole, IconRole, ToneRole, FactsRole, WhenRole, LateRole, UnreadRole };

    explicit HomeListModel(const Workspace &workspace, QObject *parent);
    ~HomeListModel() override;
    void setRows(const QList<HomeRow> &rows);
    void refreshTimes();
    [[nodiscard]] const HomeRow &rowAt(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString whenOf(const HomeRow &row) const;
    [[nodiscard]] bool isLate(const HomeRow &row) const;

    const Workspace &m_workspace;
    QList<HomeRow> m_rows;
};

} // namespace Casement::Items
