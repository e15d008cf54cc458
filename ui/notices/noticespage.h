// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QListWidget;
class QToolButton;

namespace Casement::Ui {

class EmptyState;
class Notice;

/// What the reader should hear of, newest first; one opens its case.
class NoticesPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticesPage)

public:
    explicit NoticesPage(const Context &context, QWidget *parent = nullptr);
    ~NoticesPage() override;
    /// Somebody has this case before them: what was told of it is read.
    void caseShown(const QString &caseId);

Q_SIGNALS:
    void caseWanted(const QString &caseId);
    void unreadChanged(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void load();
    void fill();
    void openCurrent();
    void markRead(const QString &caseId); ///< empty: of all cases

    Context m_context;
    QList<NoticeItem> m_items;
    Notice *m_notice;
    QListWidget *m_list;
    EmptyState *m_empty;
    QToolButton *m_readAll;
    quint64 m_token = 0;
};

} // namespace Casement::Ui
