// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/fieldedit.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/newcase/ccfield.h"
#include "ui/newcase/choicefields.h"
#include "ui/newcase/contactfield.h"
#include "ui/newcase/textfields.h"

#include <QJsonObject>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

FieldEdit::FieldEdit(Context context, const Case &record, const PortalDefinition::Field &field, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_record(record)
    , m_field(field)
    , m_draft(CaseDraft::of(record))
    , m_from(fieldText(record, field.id))
    , m_editor(makeEditor())
    , m_notice(new Notice(this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"fieldEdit"_s);
    setAccessibleName(tr("Change %1").arg(field.label));
    m_notice->setObjectName(u"fieldEditNotice"_s);
    m_save->setObjectName(u"saveFieldButton"_s);
    m_save->setAccessibleName(tr("Save %1").arg(field.label));
    m_cancel->setObjectName(u"cancelFieldButton"_s);
    m_cancel->setAccessibleName(tr("Cancel"));
    makePrimary(m_save);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::s);
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, Space::s);
    layout->setSpacing(Space::s);
    layout->addWidget(m_editor);
    layout->addWidget(m_notice);
    layout->addLayout(buttons);
    m_editor->show(m_draft);
    connect(m_save, &QPushButton::clicked, this, &FieldEdit::save);
    connect(m_cancel, &QPushButton::clicked, this, &FieldEdit::cancel);
    loadPeople();
}

FieldEdit::~FieldEdit() = default;

FieldEditor *FieldEdit::makeEditor()
{
    FieldEditor *editor = nullptr;
    if (m_field.kind == u"choice"_s) {
        editor = new ChoiceField(m_context.workspace.definition(), m_field, this);
    } else if (m_field.kind == u"text"_s || m_field.kind == u"markdown"_s) {
        editor = new TextField(m_field, this);
    } else if (m_field.kind == u"sealed"_s) {
        editor = new SealedField(m_context.workspace.commands(), m_field, this);
    } else if (m_field.kind == u"contact"_s) {
        auto *contact = new ContactField(m_context, m_field, this);
        connect(contact, &ContactField::chosen, this, [this, contact](const QString &id, const QString &name) {
            m_draft.setContact(id, name);
            contact->show(m_draft);
            edited();
        });
        editor = contact;
    } else if (m_field.kind == u"cc"_s) {
        auto *cc = new CcField(m_context, m_field, this);
        connect(cc, &CcField::changed, this, [this](const QStringList &addresses) {
            m_draft.cc = addresses;
            edited();
        });
        editor = cc;
    } else {
        editor = new LineField(m_field, this);
    }
    connect(editor, &FieldEditor::edited, this, [this](const QString &entered) {
        m_draft.set(m_context.workspace.definition(), m_field.id, entered);
        edited();
    });
    return editor;
}

// The organisation's addresses need no question (NEW-7).
void FieldEdit::loadPeople()
{
    auto *cc = qobject_cast<CcField *>(m_editor);
    if (!cc)
        return;
    onFinished(m_context.workspace.reader().people(m_record.accountId), cc, [this, cc](const Result<QList<Person>> &people) {
        QSet<QString> domains{m_context.workspace.profile().email.section(u'@', -1).toLower()};
        for (const Person &person : people.ok() ? people.value() : QList<Person>()) {
            if (person.email.contains(u'@'))
                domains.insert(person.email.section(u'@', -1).toLower());
        }
        cc->setDomains(domains);
    });
}

QJsonObject FieldEdit::draftOf(const EditField &edit)
{
    return {{u"field"_s, edit.field}, {u"from"_s, edit.from}, {u"value"_s, edit.to}};
}

void FieldEdit::restore(const QJsonObject &draft)
{
    m_from = draft.value(u"from"_s).toString();
    const QString kept = draft.value(u"value"_s).toString();
    if (m_field.kind == u"cc"_s)
        m_draft.cc = kept.split(u'\n', Qt::SkipEmptyParts);
    else if (m_field.kind == u"contact"_s)
        m_draft.setContact(kept, draft.value(u"name"_s).toString());
    else
        m_draft.set(m_context.workspace.definition(), m_field.id, kept);
    m_editor->show(m_draft);
    show(m_record);
    m_editor->setProblem(refusalWords(m_context.workspace.definition(), m_field, draft.value(u"refusal"_s).toString()));
}

QString FieldEdit::value() const
{
    return m_field.kind == u"cc"_s ? m_draft.cc.join(u'\n') : m_draft.value(m_field.id).trimmed();
}

void FieldEdit::edited()
{
    m_editor->setProblem({});
    QJsonObject draft = draftOf({m_field.id, m_from, value()});
    if (m_field.kind == u"contact"_s)
        draft.insert(u"name"_s, m_draft.contactName);
    m_context.workspace.drafts().save(draftKey(m_record.id), draft);
}

// Somebody else was faster: said before it is saved, and saving then means to replace their value.
void FieldEdit::show(const Case &record)
{
    m_record = record;
    const QString present = fieldText(record, m_field.id);
    if (present == m_from || present == value())
        return;
    const Formatter format(m_context.workspace.definition(), m_context.workspace.nowMs());
    const QString words = m_field.id == u"contact"_s ? record.contactName : format.fieldValue(m_field.id, present, record);
    m_notice->showText(Notice::Kind::Warning,
                       present.isEmpty() ? tr("Somebody else emptied this meanwhile. Saving puts your value there.")
                                         : tr("Somebody else changed this to “%1” meanwhile. Saving replaces it by yours.").arg(displaySafe(words)));
    m_from = present;
}

void FieldEdit::takeFocus() { m_editor->takeFocus(); }

void FieldEdit::save()
{
    if (!m_editor->commit())
        return;
    const auto &definition = m_context.workspace.definition();
    if (m_field.kind == u"sealed"_s && value() == m_from)
        return saved({});
    if (const QString code = problemOf(definition, m_record, m_field.id, value()); !code.isEmpty()) {
        m_editor->setProblem(problemWords(definition, m_field, code));
        takeFocus();
        return;
    }
    if (value() == m_from)
        return saved({});
    setEnabled(false);
    onFinished(m_context.workspace.commands().act(m_record.id, EditField{m_field.id, m_from, value()}), this,
               [this](const Result<void> &result) { saved(result); });
}

void FieldEdit::saved(const Result<void> &result)
{
    setEnabled(true);
    if (!result.ok()) {
        const QString words = refusalWords(m_context.workspace.definition(), m_field, result.error().detail);
        m_editor->setProblem(words);
        if (words.isEmpty())
            m_notice->showText(Notice::Kind::Error, sentenceFor(result.error()));
        else
            m_notice->dismiss();
        takeFocus();
        return;
    }
    m_context.workspace.drafts().drop(draftKey(m_record.id));
    Q_EMIT finished(true);
}

void FieldEdit::cancel()
{
    const auto leave = [this] {
        m_context.workspace.drafts().drop(draftKey(m_record.id));
        Q_EMIT finished(false);
    };
    if (value() == m_from || m_field.maxLength < 500) // a line is typed again at once
        return leave();
    const Question question{tr("Discard the change"), tr("What you wrote in “%1” is not saved yet.").arg(m_field.label), tr("Discard"), true};
    m_context.prompts.ask(this, question, [leave](bool yes) {
        if (yes)
            leave();
    });
}

void FieldEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool several = m_field.kind == u"text"_s || m_field.kind == u"markdown"_s || m_field.kind == u"cc"_s;
    if (event->key() == Qt::Key_Escape)
        return cancel();
    if (enter && (!several || event->modifiers().testFlag(Qt::ControlModifier)))
        return save();
    QWidget::keyPressEvent(event);
}

} // namespace Casement::Ui
