// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QDialog>
#include <functional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace Casement::Ui {

class Notice;

/// A short question before an act: a choice, a few words, or both. What is typed stays until the act is done.
class ActDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActDialog)

public:
    struct Choice { QString id, label, hint; bool needsText = false; };
    struct Question
    {
        QString title, intro, accept; ///< accept: the button's words
        QString choiceLabel;
        QList<Choice> choices; ///< empty: nothing to choose
        QString textLabel;     ///< empty: no words asked
        bool needsText = false;
    };
    using Send = std::function<QFuture<Result<void>>(const QString &choice, const QString &text)>;

    ActDialog(const Question &question, Send send, QWidget *parent = nullptr);
    ~ActDialog() override;

private:
    void build();
    [[nodiscard]] Choice chosen() const;
    void refresh();
    void submit();

    Question m_question;
    Send m_send;
    QComboBox *m_choice = nullptr;
    QLabel *m_hint = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QLabel *m_error = nullptr;
    Notice *m_refusal = nullptr;
    QPushButton *m_accept = nullptr;
    bool m_tried = false; ///< what is missing is said from then on
};

} // namespace Casement::Ui
