// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QScrollArea>

namespace Casement::Ui {

/// The fields of a case with their values: stacked in the narrow column beside a conversation, in two columns as a
/// page.
class FactsPanel final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactsPanel)

public:
    enum class Shape { Column, Page };

    FactsPanel(Context context, Shape shape, QWidget *parent = nullptr);
    ~FactsPanel() override;

    void show(const CaseDetail &detail);

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
    [[nodiscard]] QList<Fact> fieldsOf(const Case &record) const;
    void fill();
    [[nodiscard]] QWidget *valueOf(const Fact &fact);

    Context m_context;
    Shape m_shape;
    CaseDetail m_detail;
};

} // namespace Casement::Ui
