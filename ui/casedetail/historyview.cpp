// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/historyview.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

enum ItemRole { WhenRole = Qt::UserRole + 1, IconRole, InternalRole, DayRole /* of the first of a day */ };
constexpr int signSide = 24;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::HistoryView)
};

IconName iconOf(const HistoryEntry &entry)
{
    if (entry.field == u"opened"_s)
        return IconName::Plus;
    if (entry.field == u"comment"_s)
        return entry.audience == Audience::Care ? IconName::Note : IconName::Reply;
    if (entry.field == u"escalated"_s)
        return IconName::Escalate;
    if (entry.field == u"status"_s)
        return IconName::Progress;
    if (entry.field == u"recommended"_s)
        return IconName::Check;
    if (entry.field == u"stillWorking"_s || entry.field == u"timer"_s)
        return IconName::Clock;
    if (entry.field == u"related"_s || entry.field == u"merged"_s || entry.field == u"mergedInto"_s)
        return IconName::Link;
    return entry.field == u"owner"_s ? IconName::User : IconName::Edit;
}

QString channelWords(Channel channel)
{
    switch (channel) {
    case Channel::Mail:
        return Words::tr("by mail");
    case Channel::Chat:
        return Words::tr("in a chat");
    case Channel::Timer:
        return Words::tr("by itself");
    case Channel::Api:
        return Words::tr("through the API");
    case Channel::Import:
        return Words::tr("imported");
    case Channel::App:
        break;
    }
    return {};
}

QString labelOf(const PortalDefinition &definition, const QString &field)
{
    if (const auto *known = definition.field(field))
        return known->label;
    if (field == u"status"_s)
        return Words::tr("Status");
    if (field == u"owner"_s)
        return Words::tr("Owner");
    return field == u"priority"_s ? Words::tr("Priority") : field;
}

/// Two lines beside a sign on a line through all entries.
class TimelineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int day = index.data(DayRole).toString().isEmpty() ? 0 : heading(option);
        return {200, day + 2 * option.fontMetrics.lineSpacing() + 2 * Space::s + 2};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &whole, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = whole;
        if (const QString day = index.data(DayRole).toString(); !day.isEmpty()) {
            option.rect.setTop(whole.rect.top() + heading(whole));
            paintDay(painter, whole, day);
        }
        const Theme theme = Theme::from(option.palette);
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected)
            painter->fillRect(option.rect, theme.selection);
        const QRect inside = option.rect.adjusted(Space::m, 0, -Space::m, 0);
        const QRect sign =
            QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter, {signSide, signSide}, inside);
        painter->setPen(QPen(theme.border, 1.5));
        const int x = sign.center().x();
        const auto sameDay = [](const QModelIndex &row) { return row.isValid() && row.data(DayRole).toString().isEmpty(); };
        if (sameDay(index))
            painter->drawLine(x, option.rect.top(), x, sign.top() - 2);
        if (sameDay(index.siblingAtRow(index.row() + 1)))
            painter->drawLine(x, sign.bottom() + 2, x, option.rect.bottom() + 1);
        const bool internal = index.data(InternalRole).toBool();
        painter->setPen(Qt::NoPen);
        painter->setBrush(internal ? theme.noteGround : theme.codeGround);
        painter->drawEllipse(sign);
        paintIcon(painter, QRectF(sign).adjusted(5, 5, -5, -5), static_cast<IconName>(index.data(IconRole).toInt()),
                  internal ? theme.noteText : theme.secondary);

        QRect text = inside;
        if (option.direction == Qt::RightToLeft)
            text.setRight(sign.left() - 12);
        else
            text.setLeft(sign.right() + 12);
        const int line = option.fontMetrics.lineSpacing();
        text = QRect(text.left(), text.center().y() - line, text.width(), line);
        const int flags =
            int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)) | Qt::TextSingleLine;
        painter->setPen(selected ? theme.selectionText : theme.text);
        painter->drawText(
            text, flags,
            option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, text.width()));
        painter->setPen(selected ? theme.selectionText : theme.secondary);
        painter->drawText(text.translated(0, line + 1), flags,
                          option.fontMetrics.elidedText(index.data(WhenRole).toString(), Qt::ElideRight, text.width()));
        painter->restore();
    }

private:
    static int heading(const QStyleOptionViewItem &option) { return option.fontMetrics.lineSpacing() + Space::m + Space::xs; }

    static void paintDay(QPainter *painter, const QStyleOptionViewItem &option, const QString &day)
    {
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        painter->save();
        painter->setFont(font);
        painter->setPen(Theme::from(option.palette).text);
        const QRect room(option.rect.left() + Space::m, option.rect.top(), option.rect.width() - 2 * Space::m, heading(option));
        painter->drawText(room, int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignBottom)) | Qt::TextSingleLine, day);
        painter->restore();
    }
};

QString dayOf(qint64 at, qint64 now)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at).date(), today = QDateTime::fromMSecsSinceEpoch(now).date();
    if (day == today)
        return Words::tr("Today");
    return day == today.addDays(-1) ? Words::tr("Yesterday") : QLocale().toString(day, QLocale::LongFormat);
}

} // namespace

/// What happened, without why.
static QString eventSentence(const PortalDefinition &definition, const Case &record, const HistoryEntry &entry)
{
    const Formatter format(definition, entry.at);
    const QString who = entry.personName.isEmpty() ? Words::tr("The portal") : displaySafe(entry.personName);
    if (entry.field == u"opened"_s)
        return Words::tr("%1 opened the case").arg(who);
    if (entry.field == u"comment"_s)
        return entry.audience == Audience::Care ? Words::tr("%1 wrote an internal note").arg(who)
                                                : Words::tr("%1 wrote a message").arg(who);
    if (entry.field == u"escalated"_s)
        return entry.to.isEmpty() ? Words::tr("%1 ended the escalation").arg(who)
                                  : Words::tr("%1 escalated: %2").arg(who, format.reason(entry.to));
    if (entry.field == u"recommended"_s) {
        const auto *reason = definition.closeReason(entry.to);
        return entry.to.isEmpty() ? Words::tr("%1 answered the recommendation to close").arg(who)
                                  : Words::tr("%1 recommended to close: %2").arg(who, reason ? reason->label : displaySafe(entry.to));
    }
    if (entry.field == u"stillWorking"_s)
        return Words::tr("%1 is still working on it").arg(who);
    if (entry.field == u"related"_s && entry.from == entry.to) // pending: the new case has no number yet
        return Words::tr("%1 split the case").arg(who);
    if (entry.field == u"related"_s)
        return entry.to.isEmpty() ? Words::tr("%1 removed the link to case %2").arg(who, displaySafe(entry.from))
                                  : Words::tr("%1 linked case %2").arg(who, displaySafe(entry.to));
    if (entry.field == u"mergedInto"_s)
        return entry.to.isEmpty() ? Words::tr("%1 undid the merge into case %2").arg(who, displaySafe(entry.from))
                                  : Words::tr("%1 merged the case into case %2").arg(who, displaySafe(entry.to));
    if (entry.field == u"merged"_s)
        return entry.to.isEmpty() ? Words::tr("%1 undid the merge of case %2").arg(who, displaySafe(entry.from))
                                  : Words::tr("%1 merged case %2 into this one").arg(who, displaySafe(entry.to));
    if (entry.field == u"timer"_s)
        return Words::tr("%1 sent a reminder").arg(who);
    if (entry.field == u"outageReported"_s)
        return Words::tr("%1 reported an outage").arg(who);
    if (entry.field == u"promise"_s)
        return entry.to == u"missed"_s ? Words::tr("The promised update did not come in time") : Words::tr("The promised update is due soon");
    const auto shown = [&](const QString &value) {
        return entry.field == u"priority"_s ? format.priority(value)
                                            : displaySafe(format.fieldValue(entry.field, value, record));
    };
    const QString label = labelOf(definition, entry.field);
    if (entry.from.isEmpty())
        return Words::tr("%1 set %2 to %3").arg(who, label, shown(entry.to));
    if (entry.to.isEmpty())
        return Words::tr("%1 removed %2, which was %3").arg(who, label, shown(entry.from));
    return Words::tr("%1 changed %2 from %3 to %4").arg(who, label, shown(entry.from), shown(entry.to));
}

QString historySentence(const PortalDefinition &definition, const Case &record, const HistoryEntry &entry)
{
    const QString sentence = eventSentence(definition, record, entry);
    return entry.note.isEmpty() ? sentence : Words::tr("%1 (%2)").arg(sentence, firstLine(entry.note));
}

HistoryView::HistoryView(Context context, QWidget *parent)
    : QListWidget(parent)
    , m_context(context)
{
    setObjectName(u"historyView"_s);
    setAccessibleName(tr("History"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new TimelineDelegate(this));
}

HistoryView::~HistoryView() = default;

void HistoryView::show(const CaseDetail &detail)
{
    const int place = verticalScrollBar()->value();
    const auto &definition = m_context.workspace.definition();
    const Formatter format(definition, m_context.workspace.nowMs());
    clear();
    QString day;
    for (auto it = detail.bundle.history.crbegin(); it != detail.bundle.history.crend(); ++it) {
        const QString sentence = historySentence(definition, detail.bundle.record, *it);
        QStringList second{QLocale().toString(QDateTime::fromMSecsSinceEpoch(it->at).time(), u"HH:mm"_s)};
        if (const QString channel = channelWords(it->channel); !channel.isEmpty())
            second << channel;
        if (it->audience == Audience::Care)
            second << tr("internal");
        auto *item = new QListWidgetItem(sentence, this);
        item->setToolTip(tr("%1\n%2").arg(sentence, format.absolute(it->at)));
        if (const QString ofThis = dayOf(it->at, m_context.workspace.nowMs()); ofThis != day) {
            day = ofThis;
            item->setData(DayRole, day);
        }
        item->setData(WhenRole, second.join(u" · "_s));
        item->setData(IconRole, static_cast<int>(iconOf(*it)));
        item->setData(InternalRole, it->audience == Audience::Care);
        second.first() = format.absolute(it->at);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(sentence, second.join(u", "_s)));
    }
    verticalScrollBar()->setValue(place);
}

} // namespace Casement::Ui
