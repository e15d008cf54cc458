// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/tour.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int ringWidth = 3;

class Ring final : public QWidget
{
public:
    explicit Ring(QWidget *parent)
        : QWidget(parent)
    {
        setObjectName(u"tourRing"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(themeOf(this).accent, ringWidth));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 8, 8);
    }
};

} // namespace

Tour::Tour(QWidget *window)
    : QWidget(window)
    , m_ring(new Ring(window))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_count(new QLabel(this))
    , m_skip(new QPushButton(tr("Skip"), this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_next(new QPushButton(this))
{
    setObjectName(u"tour"_s);
    for (const Step &step : {Step{u"viewsView"_s, tr("Your views"), tr("Each view shows how many cases are in it now. Casement begins with the one you used last.")},
                             Step{u"newCaseButton"_s, tr("Open a case"), tr("Write it in steps, also without a network. What you type is kept with every letter.")},
                             Step{u"searchEdit"_s, tr("Find anything"), tr("Search every case here. Press Ctrl+K for every command, page and view.")},
                             Step{u"syncBar"_s, tr("Online or not"), tr("This bar says how things stand. Offline you go on working; what waits is sent later.")},
                             Step{u"helpRailButton"_s, tr("Help is near"), tr("Press F1 to read about the place you are in, and ? for all keys.")}}) {
        const auto *target = window->findChild<QWidget *>(step.widget);
        if (target && target->isVisibleTo(window))
            m_steps << step;
    }
    m_title->setObjectName(u"tourTitleLabel"_s);
    setSectionFont(m_title);
    m_text->setObjectName(u"tourTextLabel"_s);
    m_text->setWordWrap(true);
    m_count->setObjectName(u"tourCountLabel"_s);
    setSecondary(m_count);
    m_skip->setObjectName(u"tourSkipButton"_s);
    m_skip->setAccessibleName(m_skip->text());
    m_back->setObjectName(u"tourBackButton"_s);
    m_back->setAccessibleName(m_back->text());
    m_next->setObjectName(u"tourNextButton"_s);
    makePrimary(m_next);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::s);
    buttons->addWidget(m_count, 1);
    for (QPushButton *button : {m_skip, m_back, m_next})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    layout->setSpacing(Space::s);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    setFixedWidth(fontMetrics().averageCharWidth() * 52);
    connect(m_skip, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, [this] { go(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(m_step + 1); });
    window->installEventFilter(this);
    show();
    m_ring->show();
    go(0);
    m_next->setFocus(Qt::OtherFocusReason);
}

Tour::~Tour()
{
    delete m_ring;
}

void Tour::go(int step)
{
    if (step >= m_steps.size())
        return end();
    m_step = qMax(0, step);
    const Step &now = m_steps.at(m_step);
    m_target = window()->findChild<QWidget *>(now.widget);
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_count->setText(tr("%1 of %2").arg(m_step + 1).arg(m_steps.size()));
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step + 1 < m_steps.size() ? tr("Next") : tr("Done"));
    m_next->setAccessibleName(m_next->text());
    setAccessibleName(u"%1, %2"_s.arg(now.title, m_count->text()));
    m_next->setAccessibleDescription(now.text); // heard when the button has the focus
    place();
}

// Below what it points at, or above or beside it where there is more room, and wholly in the window.
void Tour::place()
{
    if (!m_target)
        return;
    const QRect room = window()->rect().adjusted(Space::s, Space::s, -Space::s, -Space::s);
    const QRect at(m_target->mapTo(window(), QPoint()), m_target->size());
    m_ring->setGeometry(at.adjusted(-Space::xs, -Space::xs, Space::xs, Space::xs).intersected(window()->rect()));
    setFixedHeight(layout()->heightForWidth(width()));
    int x = at.center().x() - width() / 2;
    int y = at.bottom() + 12;
    if (y + height() > room.bottom())
        y = at.top() - 12 - height();
    if (y < room.top()) {
        y = at.center().y() - height() / 2;
        x = at.right() + 12 + width() < room.right() ? at.right() + 12 : at.left() - 12 - width();
    }
    move(qBound(room.left(), x, room.right() - width()), qBound(room.top(), y, room.bottom() - height()));
    m_ring->raise();
    raise();
    m_ring->update();
}

void Tour::end()
{
    hide();
    m_ring->hide();
    Q_EMIT ended();
    deleteLater();
}

void Tour::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.window);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

void Tour::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        end();
    else
        QWidget::keyPressEvent(event);
}

bool Tour::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &Tour::place, Qt::QueuedConnection); // once the layout has followed
    return QWidget::eventFilter(watched, event);
}

} // namespace Casement::Ui
