// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QLabel;
class QLayout;
class QPushButton;

namespace Casement::Ui {

class BadgeLabel;

/// Number, subject, state and what may be done with a case.
class CaseHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseHeader)

public:
    explicit CaseHeader(Context context, QWidget *parent = nullptr);
    ~CaseHeader() override;

    void addAction(QAction *action, bool primary = false); ///< as a button that follows the action
    void show(const CaseDetail &detail);
    [[nodiscard]] QPoint below(const QAction *action) const; ///< where a menu of its button opens, global

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        QAction *action;
        QPushButton *button;
        bool primary;
    };

    void showPromise(const CaseDetail &detail);
    void showCountdown(const CaseDetail &detail);
    void paintIcon(const Entry &entry) const;
    void fold();

    Context m_context;
    QList<Entry> m_entries;
    QLabel *m_number;
    QLabel *m_subject;
    BadgeLabel *m_status;
    BadgeLabel *m_severity;
    BadgeLabel *m_escalated;
    BadgeLabel *m_recommended;
    BadgeLabel *m_pending;
    QLabel *m_promise;
    QLabel *m_countdown;
    QLayout *m_badges;
    QBoxLayout *m_lower = nullptr;
    QBoxLayout *m_buttons = nullptr;
};

} // namespace Casement::Ui
