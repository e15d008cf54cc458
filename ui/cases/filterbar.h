// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace Casement::Ui {

/// The quick filter over a list of cases: words, status, severity, product, account; and how many cases that leaves.
class FilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    explicit FilterBar(const Context &context, QWidget *parent = nullptr);
    ~FilterBar() override;

    /// Adds the filter's own conditions and words.
    void narrow(CaseQuery &query) const;
    [[nodiscard]] bool isActive() const;
    void choose(const QString &field, const QString &value); ///< as the only condition; emits nothing
    void clear(); ///< emits changed() if there was something
    void setHint(const QString &text);
    void focusWords();
    /// The choices of the present definition and accounts.
    void reload();
    [[nodiscard]] QToolButton *columnsButton() const { return m_columns; }
    [[nodiscard]] QToolButton *moreButton() const { return m_more; } ///< what can be done with the list

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addCombo(const QString &field, const QString &label);
    [[nodiscard]] QComboBox *comboOf(const QString &field) const;
    void fillCombo(const QString &field, const QString &any, const QList<std::pair<QString, QString>> &choices);
    void loadAccounts();
    void arrange(bool again);

    enum class Shape { OneRow, TwoRows, Narrow };

    Context m_context;
    QGridLayout *m_grid;
    QWidget *m_combos;
    QLineEdit *m_words;
    QList<QComboBox *> m_choices; ///< status, severity, priority, product, account
    QLabel *m_hint;
    QToolButton *m_columns, *m_more;
    QTimer *m_typing;
    Shape m_shape = Shape::OneRow;
};

} // namespace Casement::Ui
