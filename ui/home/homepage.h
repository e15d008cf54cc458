// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace Casement::Items {
class HomeFeed;
class HomeListModel;
}

namespace Casement::Ui {

class CardList;
class HomeCard;

/// The first page (HOME-1, HOME-2): find an answer or create a case, what waits for the reader, how the cases stand, what they
/// looked at last, the portal's news and links. Which of them a portal has, its definition says.
class HomePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HomePage)

public:
    explicit HomePage(const Context &context, QWidget *parent = nullptr);
    ~HomePage() override;

Q_SIGNALS:
    void answersWanted(const QString &words);
    void newCaseWanted();
    void caseWanted(const QString &caseId);
    void accountWanted(const QString &accountId);
    void messageWanted(const QString &messageId);
    void outboxWanted();
    void messagesWanted();
    void viewWanted(const QString &viewId);
    void casesWanted(const QString &viewId, const QString &field, const QString &value); ///< of a view, narrowed to one value

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeBanner();
    void build();
    HomeCard *addRows(const QString &name, const QString &title, Items::HomeListModel *model, const QString &empty);
    HomeCard *addStatus();
    HomeCard *addLinks();
    void refresh();
    void arrange(bool again);
    void open(const QString &kind, const QString &target);

    Context m_context;
    Items::HomeFeed *m_feed;
    QScrollArea *m_scroll;
    QWidget *m_page;
    QLabel *m_greeting = nullptr;
    QLineEdit *m_search = nullptr;
    QPushButton *m_create = nullptr;
    QHBoxLayout *m_sides = nullptr;
    QList<QVBoxLayout *> m_columns;
    QList<HomeCard *> m_left, m_right;
    HomeCard *m_waiting = nullptr;
    QTimer *m_minute;
    int m_shownColumns = 0;
};

} // namespace Casement::Ui
