// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/actionkeys.h"
#include "ui/common/context.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace Casement::Ui {

class KeyField;

/// The keys of every act, to be changed one by one. What is set is in force at once, everywhere.
class KeysPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysPage)

public:
    explicit KeysPage(const Context &context, QWidget *parent = nullptr);
    ~KeysPage() override;
    void load();

Q_SIGNALS:
    void changed(); ///< keys stand in the settings
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QPushButton *addButton(const QString &name, const QString &text);
    void filter();
    void refresh();
    void refreshRows();
    void set(const QList<QKeySequence> &keys);
    void resetAll();
    [[nodiscard]] std::optional<ActionId> chosen() const;
    [[nodiscard]] QString faultWords(ActionRegistry::KeyFault fault) const;

    Context m_context;
    QLineEdit *m_filter;
    QTreeWidget *m_acts;
    QLabel *m_which;
    KeyField *m_field;
    QLabel *m_verdict;
    QPushButton *m_set, *m_none, *m_default, *m_all, *m_close;
};

} // namespace Casement::Ui
