// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/textfields.h"

#include "models/domain/clientports.h"
#include "ui/common/textedit.h"
#include "ui/common/theme.h"
#include "ui/newcase/casedraft.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QRegularExpressionValidator>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

// A number or phone needs no full line, a subject does.
int charactersOf(const PortalDefinition::Field &field) { return field.kind == u"phone"_s ? 28 : 0; }

} // namespace

LineField::LineField(const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new QLineEdit(this))
{
    m_edit->setObjectName(field.id + u"Edit"_s);
    m_edit->setAccessibleName(field.label);
    m_edit->setAccessibleDescription(field.hint);
    if (field.kind == u"url"_s) {
        m_edit->setPlaceholderText(u"https://"_s);
        m_edit->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    }
    if (const int characters = charactersOf(field))
        m_edit->setMaximumWidth(fontMetrics().averageCharWidth() * characters);
    addPart(m_edit);
    watch(m_edit);
    // Not textEdited: an assistive program sets the text.
    connect(m_edit, &QLineEdit::textChanged, this, &FieldEditor::edited);
}

LineField::~LineField() = default;

void LineField::show(const CaseDraft &draft)
{
    const QString value = draft.value(field().id);
    if (m_edit->text() == value)
        return;
    const QSignalBlocker quiet(m_edit);
    m_edit->setText(value);
}

void LineField::takeFocus() { m_edit->setFocus(); }

SealedField::SealedField(const CaseCommands &commands, const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_commands(commands)
    , m_edit(new QLineEdit(this))
    , m_erase(new QPushButton(tr("Erase"), this))
{
    m_edit->setObjectName(field.id + u"Edit"_s);
    m_edit->setAccessibleName(field.label);
    m_edit->setAccessibleDescription(field.hint);
    m_edit->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_erase->setObjectName(field.id + u"EraseButton"_s);
    m_erase->setAccessibleName(tr("Erase %1").arg(field.label));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_erase);
    addPart(row);
    watch(m_edit);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { (void)commit(); });
    connect(m_erase, &QPushButton::clicked, this, [this] {
        m_edit->clear();
        Q_EMIT edited({});
    });
}

SealedField::~SealedField() = default;

void SealedField::show(const CaseDraft &draft)
{
    const bool filled = !draft.value(field().id).isEmpty();
    m_edit->setPlaceholderText(filled ? tr("Sealed. Type to replace it.") : QString());
    m_erase->setVisible(filled);
}

bool SealedField::commit()
{
    if (m_edit->text().isEmpty())
        return true;
    const QString box = m_commands.sealed(m_edit->text());
    if (box.isEmpty()) {
        setProblem(tr("This cannot be sealed before the service was reached. Leave it out for now."));
        return false;
    }
    m_edit->clear();
    Q_EMIT edited(box);
    return true;
}

void SealedField::takeFocus() { m_edit->setFocus(); }

TextField::TextField(const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new TextEdit(this))
{
    m_edit->setObjectName(field.id + u"Edit"_s);
    m_edit->setAccessibleName(field.label);
    m_edit->setAccessibleDescription(field.hint);
    m_edit->setLines(6, 16);
    addPart(m_edit);
    watch(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT edited(m_edit->toPlainText()); });
}

TextField::~TextField() = default;

void TextField::show(const CaseDraft &draft)
{
    const QString value = draft.value(field().id);
    if (m_edit->toPlainText() == value)
        return;
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(value);
}

void TextField::takeFocus() { m_edit->setFocus(); }

InstanceField::InstanceField(const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new QComboBox(this))
    , m_several(new QCheckBox(tr("Several are affected"), this))
    , m_further(new QLineEdit(this))
{
    m_edit->setObjectName(field.id + u"ComboBox"_s);
    m_edit->setEditable(true);
    m_edit->setInsertPolicy(QComboBox::NoInsert);
    m_edit->setCompleter(nullptr);
    m_edit->lineEdit()->setObjectName(field.id + u"Edit"_s);
    m_edit->lineEdit()->setAccessibleName(field.label);
    m_edit->lineEdit()->setInputMethodHints(Qt::ImhDigitsOnly);
    m_edit->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    m_several->setObjectName(u"severalCheckBox"_s);
    m_several->setAccessibleName(m_several->text());
    m_further->setObjectName(u"furtherEdit"_s);
    m_further->setAccessibleName(tr("The further ones"));
    m_further->setPlaceholderText(tr("The others, separated by commas"));
    static const QRegularExpression list(u"[0-9 ,;]*"_s);
    m_further->setValidator(new QRegularExpressionValidator(list, m_further));
    addPart(m_edit);
    addPart(m_several);
    addPart(m_further);
    watch(m_edit);
    watch(m_edit->lineEdit(), false);
    connect(m_edit, &QComboBox::editTextChanged, this, &FieldEditor::edited);
    connect(m_several, &QCheckBox::toggled, this, &InstanceField::showFurther);
    connect(m_several, &QCheckBox::toggled, this,
            [this](bool several) { Q_EMIT furtherEdited(several, m_further->text()); });
    connect(m_further, &QLineEdit::textChanged, this,
            [this](const QString &text) { Q_EMIT furtherEdited(m_several->isChecked(), text); });
    showFurther();
}

InstanceField::~InstanceField() = default;

void InstanceField::setKnown(const QStringList &ids)
{
    const QSignalBlocker quiet(m_edit);
    const QString typed = m_edit->currentText();
    m_edit->clear();
    m_edit->addItems(ids);
    m_edit->setCurrentIndex(-1);
    m_edit->setEditText(typed);
}

void InstanceField::show(const CaseDraft &draft)
{
    const QSignalBlocker quietEdit(m_edit);
    const QSignalBlocker quietBox(m_several);
    const QSignalBlocker quietFurther(m_further);
    if (m_edit->currentText() != draft.value(field().id))
        m_edit->setEditText(draft.value(field().id));
    m_several->setChecked(draft.severalInstances);
    if (m_further->text() != draft.furtherInstances)
        m_further->setText(draft.furtherInstances);
    showFurther();
}

void InstanceField::takeFocus() { m_edit->setFocus(); }

void InstanceField::showFurther() { m_further->setVisible(m_several->isChecked()); }

} // namespace Casement::Ui
