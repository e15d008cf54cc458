// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace Casement {
class Prompts;
}

namespace Casement::Ui {

class MarkdownView;

/// What somebody wrote, with what it quotes folded away until it is asked for.
class MessageBody final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBody)

public:
    explicit MessageBody(Prompts &prompts, QWidget *parent = nullptr);
    ~MessageBody() override;

    void setText(const QString &markdown, const QString &accessibleName);

private:
    void clear();
    void addQuoted(const QString &markdown);
    [[nodiscard]] MarkdownView *addView(const QString &markdown);

    Prompts &m_prompts;
    QString m_text, m_name;
    QVBoxLayout *m_layout;
};

} // namespace Casement::Ui
