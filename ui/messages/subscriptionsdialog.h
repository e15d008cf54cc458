// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace Casement::Ui {

class Notice;

/// What a person wants to hear of besides their cases, and how (MSG-3).
class SubscriptionsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SubscriptionsDialog)

public:
    SubscriptionsDialog(const Context &context, QWidget *parent = nullptr);
    ~SubscriptionsDialog() override;

private:
    struct Line { QString topic, way; QCheckBox *box; bool kept = false; };
    void load();
    void save();

    Context m_context;
    QList<Line> m_lines;
    Notice *m_refusal;
    QPushButton *m_save;
};

} // namespace Casement::Ui
