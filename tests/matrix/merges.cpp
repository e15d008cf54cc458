// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/matrix/tst_matrix.h"

// Two cases of each account become one, and two again. Where people see their own only, these two are read by different people.
void TestMatrix::mergedCasesKeepTheirReaders_ACC_8_ACC_11_QUE_3()
{
    begin(u"merge: who may, every byte after"_s);
    const Login engineer{u"engineer"_s, {}, u"engineer"_s};
    const auto of = [&](const QString &account, const QString &who) {
        return *std::find_if(m_office->cases.cbegin(), m_office->cases.cend(), [&](const Filed &filed) {
            return filed.account == account && filed.opener == account + who && filed.contact == account + who;
        });
    };
    const QString stranger = of(m_office->accounts.last(), u"a"_s).id;
    QList<std::pair<QString, QString>> merged;
    for (const QString &account : m_office->accounts) {
        const Filed one = of(account, u"a"_s), other = of(account, u"b"_s);
        static_cast<void>(send(engineer, {made(one.id, EndEscalation{m_office->wordOf(one)})}));
        for (const Filed &filed : {one, other})
            m_office->wrote(filed.id, u"engineer"_s);
        for (const Login &actor : m_office->actors) {
            if (actor.isCare())
                continue;
            const QList<Outcome> outcomes = send(actor, {made(one.id, MergeCase{other.id}), made(nowhere, MergeCase{other.id})});
            const bool right = m_office->rights.seesCase(actor, one) ? outcomes.at(0).refusal.code == ErrorCode::NotAllowed : outcomes.at(0).refusal == outcomes.at(1).refusal;
            cell(right && !outcomes.at(0).applied, [&] { return QString(actor.name + u" merges a case of "_s + account + u": "_s + outcomes.at(0).refusal.detail); });
        }
        if (account != m_office->accounts.last())
            cell(!send(engineer, {made(one.id, MergeCase{stranger})}).first().applied, [&] { return QString(u"cases of two accounts are merged: "_s + account); });
        const Outcome outcome = send(engineer, {made(one.id, MergeCase{other.id})}).first();
        cell(outcome.applied == (m_office->portal != u"atlas"_s), [&] { return QString(u"merge in "_s + account + u": "_s + outcome.refusal.detail); });
        if (outcome.applied)
            merged << std::pair(one.id, other.id);
    }
    m_office->syncAll();
    clients(m_first[m_office->portal]);
    for (const auto &[one, other] : std::as_const(merged)) {
        const Outcome outcome = send(engineer, {made(one, MergeCase{other, false, false})}).first();
        cell(outcome.applied, [&] { return QString(u"a merge is not undone: "_s + outcome.refusal.detail); });
    }
    m_office->syncAll();
    clients(m_first[m_office->portal]);
    QCOMPARE(m_wrong, 0);
}
