// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Casement::Ui {

class CaseDraft;

/// One field of the form: label above, help under, what is wrong in words. Derived classes give the part that is filled
/// in.
class FieldEditor : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldEditor)

public:
    FieldEditor(const PortalDefinition::Field &field, QWidget *parent);
    ~FieldEditor() override;

    [[nodiscard]] const PortalDefinition::Field &field() const { return m_field; }
    /// Shows what the draft says; never emits edited().
    virtual void show(const CaseDraft &draft) = 0;
    /// Takes in what was typed and not yet added; false where it cannot be.
    [[nodiscard]] virtual bool commit() { return true; }
    virtual void takeFocus() = 0;
    void setProblem(const QString &words); ///< empty: none
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    void edited(const QString &value);
    void left(); ///< the focus went elsewhere

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void addPart(QWidget *part); ///< between label and help
    void watch(QWidget *part, bool buddy = true); ///< its focus is the field's focus
    void setHelp(const QString &words);

private:
    void restyle();

    PortalDefinition::Field m_field;
    QLabel *m_label;
    QLabel *m_help;
    QLabel *m_problem;
    QVBoxLayout *m_parts;
};

/// A reason code of problemsOf() in words for a person.
[[nodiscard]] QString problemWords(const PortalDefinition &definition, const PortalDefinition::Field &field,
                                   const QString &code);
/// What the service refused, in words, where it is about this field; else empty. detail: of the refusal.
[[nodiscard]] QString refusalWords(const PortalDefinition &definition, const PortalDefinition::Field &field, const QString &detail);

} // namespace Casement::Ui
