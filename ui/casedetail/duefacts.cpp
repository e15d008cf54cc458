// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/duefacts.h"

#include "models/domain/duetimes.h"
#include "models/domain/portaldefinition.h"
#include "ui/common/formatter.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::DueFacts)
};

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;

QString duration(qint64 ms)
{
    const qint64 hours = ms / hour, minutes = ms % hour / minute;
    if (hours == 0)
        return Words::tr("%1 min").arg(minutes);
    return minutes == 0 ? Words::tr("%1 h").arg(hours) : Words::tr("%1 h %2 min").arg(hours).arg(minutes);
}

QString labelOf(DueTime::Kind kind)
{
    switch (kind) {
    case DueTime::Kind::FirstResponse: return Words::tr("First response due");
    case DueTime::Kind::NextUpdate: return Words::tr("Next update due");
    case DueTime::Kind::Resolution: return Words::tr("Resolution due");
    }
    return {};
}

QString stateOf(const DueTime &time, const Formatter &format, qint64 now)
{
    if (time.metAt)
        return time.due != 0 && time.metAt > time.due ? Words::tr("Late, %1").arg(format.moment(time.metAt)) : Words::tr("In time, %1").arg(format.moment(time.metAt));
    if (time.paused())
        return Words::tr("Paused with %1 left, while the case waits").arg(duration(time.leftMs));
    const QString words = time.due < now ? QString(format.moment(time.due) + u" · "_s + format.late(time.due))
                                         : QString(format.moment(time.due) + u" · "_s + format.relative(time.due));
    return time.byReclassification ? Words::tr("%1, by reclassification").arg(words) : words;
}

QString lineOf(const LedgerLine &line, const PortalDefinition &definition, const Formatter &format)
{
    const QString at = format.absolute(line.at);
    switch (line.what) {
    case LedgerLine::What::Started: return Words::tr("Started %1").arg(at);
    case LedgerLine::What::Paused: return Words::tr("Paused %1").arg(at);
    case LedgerLine::What::Resumed: return Words::tr("Resumed %1").arg(at);
    case LedgerLine::What::Holiday: return Words::tr("Skipped the holiday %1").arg(QLocale().toString(QDate::fromString(line.detail, Qt::ISODate), QLocale::ShortFormat));
    case LedgerLine::What::Met: return Words::tr("Met %1").arg(at);
    case LedgerLine::What::Reclassified:
        return Words::tr("Level changed to %1, %2").arg(definition.customerSets == u"priority"_s ? format.priority(line.detail) : format.severity(line.detail), at);
    }
    return {};
}

} // namespace

QList<DueFact> dueFacts(const PortalDefinition &definition, const CaseDetail &detail, qint64 nowMs)
{
    const Formatter format(definition, nowMs);
    QList<DueFact> facts;
    if (!detail.whole) // without its conversation nothing could be said
        return facts;
    for (const DueTime &time : dueTimes(definition, detail.bundle, detail.supportLevel)) {
        DueFact fact{nameOf(time.kind) + u"Due"_s, labelOf(time.kind), stateOf(time, format, nowMs), {}};
        for (const auto &target : definition.targets) {
            const Calendar *calendar = definition.calendar(target.calendar);
            if (target.id == time.target && calendar)
                fact.account << Words::tr("%1: %2, %3").arg(target.label, duration(time.promisedMs), calendar->label);
        }
        for (const LedgerLine &line : time.ledger)
            fact.account << lineOf(line, definition, format);
        facts << fact;
    }
    return facts;
}

} // namespace Casement::Ui
