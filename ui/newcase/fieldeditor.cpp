// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/fieldeditor.h"

#include "models/domain/refusals.h"
#include "ui/common/theme.h"

#include <QFocusEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

QLabel *line(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

FieldEditor::FieldEditor(const PortalDefinition::Field &field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_label(new QLabel(this))
    , m_help(line(field.id + u"HelpLabel"_s, this))
    , m_problem(line(field.id + u"ErrorLabel"_s, this))
    , m_parts(new QVBoxLayout)
{
    setObjectName(field.id + u"Field"_s);
    m_label->setObjectName(field.id + u"Label"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setText(field.required ? field.label : tr("%1 (optional)").arg(field.label));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_label->setFont(strong);
    setSecondary(m_help);
    m_parts->setSpacing(Space::s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xs);
    layout->addWidget(m_label);
    layout->addLayout(m_parts);
    layout->addWidget(m_problem);
    layout->addWidget(m_help);
    setHelp(field.hint);
    restyle();
}

FieldEditor::~FieldEditor() = default;

void FieldEditor::addPart(QWidget *part) { m_parts->addWidget(part); }

void FieldEditor::watch(QWidget *part, bool buddy)
{
    part->installEventFilter(this);
    if (buddy)
        m_label->setBuddy(part);
}

void FieldEditor::setHelp(const QString &words)
{
    m_help->setText(words);
    m_help->setVisible(!words.isEmpty());
}

void FieldEditor::setProblem(const QString &words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

QString FieldEditor::problem() const { return m_problem->text(); }

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
    // A wheel over a closed list scrolls the page and never changes the answer.
    if (event->type() == QEvent::Wheel && watched->inherits("QComboBox")) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FieldEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void FieldEditor::restyle()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeOf(this).toneText(Tone::Red));
    m_problem->setPalette(colours);
}

QString problemWords(const PortalDefinition &definition, const PortalDefinition::Field &field, const QString &code)
{
    if (code == u"required"_s)
        return field.kind == u"choice"_s || field.kind == u"account"_s || field.kind == u"contact"_s
            ? FieldEditor::tr("Choose one.")
            : FieldEditor::tr("Fill this in.");
    if (code == u"tooLong"_s)
        return FieldEditor::tr("This is too long: at most %n character(s).", nullptr, field.maxLength);
    if (code == u"unknownChoice"_s)
        return FieldEditor::tr("Choose one from the list.");
    if (code == u"notAnAddress"_s)
        return FieldEditor::tr("This is not an e-mail address.");
    if (code == u"duplicate"_s)
        return FieldEditor::tr("This address is in the list already.");
    if (code == u"tooMany"_s)
        return FieldEditor::tr("At most %n address(es).", nullptr, definition.limits.cc);
    if (code == u"notALink"_s)
        return FieldEditor::tr("Enter a whole address that begins with http:// or https://.");
    if (code == u"notDigits"_s)
        return FieldEditor::tr("Use digits only.");
    if (code == u"notAPhone"_s)
        return FieldEditor::tr("This does not look like a phone number.");
    if (code == u"notHere"_s)
        return FieldEditor::tr("A case with these answers never has this level. Choose another one.");
    if (code == u"oneLine"_s)
        return FieldEditor::tr("Keep it to one line.");
    if (code == u"fixedLevel"_s)
        return FieldEditor::tr("A case with these answers never has this level. Choose another one.");
    if (code == u"stale"_s)
        return FieldEditor::tr("Somebody else changed this meanwhile.");
    if (code == u"role"_s || code == u"readOnly"_s)
        return FieldEditor::tr("You may not change this.");
    if (code == u"unknown"_s || code == u"anotherAccount"_s)
        return FieldEditor::tr("This cannot be chosen here, or no longer.");
    return FieldEditor::tr("This is not accepted. Check it.");
}

QString refusalWords(const PortalDefinition &definition, const PortalDefinition::Field &field, const QString &detail)
{
    const Refusal refusal = refusalOf(Error{ErrorCode::BadRequest, detail});
    return refusal.field == field.id ? problemWords(definition, field, refusal.rule) : QString();
}

} // namespace Casement::Ui
