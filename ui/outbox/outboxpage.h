// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>
#include <functional>

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace Casement::Ui {

class EmptyState;
class Notice;

/// What waits to be sent and what came back, with what may be done about it.
class OutboxPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutboxPage)

public:
    explicit OutboxPage(Context context, QWidget *parent = nullptr);
    ~OutboxPage() override;

Q_SIGNALS:
    void openCase(const QString &caseId);
    void draftReady(const QString &key, const QString &caseId); ///< an entry became this draft: go on writing there

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void load();
    void fill(const QList<OutboxEntry> &entries);
    void describe(QListWidgetItem *item, const OutboxEntry &entry) const;
    [[nodiscard]] const OutboxEntry *current() const;
    void refreshButtons();
    void openCurrent();
    void sendAgain();
    void takeBack();
    void becomeCase();
    void toDraft(const QString &key, std::function<QJsonObject(const OutboxEntry &entry, const QJsonObject &present)> shape);
    void compare();
    void drop();
    void copyText();
    void report(const Result<void> &result, const QString &what);

    Context m_context;
    QList<OutboxEntry> m_entries;
    quint64 m_token = 0; ///< of the newest load; older answers are dropped
    Notice *m_notice;
    QListWidget *m_list;
    EmptyState *m_empty;
    QWidget *m_actions;
    QPushButton *m_compare, *m_edit, *m_newCase, *m_open, *m_again, *m_copy, *m_drop;
};

} // namespace Casement::Ui
