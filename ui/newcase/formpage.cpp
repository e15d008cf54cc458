// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/formpage.h"

#include "models/domain/operation.h"
#include "models/domain/outage.h"
#include "ui/common/attachmentbar.h"
#include "ui/common/textedit.h"
#include "ui/common/icons.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/newcase/ccfield.h"
#include "ui/newcase/checklistpanel.h"
#include "ui/newcase/choicefields.h"
#include "ui/newcase/contactfield.h"
#include "ui/newcase/suggestions.h"
#include "ui/newcase/textfields.h"

#include <algorithm>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int columnCharacters = 78;
constexpr int panelCharacters = 50;

QString domainOf(const QString &address) { return address.mid(address.lastIndexOf(u'@') + 1).toLower(); }

} // namespace

FormPage::FormPage(Context context, CaseDraft &draft, const PortalDefinition::Page &page, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_draft(draft)
    , m_page(page)
{
    setObjectName(page.id + u"Page"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    build();
}

FormPage::~FormPage() = default;

void FormPage::build()
{
    auto *content = new QWidget(this);
    content->setObjectName(u"formContent"_s);
    m_column = new QWidget(content);
    m_fields = new QVBoxLayout(m_column);
    m_fields->setContentsMargins(0, 0, 0, 0);
    m_fields->setSpacing(20);
    m_title = new QLabel(m_page.title, m_column);
    m_title->setObjectName(u"pageTitleLabel"_s);
    m_title->setWordWrap(true);
    setPageTitleFont(m_title);
    m_intro = new QLabel(m_page.intro, m_column);
    m_intro->setObjectName(u"pageIntroLabel"_s);
    m_intro->setWordWrap(true);
    setSecondary(m_intro);
    auto *head = new QVBoxLayout;
    head->setSpacing(Space::xs);
    head->addWidget(m_title);
    head->addWidget(m_intro);
    m_fields->addLayout(head);
    const auto &definition = m_context.workspace.definition();
    for (const QString &id : m_page.fields) {
        if (const auto *field = definition.field(id))
            addField(*field);
    }
    m_fields->addStretch(1);
    const int character = fontMetrics().averageCharWidth();
    m_column->setMaximumWidth(character * columnCharacters);
    m_sides = new QHBoxLayout(content);
    m_sides->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    m_sides->setSpacing(Space::l);
    m_sides->addWidget(m_column, 1);
    if (m_checklist)
        m_sides->addWidget(m_checklist, 0, Qt::AlignTop);
    m_sides->addStretch(m_checklist ? 0 : 1);
    setWidget(content);
}

FieldEditor *FormPage::editorFor(const PortalDefinition::Field &field)
{
    const auto &definition = m_context.workspace.definition();
    if (field.kind == u"account"_s)
        return new AccountField(field, m_column);
    if (field.kind == u"choice"_s && (field.source == u"severities"_s || field.source == u"priorities"_s))
        return new LevelField(definition, field, m_column);
    if (field.kind == u"choice"_s)
        return new ChoiceField(definition, field, m_column);
    if (field.kind == u"text"_s || field.kind == u"markdown"_s)
        return new TextField(field, m_column);
    if (field.kind == u"sealed"_s)
        return new SealedField(m_context.workspace.commands(), field, m_column);
    if (field.kind == u"contact"_s) {
        auto *contact = new ContactField(m_context, field, m_column);
        connect(contact, &ContactField::chosen, this, [this](const QString &id, const QString &name) {
            m_draft.setContact(id, name);
            forgive(u"contact"_s);
            show();
            Q_EMIT changed();
        });
        return contact;
    }
    if (field.kind == u"cc"_s) {
        auto *cc = new CcField(m_context, field, m_column);
        connect(cc, &CcField::changed, this, [this](const QStringList &addresses) {
            m_draft.cc = addresses;
            forgive(u"cc"_s);
            showProblems();
            Q_EMIT changed();
        });
        return cc;
    }
    if (field.kind == u"digits"_s) {
        auto *instance = new InstanceField(field, m_column);
        connect(instance, &InstanceField::furtherEdited, this, [this](bool several, const QString &further) {
            m_draft.severalInstances = several;
            m_draft.furtherInstances = further;
            Q_EMIT changed();
        });
        return instance;
    }
    return new LineField(field, m_column);
}

void FormPage::addField(const PortalDefinition::Field &field)
{
    FieldEditor *editor = editorFor(field);
    m_editors << editor;
    m_fields->addWidget(editor);
    connect(editor, &FieldEditor::edited, this, [this, editor](const QString &value) {
        const QString id = editor->field().id;
        if (m_draft.value(id) == value)
            return;
        m_draft.set(m_context.workspace.definition(), id, value);
        forgive(id);
        if (id == u"severity"_s)
            prefill();
        show();
        Q_EMIT changed();
        if (editor->field().kind == u"account"_s)
            Q_EMIT accountChanged();
    });
    connect(editor, &FieldEditor::left, this, [this, id = field.id] {
        m_touched.insert(id);
        showProblems();
    });
    if (field.id == u"subject"_s) {
        m_suggestions = new Suggestions(m_context, m_column);
        m_fields->addWidget(m_suggestions);
        connect(m_suggestions, &Suggestions::articleWanted, this, &FormPage::articleWanted);
        connect(m_suggestions, &Suggestions::caseWanted, this, &FormPage::caseWanted);
    }
    if (field.id != u"description"_s)
        return;
    const auto &definition = m_context.workspace.definition();
    addAttachments(static_cast<TextField *>(editor));
    if (definition.checklist.isEmpty())
        return;
    m_checklist = new ChecklistPanel(definition, m_context.prompts, m_column->parentWidget());
    connect(m_checklist, &ChecklistPanel::answered, this, [this](const QString &question, const QString &answer) {
        m_draft.checklist.insert(question, answer);
        Q_EMIT changed();
    });
}

// SEV-6: the home page will do, and nobody has to look it up while all is down.
void FormPage::prefill()
{
    const auto &definition = m_context.workspace.definition();
    const auto *level = definition.severity(m_draft.value(u"severity"_s));
    const QString &field = definition.outage.prefill;
    if (level && level->rank == 1 && !field.isEmpty() && m_draft.value(field).isEmpty())
        m_draft.set(definition, field, m_website.isEmpty() || m_website.contains(u"://"_s) ? m_website : QString(u"https://"_s + m_website));
}

void FormPage::addAttachments(TextField *description)
{
    auto *box = new QWidget(m_column);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    m_files = new AttachmentBar(m_context, box);
    m_fileNotice = new Notice(box);
    m_fileNotice->setObjectName(u"attachmentNotice"_s);
    auto *attach = new QPushButton(icon(IconName::Paperclip, palette()), tr("Attach files"), box);
    attach->setObjectName(u"attachButton"_s);
    attach->setAccessibleName(attach->text());
    attach->setToolTip(tr("Choose files, or drop or paste them into the description"));
    layout->addWidget(m_fileNotice);
    layout->addWidget(m_files);
    layout->addWidget(attach, 0, Qt::AlignLeading);
    m_fields->addWidget(box);
    description->edit()->setTakesFiles(true);
    connect(description->edit(), &TextEdit::filesOffered, m_files, &AttachmentBar::addFrom);
    connect(attach, &QPushButton::clicked, m_files, &AttachmentBar::pick);
    connect(m_files, &AttachmentBar::refused, this,
            [this](const QString &sentence) { m_fileNotice->showText(Notice::Kind::Warning, sentence); });
    connect(m_files, &AttachmentBar::changed, this, [this] {
        m_draft.files = m_files->files();
        Q_EMIT changed();
    });
    m_files->setTabAfter(attach);
}

void FormPage::show()
{
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->show(m_draft);
    showShort();
    if (m_checklist)
        m_checklist->show(m_draft);
    if (m_files && m_files->files() != m_draft.files)
        m_files->setFiles(m_draft.files);
    showProblems();
}

// SEV-6: an outage is told in a few fields; what was typed in the others stays, for another level.
void FormPage::showShort()
{
    const auto &definition = m_context.workspace.definition();
    const bool report = !outageFields(definition, m_draft.value(u"severity"_s)).isEmpty();
    for (FieldEditor *editor : std::as_const(m_editors)) {
        if (editor->field().kind != u"choice"_s) // those say themselves whether they are asked
            editor->setVisible(m_draft.asked(definition, editor->field()) != CaseDraft::Asked::Never);
    }
    m_title->setText(report ? definition.outage.label : m_page.title);
    m_intro->setText(report ? definition.outage.text : m_page.intro);
    if (m_suggestions)
        m_suggestions->setSubject(report ? QString() : m_draft.value(u"subject"_s));
}

void FormPage::reset()
{
    m_touched.clear();
    m_refused.clear();
    if (m_fileNotice)
        m_fileNotice->dismiss();
    show();
    ensureVisible(0, 0);
}

void FormPage::showProblems()
{
    const auto &definition = m_context.workspace.definition();
    const auto problems = problemsOf(definition, m_draft.toOpenCase(definition));
    for (FieldEditor *editor : std::as_const(m_editors)) {
        const QString id = editor->field().id;
        if (const QString refused = refusalWords(definition, editor->field(), m_refused); !refused.isEmpty()) {
            editor->setProblem(refused);
            continue;
        }
        if (editor->field().kind == u"cc"_s)
            continue; // says itself what is wrong with an address, before it is in the list
        const QString code = m_touched.contains(id) ? problems.value(id) : QString();
        editor->setProblem(code.isEmpty() ? QString() : problemWords(definition, editor->field(), code));
    }
}

bool FormPage::hasProblems() const
{
    const auto &definition = m_context.workspace.definition();
    const auto problems = problemsOf(definition, m_draft.toOpenCase(definition));
    return std::any_of(m_page.fields.cbegin(), m_page.fields.cend(),
                       [&](const QString &id) { return problems.contains(id); });
}

bool FormPage::finish()
{
    bool added = true;
    m_refused.clear(); // tried again
    for (FieldEditor *editor : std::as_const(m_editors)) {
        m_touched.insert(editor->field().id);
        added = editor->commit() && added;
    }
    showProblems();
    const auto wrong = std::find_if(m_editors.cbegin(), m_editors.cend(),
                                    [](const FieldEditor *editor) { return !editor->problem().isEmpty(); });
    if (wrong != m_editors.cend()) {
        goTo((*wrong)->field().id);
        return false;
    }
    return added;
}

/// Its author has changed what was refused.
void FormPage::forgive(const QString &fieldId)
{
    if (m_refused.startsWith(QString(fieldId + u':')))
        m_refused.clear();
}

bool FormPage::refuse(const QString &detail)
{
    const auto about = std::find_if(m_editors.cbegin(), m_editors.cend(), [&](const FieldEditor *editor) {
        return !refusalWords(m_context.workspace.definition(), editor->field(), detail).isEmpty();
    });
    if (about == m_editors.cend())
        return false;
    m_refused = detail;
    showProblems();
    goTo((*about)->field().id);
    return true;
}

void FormPage::goTo(const QString &fieldId)
{
    for (FieldEditor *editor : std::as_const(m_editors)) {
        if (editor->field().id != fieldId)
            continue;
        editor->takeFocus();
        ensureWidgetVisible(editor, 0, Space::l);
    }
}

void FormPage::setAccount(const QList<Account> &accounts, const QList<Person> &people)
{
    QSet<QString> domains{domainOf(m_context.workspace.profile().email)};
    for (const Person &person : people) {
        if (person.email.contains(u'@'))
            domains.insert(domainOf(person.email));
    }
    QStringList instances;
    for (const Account &account : accounts) {
        if (account.id == m_draft.value(u"account"_s)) {
            instances = account.partnerIds;
            if (std::exchange(m_website, account.website) != account.website)
                prefill();
        }
    }
    for (FieldEditor *editor : std::as_const(m_editors)) {
        if (auto *account = qobject_cast<AccountField *>(editor))
            account->setAccounts(accounts);
        if (auto *cc = qobject_cast<CcField *>(editor))
            cc->setDomains(domains);
        if (auto *instance = qobject_cast<InstanceField *>(editor))
            instance->setKnown(instances);
    }
    show();
}

bool FormPage::isBusy() const { return m_files && m_files->isBusy(); }

// Beside the fields where both have room, else under them.
void FormPage::resizeEvent(QResizeEvent *event)
{
    if (m_checklist) {
        const int character = fontMetrics().averageCharWidth();
        const bool beside =
            event->size().width() >= character * (columnCharacters * 2 / 3 + panelCharacters) + 3 * Space::l;
        m_sides->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        m_checklist->setFixedWidth(beside ? character * panelCharacters
                                          : std::clamp(event->size().width() - 2 * Space::l, 0, character * columnCharacters));
    }
    QScrollArea::resizeEvent(event);
}

} // namespace Casement::Ui
