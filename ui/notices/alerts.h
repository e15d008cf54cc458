// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QMap>
#include <QSet>
#include <functional>

class QTimer;

namespace Casement::Ui {

/// A word of news for the desktop, and where it leads: to a case, to a message, or (both empty) to the notices.
struct Alert
{
    QString title, text, caseId, messageId;
    QString workspaceId = {}; ///< empty: the one in front
    friend bool operator==(const Alert &, const Alert &) = default;
};

/// Tells of notices and announcements (MSG-1) that are new to this computer and unread: once, several in one word, none of a muted
/// case or of one that is being read.
class Alerts final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Alerts)

public:
    Alerts(const Context &context, std::function<bool(const QString &caseId)> isRead, QObject *parent = nullptr);
    ~Alerts() override;
    void setPause(int ms); ///< after a word, while what comes is gathered

Q_SIGNALS:
    void alerted(const Casement::Ui::Alert &alert);
    void readAlready(const QString &caseId); ///< a notice came of the case its person has before them

private:
    struct News { QString id, title, text, caseId, messageId; qint64 at = 0; bool read = false; };
    /// What was heard of one kind of news; told: everything up to there, in earlier runs too.
    struct Heard { QSet<QString> ids; qint64 told = 0, newest = 0; bool settled = false; };

    void loadNotices();
    void loadMessages();
    void take(const QString &kind, const QList<News> &news);
    void tell();

    Context m_context;
    std::function<bool(const QString &)> m_isRead;
    QMap<QString, Heard> m_heard;
    QMap<QString, QList<News>> m_waiting;
    QTimer *m_pause;
};

} // namespace Casement::Ui
