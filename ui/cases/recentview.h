// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QTableView>

namespace Casement::Items {
class RecentModel;
}

namespace Casement::Ui {

/// Recently Viewed: cases, accounts and contacts mixed, each with the sign of its kind.
class RecentView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentView)

public:
    explicit RecentView(const Context &context, QWidget *parent = nullptr);
    ~RecentView() override;
    void reload();

Q_SIGNALS:
    void loaded(int rows);
    void caseChosen(const QString &caseId);    ///< a case's row became current
    void caseActivated(const QString &caseId); ///< Enter or double click

private:
    [[nodiscard]] QString caseAt(const QModelIndex &index) const;

    Items::RecentModel *m_model;
};

} // namespace Casement::Ui
