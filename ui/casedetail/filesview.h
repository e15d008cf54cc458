// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace Casement::Ui {

class EmptyState;
class Notice;

/// All files of a case, newest first; Enter or a double click opens one.
class FilesView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilesView)

public:
    explicit FilesView(Context context, QWidget *parent = nullptr);
    ~FilesView() override;

    void show(const CaseDetail &detail);

private:
    void open(QTreeWidgetItem *item);

    Context m_context;
    EmptyState *m_empty;
    Notice *m_notice;
    QTreeWidget *m_list;
};

} // namespace Casement::Ui
