// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/portaldefinition.h"
#include "models/domain/reach.h"
#include "tests/fuzz/targets.h"

namespace Casement::Fuzz {

void definition(const QByteArray &bytes)
{
    const Result<PortalDefinition> parsed = PortalDefinition::parse(bytes);
    if (!parsed) {
        require(!parsed.error().detail.isEmpty(), "a refusal says why");
        return;
    }
    for (const Role role : {Role::Customer, Role::Engineer, Role::Administrator}) {
        const auto seen = PortalDefinition::parse(parsed->projected(audiencesOf(role)));
        require(bool(seen), "what a reader is shown of a definition is one", seen ? QByteArray() : seen.error().detail.toUtf8());
    }
    for (const char *phase : {"new", "active", "pending", "closed"})
        static_cast<void>(parsed->firstOf(QString::fromLatin1(phase)));
    for (const PortalDefinition::Field &field : parsed->fields)
        static_cast<void>(parsed->choices(field.id, {}));
}

} // namespace Casement::Fuzz
