// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filechip.h"

#include "models/domain/text.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/thumbnail.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int longestName = 32;

// The end of a name tells what kind of file it is, so the middle goes.
QString shortened(const QString &name)
{
    if (name.size() <= longestName)
        return name;
    return QString(name.left(longestName - 11) + u'…' + name.right(10));
}

} // namespace

FileChip::FileChip(Use use, const QString &name, const QString &mime, qint64 size, QWidget *parent)
    : QFrame(parent)
    , m_name(displaySafe(name))
    , m_mime(mime)
    , m_size(size)
    , m_detail(new QLabel(this))
    , m_file(new QToolButton(this))
{
    setObjectName(u"fileChip"_s);
    m_file->setObjectName(u"fileButton"_s);
    m_file->setAutoRaise(true);
    m_file->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_file->setIconSize({16, 16});
    m_file->setToolTip(m_name);
    m_detail->setObjectName(u"fileDetailLabel"_s);
    setSecondary(m_detail);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(Space::xs);
    layout->addWidget(m_file);
    layout->addWidget(m_detail);
    layout->addSpacing(Space::xs);
    if (use == Use::Remove) {
        m_remove = new QToolButton(this);
        m_remove->setObjectName(u"removeFileButton"_s);
        m_remove->setAutoRaise(true);
        m_remove->setIcon(icon(IconName::Close, palette()));
        m_remove->setIconSize({14, 14});
        m_remove->setAccessibleName(tr("Remove %1").arg(m_name));
        m_remove->setToolTip(tr("Remove"));
        layout->addWidget(m_remove);
        m_file->setFocusPolicy(Qt::NoFocus);
        m_file->setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(m_remove, &QToolButton::clicked, this, &FileChip::removed);
    } else {
        m_file->setCursor(Qt::PointingHandCursor);
        connect(m_file, &QToolButton::clicked, this, &FileChip::opened);
    }
    refresh();
}

FileChip::~FileChip() = default;

void FileChip::setNote(const QString &note)
{
    m_note = note;
    refresh();
}

void FileChip::setBusy(bool busy)
{
    m_busy = busy;
    m_file->setEnabled(!busy);
    refresh();
}

void FileChip::reservePicture()
{
    m_large = true;
    m_file->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    m_file->setIconSize(thumbnailSize);
    layout()->setAlignment(m_detail, Qt::AlignBottom);
    refresh();
}

void FileChip::setPicture(const QImage &picture)
{
    m_picture = picture;
    refresh();
}

// In the middle of a ground of the full size: buttons would draw a small icon at their edge.
QIcon FileChip::sign() const
{
    const bool image = m_mime.startsWith(u"image/"_s);
    if (!m_large)
        return icon(image ? IconName::Image : IconName::File, palette());
    const qreal ratio = devicePixelRatioF();
    QPixmap ground(thumbnailSize * ratio);
    ground.setDevicePixelRatio(ratio);
    ground.fill(themeOf(this).codeGround);
    QPainter painter(&ground);
    const QRectF room(QPointF(0, 0), QSizeF(thumbnailSize));
    if (m_picture.isNull()) {
        paintIcon(&painter, QRectF(room.center() - QPointF(12, 12), QSizeF(24, 24)), IconName::Image, themeOf(this).secondary);
    } else {
        QRectF place(QPointF(0, 0), QSizeF(m_picture.size()) / ratio);
        place.moveCenter(room.center());
        painter.drawImage(place, m_picture);
    }
    return QIcon(ground);
}

QWidget *FileChip::button() const { return m_remove ? m_remove : m_file; }

void FileChip::refresh()
{
    m_file->setIcon(sign());
    m_file->setText(shortened(m_name));
    QString detail = Formatter::size(m_size);
    const QString note = m_busy ? tr("opening…") : m_note;
    if (!note.isEmpty())
        detail = tr("%1 · %2").arg(detail, note);
    m_detail->setText(detail);
    m_file->setAccessibleName(m_remove ? m_name : tr("Open %1, %2").arg(m_name, detail));
}

void FileChip::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void FileChip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace Casement::Ui
