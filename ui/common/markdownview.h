// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace Casement {
class Prompts;
}

namespace Casement::Ui {

/// True for http, https and mailto links: nothing else is ever opened from a text somebody wrote.
[[nodiscard]] bool isSafeLink(const QUrl &url);

/// Somebody's Markdown, read-only and as tall as its text: no raw HTML, nothing loaded from anywhere, links only through Prompts.
/// Each paragraph takes its direction from its first strong character.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MarkdownView)

public:
    explicit MarkdownView(Prompts &prompts, QWidget *parent = nullptr);
    ~MarkdownView() override;

    void setText(const QString &markdown);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void rebuild();
    void fitHeight();

    Prompts &m_prompts;
    QString m_text;
};

} // namespace Casement::Ui
