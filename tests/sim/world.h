// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sim/desk.h"

#include <QCryptographicHash>

namespace Casement::Sim {

/// One run: people work, everything goes wrong, then all becomes quiet and must add up.
class World
{
    Q_DISABLE_COPY_MOVE(World)
public:
    World(quint64 seed, const QString &templateFolder, const QString &folder, bool trace);
    ~World();

    /// What is wrong in the end; empty: nothing.
    [[nodiscard]] QStringList run();
    [[nodiscard]] QByteArray traceHash() const { return m_hash.result().toHex().left(16); }

private:
    void live();
    void happen();       ///< one thing, whatever it is
    void deskHappens(Desk &desk);
    void siteHappens();
    void administer();
    void restartDesk(Desk &desk);
    void calmDown();
    [[nodiscard]] bool quiet() const;
    [[nodiscard]] QStringList judge();
    void tell(const QString &line);

    Dice m_dice;
    Agenda m_agenda;
    Weather m_weather, m_usual;
    Journal m_journal;
    bool m_trace, m_clockWentBack = false, m_clockWasSet = false;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::unique_ptr<Site> m_site;
    std::vector<std::unique_ptr<Desk>> m_desks;
    QStringList m_complaints;
};

} // namespace Casement::Sim
