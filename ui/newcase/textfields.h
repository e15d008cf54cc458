// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/newcase/fieldeditor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace Casement {
class CaseCommands;
}

namespace Casement::Ui {

class TextEdit;

/// One line of text: a subject, link, phone number or address.
class LineField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineField)

public:
    LineField(const PortalDefinition::Field &field, QWidget *parent);
    ~LineField() override;
    void show(const CaseDraft &draft) override;
    void takeFocus() override;

private:
    QLineEdit *m_edit;
};

/// A secret (NEW-5): what is typed becomes a box when the field is left, and is shown and kept as nothing else.
class SealedField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SealedField)

public:
    SealedField(const CaseCommands &commands, const PortalDefinition::Field &field, QWidget *parent);
    ~SealedField() override;
    void show(const CaseDraft &draft) override;
    [[nodiscard]] bool commit() override;
    void takeFocus() override;

private:
    const CaseCommands &m_commands;
    QLineEdit *m_edit;
    QPushButton *m_erase;
};

/// Several lines of text.
class TextField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextField)

public:
    TextField(const PortalDefinition::Field &field, QWidget *parent);
    ~TextField() override;
    void show(const CaseDraft &draft) override;
    void takeFocus() override;
    [[nodiscard]] TextEdit *edit() const { return m_edit; }

private:
    TextEdit *m_edit;
};

/// The instance concerned: a number, known ones of the account offered; "several affected" opens a line for the further
/// ones (NEW-4).
class InstanceField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InstanceField)

public:
    InstanceField(const PortalDefinition::Field &field, QWidget *parent);
    ~InstanceField() override;
    void setKnown(const QStringList &ids);
    void show(const CaseDraft &draft) override;
    void takeFocus() override;

Q_SIGNALS:
    void furtherEdited(bool several, const QString &further);

private:
    void showFurther();

    QComboBox *m_edit;
    QCheckBox *m_several;
    QLineEdit *m_further;
};

} // namespace Casement::Ui
