// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/highlight.h"

#include "models/domain/text.h"

#include <algorithm>

namespace Casement::Ui {

namespace {

/// How many characters of a run, from its start, make up the word; 0: they do not.
int lengthOf(const QString &run, const QString &word)
{
    if (!folded(run).startsWith(word))
        return 0;
    int length = 1; // folding may turn one character into two
    while (length < run.size() && folded(run.left(length)).size() < word.size())
        ++length;
    return length;
}

bool isUnspaced(QChar c)
{
    return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
}

} // namespace

QList<Span> spansOf(const QString &text, const QStringList &words)
{
    QList<Span> spans;
    for (int at = 0; at < text.size() && !words.isEmpty();) {
        if (!text.at(at).isLetterOrNumber()) {
            ++at;
            continue;
        }
        int end = at + 1;
        while (!isUnspaced(text.at(at)) && end < text.size() && (text.at(end).isLetterOrNumber() || text.at(end).isMark()) && !isUnspaced(text.at(end)))
            ++end;
        int longest = 0;
        for (const QString &word : words)
            longest = std::max(longest, lengthOf(text.mid(at, end - at), word));
        if (longest > 0)
            spans << Span{at, longest};
        at = end;
    }
    return spans;
}

} // namespace Casement::Ui
