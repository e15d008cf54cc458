// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/text.h"

#include <QChar>
#include <QTextBoundaryFinder>
#include <algorithm>
#include <utility>

namespace Casement {

namespace {

// Scripts written without spaces: each character is a token, so that any part of a word is a phrase of tokens.
bool isUnspaced(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool isMark(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isInvisible(char32_t c)
{
    return QChar::category(c) == QChar::Other_Format || c == 0x2028 || c == 0x2029;
}

} // namespace

QString folded(const QString &text)
{
    if (std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; }))
        return text.toLower();
    // Kana voicing marks are letters to a reader: NFKC puts them back after the Latin and Hebrew marks are gone.
    const auto points = text.normalized(QString::NormalizationForm_KD).toUcs4();
    QList<char32_t> kept;
    kept.reserve(points.size());
    for (const char32_t c : points) {
        const bool kanaVoicing = c == 0x3099 || c == 0x309A;
        if (isMark(c) && !kanaVoicing)
            continue;
        if (c == 0x00DF || c == 0x1E9E) {
            kept << U's' << U's';
            continue;
        }
        if (QChar::category(c) == QChar::Other_Format)
            continue;
        kept << QChar::toCaseFolded(c);
    }
    return QString::fromUcs4(kept.constData(), kept.size()).normalized(QString::NormalizationForm_KC);
}

QStringList tokens(const QString &text)
{
    QStringList found;
    QString word;
    const auto flush = [&] {
        if (!word.isEmpty())
            found << word;
        word.clear();
    };
    for (const char32_t c : folded(text).toUcs4()) {
        if (isUnspaced(c) && QChar::isLetterOrNumber(c)) {
            flush();
            found << QString::fromUcs4(&c, 1);
        } else if (QChar::isLetterOrNumber(c)) {
            word += QChar::fromUcs4(c);
        } else {
            flush();
        }
    }
    flush();
    return found;
}

// Most words are written in ASCII, and a first sync brings hundreds of thousands of texts: for these one pass does the same.
QString indexText(const QString &text)
{
    QString index;
    index.reserve(text.size());
    bool apart = false;
    for (const QChar c : text) {
        char16_t unit = c.unicode();
        if (unit >= 0x80)
            return tokens(text).join(QLatin1Char(' '));
        if (unit >= u'A' && unit <= u'Z')
            unit += u'a' - u'A';
        if ((unit < u'a' || unit > u'z') && (unit < u'0' || unit > u'9')) {
            apart = true;
            continue;
        }
        if (std::exchange(apart, false) && !index.isEmpty())
            index += u' ';
        index += QChar(unit);
    }
    return index;
}

QString sortKey(const QString &text)
{
    constexpr int longest = 80;
    constexpr int numberWidth = 12;
    QString key;
    QString digits;
    const auto flush = [&] {
        if (!digits.isEmpty())
            key += digits.rightJustified(numberWidth, QLatin1Char('0'));
        digits.clear();
    };
    for (const QChar c : folded(text.left(4 * longest)).simplified()) {
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9')) {
            digits += c;
        } else {
            flush();
            key += c;
        }
        if (key.size() >= longest)
            break;
    }
    flush();
    return QString(key.left(longest) + QChar(0x01) + text.left(longest)).left(longest);
}

int characterCount(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    int count = 0;
    while (finder.toNextBoundary() != -1)
        ++count;
    return count;
}

QString displaySafe(const QString &text)
{
    QString safe;
    for (const char32_t c : text.toUcs4()) {
        if (c == U'\n' || c == U'\r' || c == U'\t')
            safe += QLatin1Char(' ');
        else if (isInvisible(c) || QChar::category(c) == QChar::Other_Control)
            safe += QChar(QChar::ReplacementCharacter);
        else
            safe += QString::fromUcs4(&c, 1);
    }
    return safe;
}

QString safeFileName(const QString &name)
{
    static const QStringList reserved{QStringLiteral("con"), QStringLiteral("prn"), QStringLiteral("aux"), QStringLiteral("nul")};
    QString safe;
    for (const char32_t c : name.toUcs4()) {
        const bool forbidden = c < 0x20 || c == 0x7F || isInvisible(c) || QStringLiteral("<>:\"/\\|?*").contains(QString::fromUcs4(&c, 1));
        safe += forbidden ? QStringLiteral("_") : QString::fromUcs4(&c, 1);
    }
    safe = safe.trimmed();
    while (safe.endsWith(QLatin1Char('.')) || safe.endsWith(QLatin1Char(' ')))
        safe.chop(1);
    while (safe.startsWith(QLatin1Char('.')))
        safe.remove(0, 1);
    if (safe.size() > 120) {
        const qsizetype dot = safe.lastIndexOf(QLatin1Char('.'));
        const QString suffix = dot > 0 && safe.size() - dot <= 12 ? safe.mid(dot) : QString();
        safe = QString(safe.left(120 - suffix.size()) + suffix);
    }
    const QString stem = safe.section(QLatin1Char('.'), 0, 0).toLower();
    const bool device = reserved.contains(stem)
        || (stem.size() == 4 && (stem.startsWith(u"com") || stem.startsWith(u"lpt")) && stem.at(3).isDigit());
    if (safe.isEmpty() || device)
        safe.prepend(QStringLiteral("file"));
    return safe;
}

} // namespace Casement
