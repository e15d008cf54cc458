// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/casedetail/messagecard.h"

#include <QHash>
#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace Casement::Ui {

class Notice;

/// The conversation of a case: the description, then the comments with the newest last. Of a long one the middle is
/// folded, so that opening it costs no more than a short one. Changes keep what is being read where it is.
class ThreadView final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThreadView)

public:
    explicit ThreadView(Context context, QWidget *parent = nullptr);
    ~ThreadView() override;

    void show(const CaseDetail &detail);
    void clear();
    void refreshTimes();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Hold { Nothing, Newest, FromEnd };

    [[nodiscard]] QList<Message> messagesOf(const CaseDetail &detail) const;
    void place(const QList<Message> &messages);
    void showMore();
    void hold(Hold what);
    void settle();

    Context m_context;
    QString m_caseId;
    QList<Message> m_messages;
    QHash<QString, MessageCard *> m_cards; ///< by message id
    MessageCard *m_newest = nullptr;
    int m_shown = 0; ///< newest messages not folded
    Hold m_hold = Hold::Nothing;
    int m_fromEnd = 0;
    bool m_settling = false;
    QVBoxLayout *m_layout;
    QPushButton *m_more;
    Notice *m_rest;
};

} // namespace Casement::Ui
