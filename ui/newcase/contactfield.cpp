// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/contactfield.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/common/errors.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/newcase/casedraft.h"
#include "ui/newcase/recorddialog.h"

#include <algorithm>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

ContactField::ContactField(Context context, const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_context(context)
    , m_name(new QLabel(this))
    , m_find(new QPushButton(tr("Find another contact…"), this))
{
    m_name->setObjectName(u"contactNameLabel"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_find->setObjectName(u"findContactButton"_s);
    m_find->setAccessibleName(m_find->text());
    m_find->setIcon(icon(IconName::Search, palette()));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::m);
    layout->addWidget(m_name);
    layout->addWidget(m_find);
    layout->addStretch(1);
    addPart(row);
    watch(m_find);
    connect(m_find, &QPushButton::clicked, this, &ContactField::lookUp);
}

ContactField::~ContactField() = default;

void ContactField::show(const CaseDraft &draft)
{
    m_accountId = draft.value(u"account"_s);
    const QString id = draft.value(field().id);
    const bool self = !id.isEmpty() && id == m_context.workspace.profile().personId;
    const QString name = displaySafe(draft.contactName);
    m_name->setText(id.isEmpty() ? tr("Nobody yet") : self ? tr("%1 (you)").arg(name) : name);
    m_find->setEnabled(!m_accountId.isEmpty());
    m_find->setToolTip(m_accountId.isEmpty() ? tr("Choose the account first") : QString());
}

void ContactField::takeFocus() { m_find->setFocus(); }

void ContactField::lookUp()
{
    auto *dialog = new ContactDialog(m_context, m_accountId, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ContactDialog::chosen, this, &ContactField::chosen);
    dialog->open();
}

ContactDialog::ContactDialog(Context context, const QString &accountId, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_accountId(accountId)
    , m_filter(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_note(new QLabel(this))
    , m_choose(new QPushButton(tr("Choose"), this))
{
    setObjectName(u"contactDialog"_s);
    setWindowTitle(tr("Find a contact"));
    m_filter->setObjectName(u"contactFilterEdit"_s);
    m_filter->setAccessibleName(tr("Name or address"));
    m_filter->setPlaceholderText(tr("Name or address"));
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(u"contactList"_s);
    m_list->setAccessibleName(tr("Contacts"));
    m_list->setSpacing(2);
    m_note->setObjectName(u"contactNoteLabel"_s);
    m_note->setWordWrap(true);
    setSecondary(m_note);
    m_note->setText(tr("Looking up…"));
    m_choose->setObjectName(u"chooseButton"_s);
    m_choose->setDefault(true);
    makePrimary(m_choose);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    auto *buttons = new QHBoxLayout;
    if (RecordDialog::mayAddTo(context.workspace.profile(), accountId)) {
        auto *add = new QPushButton(tr("New contact…"), this);
        add->setObjectName(u"addContactButton"_s);
        add->setAccessibleName(add->text());
        add->setAutoDefault(false);
        buttons->addWidget(add);
        connect(add, &QPushButton::clicked, this, &ContactDialog::add);
    }
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    layout->setSpacing(Space::s);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 62, fontMetrics().lineSpacing() * 22);
    connect(m_filter, &QLineEdit::textChanged, this, &ContactDialog::fill);
    connect(m_list, &QListWidget::itemActivated, this, &ContactDialog::choose);
    connect(m_choose, &QPushButton::clicked, this, &ContactDialog::choose);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    load();
}

ContactDialog::~ContactDialog() = default;

void ContactDialog::load(const QString &address)
{
    fill();
    m_note->setText(tr("Looking up…"));
    onFinished(m_context.workspace.reader().people(m_accountId), this, [this, address](const Result<QList<Person>> &people) {
        if (people.ok())
            m_people = people.value();
        fill();
        if (!people.ok())
            m_note->setText(sentenceFor(people.error()));
        for (int row = 0; row < m_list->count() && !address.isEmpty(); ++row) {
            if (m_list->item(row)->data(Qt::UserRole + 2).toString().compare(address, Qt::CaseInsensitive) == 0)
                m_list->setCurrentRow(row);
        }
    });
}

void ContactDialog::add()
{
    Account account;
    account.id = m_accountId;
    onFinished(m_context.workspace.reader().accounts(), this, [this, account](const Result<QList<Account>> &accounts) mutable {
        for (const Account &known : accounts ? accounts.value() : QList<Account>()) {
            if (known.id == account.id)
                account = known;
        }
        auto *dialog = new RecordDialog(m_context, RecordDialog::newContact(account), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog] {
            m_filter->clear();
            load(dialog->typed(u"email"_s));
        });
        dialog->open();
    });
}

void ContactDialog::fill()
{
    m_list->clear();
    const QStringList words = tokens(m_filter->text());
    for (const Person &person : std::as_const(m_people)) {
        const QString searched = folded(QString(person.name + u' ' + person.email + u' ' + person.title));
        if (!std::all_of(words.cbegin(), words.cend(), [&](const QString &word) { return searched.contains(word); }))
            continue;
        QStringList second;
        for (const QString &part : {person.title, person.email}) {
            if (!part.isEmpty())
                second << displaySafe(part);
        }
        auto *item = new QListWidgetItem(QString(displaySafe(person.name) + u'\n' + second.join(u" · "_s)), m_list);
        item->setData(Qt::UserRole, person.id);
        item->setData(Qt::UserRole + 1, person.name);
        item->setData(Qt::UserRole + 2, person.email);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
    m_choose->setEnabled(m_list->count() > 0);
    m_note->setText(m_list->count() > 0      ? tr("%n contact(s)", nullptr, m_list->count())
                        : m_people.isEmpty() ? tr("No other contact of this account is on this computer.")
                                             : tr("Nobody of this account matches."));
}

void ContactDialog::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    Q_EMIT chosen(item->data(Qt::UserRole).toString(), item->data(Qt::UserRole + 1).toString());
    accept();
}

} // namespace Casement::Ui
