// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"

namespace Casement {
struct Case;
}

namespace Casement::Ui {

/// Values as people read them, at one moment. Short-lived: make one where it is used, it refers to the definition.
class Formatter
{
public:
    Formatter(const PortalDefinition &definition, qint64 nowMs);

    [[nodiscard]] QString relative(qint64 at) const; ///< "3 h ago", "in 20 min"; empty for 0
    [[nodiscard]] QString late(qint64 due) const;    ///< "2 h late" once due has passed, else relative()
    [[nodiscard]] QString absolute(qint64 at) const; ///< day, time and zone
    [[nodiscard]] QString moment(qint64 at) const;   ///< "10:32" today, else "3 Mar 10:32"
    [[nodiscard]] static QString size(qint64 bytes);

    [[nodiscard]] QString status(const QString &id) const;
    [[nodiscard]] QString severity(const QString &id) const; ///< "S2 High"
    [[nodiscard]] QString priority(const QString &id) const;
    [[nodiscard]] QString caseType(const QString &id) const;
    [[nodiscard]] QString product(const QString &id) const;
    [[nodiscard]] QString reason(const QString &id) const;
    [[nodiscard]] QString fieldLabel(const QString &id) const;
    /// A field's stored value in the definition's words; record gives the answers the choices depend on.
    [[nodiscard]] QString fieldValue(const QString &fieldId, const QString &value, const Case &record) const;
    [[nodiscard]] static QString number(const Case &record); ///< words for a provisional one

private:
    const PortalDefinition &m_definition;
    qint64 m_now;
};

} // namespace Casement::Ui
