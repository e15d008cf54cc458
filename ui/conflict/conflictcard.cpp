// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflict/conflictcard.h"

#include "models/domain/text.h"
#include "ui/common/textedit.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

QLabel *wrapped(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

constexpr int indent = 28; // under the words of a radio button

} // namespace

ConflictCard::ConflictCard(const Clash &clash, const Words &words, const QString &caseTitle, QWidget *parent)
    : QWidget(parent)
    , m_clash(clash)
    , m_choices(new QButtonGroup(this))
    , m_layout(new QVBoxLayout(this))
    , m_problem(wrapped({}, u"mixErrorLabel"_s, this))
{
    setObjectName(clash.theirs.field + u"ConflictCard"_s);
    setAccessibleName(words.label);
    m_layout->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    m_layout->setSpacing(Space::s);
    auto *title = wrapped(words.label, u"conflictFieldLabel"_s, this);
    setSectionFont(title);
    m_layout->addWidget(title);
    if (!caseTitle.isEmpty()) {
        auto *place = wrapped(caseTitle, u"conflictCaseLabel"_s, this);
        setSecondary(place);
        m_layout->addWidget(place);
    }
    addChoice(Choice::Mine, u"mine"_s, tr("Keep &mine"), words.mine, words.mineWhen);
    addChoice(Choice::Theirs, u"theirs"_s, tr("Take &theirs"), words.theirs, words.theirsWhen);
    if (words.text)
        addMix(words);
    m_problem->hide();
    m_layout->addWidget(m_problem);
    connect(m_choices, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on)
            return;
        if (m_mix)
            m_mix->setVisible(id == static_cast<int>(Choice::Mix));
        setProblem({});
        Q_EMIT chosen();
    });
    restyle();
}

ConflictCard::~ConflictCard() = default;

void ConflictCard::addChoice(Choice choice, const QString &name, const QString &title, const QString &value, const QString &when)
{
    auto *button = new QRadioButton(title, this);
    button->setObjectName(name + u"RadioButton"_s);
    const QString shown = value.isEmpty() ? tr("Nothing") : value;
    button->setAccessibleName(tr("%1, %2: %3").arg(accessibleName(), QString(title).remove(u'&'), shown));
    button->setAccessibleDescription(when);
    m_choices->addButton(button, static_cast<int>(choice));
    m_layout->addWidget(button);
    if (choice == Choice::Mix)
        return;
    auto *under = new QVBoxLayout;
    under->setContentsMargins(isRightToLeft() ? 0 : indent, 0, isRightToLeft() ? indent : 0, Space::xs);
    under->setSpacing(0);
    under->addWidget(wrapped(shown, name + u"ValueLabel"_s, this));
    auto *moment = wrapped(when, name + u"WhenLabel"_s, this);
    setSecondary(moment);
    under->addWidget(moment);
    m_layout->addLayout(under);
}

void ConflictCard::addMix(const Words &words)
{
    addChoice(Choice::Mix, u"mix"_s, tr("&Write it together"), {}, {});
    m_mix = new TextEdit(this);
    m_mix->setObjectName(u"mixEdit"_s);
    m_mix->setAccessibleName(tr("%1, written together").arg(words.label));
    m_mix->setLines(3, 12);
    m_mix->setPlainText(QStringList{m_clash.mine, m_clash.theirs.value}.join(u"\n\n"_s));
    m_mix->hide();
    m_layout->addWidget(m_mix);
    connect(m_mix, &QPlainTextEdit::textChanged, this, [this] { setProblem({}); });
}

ConflictCard::Choice ConflictCard::choice() const
{
    const int id = m_choices->checkedId();
    return id < 0 ? Choice::None : static_cast<Choice>(id);
}

QString ConflictCard::value() const { return choice() == Choice::Mix ? m_mix->toPlainText().trimmed() : m_clash.mine; }

void ConflictCard::setProblem(const QString &words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
    if (!words.isEmpty() && m_mix)
        m_mix->setFocus();
}

void ConflictCard::takeFocus() { m_choices->button(static_cast<int>(Choice::Mine))->setFocus(Qt::OtherFocusReason); }

void ConflictCard::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void ConflictCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void ConflictCard::restyle()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeOf(this).toneText(Tone::Red));
    m_problem->setPalette(colours);
}

} // namespace Casement::Ui
