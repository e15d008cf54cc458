// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/newcasepage.h"

#include "models/domain/async.h"
#include "models/domain/operation.h"
#include "models/domain/outage.h"
#include "ui/common/errors.h"
#include "ui/common/icons.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/newcase/formpage.h"
#include "ui/newcase/reviewpage.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

const QString draftKey = QStringLiteral("new");

QPushButton *button(const QString &name, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAccessibleName(text);
    return made;
}

} // namespace

NewCasePage::NewCasePage(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_steps(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_notice(new Notice(this))
{
    setObjectName(u"newCasePage"_s);
    build();
    buildPages();
    connect(&m_context.workspace.reader(), &CaseReader::accountsChanged, this, &NewCasePage::loadAccounts);
    connect(m_notice, &Notice::actionTriggered, this, &NewCasePage::undoDiscard);
    connect(m_steps, &QListWidget::currentRowChanged, this, [this](int row) {
        if (m_movingStep || row < 0 || row == m_current)
            return;
        if (m_visited.contains(row))
            goTo(row);
        else
            refreshSteps(); // back to the present one
    });
    setEnabled(false);
}

NewCasePage::~NewCasePage()
{
    delete m_stack; // its fields tell of losing the focus while they close, and the draft must still be there
}

void NewCasePage::build()
{
    m_steps->setObjectName(u"stepsList"_s);
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setFrameShape(QFrame::NoFrame);
    m_steps->setSpacing(2);
    m_steps->setIconSize({18, 18});
    m_steps->viewport()->setAutoFillBackground(false);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_notice->setObjectName(u"newCaseNotice"_s);
    m_stack->setObjectName(u"pagesStack"_s);
    auto *title = new QLabel(tr("New case"), this);
    title->setObjectName(u"newCaseTitleLabel"_s);
    setSectionFont(title);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(Space::m, Space::l, Space::m, Space::m);
    left->setSpacing(12);
    left->addWidget(title);
    left->addWidget(m_steps, 1);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_notice);
    right->addWidget(m_stack, 1);
    right->addWidget(buildFooter());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(left);
    layout->addLayout(right, 1);
}

QWidget *NewCasePage::buildFooter()
{
    auto *footer = new QWidget(this);
    footer->setObjectName(u"newCaseFooter"_s);
    m_saved = new QLabel(footer);
    m_saved->setObjectName(u"savedLabel"_s);
    setSecondary(m_saved);
    m_discard = button(u"discardButton"_s, tr("Discard draft"), footer);
    m_close = button(u"saveAndCloseButton"_s, tr("Save and close"), footer);
    m_back = button(u"backButton"_s, tr("Back"), footer);
    m_next = button(u"nextButton"_s, tr("Next"), footer);
    makePrimary(m_next);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(Space::l, Space::s, Space::l, Space::m);
    row->setSpacing(Space::s);
    row->addWidget(m_discard);
    row->addWidget(m_close);
    row->addWidget(m_saved);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_discard, &QPushButton::clicked, this, &NewCasePage::discard);
    connect(m_close, &QPushButton::clicked, this, &NewCasePage::saveAndClose);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_current - 1); });
    connect(m_next, &QPushButton::clicked, this, &NewCasePage::next);
    return footer;
}

void NewCasePage::buildPages()
{
    for (const auto &page : m_context.workspace.definition().newCasePages) {
        auto *step = new QListWidgetItem(page.title, m_steps);
        step->setSizeHint(QSize(m_steps->fontMetrics().horizontalAdvance(page.title) + 60,
                                qMax(36, m_steps->fontMetrics().lineSpacing() + 16)));
        if (page.fields.isEmpty()) {
            m_review = new ReviewPage(m_context, m_draft, page, m_stack);
            m_stack->addWidget(m_review);
            m_forms << nullptr;
            connect(m_review, &ReviewPage::changeWanted, this, [this](const QString &id) {
                for (int i = 0; i < pageCount(); ++i) {
                    if (m_forms.at(i) && m_forms.at(i)->page().id == id)
                        goTo(i);
                }
            });
            continue;
        }
        auto *form = new FormPage(m_context, m_draft, page, m_stack);
        m_stack->addWidget(form);
        m_forms << form;
        connect(form, &FormPage::changed, this, &NewCasePage::edited);
        connect(form, &FormPage::articleWanted, this, &NewCasePage::articleWanted);
        connect(form, &FormPage::caseWanted, this, &NewCasePage::caseWanted);
        connect(form, &FormPage::accountChanged, this, &NewCasePage::loadPeople);
    }
    m_steps->setFixedWidth(m_steps->sizeHintForColumn(0) + 2 * Space::l);
}

int NewCasePage::pageCount() const { return int(m_forms.size()); }

void NewCasePage::start()
{
    if (m_active && !m_draft.isEmpty())
        return;
    onFinished(m_context.workspace.drafts().load(draftKey), this, [this](const Result<QJsonObject> &kept) {
        if (m_active && (!m_draft.isEmpty() || !kept.ok() || kept->isEmpty()))
            return; // nothing came from elsewhere meanwhile
        resume(kept.ok() ? kept.value() : QJsonObject());
        if (!kept.ok())
            m_notice->showText(Notice::Kind::Warning, sentenceFor(kept.error()));
    });
}

void NewCasePage::proposeAccount(const QString &accountId)
{
    m_proposedAccount = accountId;
    if (m_active)
        takeProposal();
}

void NewCasePage::proposeOutage()
{
    m_proposedOutage = true;
    if (m_active)
        takeProposal();
}

// What somebody began to write keeps its account.
void NewCasePage::takeProposal()
{
    const auto &definition = m_context.workspace.definition();
    const QString account = std::exchange(m_proposedAccount, {});
    const auto *outage = std::exchange(m_proposedOutage, false) ? outageLevel(definition) : nullptr;
    if ((account.isEmpty() && !outage) || !m_draft.isEmpty())
        return;
    CaseDraft draft = m_draft;
    if (!account.isEmpty())
        draft.set(definition, u"account"_s, account);
    if (outage)
        draft.set(definition, u"severity"_s, outage->id);
    become(draft);
    for (FormPage *form : outage ? m_forms : QList<FormPage *>()) {
        if (form) {
            form->prefill();
            form->show();
        }
    }
}

void NewCasePage::resume(const QJsonObject &kept)
{
    m_active = true;
    setEnabled(true);
    m_notice->dismiss();
    become(kept.isEmpty() ? CaseDraft() : CaseDraft::fromJson(kept));
    takeProposal();
    loadAccounts();
    sayRefused(kept.value(u"refusal"_s).toString());
}

/// On the page and at the field that it is about.
void NewCasePage::sayRefused(const QString &detail)
{
    for (int i = 0; i < pageCount(); ++i) {
        if (!m_forms.at(i) || !m_forms.at(i)->refuse(detail))
            continue;
        goTo(i);
        (void)m_forms.at(i)->refuse(detail); // what is shown anew says it too
        return;
    }
}

void NewCasePage::become(const CaseDraft &draft)
{
    m_draft = draft;
    fillIn();
    m_visited.clear();
    for (FormPage *form : std::as_const(m_forms)) {
        if (form)
            form->reset();
    }
    int first = 0;
    for (int i = 0; i < pageCount(); ++i) {
        if (m_context.workspace.definition().newCasePages.at(i).id == m_draft.page)
            first = i;
    }
    for (int i = 0; i < first; ++i)
        m_visited.insert(i);
    goTo(first);
    loadPeople();
}

// What the form knows by itself: the account where there is one, the signed-in person as contact.
void NewCasePage::fillIn()
{
    const Profile &profile = m_context.workspace.profile();
    const auto &definition = m_context.workspace.definition();
    if (m_draft.value(u"account"_s).isEmpty() && m_accounts.size() == 1)
        m_draft.set(definition, u"account"_s, m_accounts.first().id);
    else if (m_draft.value(u"account"_s).isEmpty() && !isCare(profile.role)
             && profile.mayOpen.contains(profile.accountId))
        m_draft.set(definition, u"account"_s, profile.accountId);
    if (m_draft.value(u"contact"_s).isEmpty())
        m_draft.setContact(profile.personId, profile.name);
}

void NewCasePage::loadAccounts()
{
    if (!m_active)
        return;
    onFinished(m_context.workspace.reader().accounts(), this, [this](const Result<QList<Account>> &accounts) {
        const Profile &profile = m_context.workspace.profile();
        m_accounts = accounts.ok() ? accounts.value() : QList<Account>();
        if (!isCare(profile.role))
            m_accounts.removeIf([&](const Account &account) { return !profile.mayOpen.contains(account.id); });
        if (m_accounts.isEmpty() && profile.mayOpen.contains(profile.accountId)) {
            Account own; // before the first sync brought it
            own.id = profile.accountId;
            own.name = profile.accountName;
            m_accounts << own;
        }
        fillIn();
        for (FormPage *form : std::as_const(m_forms)) {
            if (form)
                form->setAccount(m_accounts, m_people);
        }
        loadPeople();
        refreshSteps();
    });
}

void NewCasePage::loadPeople()
{
    const QString account = m_draft.value(u"account"_s);
    if (account == m_peopleOf)
        return;
    m_peopleOf = account;
    m_people.clear();
    const auto hand = [this] {
        for (FormPage *form : std::as_const(m_forms)) {
            if (form)
                form->setAccount(m_accounts, m_people);
        }
    };
    hand();
    if (account.isEmpty())
        return;
    onFinished(m_context.workspace.reader().people(account), this,
               [this, account, hand](const Result<QList<Person>> &people) {
                   if (account != m_peopleOf || !people.ok())
                       return;
                   m_people = people.value();
                   hand();
               });
}

void NewCasePage::edited()
{
    if (!m_active || m_creating)
        return;
    if (!m_discarded.isEmpty() && !m_draft.isEmpty()) { // undo would cost what was typed since
        m_discarded = {};
        m_notice->dismiss();
    }
    if (m_draft.isEmpty())
        m_context.workspace.drafts().drop(draftKey);
    else
        m_context.workspace.drafts().save(draftKey, m_draft.toJson());
    refreshSteps();
    refreshFooter();
}

void NewCasePage::goTo(int index)
{
    if (index < 0 || index >= pageCount())
        return;
    m_visited.insert(m_current);
    m_current = index;
    m_visited.insert(index);
    m_draft.page = m_context.workspace.definition().newCasePages.at(index).id;
    m_stack->setCurrentIndex(index);
    if (m_forms.at(index))
        m_forms.at(index)->show();
    else
        m_review->show(accountName());
    if (m_active && !m_draft.isEmpty())
        m_context.workspace.drafts().save(draftKey, m_draft.toJson());
    refreshSteps();
    refreshFooter();
}

void NewCasePage::next()
{
    if (FormPage *form = m_forms.at(m_current); form && !form->finish()) {
        refreshSteps();
        return;
    }
    if (m_current + 1 < pageCount())
        goTo(m_current + 1);
    else
        create();
}

void NewCasePage::create()
{
    for (int i = 0; i < pageCount(); ++i) {
        FormPage *form = m_forms.at(i);
        if (!form || !form->hasProblems())
            continue;
        goTo(i);
        (void)form->finish(); // says what is missing, at the field
        return;
    }
    if (std::any_of(m_forms.cbegin(), m_forms.cend(), [](const FormPage *form) { return form && form->isBusy(); })) {
        m_notice->showText(Notice::Kind::Info, tr("A file is still being copied. Create the case in a moment."));
        return;
    }
    m_creating = true;
    m_notice->dismiss();
    refreshFooter();
    m_stack->setEnabled(false);
    onFinished(m_context.workspace.commands().openCase(m_draft.toOpenCase(m_context.workspace.definition()),
                                                       m_draft.files, draftKey),
               this, [this](const Result<QString> &result) { answered(result); });
}

void NewCasePage::answered(const Result<QString> &result)
{
    m_creating = false;
    m_stack->setEnabled(true);
    if (!result.ok()) {
        const bool unlinked = !m_draft.related.isEmpty() && result.error().detail.startsWith(u"related:"_s); // out of reach since
        if (unlinked) {
            m_draft.related.clear();
            m_draft.relatedNumber.clear();
            edited();
        }
        m_notice->showText(Notice::Kind::Error, unlinked ? tr("The case this one is about is not here any more. Create it again, without the link.")
                                                         : tr("The case was not created. %1").arg(sentenceFor(result.error())));
        refreshFooter();
        sayRefused(result.error().detail);
        return;
    }
    m_active = false; // the draft went with the operation
    m_draft = {};
    setEnabled(false);
    Q_EMIT created(result.value());
}

void NewCasePage::saveAndClose()
{
    if (!m_draft.isEmpty())
        m_context.workspace.drafts().save(draftKey, m_draft.toJson());
    m_active = false;
    setEnabled(false);
    Q_EMIT closed();
}

void NewCasePage::discard()
{
    m_discarded = m_draft;
    m_context.workspace.drafts().drop(draftKey);
    become({});
    m_notice->showText(Notice::Kind::Info, tr("The draft is discarded."), tr("Undo"));
    refreshFooter();
}

void NewCasePage::undoDiscard()
{
    m_notice->dismiss();
    become(std::exchange(m_discarded, {}));
    edited();
}

QString NewCasePage::accountName() const
{
    const QString id = m_draft.value(u"account"_s);
    for (const Account &account : m_accounts) {
        if (account.id == id)
            return account.name;
    }
    return id == m_context.workspace.profile().accountId ? m_context.workspace.profile().accountName : id;
}

void NewCasePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_active)
        refreshSteps();
}

void NewCasePage::refreshSteps()
{
    const Theme theme = themeOf(this);
    m_movingStep = true;
    for (int i = 0; i < pageCount(); ++i) {
        QListWidgetItem *item = m_steps->item(i);
        const FormPage *form = m_forms.at(i);
        const bool visited = m_visited.contains(i);
        const bool wrong = visited && i != m_current && form && form->hasProblems();
        const bool done = visited && i != m_current && !wrong && form;
        QString state = i == m_current ? tr("current")
            : wrong                    ? tr("something is missing")
            : done                     ? tr("done")
                                       : tr("to come");
        const QColor colour = i == m_current ? theme.accent
            : wrong                          ? theme.toneText(Tone::Red)
            : done                           ? theme.toneText(Tone::Green)
                                             : theme.secondary;
        item->setIcon(icon(i == m_current ? IconName::Edit
                               : wrong    ? IconName::Warning
                               : done     ? IconName::Check
                                          : IconName::Circle,
                           colour));
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(item->text(), state));
        item->setToolTip(state);
        // One may go back and to what was seen; what lies ahead opens step by step.
        item->setFlags(visited ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled);
        item->setForeground(visited ? theme.text : theme.secondary);
    }
    m_steps->setCurrentRow(m_current);
    m_movingStep = false;
}

void NewCasePage::refreshFooter()
{
    const bool last = m_current + 1 == pageCount();
    m_back->setVisible(m_current > 0);
    m_back->setEnabled(!m_creating);
    m_next->setText(m_creating ? tr("Creating…") : last ? tr("Create case") : tr("Next"));
    m_next->setAccessibleName(m_next->text());
    m_next->setEnabled(!m_creating);
    m_discard->setEnabled(!m_creating && !m_draft.isEmpty());
    m_close->setEnabled(!m_creating);
    m_close->setText(m_draft.isEmpty() ? tr("Close") : tr("Save and close"));
    m_saved->setText(m_draft.isEmpty() ? QString() : tr("Saved as draft"));
}

} // namespace Casement::Ui
