// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"
#include "sync/service/sample/random.h"
#include "sync/service/sample/sampleworld.h"

#include <QJsonArray>

namespace Casement::Service {

/// Writes cases in the import format, each from its own seed: a case does not depend on those before it.
class SampleCases
{
public:
    SampleCases(const PortalDefinition &definition, const SampleTexts &texts, const SampleWorld &world, quint64 seed, qint64 untilMs);

    [[nodiscard]] QJsonObject write(int index, qint64 openedMs) const;

private:
    struct Draft;
    struct Entry { bool byCare = false; QString text; };

    void choosePeople(Draft &draft) const;
    void chooseProblem(Draft &draft) const;
    void chooseLevels(Draft &draft) const;
    void chooseStatus(Draft &draft) const;
    [[nodiscard]] QList<Entry> talk(Draft &draft) const;
    void writeComments(Draft &draft) const;
    void writeNotes(Draft &draft) const;
    void writeFields(Draft &draft) const;
    void writeEscalation(Draft &draft) const;
    [[nodiscard]] QString signedText(Draft &draft, const Entry &entry, const QString &previous) const;
    [[nodiscard]] QString filled(Draft &draft, const QString &text) const;
    [[nodiscard]] QString slot(Draft &draft, const QString &name) const;
    [[nodiscard]] QJsonArray attachments(Draft &draft, qint64 at) const;

    const PortalDefinition &m_definition;
    const SampleTexts &m_texts;
    const SampleWorld &m_world;
    quint64 m_seed;
    qint64 m_until;
    QList<int> m_accountWeights;
};

} // namespace Casement::Service
