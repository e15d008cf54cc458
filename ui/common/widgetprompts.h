// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/prompts.h"

namespace Casement::Ui {

/// Prompts as windows: message boxes and file dialogs, opened without blocking.
class WidgetPrompts final : public Prompts
{
public:
    void ask(QObject *owner, const Question &question, std::function<void(bool yes)> done) override;
    void tell(QObject *owner, const QString &title, const QString &text) override;
    void pickFiles(QObject *owner, const QString &title, std::function<void(const QStringList &paths)> done) override;
    void pickSavePath(QObject *owner, const QString &title, const QString &proposal,
                      std::function<void(const QString &path)> done) override;
    void openExternally(QObject *owner, const QString &urlOrPath) override;
};

} // namespace Casement::Ui
