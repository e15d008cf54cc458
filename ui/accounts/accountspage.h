// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QMultiHash>
#include <QWidget>

class QComboBox;
class QModelIndex;
class QSplitter;
class QStackedWidget;
class QStandardItem;
class QStandardItemModel;
class QTreeView;

namespace Casement::Ui {

class AccountPage;
class EmptyState;

/// The accounts in reach (ACT-1): a tree and a drop-down to choose one, and its page.
class AccountsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountsPage)

public:
    explicit AccountsPage(const Context &context, QWidget *parent = nullptr);
    ~AccountsPage() override;
    void openAccount(const QString &accountId);
    [[nodiscard]] QList<QWidget *> panes() const; ///< in the order F6 walks

Q_SIGNALS:
    void caseWanted(const QString &caseId);
    void casesWanted(const QString &viewId, const QString &accountId); ///< of a view, those of this account
    void newCaseWanted(const QString &accountId);

private:
    QWidget *makeChooser();
    void load();
    void fill(const QList<Account> &accounts);
    void addBelow(QStandardItem *parent, const QString &parentId, const QMultiHash<QString, qsizetype> &below, int depth);
    void choose(const QString &accountId);
    [[nodiscard]] QModelIndex indexOf(const QString &accountId) const;

    Context m_context;
    QList<Account> m_accounts;
    QString m_chosen;
    bool m_filling = false; ///< the program changes what is chosen, not the person
    QStandardItemModel *m_model;
    QSplitter *m_split;
    QComboBox *m_combo = nullptr;
    QTreeView *m_tree = nullptr;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    AccountPage *m_page;
};

} // namespace Casement::Ui
