// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountpage.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "models/items/homelist.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/home/cardlist.h"
#include "ui/home/homecard.h"
#include "ui/home/homedelegates.h"
#include "ui/newcase/recorddialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

using Items::HomeListModel;
using Items::HomeRow;

namespace {

constexpr qsizetype longest = 5; ///< cases of a list

} // namespace

AccountPage::AccountPage(const Context &context, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_name(new QLabel(this))
    , m_create(new QPushButton(icon(IconName::Plus, palette()), tr("Create new case"), this))
    , m_change(new QPushButton(icon(IconName::Edit, palette()), tr("Change details"), this))
    , m_people(new HomeListModel(context.workspace, this))
{
    setObjectName(u"accountPage"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *page = new QWidget(this);
    page->setAutoFillBackground(false);
    m_name->setObjectName(u"accountTitleLabel"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    setPageTitleFont(m_name);
    m_create->setObjectName(u"accountCreateButton"_s);
    m_create->setAccessibleName(m_create->text());
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    m_change->setObjectName(u"accountChangeButton"_s);
    m_change->setAccessibleName(m_change->text());
    head->addWidget(m_change);
    head->addWidget(m_create);
    m_information = makeFacts(u"information"_s, tr("Account information"), m_informationRows);
    m_address = makeFacts(u"address"_s, tr("Shipping address"), m_addressRows);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(Space::m);
    facts->addWidget(m_information, 3, Qt::AlignTop);
    facts->addWidget(m_address, 2, Qt::AlignTop);
    m_open = makeCases(true);
    m_closed = makeCases(false);
    m_contacts = makeList(u"contacts"_s, tr("Contacts"), m_people, tr("No contact of this account is on this computer."));
    m_add = m_contacts->addButton(u"contactsAddButton"_s, tr("Add contact"));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, Space::s, 12, Space::m);
    layout->setSpacing(Space::m);
    layout->addLayout(head);
    layout->addLayout(facts);
    for (QWidget *card : std::initializer_list<QWidget *>{m_open.card, m_closed.card, m_contacts})
        layout->addWidget(card);
    layout->addStretch(1);
    setWidget(page);
    connect(m_change, &QPushButton::clicked, this, [this] { change(RecordDialog::of(m_context.workspace.profile(), m_account)); });
    connect(m_contacts, &HomeCard::moreWanted, this, &AccountPage::changePerson);
    connect(m_add, &QPushButton::clicked, this, [this] { change(RecordDialog::newContact(m_account)); });
    connect(m_create, &QPushButton::clicked, this, [this] { Q_EMIT newCaseWanted(m_account.id); });
    connect(&context.workspace.reader(), &CaseReader::casesChanged, this, [this] {
        m_stale = true;
        refreshCases();
    });
}

AccountPage::~AccountPage() = default;

HomeCard *AccountPage::makeFacts(const QString &name, const QString &title, QFormLayout *&rows)
{
    auto *card = new HomeCard(name, title, this);
    auto *area = new QWidget(card);
    rows = new QFormLayout(area);
    rows->setContentsMargins(Space::m, Space::xs, Space::m, Space::s);
    rows->setHorizontalSpacing(Space::m);
    rows->setVerticalSpacing(Space::s);
    rows->setLabelAlignment(Qt::AlignLeading);
    card->addWidget(area);
    return card;
}

HomeCard *AccountPage::makeList(const QString &name, const QString &title, HomeListModel *model, const QString &empty)
{
    auto *card = new HomeCard(name, title, this);
    CardList *list = card->addList(name);
    list->setItemDelegate(new HomeRowDelegate(list));
    list->setModel(model);
    card->setEmptyText(empty);
    connect(list, &CardList::chosen, this, [this](const QModelIndex &index) {
        const QString target = index.data(HomeListModel::TargetRole).toString();
        if (index.data(HomeListModel::KindRole).toString() == u"case"_s)
            Q_EMIT caseWanted(target);
        else if (!target.isEmpty())
            m_context.prompts.openExternally(this, QString(u"mailto:"_s + target));
    });
    return card;
}

AccountPage::Cases AccountPage::makeCases(bool open)
{
    Cases cases;
    cases.open = open;
    cases.model = new HomeListModel(m_context.workspace, this);
    cases.title = open ? tr("Open cases") : tr("Closed cases");
    cases.card = makeList(open ? u"openCases"_s : u"closedCases"_s, cases.title, cases.model, open ? tr("This account has no open case.") : tr("This account has no closed case."));
    connect(cases.card, &HomeCard::moreWanted, this, [this, open] { Q_EMIT casesWanted(open ? m_open.view : m_closed.view, m_account.id); });
    return cases;
}

// The portal's view of all such cases in reach; else the one of all cases.
void AccountPage::findViews()
{
    const auto &views = m_context.workspace.definition().views;
    for (Cases *cases : {&m_open, &m_closed}) {
        const QList<Condition> exact{{u"open"_s, Condition::Op::Is, {cases->open ? u"true"_s : u"false"_s}}};
        cases->view.clear();
        for (const QList<Condition> &wanted : {exact, QList<Condition>()}) {
            const auto found = std::find_if(views.cbegin(), views.cend(), [&](const auto &view) { return view.list != u"recent"_s && view.conditions == wanted; });
            if (cases->view.isEmpty() && found != views.cend())
                cases->view = found->id;
        }
        cases->card->setMore(cases->view.isEmpty() ? QString() : tr("Go to list"));
    }
}

void AccountPage::show(const Account &account)
{
    const bool other = account.id != m_account.id;
    m_account = account;
    m_name->setText(displaySafe(account.name));
    const Profile &profile = m_context.workspace.profile();
    m_create->setVisible(isCare(profile.role) || profile.mayOpen.contains(account.id)); // ACC-4, ACC-5
    m_add->setVisible(RecordDialog::mayAddTo(profile, account.id)); // ACC-7
    m_change->setVisible(!RecordDialog::of(profile, account).fields.isEmpty()); // ACC-7
    fillFacts();
    findViews();
    if (other) {
        ++m_token;
        for (HomeListModel *list : {m_people, m_open.model, m_closed.model})
            list->setRows({});
        verticalScrollBar()->setValue(0);
        markViewed();
    }
    loadPeople();
    m_stale = true;
    refreshCases();
}

// Lists wait for the same reader, so a page nobody sees asks it nothing.
void AccountPage::refreshCases()
{
    if (!isVisible() || !std::exchange(m_stale, false))
        return;
    loadCases(m_open);
    loadCases(m_closed);
}

void AccountPage::fillFacts()
{
    const auto fill = [this](QFormLayout *rows, HomeCard *card, const QList<std::pair<QString, QString>> &facts) {
        while (rows->rowCount() > 0)
            rows->removeRow(0);
        for (const auto &[label, value] : facts) {
            if (value.isEmpty())
                continue;
            auto *name = new QLabel(label, card);
            setSecondary(name);
            auto *text = new QLabel(displaySafe(value), card);
            text->setTextFormat(Qt::PlainText);
            text->setWordWrap(true);
            text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            text->setAccessibleName(tr("%1: %2").arg(label, displaySafe(value)));
            rows->addRow(name, text);
        }
        card->setVisible(rows->rowCount() > 0);
    };
    fill(m_informationRows, m_information,
         {{tr("Customer Success Manager"), m_account.csm}, {tr("Phone"), m_account.phone}, {tr("Fax"), m_account.fax}, {tr("Website"), m_account.website},
          {tr("Support level"), m_account.supportLevel}, {tr("Package"), m_account.package}, {tr("Type"), m_account.type}, {tr("Partner IDs"), m_account.partnerIds.join(u", "_s)}});
    fill(m_addressRows, m_address,
         {{tr("Street"), m_account.street}, {tr("City"), m_account.city}, {tr("Country"), m_account.country}, {tr("Region"), m_account.region}, {tr("Sub-region"), m_account.subRegion}});
}

void AccountPage::loadPeople()
{
    onFinished(m_context.workspace.reader().people(m_account.id), this, [this, token = m_token](const Result<QList<Person>> &people) {
        if (token != m_token || !people)
            return;
        QList<HomeRow> rows;
        for (const Person &person : people.value()) {
            QStringList facts{person.title, person.email, person.phone};
            facts.removeAll(QString());
            rows << HomeRow{person.id, u"contact"_s, person.email, u"contact"_s, {}, person.name, displaySafe(facts.join(u" · "_s)), HomeRow::When::Silent, 0, false};
        }
        m_people->setRows(rows);
        m_persons = people.value();
        const Profile &profile = m_context.workspace.profile();
        const bool any = std::any_of(m_persons.cbegin(), m_persons.cend(), [&](const Person &person) { return !RecordDialog::of(profile, person).fields.isEmpty(); });
        m_contacts->setMore(!any ? QString() : profile.role == Role::Csm ? tr("Change contact") : tr("Change my details"));
        m_contacts->setTitle(rows.isEmpty() ? tr("Contacts") : tr("Contacts (%1)").arg(rows.size()));
    });
}

void AccountPage::change(const RecordDialog::Record &record)
{
    auto *dialog = new RecordDialog(m_context, record, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &AccountPage::loadPeople);
    dialog->open();
}

// The one the list stands at, else the first that may be changed: for a customer that is they themselves.
void AccountPage::changePerson()
{
    const Profile &profile = m_context.workspace.profile();
    const auto *list = m_contacts->findChild<CardList *>();
    QList<Person> candidates = m_persons.mid(list ? qMax(0, list->currentIndex().row()) : 0, 1) + m_persons;
    candidates.removeIf([&](const Person &person) { return RecordDialog::of(profile, person).fields.isEmpty(); });
    if (!candidates.isEmpty())
        change(RecordDialog::of(profile, candidates.first()));
}

void AccountPage::loadCases(const Cases &cases)
{
    if (m_account.id.isEmpty())
        return;
    CaseQuery query;
    query.conditions = {{u"account"_s, Condition::Op::Is, {m_account.id}}, {u"open"_s, Condition::Op::Is, {cases.open ? u"true"_s : u"false"_s}}};
    onFinished(m_context.workspace.reader().ids(query), this, [this, cases, token = m_token](const Result<CaseIds> &ids) {
        if (token != m_token || !ids)
            return;
        cases.card->setTitle(ids->rowIds.isEmpty() ? cases.title : tr("%1 (%L2)").arg(cases.title).arg(ids->rowIds.size()));
        onFinished(m_context.workspace.reader().rows(ids->rowIds.first(qMin(ids->rowIds.size(), longest))), this, [this, cases, token](const Result<QList<CaseSummary>> &found) {
            if (token != m_token || !found)
                return;
            QList<HomeRow> rows;
            for (const CaseSummary &row : found.value())
                rows << Items::homeRowOf(m_context.workspace.definition(), row.record);
            cases.model->setRows(rows);
        });
    });
}

void AccountPage::markViewed()
{
    if (!isVisible() || m_account.id.isEmpty() || m_viewed == m_account.id)
        return;
    m_viewed = m_account.id;
    m_context.workspace.commands().markViewed(u"account"_s, m_account.id);
}

void AccountPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    refreshCases();
    markViewed();
}

} // namespace Casement::Ui
