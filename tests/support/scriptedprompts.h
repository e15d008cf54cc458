// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/prompts.h"

#include <QMetaObject>
#include <QObject>

namespace Casement {

/// Prompts answered by the test, after the call has returned as the contract says. A question without a prepared answer is
/// counted in unexpected: check it in cleanup().
class ScriptedPrompts final : public Prompts
{
public:
    QList<bool> answers;            ///< for ask(), first first
    QList<QStringList> files;       ///< for pickFiles()
    QStringList savePaths;          ///< for pickSavePath()
    QList<Question> asked;          ///< what was asked
    QStringList told, opened;       ///< texts told; URLs and paths opened
    int unexpected = 0;

    void ask(QObject *owner, const Question &question, std::function<void(bool)> done) override
    {
        asked << question;
        if (answers.isEmpty())
            ++unexpected;
        else
            later(owner, [answer = answers.takeFirst(), done = std::move(done)] { done(answer); });
    }
    void tell(QObject *, const QString &, const QString &text) override { told << text; }
    void pickFiles(QObject *owner, const QString &, std::function<void(const QStringList &)> done) override
    {
        if (files.isEmpty())
            ++unexpected;
        else
            later(owner, [paths = files.takeFirst(), done = std::move(done)] { done(paths); });
    }
    void pickSavePath(QObject *owner, const QString &, const QString &, std::function<void(const QString &)> done) override
    {
        if (savePaths.isEmpty())
            ++unexpected;
        else
            later(owner, [path = savePaths.takeFirst(), done = std::move(done)] { done(path); });
    }
    void openExternally(QObject *, const QString &urlOrPath) override { opened << urlOrPath; }

private:
    template <typename Work>
    static void later(QObject *owner, Work work)
    {
        QMetaObject::invokeMethod(owner, std::move(work), Qt::QueuedConnection);
    }
};

} // namespace Casement
