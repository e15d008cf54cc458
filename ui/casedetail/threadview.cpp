// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/threadview.h"

#include "ui/common/icons.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int firstShown = 25; ///< newest comments shown at once
constexpr int moreShown = 50;

} // namespace

ThreadView::ThreadView(Context context, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
{
    setObjectName(u"threadView"_s);
    setAccessibleName(tr("Conversation"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    auto *content = new QWidget(this);
    content->setObjectName(u"threadContent"_s);
    content->setBackgroundRole(QPalette::Base);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    m_layout->setSpacing(12);
    m_more = new QPushButton(content);
    m_more->setObjectName(u"showEarlierButton"_s);
    m_more->setIcon(icon(IconName::ChevronUp, palette()));
    m_more->hide();
    m_rest = new Notice(content);
    m_rest->setObjectName(u"restNotice"_s);
    m_rest->setClosable(false);
    m_layout->addWidget(m_more, 0, Qt::AlignHCenter);
    m_layout->addWidget(m_rest);
    m_layout->addStretch(1);
    setWidget(content);
    viewport()->setBackgroundRole(QPalette::Base);
    content->installEventFilter(this);
    connect(m_more, &QPushButton::clicked, this, &ThreadView::showMore);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { hold(Hold::Nothing); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_settling && m_hold != Hold::FromEnd)
            m_hold = value >= verticalScrollBar()->maximum() ? Hold::Newest : Hold::Nothing;
    });
}

ThreadView::~ThreadView() = default;

void ThreadView::show(const CaseDetail &detail)
{
    const bool fresh = detail.bundle.record.id != m_caseId;
    if (fresh) {
        clear();
        m_caseId = detail.bundle.record.id;
        m_shown = firstShown;
    }
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    const qsizetype before = m_messages.size();
    m_messages = messagesOf(detail);
    if (!fresh && m_messages.size() > before)
        m_shown += int(m_messages.size() - before); // a new message folds nothing away
    place(m_messages);
    if (!detail.whole) {
        const bool offline = m_context.workspace.sync().state().phase == SyncState::Phase::Offline;
        m_rest->showText(
            Notice::Kind::Info,
            offline && detail.leftOut ? tr("Of this case only the heading is kept on this computer. Open it when you are online to read it.")
            : offline ? tr("The rest of this case is not on this computer yet. It comes when you are online again.")
                    : tr("The rest of this case is on its way."));
    } else {
        m_rest->dismiss();
    }
    if (fresh || (atEnd && m_messages.size() != before))
        hold(Hold::Newest);
}

void ThreadView::clear()
{
    for (MessageCard *card : std::as_const(m_cards)) {
        card->hide();
        card->deleteLater();
    }
    m_cards.clear();
    m_messages.clear();
    m_newest = nullptr;
    m_caseId.clear();
    m_more->hide();
    m_rest->dismiss();
    m_hold = Hold::Nothing;
}

QList<Message> ThreadView::messagesOf(const CaseDetail &detail) const
{
    const CaseBundle &bundle = detail.bundle;
    QHash<QString, QList<Attachment>> files;
    for (const Attachment &file : bundle.attachments)
        files[file.commentId] << file;
    const auto finish = [&](Message &message) {
        message.files = files.value(message.id);
        for (const Attachment &file : std::as_const(message.files)) {
            if (detail.pendingIds.contains(file.id))
                message.pendingFiles << file.id;
        }
    };
    Message description;
    description.author = bundle.record.openerName;
    description.body = bundle.record.description;
    description.at = bundle.record.openedAt;
    description.pending = bundle.record.version == 0 && detail.pending != Pending::None;
    finish(description);
    QList<Message> messages{description};
    for (const Comment &comment : bundle.comments) {
        Message message{comment.id,
                        comment.authorName,
                        comment.byCare,
                        comment.audience,
                        comment.channel,
                        comment.body,
                        comment.postedAt,
                        detail.pendingIds.contains(comment.id),
                        {},
                        {}};
        finish(message);
        messages << message;
    }
    return messages;
}

void ThreadView::place(const QList<Message> &messages)
{
    const qsizetype comments = messages.size() - 1;
    const qsizetype folded = qMax(qsizetype(0), comments - m_shown);
    QHash<QString, MessageCard *> kept;
    int position = 0;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (i == 1) // the description stays above what is folded
            m_layout->insertWidget(position++, m_more, 0, Qt::AlignHCenter);
        if (i > 0 && i <= folded)
            continue;
        const Message &message = messages.at(i);
        MessageCard *card = m_cards.take(message.id);
        if (card)
            card->setMessage(message);
        else
            card = new MessageCard(m_context, message, widget());
        if (m_layout->indexOf(card) != position)
            m_layout->insertWidget(position, card);
        ++position;
        kept.insert(message.id, card);
        m_newest = card;
    }
    for (MessageCard *gone : std::as_const(m_cards)) {
        gone->hide();
        gone->deleteLater();
    }
    m_cards = kept;
    m_more->setText(tr("Show %n earlier message(s)", nullptr, int(qMin(folded, qsizetype(moreShown)))));
    m_more->setVisible(folded > 0);
}

void ThreadView::showMore()
{
    m_fromEnd = verticalScrollBar()->maximum() - verticalScrollBar()->value();
    m_shown += moreShown;
    place(m_messages);
    hold(Hold::FromEnd);
}

void ThreadView::hold(Hold what)
{
    m_hold = what;
    if (what != Hold::Nothing)
        QMetaObject::invokeMethod(this, &ThreadView::settle, Qt::QueuedConnection);
}

// Texts find their height only once they are laid out, so the place is taken again after every layout until the person
// scrolls.
void ThreadView::settle()
{
    if (m_hold == Hold::Nothing)
        return;
    QScrollBar *bar = verticalScrollBar();
    m_settling = true;
    if (m_hold == Hold::FromEnd)
        bar->setValue(bar->maximum() - m_fromEnd);
    else if (m_newest)
        bar->setValue(m_cards.size() < 2 ? 0 : qMin(bar->maximum(), m_newest->y() - m_layout->spacing()));
    m_settling = false;
}

bool ThreadView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        && m_hold != Hold::Nothing)
        QMetaObject::invokeMethod(this, &ThreadView::settle, Qt::QueuedConnection);
    return QScrollArea::eventFilter(watched, event);
}

void ThreadView::refreshTimes()
{
    for (MessageCard *card : std::as_const(m_cards))
        card->refreshTime();
}

} // namespace Casement::Ui
