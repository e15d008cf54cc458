// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/cardlist.h"

#include <QKeyEvent>

namespace Casement::Ui {

CardList::CardList(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabKeyNavigation(false);
    connect(this, &QListView::clicked, this, &CardList::chosen);
}

CardList::~CardList() = default;

void CardList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &CardList::updateGeometry);
    connect(model, &QAbstractItemModel::modelReset, this, &CardList::updateGeometry);
}

int CardList::rowsHeight() const
{
    int height = 0;
    for (int row = 0; model() && row < model()->rowCount(); ++row)
        height += sizeHintForRow(row);
    return height;
}

QSize CardList::sizeHint() const { return {200, rowsHeight()}; }
QSize CardList::minimumSizeHint() const { return {80, rowsHeight()}; }

void CardList::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT chosen(currentIndex());
    else
        QListView::keyPressEvent(event);
}

void CardList::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid() && model())
        setCurrentIndex(model()->index(0, 0));
    QListView::focusInEvent(event);
}

// The page scrolls, not the list in it.
void CardList::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void CardList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace Casement::Ui
