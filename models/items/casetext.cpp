// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/casetext.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Items {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Items::CaseText)
};

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

QString dayText(qint64 at, qint64 now)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(at).date();
    const bool sameYear = date.year() == QDateTime::fromMSecsSinceEpoch(now).date().year();
    return QLocale().toString(date, sameYear ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString span(qint64 length)
{
    if (length < hour)
        return Words::tr("%1 min").arg(qMax(qint64(1), length / minute));
    if (length < 2 * day)
        return Words::tr("%1 h").arg(length / hour);
    return Words::tr("%1 d").arg(length / day);
}

template <typename T>
QString labelOf(const T *found, const QString &id)
{
    return found ? found->label : id;
}

} // namespace

QString relativeTime(qint64 at, qint64 now)
{
    if (at == 0)
        return {};
    const qint64 distance = qAbs(now - at);
    if (distance >= 7 * day)
        return dayText(at, now);
    if (distance < minute)
        return at > now ? Words::tr("in a moment") : Words::tr("just now");
    return at > now ? Words::tr("in %1").arg(span(distance)) : Words::tr("%1 ago").arg(span(distance));
}

QString dueTime(qint64 due, qint64 now)
{
    if (due == 0 || due >= now)
        return relativeTime(due, now);
    return Words::tr("%1 late").arg(span(now - due));
}

QString absoluteTime(qint64 at)
{
    return at == 0 ? QString() : QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), u"ddd d MMM yyyy, HH:mm t"_s);
}

QString moment(qint64 at, qint64 now)
{
    if (at == 0)
        return {};
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at);
    const QString time = QLocale().toString(when.time(), u"HH:mm"_s);
    const bool today = when.date() == QDateTime::fromMSecsSinceEpoch(now).date();
    return today ? time : QString(dayText(at, now) + u' ' + time);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1024 ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString numberText(const Case &record)
{
    return record.number.isEmpty() ? Words::tr("Not sent yet") : record.number;
}

QString columnTitle(Column column, const PortalDefinition &definition)
{
    const auto index = static_cast<std::size_t>(column);
    const QString id = QString::fromLatin1(columnTable.at(index).id);
    const auto it = std::find_if(definition.columns.cbegin(), definition.columns.cend(), [&](const auto &c) { return c.id == id; });
    if (it != definition.columns.cend() && !it->label.isEmpty())
        return it->label;
    switch (column) {
    case Column::Number: return Words::tr("Number");
    case Column::Subject: return Words::tr("Subject");
    case Column::Status: return Words::tr("Status");
    case Column::Severity: return Words::tr("Severity");
    case Column::Priority: return Words::tr("Priority");
    case Column::Account: return Words::tr("Account");
    case Column::Contact: return Words::tr("Contact");
    case Column::Product: return Words::tr("Product");
    case Column::Opened: return Words::tr("Opened");
    case Column::Updated: return Words::tr("Last update");
    case Column::Response: return Words::tr("Last response");
    case Column::Escalated: return Words::tr("Escalated");
    case Column::Attachments: return Words::tr("Files");
    }
    return {};
}

QString cellText(Column column, const CaseSummary &row, const PortalDefinition &definition, qint64 now)
{
    const Case &record = row.record;
    switch (column) {
    case Column::Number: return record.number.isEmpty() ? Words::tr("Unsent") : record.number;
    case Column::Subject: return displaySafe(record.subject);
    case Column::Status: return labelOf(definition.status(record.status), record.status);
    case Column::Severity: {
        const auto *level = definition.severity(record.severity);
        return level && !level->shortLabel.isEmpty() ? level->shortLabel : labelOf(level, record.severity);
    }
    case Column::Priority: return labelOf(definition.priority(record.priority), record.priority);
    case Column::Account: return displaySafe(record.accountName);
    case Column::Contact: return displaySafe(record.contactName);
    case Column::Product: return labelOf(definition.product(record.product), record.product);
    case Column::Opened: return relativeTime(record.openedAt, now);
    case Column::Updated: return relativeTime(record.updatedAt, now);
    case Column::Response:
        return record.responseAt == 0 ? QString() : displaySafe(Words::tr("%1: %2").arg(record.responseBy, record.responseLine));
    case Column::Escalated: return record.escalated ? Words::tr("Escalated") : QString();
    case Column::Attachments: return row.attachments > 0 ? QLocale().toString(row.attachments) : QString();
    }
    return {};
}

QString cellHint(Column column, const CaseSummary &row, const PortalDefinition &definition, qint64 now)
{
    switch (column) {
    case Column::Number:
        if (row.pending == Pending::Waiting)
            return Words::tr("Waiting to be sent");
        if (row.pending == Pending::Returned)
            return Words::tr("Something came back. The outbox says why");
        return row.record.number;
    case Column::Status: {
        const auto *status = definition.status(row.record.status);
        return status ? status->hint : QString();
    }
    case Column::Subject: {
        const QString text = cellText(column, row, definition, now);
        return row.leftOut ? Words::tr("%1\nOnly this heading is kept on this computer").arg(text) : text;
    }
    case Column::Severity: return labelOf(definition.severity(row.record.severity), row.record.severity);
    case Column::Opened: return absoluteTime(row.record.openedAt);
    case Column::Updated: return absoluteTime(row.record.updatedAt);
    case Column::Response: {
        const QString text = cellText(column, row, definition, now);
        return text.isEmpty() ? QString() : QString(absoluteTime(row.record.responseAt) + u'\n' + text);
    }
    default: return cellText(column, row, definition, now);
    }
}

} // namespace Casement::Items
