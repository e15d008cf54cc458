// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/recorddialog.h"

#include "models/domain/async.h"
#include "models/domain/directory.h"
#include "models/domain/text.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/newcase/fieldeditor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

QString labelOf(const QString &field)
{
    static const QMap<QString, const char *> labels{
        {u"name"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Name")},       {u"csm"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Customer Success Manager")},
        {u"phone"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Phone")},     {u"fax"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Fax")},
        {u"website"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Website")}, {u"package"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Package")},
        {u"supportLevel"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Support level")}, {u"accountType"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Type")},
        {u"street"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Street")},   {u"city"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "City")},
        {u"country"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Country")}, {u"region"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Region")},
        {u"subRegion"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Sub-region")}, {u"email"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "E-mail")},
        {u"title"_s, QT_TRANSLATE_NOOP("Casement::Ui::RecordDialog", "Title")}};
    return RecordDialog::tr(labels.value(field));
}

template <typename T>
QList<RecordDialog::Field> changeable(const QList<RecordField<T>> &known, const T &record, bool all, bool customers)
{
    QList<RecordDialog::Field> fields;
    for (const RecordField<T> &field : known) {
        const bool text = field.kind != u"account"_s; // where an account hangs is not typed
        if (text && (all || (customers && field.customers)))
            fields << RecordDialog::Field{field.id, record.*(field.member), field.kind, field.required};
    }
    return fields;
}

} // namespace

RecordDialog::Record RecordDialog::of(const Profile &profile, const Account &account)
{
    const bool edits = !isCare(profile.role) && profile.mayEdit.contains(account.id);
    return {u"account"_s, account.id, account.name, changeable(accountFields(), account, profile.role == Role::Csm, edits)};
}

RecordDialog::Record RecordDialog::of(const Profile &profile, const Person &person)
{
    return {u"contact"_s, person.id, person.name, changeable(personFields(), person, profile.role == Role::Csm, person.id == profile.personId)};
}

RecordDialog::Record RecordDialog::newContact(const Account &account)
{
    Record record{u"contact"_s, {}, account.name, changeable(personFields(), Person(), true, false), account.id};
    return record;
}

bool RecordDialog::mayAddTo(const Profile &profile, const QString &accountId)
{
    return isCare(profile.role) || (profile.role == Role::CustomerAdmin && profile.mayEdit.contains(accountId));
}

QString RecordDialog::typed(const QString &field) const
{
    const auto line = std::find_if(m_lines.cbegin(), m_lines.cend(), [&](const Line &known) { return known.field.id == field; });
    return line == m_lines.cend() ? QString() : line->edit->text().trimmed();
}

RecordDialog::RecordDialog(Context context, const Record &record, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_record(record)
    , m_refusal(new Notice(this))
    , m_save(new QPushButton(record.addTo.isEmpty() ? tr("Save changes") : tr("Add contact"), this))
{
    setObjectName(u"recordDialog"_s);
    setWindowTitle(record.addTo.isEmpty() ? tr("Change details") : tr("New contact"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->setSpacing(Space::s);
    auto *title = new QLabel(record.addTo.isEmpty() ? displaySafe(record.title) : tr("New contact of %1").arg(displaySafe(record.title)), this);
    title->setObjectName(u"recordTitleLabel"_s);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    setSectionFont(title);
    layout->addWidget(title);
    for (const Field &field : m_record.fields)
        addLine(field, layout);
    m_refusal->setObjectName(u"recordRefusalNotice"_s);
    layout->addWidget(m_refusal);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"recordCancelButton"_s);
    cancel->setAccessibleName(cancel->text());
    m_save->setObjectName(u"recordSaveButton"_s);
    m_save->setAccessibleName(m_save->text());
    m_save->setDefault(true);
    makePrimary(m_save);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &RecordDialog::submit);
}

RecordDialog::~RecordDialog() = default;

void RecordDialog::addLine(const Field &field, QVBoxLayout *layout)
{
    const Line line{field, new QLineEdit(field.value, this), new QLabel(this)};
    auto *caption = new QLabel(labelOf(field.id), this);
    caption->setObjectName(field.id + u"RecordCaptionLabel"_s);
    caption->setBuddy(line.edit);
    line.edit->setObjectName(field.id + u"RecordEdit"_s);
    line.edit->setAccessibleName(caption->text());
    line.edit->setMaxLength(255);
    line.problem->setObjectName(field.id + u"RecordErrorLabel"_s);
    line.problem->setWordWrap(true);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeOf(this).toneText(Tone::Red));
    line.problem->setPalette(colours);
    line.problem->hide();
    layout->addWidget(caption);
    layout->addWidget(line.edit);
    layout->addWidget(line.problem);
    m_lines << line;
    connect(line.edit, &QLineEdit::textChanged, this, [this] {
        if (m_tried)
            (void)check();
    });
}

bool RecordDialog::check()
{
    QLineEdit *first = nullptr;
    for (const Line &line : std::as_const(m_lines)) {
        const QString value = line.edit->text().trimmed();
        PortalDefinition::Field rule;
        rule.kind = line.field.kind;
        rule.maxLength = line.edit->maxLength();
        const QString code = value.isEmpty() ? (line.field.required ? u"required"_s : QString()) : problemOf(rule, value);
        line.problem->setText(code.isEmpty() ? QString() : problemWords(m_context.workspace.definition(), rule, code));
        line.problem->setVisible(!code.isEmpty());
        if (!code.isEmpty() && !first)
            first = line.edit;
    }
    if (first && !m_tried)
        first->setFocus();
    return !first;
}

void RecordDialog::submit()
{
    m_refusal->dismiss();
    const bool fine = check();
    m_tried = true;
    if (fine)
        m_record.addTo.isEmpty() ? sendNext() : add();
}

// One after the other, each what it was seen as: one that is kept is not sent again where a later one is refused.
void RecordDialog::sendNext()
{
    const auto changed = std::find_if(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.edit->text().trimmed() != line.field.value; });
    if (changed == m_lines.end())
        return accept();
    m_save->setEnabled(false);
    const EditRecord act{m_record.kind, m_record.id, changed->field.id, changed->field.value, changed->edit->text().trimmed()};
    onFinished(m_context.workspace.commands().act({}, act), this, [this, act](const Result<void> &done) {
        m_save->setEnabled(true);
        if (!done.ok())
            return refuse(tr("%1 is not changed. %2").arg(labelOf(act.field), sentenceFor(done.error())), done.error());
        for (Line &line : m_lines) {
            if (line.field.id == act.field)
                line.field.value = act.to;
        }
        sendNext();
    });
}

// What is known here is said at the field.
void RecordDialog::refuse(const QString &words, const Error &error)
{
    for (const Line &line : std::as_const(m_lines)) {
        if (error.code != ErrorCode::BadRequest || !error.detail.startsWith(QString(line.field.id + u':')))
            continue;
        const QString code = error.detail.mid(line.field.id.size() + 1).trimmed();
        line.problem->setText(code == u"duplicate"_s ? tr("A contact of this account has this address already.") : problemWords(m_context.workspace.definition(), {}, code));
        line.problem->show();
        line.edit->setFocus();
        line.edit->selectAll();
        return;
    }
    m_refusal->showText(Notice::Kind::Error, words);
}

void RecordDialog::add()
{
    m_save->setEnabled(false);
    const AddContact act{{}, m_record.addTo, typed(u"name"_s), typed(u"email"_s), typed(u"phone"_s), typed(u"title"_s)};
    onFinished(m_context.workspace.commands().act({}, act), this, [this](const Result<void> &done) {
        m_save->setEnabled(true);
        if (!done.ok())
            return refuse(tr("The contact is not added. %1").arg(sentenceFor(done.error())), done.error());
        accept();
    });
}

} // namespace Casement::Ui
