// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Casement::Protocol {

namespace {

constexpr double largest = 9007199254740992.0; // 2^53: above it JSON numbers lose digits
constexpr qsizetype longestPlace = 200;

/// The first member that some object of a well-formed body has twice; empty: none.
QString doubledMember(const QByteArray &body)
{
    QList<QSet<QByteArray>> members;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const char c = body.at(i);
        if (c == '{' || c == '[') {
            members.emplaceBack();
        } else if (c == '}' || c == ']') {
            members.removeLast();
        } else if (c == '"') {
            const qsizetype start = i++;
            for (; body.at(i) != '"'; ++i)
                i += body.at(i) == '\\' ? 1 : 0;
            qsizetype next = i + 1;
            while (next < body.size() && (body.at(next) == ' ' || body.at(next) == '\t' || body.at(next) == '\n' || body.at(next) == '\r'))
                ++next;
            if (next >= body.size() || body.at(next) != ':')
                continue;
            QByteArray name = body.mid(start + 1, i - start - 1);
            if (name.contains('\\')) // the same name may be spelled in several ways
                name = QJsonDocument::fromJson('[' + body.mid(start, i - start + 1) + ']')[0].toString().toUtf8();
            if (members.last().contains(name))
                return QString::fromUtf8(name);
            members.last().insert(name);
        }
    }
    return {};
}

QString textProblem(const QString &text)
{
    if (text.contains(QChar(u'\0')))
        return u"holds a NUL character; leave it out"_s;
    return text.isValidUtf16() ? QString() : u"holds half a surrogate pair; send whole characters"_s;
}

QString problemIn(const QJsonValue &value, const QString &place)
{
    const auto told = [&place](const QString &problem) { return problem.isEmpty() ? QString() : QString(place.left(longestPlace) + u": "_s + problem); };
    switch (value.type()) {
    case QJsonValue::String:
        return told(textProblem(value.toString()));
    case QJsonValue::Double:
        return std::fabs(value.toDouble()) <= largest ? QString() : told(u"is a number beyond 2^53"_s);
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (const QString problem = problemIn(array.at(i), QStringLiteral("%1[%2]").arg(place).arg(i)); !problem.isEmpty())
                return problem;
        }
        return {};
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            if (const QString problem = textProblem(it.key()); !problem.isEmpty())
                return told(QString(u"a member's name "_s + problem));
            if (const QString problem = problemIn(it.value(), place.isEmpty() ? it.key() : QString(place + u'.' + it.key())); !problem.isEmpty())
                return problem;
        }
        return {};
    }
    default:
        return {};
    }
}

} // namespace

bool isStorable(const QString &text)
{
    return textProblem(text).isEmpty();
}

Result<QJsonObject> parseStrictly(const QByteArray &body)
{
    auto parsed = parseObject(body);
    if (!parsed)
        return parsed;
    if (const QString name = doubledMember(body); !name.isEmpty())
        return Error{ErrorCode::BadRequest, QString(name.left(longestPlace) + u": comes twice in one object"_s)};
    if (const QString problem = problemIn(parsed.value(), {}); !problem.isEmpty())
        return Error{ErrorCode::BadRequest, problem};
    return parsed;
}

} // namespace Casement::Protocol
