// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/matrix/office.h"

#include <QTest>

namespace Casement::Testing {

inline const QString nowhere = QStringLiteral("00000000-0000-7000-8000-000000000000");

/// What the rules say becomes of an act on a case its author may change.
enum class Fate { Applied, Forbidden, Decided };

struct Act { QString name; Operation::Act act; Fate customer, care; };

} // namespace Casement::Testing

using namespace Casement;
using namespace Casement::Testing;

/// Each role, account relation and portal against each endpoint, command, count, file and client, judged by the rules written down in rights.cpp.
class TestMatrix final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void clientsHoldTheirWordsOnly_ACC_4_ACC_5_ACC_6_ACC_8_ACC_11_STAT_9_SEV_4_data() { portals(); }
    void clientsHoldTheirWordsOnly_ACC_4_ACC_5_ACC_6_ACC_8_ACC_11_STAT_9_SEV_4();
    void requestsAnswerByTheRules_ACC_4_ACC_5_ACC_6_ACC_8_ACC_11_data() { portals(); }
    void requestsAnswerByTheRules_ACC_4_ACC_5_ACC_6_ACC_8_ACC_11();
    void listsAndCountsHoldOnesOwn_ACC_8_VIEW_2_VIEW_3_VIEW_4_VIEW_7_data() { portals(); }
    void listsAndCountsHoldOnesOwn_ACC_8_VIEW_2_VIEW_3_VIEW_4_VIEW_7();
    void actsAreDecidedByTheRules_ACC_4_ACC_5_ACC_8_STAT_9_SEV_4_ESC_8_data() { portals(); }
    void actsAreDecidedByTheRules_ACC_4_ACC_5_ACC_8_STAT_9_SEV_4_ESC_8();
    void sealedIsReadByTheCasesEngineerAlone_ACC_8_NEW_5_data() { portals(); }
    void sealedIsReadByTheCasesEngineerAlone_ACC_8_NEW_5();
    void accountsAndPeopleByTheRules_ACC_4_ACC_5_ACC_8_data() { portals(); }
    void accountsAndPeopleByTheRules_ACC_4_ACC_5_ACC_8();
    void administrationIsHidden_ACC_8_data() { portals(); }
    void administrationIsHidden_ACC_8();
    void portalsAreStrangers_ACC_8_data() { portals(); }
    void portalsAreStrangers_ACC_8();
    void whatWasDoneStaysWithItsReaders_ACC_8_STAT_9_SEV_4_data() { portals(); }
    void whatWasDoneStaysWithItsReaders_ACC_8_STAT_9_SEV_4();
    void mergedCasesKeepTheirReaders_ACC_8_ACC_11_QUE_3_data() { portals(); }
    void mergedCasesKeepTheirReaders_ACC_8_ACC_11_QUE_3();
    void movedAccountsTakeTheirWordsAlong_ACC_9_data() { portals(); }
    void movedAccountsTakeTheirWordsAlong_ACC_9();
    void cleanupTestCase();

private:
    static void portals();
    void begin(const QString &section)
    {
        QFETCH(QString, portal);
        m_office = m_offices.at(portal).get();
        m_section = QStringLiteral("%1 | %2").arg(portal, -8).arg(section, -38);
        m_wrong = 0;
    }
    void cell(bool right, const std::function<QString()> &what);
    void words(const Login &actor, const QString &where, const QByteArray &bytes);
    void compare(const Login &actor, const QString &path, bool visible, const QString &missing);
    void clients(const QSet<QByteArray> &all);
    [[nodiscard]] QList<Outcome> send(const Login &actor, const QList<Operation> &operations);
    [[nodiscard]] QList<Act> acts(const Filed &filed);
    [[nodiscard]] Operation made(const QString &caseId, const Operation::Act &act) { return {makeId(m_office->world.clock, m_office->world.entropy), caseId, 1, act}; }
    void sealSecrets();
    void reveals(const QString &owner);
    void revealsToTheClient(const QString &owner);
    void judge(const Login &actor, const Filed &filed, const Act &act, const Outcome &outcome, const Outcome &missing);

    std::map<QString, std::unique_ptr<Office>> m_offices;
    QHash<QString, QSet<QByteArray>> m_first; ///< words that stand in the cases from the start
    Office *m_office = nullptr;
    QString m_section;
    int m_wrong = 0;
    QMap<QString, std::pair<int, int>> m_cells; ///< tried, wrong
    QHash<QString, QString> m_links;
    QHash<QString, QString> m_secrets; ///< case -> a word sealed on it
    QHash<QString, Service::Reply> m_missing; ///< what is answered of nothing
};
