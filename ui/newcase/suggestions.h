// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QMap>
#include <QWidget>

class QTimer;
class QVBoxLayout;

namespace Casement::Ui {

/// Articles and open cases that look like the subject being typed (NEW-10). They come and go under it and never take the focus.
class Suggestions final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Suggestions)

public:
    explicit Suggestions(const Context &context, QWidget *parent = nullptr);
    ~Suggestions() override;
    void setSubject(const QString &subject);

Q_SIGNALS:
    void articleWanted(const QString &id);
    void caseWanted(const QString &id);

private:
    struct Hit { QString id, title; bool isCase = false; int score = 0; };

    void ask();
    void askForCases(const QStringList &words, quint64 token);
    void take(const Hit &hit);
    void answered(quint64 token);
    void fill();

    Context m_context;
    QString m_subject;
    QTimer *m_typing;
    QVBoxLayout *m_list;
    QMap<QString, Hit> m_hits; ///< by id
    int m_words = 0;
    int m_waiting = 0; ///< answers to come
    quint64 m_token = 0; ///< of the newest question; older answers are dropped
};

} // namespace Casement::Ui
