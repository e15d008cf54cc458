// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/markdownview.h"

#include "models/domain/prompts.h"
#include "models/domain/text.h"
#include "ui/common/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int readableCharacters = 92;

bool isFence(QStringView line)
{
    const QStringView trimmed = line.trimmed();
    return trimmed.startsWith(u"```") || trimmed.startsWith(u"~~~");
}

// People press Enter for a new line; Markdown wants two spaces before it to keep the break.
QString withHardBreaks(const QString &markdown)
{
    QStringList lines = markdown.split(u'\n');
    bool inFence = false;
    for (QString &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (isFence(line))
            inFence = !inFence;
        else if (!inFence && !line.trimmed().isEmpty() && !line.endsWith(u'\\'))
            line += u"  "_s;
    }
    return lines.join(u'\n');
}

// A picture in somebody's text becomes a link with its words: it is never fetched by reading.
void replaceImages(QTextDocument *document)
{
    QTextCursor cursor(document);
    while (true) {
        cursor = document->find(QString(QChar::ObjectReplacementCharacter), cursor);
        if (cursor.isNull())
            return;
        const QTextImageFormat image = cursor.charFormat().toImageFormat();
        if (!image.isValid())
            continue;
        QTextCharFormat link;
        const QString words = image.property(QTextFormat::ImageAltText).toString();
        if (isSafeLink(QUrl(image.name()))) {
            link.setAnchor(true);
            link.setAnchorHref(image.name());
            link.setFontUnderline(true);
        }
        cursor.insertText(words.isEmpty() ? MarkdownView::tr("[picture]") : MarkdownView::tr("[picture: %1]").arg(displaySafe(words)), link);
    }
}

void styleBlock(QTextCursor &cursor, const Theme &theme)
{
    const QTextBlock block = cursor.block();
    QTextBlockFormat format = block.blockFormat();
    QTextCharFormat words;
    const bool code = format.hasProperty(QTextFormat::BlockCodeFence) || format.hasProperty(QTextFormat::BlockCodeLanguage)
        || format.nonBreakableLines();
    if (code) {
        format.setBackground(theme.codeGround);
        format.setNonBreakableLines(false);
        format.setLeftMargin(Space::s);
        format.setRightMargin(Space::s);
    } else if (const int level = format.intProperty(QTextFormat::BlockQuoteLevel); level > 0) {
        format.setLeftMargin(Space::m * level);
        format.setRightMargin(0);
        words.setForeground(theme.secondary);
    } else {
        format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
    }
    cursor.setBlockFormat(format);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(words);
}

// Code in running text gets a ground; a link that may not be opened loses its looks.
void styleFragments(QTextDocument *document, const Theme &theme)
{
    struct Change { int from, length; QTextCharFormat format; };
    QList<Change> changes;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            QTextCharFormat words;
            if (format.isAnchor() && !isSafeLink(QUrl(format.anchorHref()))) {
                words.setAnchor(false);
                words.setAnchorHref({});
                words.setFontUnderline(false);
                words.setForeground(theme.text);
                changes << Change{fragment.position(), fragment.length(), words};
            } else if (format.isAnchor()) {
                words.setForeground(theme.accent);
                words.setToolTip(displaySafe(format.anchorHref()));
                changes << Change{fragment.position(), fragment.length(), words};
            } else if (format.fontFixedPitch() && !block.blockFormat().background().isOpaque()) {
                words.setBackground(theme.codeGround);
                changes << Change{fragment.position(), fragment.length(), words};
            }
        }
    }
    for (const Change &change : changes) {
        QTextCursor cursor(document);
        cursor.setPosition(change.from);
        cursor.setPosition(change.from + change.length, QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(change.format);
    }
}

} // namespace

bool isSafeLink(const QUrl &url)
{
    static const QStringList schemes{u"http"_s, u"https"_s, u"mailto"_s};
    return url.isValid() && schemes.contains(url.scheme().toLower());
}

MarkdownView::MarkdownView(Prompts &prompts, QWidget *parent)
    : QTextBrowser(parent)
    , m_prompts(prompts)
{
    setObjectName(u"markdownView"_s);
    setAccessibleName(tr("Text"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    document()->setIndentWidth(Space::l);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (isSafeLink(url))
            m_prompts.openExternally(this, url.toString());
    });
}

MarkdownView::~MarkdownView() = default;

void MarkdownView::setText(const QString &markdown)
{
    if (m_text == markdown && !document()->isEmpty())
        return;
    m_text = markdown;
    rebuild();
}

void MarkdownView::rebuild()
{
    const Theme theme = themeOf(this);
    setMaximumWidth(fontMetrics().averageCharWidth() * readableCharacters);
    document()->setDefaultFont(font());
    document()->setMarkdown(withHardBreaks(m_text), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML) | QTextDocument::MarkdownDialectGitHub);
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document()->setDefaultTextOption(option);
    replaceImages(document());
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        styleBlock(cursor, theme);
    }
    styleFragments(document(), theme);
    fitHeight();
}

QVariant MarkdownView::loadResource(int, const QUrl &)
{
    // A null answer would make the document read files by itself.
    static const QImage nothing = [] {
        QImage image(1, 1, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        return image;
    }();
    return nothing;
}

void MarkdownView::fitHeight()
{
    const int width = viewport()->width();
    document()->setTextWidth(width);
    const int height = qCeil(document()->size().height()) + 2;
    if (minimumHeight() != height || maximumHeight() != height)
        setFixedHeight(height);
}

int MarkdownView::heightForWidth(int) const
{
    return minimumHeight();
}

QSize MarkdownView::sizeHint() const
{
    return {maximumWidth(), minimumHeight()};
}

QSize MarkdownView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, minimumHeight()};
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitHeight();
}

void MarkdownView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && !m_text.isEmpty())
        rebuild();
}

void MarkdownView::paintEvent(QPaintEvent *event)
{
    const Theme theme = themeOf(this);
    QPainter painter(viewport());
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().intProperty(QTextFormat::BlockQuoteLevel);
        if (level <= 0)
            continue;
        const QRectF box = document()->documentLayout()->blockBoundingRect(block);
        const bool rtl = block.textDirection() == Qt::RightToLeft;
        for (int i = 0; i < level; ++i) {
            const qreal x = rtl ? viewport()->width() - 3 - i * Space::m : i * Space::m;
            painter.fillRect(QRectF(x, box.top() - 2, 3, box.height() + 6), theme.quoteBar);
        }
    }
    painter.end();
    QTextBrowser::paintEvent(event);
}

void MarkdownView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page around it scrolls
}

} // namespace Casement::Ui
