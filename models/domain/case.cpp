// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/case.h"

#include "models/domain/text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Casement {

namespace {

template <typename E, size_t N>
E fromName(const std::array<const char *, N> &names, const QString &name, bool *ok)
{
    for (size_t i = 0; i < N; ++i) {
        if (name == QLatin1String(names[i])) {
            if (ok)
                *ok = true;
            return static_cast<E>(i);
        }
    }
    if (ok)
        *ok = false;
    return static_cast<E>(0);
}

constexpr std::array audienceNames{"public", "care", "me"};
constexpr std::array channelNames{"app", "mail", "chat", "timer", "api", "import"};
constexpr std::array roleNames{"customer", "customerAdmin", "engineer", "manager", "csm", "partner", "reviewer", "administrator"};

} // namespace

bool isCare(Role role)
{
    return role == Role::Engineer || role == Role::Manager || role == Role::Csm || role == Role::Administrator;
}

QString nameOf(Audience audience) { return QString::fromLatin1(audienceNames.at(static_cast<size_t>(audience))); }
QString nameOf(Channel channel) { return QString::fromLatin1(channelNames.at(static_cast<size_t>(channel))); }
QString nameOf(Role role) { return QString::fromLatin1(roleNames.at(static_cast<size_t>(role))); }
Audience audienceFrom(const QString &name, bool *ok) { return fromName<Audience>(audienceNames, name, ok); }
Channel channelFrom(const QString &name, bool *ok) { return fromName<Channel>(channelNames, name, ok); }
Role roleFrom(const QString &name, bool *ok) { return fromName<Role>(roleNames, name, ok); }

QString firstLine(const QString &markdown)
{
    constexpr int longest = 160;
    bool fenced = false;
    for (const QString &raw : markdown.left(8000).split(u'\n')) {
        QString line = raw.trimmed();
        if (line.startsWith(u"```"_s)) {
            fenced = !fenced;
            continue;
        }
        if (fenced || line.startsWith(u'>'))
            continue;
        while (!line.isEmpty() && QStringView(u"#*-_`~ ").contains(line.front()))
            line.remove(0, 1);
        line.remove(u'`').remove(u"**"_s);
        if (!line.isEmpty())
            return displaySafe(line.left(longest));
    }
    return displaySafe(markdown.trimmed().left(longest));
}

} // namespace Casement
