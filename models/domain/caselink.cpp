// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/caselink.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Casement {

QString CaseLink::text() const
{
    return u"casement://%1/case/%2"_s.arg(portal, number);
}

std::optional<CaseLink> CaseLink::from(const QString &text)
{
    static const QRegularExpression shape(u"^casement://([A-Za-z][A-Za-z0-9]*)/case/([0-9]{1,18})/?$"_s);
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return CaseLink{match.captured(1), match.captured(2)};
}

} // namespace Casement
