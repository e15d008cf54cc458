// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QObject;

namespace Casement {

/// A short decision; verb names what the confirming button does ("Discard draft").
struct Question { QString title, text, verb; bool destructive = false; };

/// Questions and file pickers, so that tests can answer them; an unexpected one fails the test. Answers come later through the
/// callback, never while the call runs; nothing comes once guard died. owner: the widget in front, as QObject.
class Prompts
{
public:
    virtual ~Prompts() = default;
    virtual void ask(QObject *owner, const Question &question, std::function<void(bool yes)> done) = 0;
    virtual void tell(QObject *owner, const QString &title, const QString &text) = 0;
    virtual void pickFiles(QObject *owner, const QString &title, std::function<void(const QStringList &paths)> done) = 0;
    virtual void pickSavePath(QObject *owner, const QString &title, const QString &proposal, std::function<void(const QString &path)> done) = 0;
    virtual void openExternally(QObject *owner, const QString &urlOrPath) = 0;
};

} // namespace Casement
