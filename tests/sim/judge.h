// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sim/desk.h"
#include "tests/sim/truth.h"

namespace Casement::Sim {

/// What must hold when all is quiet again.
class Judge
{
public:
    Judge(Site &site, const Journal &journal);

    /// Cases, comments and all else of a client are what the service says its person may see, and its lists are made of them.
    [[nodiscard]] QStringList compare(Desk &desk);
    /// Every act the client took was applied once, or is with its author, words and all.
    [[nodiscard]] QStringList account(Desk &desk);
    /// What the service's own verification says.
    /// steadyClock: else times and versions need not agree.
    [[nodiscard]] QStringList verify(bool steadyClock);
    /// NEW-5: what is sealed stands in no file of the service, its mark exactly where its box is, neither on what is closed for good; each
    /// reading is written down. restored: some of that may be gone. timed: the clock of the service was never set, so timers erase too.
    [[nodiscard]] QStringList sealing(const QString &folder, bool restored, bool timed);
    [[nodiscard]] bool disabled(const Desk &desk) const { return m_truth.user(Site::email(desk.person())).disabled; }

private:
    [[nodiscard]] QStringList lists(Desk &desk);
    [[nodiscard]] QStringList strangeWords(Desk &desk, const Holdings &visible);
    Site &m_site;

    const Journal &m_journal;
    Service::Archive::DataView m_view;
    Truth m_truth;
};

} // namespace Casement::Sim
