// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/homepage.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "models/items/casecountmodel.h"
#include "models/items/homefeed.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/home/cardlist.h"
#include "ui/home/homecard.h"
#include "ui/home/homedelegates.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int twoColumnsFrom = 100; // average letters
constexpr int widest = 170;

} // namespace

HomePage::HomePage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_feed(new Items::HomeFeed(context.workspace, this))
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_minute(new QTimer(this))
{
    setObjectName(u"homePage"_s);
    setAccessibleName(tr("Home"));
    m_scroll->setObjectName(u"homeScrollArea"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_page->setObjectName(u"homeContent"_s);
    m_page->setAutoFillBackground(false);
    m_sides = new QHBoxLayout;
    m_sides->setSpacing(Space::m);
    for (int side = 0; side < 2; ++side) {
        m_columns << new QVBoxLayout;
        m_columns.last()->setSpacing(Space::m);
        m_sides->addLayout(m_columns.last(), 1);
    }
    auto *content = new QVBoxLayout(m_page);
    content->setContentsMargins(12, Space::s, 12, Space::m);
    content->setSpacing(Space::m);
    content->addWidget(makeBanner());
    content->addLayout(m_sides);
    content->addStretch(1);
    m_scroll->setWidget(m_page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_scroll);
    build();
    connect(m_feed, &Items::HomeFeed::loaded, this, &HomePage::refresh);
    connect(&m_context.workspace.sync(), &SyncControl::definitionChanged, this, [this] {
        m_feed->reload();
        build();
    });
    connect(&m_context.workspace.sync(), &SyncControl::profileChanged, this, &HomePage::refresh);
    m_minute->setInterval(60'000);
    connect(m_minute, &QTimer::timeout, m_feed, &Items::HomeFeed::refreshTimes);
    m_minute->start();
}

HomePage::~HomePage() = default;

QWidget *HomePage::makeBanner()
{
    auto *banner = new QWidget(m_page);
    banner->setObjectName(u"homeBanner"_s);
    m_greeting = new QLabel(banner);
    m_greeting->setObjectName(u"greetingLabel"_s);
    m_greeting->setTextFormat(Qt::PlainText);
    setPageTitleFont(m_greeting);
    m_search = new QLineEdit(banner);
    m_search->setObjectName(u"answersEdit"_s);
    m_search->setPlaceholderText(tr("Search for answers"));
    m_search->setAccessibleName(tr("Search for answers"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(IconName::Knowledge, palette()), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 70);
    m_create = new QPushButton(icon(IconName::Plus, palette()), tr("Create new case"), banner);
    m_create->setObjectName(u"createCaseButton"_s);
    m_create->setAccessibleName(m_create->text());
    connect(m_search, &QLineEdit::returnPressed, this, [this] { Q_EMIT answersWanted(m_search->text().trimmed()); });
    connect(m_create, &QPushButton::clicked, this, &HomePage::newCaseWanted);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(Space::s);
    acts->addWidget(m_search, 3);
    acts->addWidget(m_create);
    acts->addStretch(1);
    auto *layout = new QVBoxLayout(banner);
    layout->setContentsMargins(Space::xs, Space::s, 0, Space::xs);
    layout->setSpacing(12);
    layout->addWidget(m_greeting);
    layout->addLayout(acts);
    return banner;
}

void HomePage::build()
{
    qDeleteAll(std::exchange(m_left, {}));
    qDeleteAll(std::exchange(m_right, {}));
    const auto &definition = m_context.workspace.definition();
    m_waiting = addRows(u"waiting"_s, tr("Waiting for you"), m_feed->waiting(), tr("Nothing waits for you. Answers asked of you and promised updates come here."));
    m_left << m_waiting;
    if (const auto *view = definition.view(definition.home.casesView)) {
        HomeCard *card = addRows(u"homeCases"_s, view->label, m_feed->cases(), tr("No case here."));
        card->setMore(tr("Go to list"));
        connect(card, &HomeCard::moreWanted, this, [this, id = view->id] { Q_EMIT viewWanted(id); });
        m_left << card;
    }
    if (definition.view(definition.home.statusView))
        m_right << addStatus();
    m_left << addRows(u"recentItems"_s, tr("Recent items"), m_feed->recent(), tr("Cases, accounts and contacts you look at are listed here."));
    for (qsizetype i = 0; i < definition.home.news.size(); ++i) {
        const auto &news = definition.home.news.at(i);
        HomeCard *card = addRows(news.id, news.label, m_feed->news(i), tr("Nothing yet."));
        card->setMore(tr("All messages"));
        connect(card, &HomeCard::moreWanted, this, &HomePage::messagesWanted);
        m_right << card;
    }
    if (!definition.home.links.isEmpty())
        m_right << addLinks();
    refresh();
    arrange(true);
}

HomeCard *HomePage::addRows(const QString &name, const QString &title, Items::HomeListModel *model, const QString &empty)
{
    auto *card = new HomeCard(name, title, m_page);
    CardList *list = card->addList(name);
    list->setItemDelegate(new HomeRowDelegate(list));
    list->setModel(model);
    card->setEmptyText(empty);
    connect(list, &CardList::chosen, this, [this](const QModelIndex &index) {
        open(index.data(Items::HomeListModel::KindRole).toString(), index.data(Items::HomeListModel::TargetRole).toString());
    });
    return card;
}

HomeCard *HomePage::addStatus()
{
    const auto *view = m_context.workspace.definition().view(m_context.workspace.definition().home.statusView);
    auto *card = new HomeCard(u"statusOfCases"_s, tr("Status of cases"), m_page);
    card->setMore(view->label);
    connect(card, &HomeCard::moreWanted, this, [this, id = view->id] { Q_EMIT viewWanted(id); });
    const bool priority = m_context.workspace.definition().customerSets == u"priority"_s;
    const auto chart = [&](Items::CaseCountModel::By by, const QString &name, const QString &title) {
        CardList *list = card->addList(name, title);
        auto *counts = new Items::CaseCountModel(m_context.workspace, by, list);
        counts->setView(view->id);
        list->setItemDelegate(new CountBarDelegate(m_context.workspace, list));
        list->setModel(counts);
        connect(list, &CardList::chosen, this, [this, counts, id = view->id](const QModelIndex &index) {
            Q_EMIT casesWanted(id, counts->field(), index.data(Items::CaseCountModel::ValueRole).toString());
        });
    };
    chart(Items::CaseCountModel::By::Status, u"statusCounts"_s, tr("By status"));
    chart(Items::CaseCountModel::By::Level, u"levelCounts"_s, priority ? tr("By priority") : tr("By severity"));
    return card;
}

HomeCard *HomePage::addLinks()
{
    auto *card = new HomeCard(u"links"_s, tr("Links"), m_page);
    for (const auto &link : m_context.workspace.definition().home.links) {
        auto *button = new QPushButton(icon(IconName::External, palette()), link.label, card);
        button->setObjectName(QString(link.id + u"LinkButton"_s));
        button->setAccessibleName(tr("%1, opens in the browser").arg(link.label));
        button->setToolTip(link.url);
        connect(button, &QPushButton::clicked, this, [this, url = link.url] { m_context.prompts.openExternally(this, url); });
        auto *hint = new QLabel(link.hint, card);
        hint->setWordWrap(true);
        setSecondary(hint);
        auto *row = new QWidget(card);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(Space::m, Space::xs, Space::m, Space::xs);
        layout->setSpacing(12);
        layout->addWidget(button);
        layout->addWidget(hint, 1);
        card->addWidget(row);
    }
    return card;
}

void HomePage::refresh()
{
    const auto &definition = m_context.workspace.definition();
    const Profile &profile = m_context.workspace.profile();
    const QString first = displaySafe(profile.name).section(u' ', 0, 0);
    m_greeting->setText(first.isEmpty() ? tr("Welcome") : tr("Hello, %1").arg(first));
    m_search->setVisible(definition.home.search);
    m_create->setVisible(definition.home.create && (isCare(profile.role) || !profile.mayOpen.isEmpty()));
    const int waiting = m_feed->waitingInAll();
    m_waiting->setTitle(waiting > 0 ? tr("Waiting for you (%1)").arg(waiting) : tr("Waiting for you"));
}

// Two columns where each has room for a subject; reading order is the left one first.
void HomePage::arrange(bool again)
{
    const int columns = width() >= fontMetrics().averageCharWidth() * twoColumnsFrom ? 2 : 1;
    const int side = qMax(12, (width() - fontMetrics().averageCharWidth() * widest) / 2);
    m_page->layout()->setContentsMargins(side, Space::s, side, Space::m);
    if (columns == m_shownColumns && !again)
        return;
    m_shownColumns = columns;
    m_sides->setStretch(1, columns - 1);
    m_sides->setSpacing(columns == 2 ? Space::m : 0);
    for (QVBoxLayout *column : std::as_const(m_columns)) {
        while (QLayoutItem *item = column->takeAt(0))
            delete item;
    }
    for (HomeCard *card : std::as_const(m_left))
        m_columns.first()->addWidget(card);
    for (HomeCard *card : std::as_const(m_right))
        m_columns.at(columns - 1)->addWidget(card);
    QWidget *before = m_create;
    for (HomeCard *card : m_left + m_right) {
        for (QWidget *stop : card->findChildren<QWidget *>()) {
            if (stop->focusPolicy() & Qt::TabFocus) {
                setTabOrder(before, stop);
                before = stop;
            }
        }
    }
    for (QVBoxLayout *column : std::as_const(m_columns))
        column->addStretch(1);
}

void HomePage::open(const QString &kind, const QString &target)
{
    if (kind == u"case"_s)
        Q_EMIT caseWanted(target);
    else if (kind == u"message"_s)
        Q_EMIT messageWanted(target);
    else if (kind == u"outbox"_s)
        Q_EMIT outboxWanted();
    else if (kind == u"account"_s)
        Q_EMIT accountWanted(target);
}

void HomePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(false);
}

void HomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_feed->setActive(true);
    m_feed->refreshTimes();
    for (HomeCard *card : m_left + m_right) {
        auto *list = card->findChild<CardList *>();
        if (list && list->isVisibleTo(this)) {
            list->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void HomePage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_feed->setActive(false);
}

} // namespace Casement::Ui
