// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guide.h"

#include "ui/common/actionregistry.h"
#include "ui/common/keycaps.h"

#include <QFile>
#include <QRegularExpression>
#include <QWidget>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui::Guide {

namespace {

QString read(const QString &id)
{
    QFile file(u":/help/%1.md"_s.arg(id));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString titleOf(const QString &text)
{
    return text.section(u'\n', 0, 0).mid(2);
}

} // namespace

QList<Page> pages()
{
    static const QRegularExpression link(u"\\]\\(([a-z-]+)\\.md\\)"_s);
    const QString index = read(u"index"_s);
    QList<Page> found{{u"index"_s, titleOf(index)}};
    for (auto it = link.globalMatch(index); it.hasNext();) {
        const QString id = it.next().captured(1);
        found << Page{id, titleOf(read(id))};
    }
    return found;
}

QString textOf(const QString &id, const QSettings *settings)
{
    static const QRegularExpression key(u"\\[([^\\]]+)\\]\\(key:([\\w-]+)\\)"_s);
    QString text = read(id), shown;
    qsizetype from = 0;
    for (auto it = key.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        QString words = match.captured(1);
        for (const ActionId act : ActionRegistry::all()) {
            const bool names = words.size() > 1 && words == ActionRegistry::titleOf(act).section(u' ', -1); // "[Outbox](key:goOutbox)"
            if (ActionRegistry::idOf(act) != match.captured(2) || names)
                continue;
            const auto keys = ActionRegistry::keysOf(act, settings);
            words = keys.isEmpty() ? QString(u"“"_s + ActionRegistry::titleOf(act) + u"”"_s) : wordsOf({keys.first()});
        }
        shown += text.mid(from, match.capturedStart() - from) + u"**"_s + words + u"**"_s;
        from = match.capturedEnd();
    }
    return shown + text.mid(from);
}

QList<std::pair<QString, QString>> topics()
{
    return {
        {u"composer"_s, u"case"_s},          {u"caseView"_s, u"case"_s},           {u"casesPage"_s, u"cases"_s},
        {u"newCasePage"_s, u"new-case"_s},   {u"escalationDialog"_s, u"escalating"_s}, {u"actDialog"_s, u"escalating"_s},
        {u"outboxPage"_s, u"offline"_s},     {u"conflictDialog"_s, u"offline"_s},  {u"syncBar"_s, u"offline"_s},
        {u"knowledgePage"_s, u"knowledge"_s}, {u"messagesPage"_s, u"knowledge"_s}, {u"commandPalette"_s, u"keyboard"_s},
        {u"cheatSheet"_s, u"keyboard"_s},    {u"keysPage"_s, u"keyboard"_s},       {u"keepingPage"_s, u"settings"_s},
        {u"homePage"_s, u"home"_s},
        {u"accountsPage"_s, u"accounts"_s},  {u"noticesPage"_s, u"notices"_s},   {u"signInDialog"_s, u"settings"_s},  {u"signOutDialog"_s, u"settings"_s},  {u"searchEdit"_s, u"cases"_s},
    };
}

QString topicOf(const QWidget *widget)
{
    const auto all = topics();
    for (; widget; widget = widget->parentWidget()) {
        const auto found = std::find_if(all.cbegin(), all.cend(), [&](const auto &topic) { return topic.first == widget->objectName(); });
        if (found != all.cend())
            return found->second;
    }
    return u"index"_s;
}

} // namespace Casement::Ui::Guide
