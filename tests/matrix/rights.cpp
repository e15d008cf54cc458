// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/matrix/rights.h"

using namespace Qt::StringLiterals;

namespace Casement::Testing {

namespace {

/// One line of the rules: of an account standing so, people may do this with accounts that are so to theirs.
struct Line { QString portal, scope, standing, relation, rights; };

// kaltura: ACC-4, ACC-5, ACC-6. classic: the same but ACC-4's "cannot open one for itself". atlas: ACC-11; what is not here is not allowed.
const QList<Line> &lines()
{
    static const QList<Line> all{
        {u"kaltura"_s, {}, u"standard"_s, u"own"_s, u"VOEA"_s},
        {u"kaltura"_s, {}, u"parent"_s, u"own"_s, u"VOEA"_s},
        {u"kaltura"_s, {}, u"parent"_s, u"below"_s, u"VOEA"_s},
        {u"kaltura"_s, {}, u"sub"_s, u"own"_s, u"VOEA"_s},
        {u"kaltura"_s, {}, u"sub"_s, u"sibling"_s, u"VE"_s},
        {u"kaltura"_s, {}, u"middle"_s, u"own"_s, u"VOEA"_s},
        {u"kaltura"_s, {}, u"middle"_s, u"below"_s, u"VOEA"_s},
        {u"kaltura"_s, {}, u"middle"_s, u"sibling"_s, u"VE"_s},
        {u"classic"_s, {}, u"standard"_s, u"own"_s, u"VOEA"_s},
        {u"classic"_s, {}, u"parent"_s, u"own"_s, u"VEA"_s},
        {u"classic"_s, {}, u"parent"_s, u"below"_s, u"VOEA"_s},
        {u"classic"_s, {}, u"sub"_s, u"own"_s, u"VOEA"_s},
        {u"classic"_s, {}, u"sub"_s, u"sibling"_s, u"VE"_s},
        {u"classic"_s, {}, u"middle"_s, u"own"_s, u"VOEA"_s}, // the union: a sub opens for itself
        {u"classic"_s, {}, u"middle"_s, u"below"_s, u"VOEA"_s},
        {u"classic"_s, {}, u"middle"_s, u"sibling"_s, u"VE"_s},
        {u"atlas"_s, u"account"_s, {}, u"own"_s, u"VOEA"_s},
        {u"atlas"_s, u"account"_s, {}, u"below"_s, u"VOEA"_s},
        {u"atlas"_s, u"own"_s, {}, u"own"_s, u"OA"_s}, // its cases: only as opener or contact, see seesCase()
    };
    return all;
}

} // namespace

bool Rights::isBelow(const QString &account, const QString &above) const
{
    for (QString at = m_parents.value(account); !at.isEmpty(); at = m_parents.value(at)) {
        if (at == above)
            return true;
    }
    return false;
}

QString Rights::standing(const QString &account) const
{
    const bool hasParent = !m_parents.value(account).isEmpty();
    const bool hasChildren = !m_parents.keys(account).isEmpty();
    return hasParent ? (hasChildren ? u"middle"_s : u"sub"_s) : (hasChildren ? u"parent"_s : u"standard"_s);
}

QString Rights::relation(const QString &from, const QString &to) const
{
    if (from == to)
        return u"own"_s;
    if (isBelow(to, from))
        return u"below"_s;
    if (isBelow(from, to))
        return u"above"_s;
    const QString parent = m_parents.value(from);
    return !parent.isEmpty() && parent == m_parents.value(to) ? u"sibling"_s : u"foreign"_s;
}

QString Rights::on(const Login &actor, const QString &account) const
{
    if (actor.isCare())
        return u"VOEA"_s;
    if (actor.role != u"customer"_s && actor.role != u"customerAdmin"_s)
        return {}; // partners and reviewers: only what is shared with them, and nothing is
    const QString scope = m_portal != u"atlas"_s ? QString() : actor.role == u"customer"_s ? u"own"_s : u"account"_s;
    for (const Line &line : lines()) {
        if (line.portal == m_portal && line.scope == scope && line.relation == relation(actor.account, account)
            && (line.standing.isEmpty() || line.standing == standing(actor.account)))
            return line.rights;
    }
    return {};
}

bool Rights::seesCase(const Login &actor, const Filed &filed) const
{
    if (m_portal == u"atlas"_s && actor.role == u"customer"_s)
        return filed.opener == actor.name || filed.contact == actor.name;
    return on(actor, filed.account).contains(u'V');
}

bool Rights::readsSealed(const Login &actor, const QString &owner) const
{
    return actor.name == owner && (actor.role == u"engineer"_s || actor.role == u"manager"_s);
}

// Who may invite may add whom to invite: customer admins where they edit, and Care.
bool Rights::addsContacts(const Login &actor, const QString &account) const
{
    return actor.isCare() || (actor.role == u"customerAdmin"_s && on(actor, account).contains(u'E'));
}

bool Rights::sharesViews(const Login &actor) const { return actor.isCare() || seesAccount(actor, actor.account); }

bool Rights::editsCase(const Login &actor, const Filed &filed) const
{
    if (m_portal == u"atlas"_s && actor.role == u"customer"_s)
        return seesCase(actor, filed);
    return on(actor, filed.account).contains(u'E');
}

} // namespace Casement::Testing
