// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>

class QPrinter;
class QWidget;

namespace Casement::Ui {

enum class Paper { Upright, Across };

/// Asks with the system's dialog where and how to print. then gets the printer once it is chosen, and is not called where somebody thinks
/// better of it. What is drawn may be drawn on another thread.
void choosePrinter(QWidget *parent, const QString &title, Paper paper, std::function<void(const std::shared_ptr<QPrinter> &)> then);

} // namespace Casement::Ui
