// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"
#include "models/domain/portaldefinition.h"

#include <QAbstractListModel>
#include <optional>

namespace Casement::Items {

/// How many cases of one view stand at each status, or at each level of the kind customers set; live.
class CaseCountModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseCountModel)

public:
    enum Role { ValueRole = Qt::UserRole + 1, CountRole, ShareRole /* 0 to 1, of the largest */ };

    enum class By { Status, Level };
    CaseCountModel(Workspace &workspace, By by, QObject *parent);
    ~CaseCountModel() override;
    /// The view of the present definition; what is not open is left out where the view leaves it out.
    void setView(const QString &viewId);
    [[nodiscard]] const QString &field() const { return m_field; } ///< of conditions: "status", "severity", "priority"

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row { QString value, label; std::optional<qint64> count; };
    void recount();
    void take(const QList<qint64> &counts);

    Workspace &m_workspace;
    By m_by;
    QString m_field;
    QList<Condition> m_conditions;
    QList<Row> m_rows;
    quint64 m_token = 0;
    bool m_counting = false, m_again = false;
};

} // namespace Casement::Items
