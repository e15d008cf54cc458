// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/service/sample/sampletexts.h"

#include <functional>

namespace Casement::Service {

struct SamplePerson
{
    QString id, name, given, email;
};

struct SampleAccount
{
    QString id, name, domain, language;
    int weight = 1; ///< how many cases it gets, against the others
    QStringList partnerIds;
    QList<SamplePerson> people;
};

/// Who there is: the same for every seed, so that data of several seeds fits together.
struct SampleWorld
{
    QList<SampleAccount> accounts;
    QList<SamplePerson> engineers;
    QList<QJsonObject> lines; ///< accounts and people in the import format, parents first
    QList<std::pair<QString, QString>> users; ///< person and role of those who sign in
};

[[nodiscard]] SampleWorld sampleWorld(const SampleTexts &texts, int cases);

} // namespace Casement::Service
