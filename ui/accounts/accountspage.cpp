// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountspage.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/accounts/accountpage.h"
#include "ui/common/emptystate.h"
#include "ui/common/errors.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int accountIdRole = Qt::UserRole + 1;

} // namespace

AccountsPage::AccountsPage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new QStandardItemModel(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(m_split))
    , m_empty(new EmptyState(m_stack))
    , m_page(new AccountPage(context, m_stack))
{
    setObjectName(u"accountsPage"_s);
    m_split->setObjectName(u"accountsSplitter"_s);
    m_split->setChildrenCollapsible(false);
    m_split->insertWidget(0, makeChooser());
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    m_split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_split);
    m_empty->setContent(IconName::Accounts, tr("No account here yet"), tr("The accounts you can see come with the first sync."));
    connect(m_page, &AccountPage::caseWanted, this, &AccountsPage::caseWanted);
    connect(m_page, &AccountPage::casesWanted, this, &AccountsPage::casesWanted);
    connect(m_page, &AccountPage::newCaseWanted, this, &AccountsPage::newCaseWanted);
    connect(&context.workspace.reader(), &CaseReader::accountsChanged, this, &AccountsPage::load);
    load();
}

AccountsPage::~AccountsPage() = default;

QWidget *AccountsPage::makeChooser()
{
    auto *area = new QWidget(m_split);
    m_combo = new QComboBox(area);
    m_combo->setObjectName(u"accountChooserCombo"_s);
    m_combo->setAccessibleName(tr("Choose an account"));
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(16);
    m_tree = new QTreeView(area);
    m_tree->setObjectName(u"accountsTree"_s);
    m_tree->setAccessibleName(tr("Accounts"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(12, Space::s, Space::s, Space::s);
    layout->setSpacing(Space::s);
    layout->addWidget(m_combo);
    layout->addWidget(m_tree, 1);
    area->setMinimumWidth(fontMetrics().averageCharWidth() * 26);
    connect(m_combo, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling)
            choose(m_combo->itemData(index).toString());
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_filling && index.isValid())
            choose(index.data(accountIdRole).toString());
    });
    return area;
}

void AccountsPage::load()
{
    onFinished(m_context.workspace.reader().accounts(), this, [this](const Result<QList<Account>> &accounts) {
        if (accounts.ok())
            fill(accounts.value());
        else
            m_empty->setContent(IconName::Error, tr("The accounts could not be read"), sentenceFor(accounts.error()));
    });
}

void AccountsPage::fill(const QList<Account> &accounts)
{
    const auto place = [](const Account &account) { return std::tuple(account.id, account.parentId, account.name); };
    const bool same = std::equal(accounts.cbegin(), accounts.cend(), m_accounts.cbegin(), m_accounts.cend(),
                                 [&](const Account &a, const Account &b) { return place(a) == place(b); });
    m_accounts = accounts;
    if (!same) {
        m_filling = true;
        m_model->clear();
        m_combo->clear();
        QSet<QString> known;
        QMultiHash<QString, qsizetype> below; // by parent, in the list's order
        for (const Account &account : accounts)
            known.insert(account.id);
        for (qsizetype i = accounts.size() - 1; i >= 0; --i) // the newest of a key comes first
            below.insert(known.contains(accounts.at(i).parentId) ? accounts.at(i).parentId : QString(), i);
        addBelow(m_model->invisibleRootItem(), QString(), below, 0); // those whose parent is out of reach stand at the top
        m_tree->expandAll();
        m_filling = false;
    }
    const bool known = std::any_of(accounts.cbegin(), accounts.cend(), [this](const Account &account) { return account.id == m_chosen; });
    if (accounts.isEmpty())
        m_stack->setCurrentWidget(m_empty);
    else
        choose(known ? m_chosen : indexOf(m_context.workspace.profile().accountId).isValid() ? m_context.workspace.profile().accountId : accounts.first().id);
}

void AccountsPage::addBelow(QStandardItem *parent, const QString &parentId, const QMultiHash<QString, qsizetype> &below, int depth)
{
    for (const qsizetype i : below.values(parentId)) {
        const Account &account = m_accounts.at(i);
        auto *item = new QStandardItem(icon(IconName::Accounts, palette()), displaySafe(account.name));
        item->setData(account.id, accountIdRole);
        item->setSizeHint({0, qMax(28, fontMetrics().height() + 12)});
        parent->appendRow(item);
        m_combo->addItem(QString(QString(depth * 3, QChar::Nbsp) + displaySafe(account.name)), account.id);
        addBelow(item, account.id, below, depth + 1);
    }
}

QModelIndex AccountsPage::indexOf(const QString &accountId) const
{
    return m_model->match(m_model->index(0, 0), accountIdRole, accountId, 1, Qt::MatchExactly | Qt::MatchRecursive).value(0);
}

void AccountsPage::choose(const QString &accountId)
{
    const auto found = std::find_if(m_accounts.cbegin(), m_accounts.cend(), [&](const Account &account) { return account.id == accountId; });
    if (found == m_accounts.cend())
        return;
    m_chosen = accountId;
    m_filling = true;
    m_tree->setCurrentIndex(indexOf(accountId));
    m_combo->setCurrentIndex(m_combo->findData(accountId));
    m_filling = false;
    m_page->show(*found);
    m_stack->setCurrentWidget(m_page);
}

void AccountsPage::openAccount(const QString &accountId)
{
    choose(accountId);
    m_tree->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> AccountsPage::panes() const { return {m_tree, m_page}; }

} // namespace Casement::Ui
