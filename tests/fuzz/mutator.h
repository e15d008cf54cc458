// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <random>

namespace Casement::Fuzz {

/// Small changes to known inputs; the same ones for the same seed.
class Mutator
{
public:
    Mutator(QList<QByteArray> corpus, quint32 seed) : m_corpus(std::move(corpus)), m_random(seed) {}

    QByteArray next()
    {
        QByteArray bytes = any();
        for (int changes = 1 + below(4); changes > 0; --changes)
            change(bytes);
        return bytes;
    }

private:
    int below(qsizetype end) { return end > 0 ? int(m_random() % quint32(end)) : 0; }
    QByteArray any() { return m_corpus.at(below(m_corpus.size())); }
    void change(QByteArray &bytes)
    {
        static const QList<QByteArray> odd{"\"", "{", "[", "}", "\\", ":", "-", "9223372036854775808", "1e999", "null", QByteArray(1, '\0'), "\xff",
                                           "\xed\xa0\x80", "\n", "\r\n", " ", "%00", "'", "*", "\xe2\x80\xae"};
        const int at = below(bytes.size() + 1);
        const int length = below(16);
        switch (below(6)) {
        case 0: bytes.remove(at, length); break;
        case 1: bytes.insert(at, odd.at(below(odd.size()))); break;
        case 2: bytes.insert(at, bytes.mid(below(bytes.size()), length)); break;
        case 3: bytes = bytes.left(at) + any().mid(below(bytes.size())); break;
        case 4: bytes.replace(at, length, odd.at(below(odd.size()))); break;
        default:
            if (at < bytes.size())
                bytes[at] = char(bytes.at(at) ^ char(1 << below(8)));
        }
    }

    QList<QByteArray> m_corpus;
    std::mt19937 m_random; // its numbers are the same everywhere, unlike those of the distributions
};

} // namespace Casement::Fuzz
