// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Casement::Ui {

enum LibraryRole { LibraryIdRole = Qt::UserRole, LibraryLineRole, LibraryFactsRole, LibraryWhenRole, LibraryIconRole, LibraryUnreadRole, LibraryCountRole };

/// An article or a message as three lines: title with what was searched for marked, first line, facts and age.
class LibraryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryDelegate)

public:
    explicit LibraryDelegate(QObject *parent = nullptr);
    ~LibraryDelegate() override;
    void setWords(const QStringList &words) { m_words = words; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QStringList m_words;
};

} // namespace Casement::Ui
