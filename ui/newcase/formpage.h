// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/newcase/casedraft.h"

#include <QScrollArea>
#include <QSet>

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace Casement::Ui {

class AttachmentBar;
class ChecklistPanel;
class FieldEditor;
class Notice;
class Suggestions;
class TextField;

/// One page of the form as the definition lists it. The page with the description also takes attachments and shows the
/// checklist.
class FormPage final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormPage)

public:
    FormPage(Context context, CaseDraft &draft, const PortalDefinition::Page &page, QWidget *parent = nullptr);
    ~FormPage() override;

    [[nodiscard]] const PortalDefinition::Page &page() const { return m_page; }
    void show(); ///< what the draft says, without problems
    void reset(); ///< another draft: nothing touched yet
    [[nodiscard]] bool finish(); ///< shows everything that is wrong; true: nothing is
    [[nodiscard]] bool hasProblems() const;
    void goTo(const QString &fieldId); ///< into view, with the focus
    bool refuse(const QString &detail); ///< says at its field what came back; false: it is about none of this page
    void setAccount(const QList<Account> &accounts,
                    const QList<Person> &people); ///< those to choose from; people of the chosen one
    void prefill(); ///< what an outage report begins with
    [[nodiscard]] bool isBusy() const; ///< a file is still being copied

Q_SIGNALS:
    void changed();
    void accountChanged();
    void articleWanted(const QString &id);
    void caseWanted(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void showShort();
    void addField(const PortalDefinition::Field &field);
    [[nodiscard]] FieldEditor *editorFor(const PortalDefinition::Field &field);
    void addAttachments(TextField *description);
    void showProblems();
    void forgive(const QString &fieldId);

    Context m_context;
    CaseDraft &m_draft;
    PortalDefinition::Page m_page;
    QList<FieldEditor *> m_editors;
    QSet<QString> m_touched; ///< fields left once: what is wrong there is said
    QString m_refused; ///< detail of a refusal, until its field is changed
    QString m_website; ///< of the account chosen
    QWidget *m_column;
    QLabel *m_title = nullptr, *m_intro = nullptr;
    QVBoxLayout *m_fields;
    QBoxLayout *m_sides;
    Suggestions *m_suggestions = nullptr; ///< under the subject
    ChecklistPanel *m_checklist = nullptr;
    AttachmentBar *m_files = nullptr;
    Notice *m_fileNotice = nullptr;
};

} // namespace Casement::Ui
