// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/newcase/casedraft.h"

#include <QWidget>

class QPushButton;

namespace Casement::Ui {

class FieldEditor;
class Notice;

/// Changes one field of a case in its place, with the editor of the new-case form. What is entered is a draft of the
/// case until it is saved or cancelled.
class FieldEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldEdit)

public:
    FieldEdit(Context context, const Case &record, const PortalDefinition::Field &field, QWidget *parent);
    ~FieldEdit() override;

    [[nodiscard]] static QString draftKey(const QString &caseId) { return QStringLiteral("edit/") + caseId; }
    [[nodiscard]] static QJsonObject draftOf(const EditField &edit);
    void restore(const QJsonObject &draft); ///< as draftOf() gives it
    void show(const Case &record); ///< the case as it is by now
    [[nodiscard]] QString fieldId() const { return m_field.id; }
    void takeFocus();

Q_SIGNALS:
    void finished(bool saved);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] FieldEditor *makeEditor();
    void loadPeople();
    [[nodiscard]] QString value() const;
    void edited();
    void save();
    void saved(const Result<void> &result);
    void cancel();

    Context m_context;
    Case m_record;
    PortalDefinition::Field m_field;
    CaseDraft m_draft;
    QString m_from; ///< what the person saw
    FieldEditor *m_editor;
    Notice *m_notice;
    QPushButton *m_save, *m_cancel;
};

} // namespace Casement::Ui
