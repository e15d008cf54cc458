// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/noticespage.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/emptystate.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/librarydelegate.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/notices/noticewords.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

NoticesPage::NoticesPage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_notice(new Notice(this))
    , m_list(new QListWidget(this))
    , m_empty(new EmptyState(this))
    , m_readAll(new QToolButton(this))
{
    setObjectName(u"noticesPage"_s);
    build();
    connect(m_list, &QListWidget::itemActivated, this, &NoticesPage::openCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &NoticesPage::openCurrent);
    connect(m_readAll, &QToolButton::clicked, this, [this] { markRead({}); });
    connect(&m_context.workspace.reader(), &CaseReader::noticesChanged, this, &NoticesPage::load);
    load();
}

NoticesPage::~NoticesPage() = default;

void NoticesPage::build()
{
    auto *title = new QLabel(tr("Notices"), this);
    title->setObjectName(u"noticesTitleLabel"_s);
    setPageTitleFont(title);
    m_notice->setObjectName(u"noticesNotice"_s);
    m_readAll->setObjectName(u"readNoticesButton"_s);
    m_readAll->setText(tr("Mark all as read"));
    m_readAll->setAccessibleName(m_readAll->text());
    m_readAll->setIcon(icon(IconName::Check, palette()));
    m_readAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_readAll->setAutoRaise(true);
    m_list->setObjectName(u"noticesList"_s);
    m_list->setAccessibleName(tr("Notices"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new LibraryDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_empty->setContent(IconName::Bell, tr("No notices yet"), tr("Replies, changes of status and what else concerns your cases come here."));
    auto *line = new QHBoxLayout;
    line->addWidget(title);
    line->addStretch(1);
    line->addWidget(m_readAll);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(Space::l, Space::l, Space::l, Space::m);
    head->setSpacing(Space::s);
    head->addLayout(line);
    head->addWidget(m_notice);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
}

void NoticesPage::load()
{
    onFinished(m_context.workspace.reader().notices(), this, [this, token = ++m_token](const Result<QList<NoticeItem>> &notices) {
        if (token != m_token)
            return;
        if (!notices) {
            m_notice->showText(Notice::Kind::Error, sentenceFor(notices.error()));
            return;
        }
        m_notice->dismiss();
        m_items = notices.value();
        fill();
    });
}

void NoticesPage::fill()
{
    const QListWidgetItem *before = m_list->currentItem();
    const QString chosen = before ? before->data(LibraryIdRole).toString() : QString();
    const auto &definition = m_context.workspace.definition();
    const Formatter format(definition, m_context.workspace.nowMs());
    m_list->clear();
    int unread = 0;
    for (const NoticeItem &item : std::as_const(m_items)) {
        const CaseNotice &notice = item.record;
        const QString sentence = noticeSentence(definition, notice), subject = displaySafe(item.subject);
        auto *row = new QListWidgetItem(sentence, m_list);
        row->setToolTip(format.absolute(notice.at));
        row->setData(LibraryIdRole, notice.id);
        row->setData(LibraryLineRole, subject);
        row->setData(LibraryFactsRole, notice.audience == Audience::Care ? tr("%1 · internal").arg(item.number) : item.number);
        row->setData(LibraryWhenRole, format.relative(notice.at));
        row->setData(LibraryIconRole, static_cast<int>(iconOf(notice)));
        row->setData(LibraryUnreadRole, !item.read);
        QStringList said{sentence, subject, item.number, format.relative(notice.at)};
        if (!item.read)
            said.prepend(tr("Unread"));
        row->setData(Qt::AccessibleTextRole, said.join(u", "_s));
        if (notice.id == chosen)
            m_list->setCurrentItem(row);
        unread += item.read ? 0 : 1;
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_list->setVisible(!m_items.isEmpty());
    m_empty->setVisible(m_items.isEmpty());
    m_readAll->setEnabled(unread > 0);
    Q_EMIT unreadChanged(unread);
}

void NoticesPage::openCurrent()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < m_items.size())
        Q_EMIT caseWanted(m_items.at(row).record.caseId);
}

void NoticesPage::caseShown(const QString &caseId)
{
    if (caseId.isEmpty() || std::none_of(m_items.cbegin(), m_items.cend(), [&](const NoticeItem &item) { return item.record.caseId == caseId && !item.read; }))
        return;
    markRead(caseId);
    fill();
}

void NoticesPage::markRead(const QString &caseId)
{
    for (NoticeItem &item : m_items) {
        if (item.read || (!caseId.isEmpty() && item.record.caseId != caseId))
            continue;
        item.read = true; // the cache follows
        m_context.workspace.commands().markViewed(u"notice"_s, item.record.id);
    }
    if (caseId.isEmpty())
        fill();
}

void NoticesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load(); // "3 min ago" grows old
}

} // namespace Casement::Ui
