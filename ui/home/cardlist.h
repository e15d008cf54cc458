// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace Casement::Ui {

/// A short list within a page that scrolls as a whole: as high as its rows, one stop of the Tab key, arrows within.
/// A click or Enter chooses a row; nothing stays selected.
class CardList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardList)

public:
    explicit CardList(QWidget *parent = nullptr);
    ~CardList() override;
    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int rowsHeight() const;
};

} // namespace Casement::Ui
