// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/textedit.h"

#include "ui/common/attachmentbar.h"
#include "ui/common/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QPainter>
#include <QTextDocument>

namespace Casement::Ui {

namespace {

constexpr int margin = 5;
constexpr int frame = 3; ///< room for the rounded box and its focus

} // namespace

TextEdit::TextEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(frame, frame, frame, frame);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(margin);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document()->setDefaultTextOption(option);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &TextEdit::fit);
    fit();
}

TextEdit::~TextEdit() = default;

void TextEdit::setLines(int least, int most)
{
    m_least = least;
    m_most = most;
    m_lines = 0;
    fit();
}

int TextEdit::heightOf(int lines) const { return lines * fontMetrics().lineSpacing() + 2 * (margin + frame); }

void TextEdit::fit()
{
    // A plain document measures its height in lines.
    const int lines = qBound(m_least, qCeil(document()->size().height()), m_most);
    setVerticalScrollBarPolicy(lines < m_most ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (lines == m_lines)
        return;
    m_lines = lines;
    setFixedHeight(heightOf(lines));
}

QSize TextEdit::sizeHint() const { return {fontMetrics().averageCharWidth() * 60, heightOf(qMax(m_lines, m_least))}; }

QSize TextEdit::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, heightOf(qMax(m_lines, m_least))};
}

bool TextEdit::event(QEvent *event)
{
    const bool handled = QPlainTextEdit::event(event);
    if (event->type() == QEvent::Paint) {
        const Theme theme = themeOf(this);
        const bool focus = hasFocus() && !isReadOnly();
        const qreal width = focus ? 2 : 1;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(focus ? theme.accent : theme.border, width));
        painter.setBrush(isEnabled() ? palette().color(QPalette::Base) : theme.window);
        painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 6, 6);
    } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update(); // the frame shows it
    }
    return handled;
}

bool TextEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return (m_takesFiles && AttachmentBar::holdsFiles(source)) || QPlainTextEdit::canInsertFromMimeData(source);
}

void TextEdit::insertFromMimeData(const QMimeData *source)
{
    if (m_takesFiles && AttachmentBar::holdsFiles(source))
        Q_EMIT filesOffered(source);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void TextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void TextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_lines = 0;
        fit();
    }
}

} // namespace Casement::Ui
