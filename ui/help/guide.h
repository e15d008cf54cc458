// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QSettings;
class QWidget;

namespace Casement::Ui::Guide {

struct Page { QString id, title; };

/// The pages of resources/help in the order of its index.
[[nodiscard]] QList<Page> pages();
/// A page's Markdown; empty: there is none. Keys ("[R](key:reply)") read as the settings have them.
[[nodiscard]] QString textOf(const QString &id, const QSettings *settings = nullptr);
/// The page about the place a widget belongs to.
[[nodiscard]] QString topicOf(const QWidget *widget);
/// Names of widgets with a page of their own, each with its page; what is inside them belongs to it.
[[nodiscard]] QList<std::pair<QString, QString>> topics();

} // namespace Casement::Ui::Guide
