// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

class QColor;
class QPainter;
class QPalette;
class QRectF;

namespace Casement::Ui {

/// Our own icon set, resources/icons/<name>.svg.
enum class IconName {
    Accounts, Assign, Bell, Casement, Cases, Check, ChevronDown, ChevronLeft, ChevronRight, ChevronUp, Circle, Clock, Close, Closed,
    Columns, Contact, Copy, Download, Edit, Error, Escalate, External, File, Filter, History, Home, Image, Info, Knowledge, Light,
    Link, List, Lock, Messages, More, New, Note, Offline, Online, Outbox, Paperclip, Pending, Plus, Print, Progress, Queue, Reply, Search,
    Send, Settings, Share, Signout, Star, Sync, Trash, Undo, Upload, User, Warning,
};
inline constexpr int iconCount = static_cast<int>(IconName::Warning) + 1;

[[nodiscard]] QString fileNameOf(IconName name); ///< without folder and suffix
/// By file name, as portal definitions give it; unknown ones are Circle.
[[nodiscard]] IconName iconFrom(const QString &name);

/// Sharp at every size and scale; mirrored in right-to-left where it points; dimmed when disabled.
/// In the palette's button text; where that is the application's, it follows changes of theme.
[[nodiscard]] QIcon icon(IconName name, const QPalette &palette);
[[nodiscard]] QIcon icon(IconName name, const QColor &color);
void paintIcon(QPainter *painter, const QRectF &rect, IconName name, const QColor &color);

} // namespace Casement::Ui
