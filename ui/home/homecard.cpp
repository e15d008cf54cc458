// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/homecard.h"

#include "ui/common/theme.h"
#include "ui/home/cardlist.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

HomeCard::HomeCard(const QString &name, const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(title, this))
    , m_empty(new QLabel(this))
    , m_more(new QPushButton(this))
    , m_head(new QHBoxLayout)
    , m_content(new QVBoxLayout)
{
    setObjectName(QString(name + u"Card"_s));
    setAccessibleName(title);
    setBackgroundRole(QPalette::Base);
    m_title->setObjectName(QString(name + u"TitleLabel"_s));
    setSectionFont(m_title);
    m_empty->setObjectName(QString(name + u"EmptyLabel"_s));
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(Space::m, Space::xs, Space::m, Space::s);
    setSecondary(m_empty);
    m_empty->hide();
    m_more->setObjectName(QString(name + u"MoreButton"_s));
    m_more->setFlat(true);
    QSizePolicy room = m_more->sizePolicy();
    room.setRetainSizeWhenHidden(true); // all cards' heads are of one height
    m_more->setSizePolicy(room);
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, &HomeCard::moreWanted);
    m_links << m_more;
    m_head->setContentsMargins(Space::m, 0, Space::s, 0);
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_more);
    m_content->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, Space::s, 1, Space::s);
    layout->setSpacing(Space::xs);
    layout->addLayout(m_head);
    layout->addLayout(m_content);
    layout->addWidget(m_empty);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tint();
}

HomeCard::~HomeCard() = default;

CardList *HomeCard::addList(const QString &name, const QString &title)
{
    auto *list = new CardList(this);
    list->setObjectName(QString(name + u"List"_s));
    list->setAccessibleName(title.isEmpty() ? m_title->text() : title);
    if (!title.isEmpty()) {
        auto *label = new QLabel(title, this);
        label->setContentsMargins(Space::m, Space::xs, Space::m, Space::xs);
        setSecondary(label);
        m_content->addWidget(label);
    }
    m_content->addWidget(list);
    if (!m_first)
        m_first = list;
    return list;
}

void HomeCard::addWidget(QWidget *widget) { m_content->addWidget(widget); }

void HomeCard::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    const QAbstractItemModel *model = m_first->model();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &HomeCard::showEmpty);
    showEmpty();
}

void HomeCard::showEmpty()
{
    const bool empty = m_first->model()->rowCount() == 0;
    m_empty->setVisible(empty);
    m_first->setVisible(!empty); // an empty list is no stop for the Tab key
}

void HomeCard::setMore(const QString &text)
{
    m_more->setText(text);
    m_more->setAccessibleName(tr("%1: %2").arg(m_title->text(), text));
    m_more->setFixedWidth(m_more->fontMetrics().horizontalAdvance(text) + 2 * Space::s); // its words end where the times below end
    m_more->setVisible(!text.isEmpty());
}

QPushButton *HomeCard::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setFlat(true);
    button->setFixedWidth(button->fontMetrics().horizontalAdvance(text) + 2 * Space::s);
    m_head->insertWidget(m_head->count() - 1, button);
    m_links << button;
    tint(button);
    return button;
}

void HomeCard::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

// The way to all of it reads as a link.
void HomeCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void HomeCard::tint()
{
    for (QPushButton *link : std::as_const(m_links))
        tint(link);
}

void HomeCard::tint(QPushButton *button) const
{
    QPalette colours = button->palette();
    if (colours.color(QPalette::ButtonText) == themeOf(this).accent)
        return;
    colours.setColor(QPalette::ButtonText, themeOf(this).accent);
    button->setPalette(colours);
}

void HomeCard::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace Casement::Ui
