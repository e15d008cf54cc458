// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QScrollArea>

namespace Casement::Ui {

class FieldEdit;

/// The fields of a case with their values: stacked in the narrow column beside a conversation, in two columns as a
/// page. The page also changes those its reader may change, each in its place.
class FactsPanel final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactsPanel)

public:
    enum class Shape { Column, Page };

    FactsPanel(Context context, Shape shape, QWidget *parent = nullptr);
    ~FactsPanel() override;

    void show(const CaseDetail &detail);
    void edit(const QString &fieldId); ///< page only, and what its reader may change
    void restoreDraft(); ///< page only: a change begun before
    void takeFocus(); ///< the first thing that can be changed

Q_SIGNALS:
    void editWanted(); ///< by the column's button

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Fact
    {
        QString id, label, value, hint;
        bool isLink = false;
    };

    [[nodiscard]] QList<Fact> factsOf(const CaseDetail &detail) const;
    [[nodiscard]] QList<Fact> fieldsOf(const Case &record, const QStringList &changes) const;
    [[nodiscard]] QStringList changeable() const;
    void fill();
    [[nodiscard]] QWidget *valueOf(const Fact &fact);
    [[nodiscard]] QWidget *changeableValue(const Fact &fact);
    void edited(bool saved);

    Context m_context;
    Shape m_shape;
    CaseDetail m_detail;
    FieldEdit *m_edit = nullptr; ///< where its value stood; while it is open the page stays as it is
};

} // namespace Casement::Ui
