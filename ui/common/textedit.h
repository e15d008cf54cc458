// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QPlainTextEdit>

namespace Casement::Ui {

/// Where a person writes: grows with the text between two numbers of lines, Tab leaves it, each paragraph takes its
/// direction from its first strong character, and files or pictures dropped or pasted are handed on.
class TextEdit final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextEdit)

public:
    explicit TextEdit(QWidget *parent = nullptr);
    ~TextEdit() override;

    void setLines(int least, int most);
    void setTakesFiles(bool takes) { m_takesFiles = takes; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filesOffered(const QMimeData *data);

protected:
    bool event(QEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    [[nodiscard]] int heightOf(int lines) const;

    int m_least = 3, m_most = 10;
    int m_lines = 0;
    bool m_takesFiles = false;
};

} // namespace Casement::Ui
