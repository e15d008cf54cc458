// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sim/site.h"

#include <QSet>
#include <map>

namespace Casement::Sim {

/// How bad the network is, in requests of a thousand.
struct Weather
{
    int lost = 0;      ///< the request never arrives
    int answerLost = 0; ///< the service has acted, nobody hears of it
    int truncated = 0; ///< the answer's body ends early
    int strange = 0;   ///< somebody else answers: a sign-in page, a proxy's error, before or after the service has acted
    int doubled = 0;   ///< the request arrives once more, at once or minutes later
    int slow = 0;      ///< takes seconds, maybe longer than the client waits
};

/// One client's way to the service; a Transport as the client knows it.
class Wire final : public Transport
{
    Q_DISABLE_COPY_MOVE(Wire)
public:
    Wire(Site &site, Agenda &agenda, Dice &dice, const Weather &weather, Strand &client);

    Id send(const HttpRequest &request, std::function<void(const HttpAnswer &)> done) override;
    void cancel(Id id) override;

    void plug(bool in); ///< unplugged: what is open breaks, what comes finds no network
    [[nodiscard]] bool plugged() const { return m_plugged; }
    void forget();      ///< the client has died: nobody waits for an answer
    void breakAll();    ///< the service has gone: all that waits for it hears so

    std::function<void(const QString &)> tell; ///< for the trace

private:
    struct Open { HttpRequest request; std::function<void(const HttpAnswer &)> done; Strand::Id timeout = 0; };
    struct Waiting { Id id = 0; HttpRequest request; QSet<QString> keys; qint64 until = 0; };
    /// What the wire does with one request, decided when it is sent.
    struct Fate { bool lost = false, answerLost = false, truncated = false, cutUpload = false; int strange = 0; /* 1 before, 2 after */ qint64 there = 0, back = 0; };

    [[nodiscard]] Fate fate();
    [[nodiscard]] HttpAnswer stranger();
    void deliver(Id id, const HttpRequest &request, const QByteArray &body, const Fate &fate, bool lastChance);
    [[nodiscard]] Service::Answer asked(const HttpRequest &request, const QByteArray &body, const Fate &fate, bool lastChance);
    void answer(Id id, const HttpRequest &request, const Service::Reply &reply, const Fate &fate);
    void finish(Id id, HttpAnswer answer);
    void wake(const QStringList &keys);

    Site &m_site;
    Agenda &m_agenda;
    Dice &m_dice;
    const Weather &m_weather;
    Strand &m_client;
    Strand m_strand; ///< the network itself: what is under way survives the client
    QString m_address;
    bool m_plugged = true;
    std::map<Id, Open> m_open;
    std::map<quint64, Waiting> m_waiting;
    Id m_last = 0;
    quint64 m_lastWait = 0;
    int m_epoch = 0; ///< of the connections: what was under way when they broke does not arrive
};

} // namespace Casement::Sim
