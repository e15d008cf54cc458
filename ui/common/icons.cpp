// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include <QColor>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <array>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr std::array<const char *, iconCount> fileNames{
    "accounts", "assign", "bell", "casement", "cases", "check", "chevrondown", "chevronleft", "chevronright", "chevronup", "circle",
    "clock", "close", "closed", "columns", "contact", "copy", "download", "edit", "error", "escalate", "external", "file", "filter",
    "history", "home", "image", "info", "knowledge", "light", "link", "list", "lock", "messages", "more", "new", "note", "offline",
    "online", "outbox", "paperclip", "pending", "plus", "print", "progress", "queue", "reply", "search", "send", "settings", "share", "signout", "star",
    "sync", "trash", "undo", "upload", "user", "warning"};

// Drawings that point along the reading direction.
bool points(IconName name)
{
    switch (name) {
    case IconName::ChevronLeft:
    case IconName::ChevronRight:
    case IconName::Reply:
    case IconName::Send:
    case IconName::Signout:
    case IconName::Undo:
    case IconName::List:
    case IconName::Queue:
    case IconName::External:
        return true;
    default:
        return false;
    }
}

QByteArray sourceOf(IconName name)
{
    static QHash<IconName, QByteArray> sources;
    auto it = sources.constFind(name);
    if (it == sources.constEnd()) {
        QFile file(u":/icons/"_s + fileNameOf(name) + u".svg"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "icon", qPrintable(file.fileName()));
        it = sources.insert(name, opened ? file.readAll() : QByteArray());
    }
    return it.value();
}

QPixmap rendered(IconName name, QSize pixels, const QColor &color)
{
    const bool mirrored = points(name) && QGuiApplication::isRightToLeft();
    const QString key = u"casement-icon-%1-%2x%3-%4-%5"_s.arg(static_cast<int>(name)).arg(pixels.width()).arg(pixels.height())
                            .arg(color.name(QColor::HexArgb)).arg(int(mirrored));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QSvgRenderer renderer(sourceOf(name).replace("currentColor", color.name().toLatin1()));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(color.alphaF());
    if (mirrored) {
        painter.translate(pixels.width(), 0);
        painter.scale(-1, 1);
    }
    const qreal side = qMin(pixels.width(), pixels.height());
    renderer.render(&painter, QRectF((pixels.width() - side) / 2, (pixels.height() - side) / 2, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class Engine final : public QIconEngine
{
public:
    Engine(IconName name, const QColor &color, bool follow)
        : m_name(name), m_color(color), m_follow(follow)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override { return rendered(m_name, size, colorFor(mode)); }
    QIconEngine *clone() const override { return new Engine(m_name, m_color, m_follow); }
    QString key() const override { return u"casement"_s; }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return m_follow ? palette.color(QPalette::Active, QPalette::ButtonText) : m_color;
    }

    IconName m_name;
    QColor m_color;
    bool m_follow;
};

} // namespace

QString fileNameOf(IconName name)
{
    return QString::fromLatin1(fileNames.at(static_cast<std::size_t>(name)));
}

IconName iconFrom(const QString &name)
{
    for (int i = 0; i < iconCount; ++i) {
        if (name == QLatin1StringView(fileNames.at(std::size_t(i))))
            return static_cast<IconName>(i);
    }
    return IconName::Circle;
}

QIcon icon(IconName name, const QPalette &palette)
{
    const QColor color = palette.color(QPalette::Active, QPalette::ButtonText);
    return QIcon(new Engine(name, color, color == QGuiApplication::palette().color(QPalette::Active, QPalette::ButtonText)));
}

QIcon icon(IconName name, const QColor &color)
{
    return QIcon(new Engine(name, color, false));
}

void paintIcon(QPainter *painter, const QRectF &rect, IconName name, const QColor &color)
{
    const qreal scale = painter->device()->devicePixelRatio();
    QPixmap pixmap = rendered(name, (rect.size() * scale).toSize(), color);
    painter->drawPixmap(rect, pixmap, QRectF(pixmap.rect()));
}

} // namespace Casement::Ui
