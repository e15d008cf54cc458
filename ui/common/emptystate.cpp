// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {
constexpr int signSide = 40;
constexpr int lineCharacters = 60;
}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
{
    setObjectName(u"emptyState"_s);
    m_sign->setObjectName(u"emptySignLabel"_s);
    m_sign->setAlignment(Qt::AlignCenter);
    m_title->setObjectName(u"emptyTitleLabel"_s);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    setSectionFont(m_title);
    m_text->setObjectName(u"emptyTextLabel"_s);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 28);
    m_text->setMaximumWidth(fontMetrics().averageCharWidth() * lineCharacters);
    setSecondary(m_text);
    m_action->setObjectName(u"emptyActionButton"_s);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::xs, Space::l, Space::xs);
    layout->setSpacing(Space::s);
    layout->addStretch(2);
    layout->addWidget(m_sign);
    layout->addWidget(m_title);
    auto *centred = new QHBoxLayout;
    centred->addStretch();
    centred->addWidget(m_text, 1);
    centred->addStretch();
    layout->addLayout(centred);
    layout->addSpacing(Space::xs);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_action->hide();
}

EmptyState::~EmptyState() = default;

void EmptyState::setContent(IconName icon, const QString &title, const QString &text, const QString &action)
{
    m_icon = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    paintSign();
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::paintSign()
{
    m_sign->setPixmap(Ui::icon(m_icon, themeOf(this).secondary).pixmap(QSize(signSide, signSide), devicePixelRatioF()));
}

// Where there is little room, it is the words' own.
void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto setLine = [this](int characters) { m_text->setMaximumWidth(fontMetrics().averageCharWidth() * characters); };
    setLine(lineCharacters);
    const int needs = layout()->totalHeightForWidth(width()) + (m_sign->isHidden() ? signSide + Space::s : 0);
    m_sign->setVisible(needs <= height());
    setLine(needs <= height() ? lineCharacters : 2 * lineCharacters);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSign();
}

} // namespace Casement::Ui
