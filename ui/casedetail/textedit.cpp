// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/textedit.h"

#include "ui/casedetail/attachmentbar.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QTextDocument>

namespace Casement::Ui {

namespace {

constexpr int margin = 6;

} // namespace

TextEdit::TextEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
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

int TextEdit::heightOf(int lines) const
{
    return lines * fontMetrics().lineSpacing() + 2 * margin + 2 * frameWidth() + 2;
}

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

QSize TextEdit::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, heightOf(qMax(m_lines, m_least))};
}

QSize TextEdit::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, heightOf(qMax(m_lines, m_least))};
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
