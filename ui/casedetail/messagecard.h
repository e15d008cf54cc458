// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QFrame>
#include <QHash>

class QLabel;

namespace Casement::Ui {

class BadgeLabel;
class FileChip;
class FlowLayout;
class MessageBody;

/// What one entry of a conversation says: the description or a comment.
struct Message
{
    QString id; ///< of the comment; empty for the description
    QString author;
    bool byCare = false;
    Audience audience = Audience::Public;
    Channel channel = Channel::App;
    QString body;
    qint64 at = 0;
    bool pending = false; ///< not yet confirmed by the service
    QList<Attachment> files;
    QStringList pendingFiles; ///< ids among files
    friend bool operator==(const Message &, const Message &) = default;
};

/// One message of a conversation.
class MessageCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageCard)

public:
    MessageCard(Context context, const Message &message, QWidget *parent);
    ~MessageCard() override;

    [[nodiscard]] const Message &message() const { return m_message; }
    void setMessage(const Message &message);
    void refreshTime();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void rebuildFiles();
    void openFile(const Attachment &file, FileChip *chip);
    void askForPictures();
    [[nodiscard]] bool showsPicture(const Attachment &file) const;

    Context m_context;
    Message m_message;
    QLabel *m_author;
    BadgeLabel *m_role;
    BadgeLabel *m_pending;
    QLabel *m_when;
    MessageBody *m_body;
    QWidget *m_fileArea;
    FlowLayout *m_files;
    QLabel *m_problem;
    QHash<QString, FileChip *> m_pictures; ///< by attachment: asked for once they come into sight
};

} // namespace Casement::Ui
