// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Casement::Ui {

class CardList;

/// One section of the first page: its name, one list or several, words where it is empty, and the way to all of it.
class HomeCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HomeCard)

public:
    HomeCard(const QString &name, const QString &title, QWidget *parent);
    ~HomeCard() override;
    CardList *addList(const QString &name, const QString &title = {}); ///< title: a line above it, where the card has several
    void addWidget(QWidget *widget);
    void setEmptyText(const QString &text); ///< shown while its first list has no row
    void setMore(const QString &text);      ///< empty: no button
    QPushButton *addButton(const QString &name, const QString &text); ///< beside the way to all of it
    void setTitle(const QString &title);

Q_SIGNALS:
    void moreWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint();
    void tint(QPushButton *button) const;
    void showEmpty();

    QLabel *m_title;
    QLabel *m_empty;
    QPushButton *m_more = nullptr;
    QList<QPushButton *> m_links; ///< m_more among them
    QHBoxLayout *m_head;
    QVBoxLayout *m_content;
    CardList *m_first = nullptr;
};

} // namespace Casement::Ui
