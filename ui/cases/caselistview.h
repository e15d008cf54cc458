// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cases/columnlayout.h"
#include "ui/common/context.h"

#include <QTableView>

namespace Casement::Items {
class CaseListModel;
}

namespace Casement::Ui {

/// The table of cases. The selection belongs to a case, not to a row: it stays when the list changes under it, and a case that
/// leaves the list is never replaced by its neighbour while somebody reads or answers it.
class CaseListView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseListView)

public:
    explicit CaseListView(const Context &context, QWidget *parent = nullptr);
    ~CaseListView() override;

    [[nodiscard]] Items::CaseListModel &cases() { return *m_model; }
    [[nodiscard]] ColumnLayout &columns() { return m_columns; }
    /// Shows a query; the current case stays selected where the list still has it.
    void setQuery(const CaseQuery &query);
    void selectCase(const QString &caseId); ///< selects its row where it is loaded; emits nothing
    void step(int rows);
    void goToRow(int row); ///< as if the person did, with the focus
    void toggleMark();     ///< adds the current case to those selected, or takes it out
    [[nodiscard]] QList<qint64> selectedRowIds() const; ///< in the list's order
    [[nodiscard]] int selectedCount() const;

Q_SIGNALS:
    void caseChosen(const QString &caseId);    ///< the person made another case current
    void caseActivated(const QString &caseId); ///< Enter, o or double click
    void selectionCountChanged(int count);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void onCurrentChanged(const QModelIndex &current);
    void announceCurrent();
    void selectRowId();
    void moveTo(int row);
    void hover(int row);

    Items::CaseListModel *m_model;
    ColumnLayout m_columns;
    qint64 m_rowId = 0;      ///< of the current case; 0 = none
    bool m_changing = false; ///< the model or this class moves the selection, not the person
    bool m_marking = false;  ///< steps leave the selection alone, x changes it
    QList<qint64> m_marked;  ///< selected before the model began anew
    bool m_announce = false; ///< current row is not loaded yet
};

} // namespace Casement::Ui
