// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/notice.h"

#include "ui/common/icons.h"

#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

Tone toneOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Info: return Tone::Blue;
    case Notice::Kind::Success: return Tone::Green;
    case Notice::Kind::Warning: return Tone::Amber;
    case Notice::Kind::Error: return Tone::Red;
    }
    return Tone::Neutral;
}

IconName signOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Info: return IconName::Info;
    case Notice::Kind::Success: return IconName::Closed;
    case Notice::Kind::Warning: return IconName::Warning;
    case Notice::Kind::Error: return IconName::Error;
    }
    return IconName::Info;
}

} // namespace

Notice::Notice(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"notice"_s);
    m_sign->setObjectName(u"noticeSignLabel"_s);
    m_text->setObjectName(u"noticeTextLabel"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(u"noticeActionButton"_s);
    m_close->setObjectName(u"noticeCloseButton"_s);
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(IconName::Close, palette()));
    connect(m_action, &QPushButton::clicked, this, &Notice::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT dismissed();
    });

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, Space::s, Space::s, Space::s);
    layout->setSpacing(Space::s);
    layout->addWidget(m_sign, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->installEventFilter(this);
    m_action->hide();
    hide();
}

Notice::~Notice() = default;

void Notice::showText(Kind kind, const QString &text, const QString &action)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    restyle();
    show();
    fitText();
}

// Wrapped words must count for the smallest height, or a window that is already open cuts them off.
void Notice::fitText()
{
    m_text->setMinimumHeight(0); // an earlier, narrower width must not count
    m_text->setMinimumHeight(qMax(0, m_text->heightForWidth(qMax(1, m_text->width()))));
    if (qobject_cast<QDialog *>(window()))
        QMetaObject::invokeMethod(this, &Notice::growDialog, Qt::QueuedConnection);
}

// Pages scroll or give way; an open dialog has to be asked for the room.
void Notice::growDialog()
{
    QWidget *dialog = window();
    if (isHidden() || !dialog->layout())
        return;
    dialog->layout()->activate();
    const int wanted = qMax(dialog->layout()->totalMinimumSize().height(), dialog->layout()->totalHeightForWidth(dialog->width()));
    if (dialog->height() < wanted)
        dialog->resize(dialog->width(), wanted);
}

bool Notice::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::Resize)
        fitText();
    return QWidget::eventFilter(watched, event);
}

void Notice::dismiss()
{
    hide();
    m_text->clear();
}

void Notice::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString Notice::text() const
{
    return m_text->text();
}

void Notice::restyle()
{
    const Theme theme = themeOf(this);
    m_sign->setPixmap(icon(signOf(m_kind), theme.toneText(toneOf(m_kind))).pixmap(QSize(18, 18), devicePixelRatioF()));
    update();
}

void Notice::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.toneGround(toneOf(m_kind)));
    painter.drawRoundedRect(rect(), 6, 6);
}

void Notice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

} // namespace Casement::Ui
