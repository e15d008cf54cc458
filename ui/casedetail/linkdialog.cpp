// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/linkdialog.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/casedetail/relatedview.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {
constexpr qsizetype most = 20;
}

LinkDialog::LinkDialog(Purpose purpose, Context context, const CaseDetail &detail, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_purpose(purpose)
    , m_record(detail.bundle.record)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_cc(new QCheckBox(this))
    , m_nothing(new QLabel(this))
    , m_notice(new Notice(this))
    , m_accept(new QPushButton(purpose == Purpose::Link ? tr("Link") : tr("Merge"), this))
{
    const bool link = purpose == Purpose::Link;
    setObjectName(link ? u"linkDialog"_s : u"mergeDialog"_s);
    setWindowTitle(link ? tr("Link case %1").arg(m_record.number) : tr("Merge case %1").arg(m_record.number));
    for (const HistoryEntry &link : relationsOf(detail.bundle))
        m_linked << link.to;
    build();
    search();
}

LinkDialog::~LinkDialog() = default;

void LinkDialog::build()
{
    auto *intro = new QLabel(m_purpose == Purpose::Link ? tr("Both cases name the other in their history. Customers read it where they may see both.")
                                                        : tr("This case closes, and the one you choose goes on with the messages and files of both; internal notes stay internal. "
                                                             "Only cases of the same customer can be merged. It can be undone for 30 days."), this);
    intro->setObjectName(u"linkIntroLabel"_s);
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    m_search->setObjectName(u"linkSearchEdit"_s);
    m_search->setAccessibleName(tr("The other case"));
    m_search->setPlaceholderText(tr("Number or words of the other case"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"linkList"_s);
    m_list->setAccessibleName(tr("Cases found"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_cc->setObjectName(u"linkCcCheckBox"_s);
    m_cc->setText(tr("%1 gets copies of the other case").arg(displaySafe(m_record.contactName)));
    m_cc->setAccessibleName(m_cc->text());
    m_cc->hide();
    m_nothing->setObjectName(u"linkNothingLabel"_s);
    m_nothing->setText(tr("No other case is found here."));
    setSecondary(m_nothing);
    m_notice->setObjectName(u"linkNotice"_s);
    m_accept->setObjectName(u"linkAcceptButton"_s);
    m_accept->setAccessibleName(m_accept->text());
    m_accept->setDefault(true);
    makePrimary(m_accept);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"linkCancelButton"_s);
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_nothing, 1);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->setSpacing(Space::s);
    layout->addWidget(intro);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_cc);
    layout->addWidget(m_notice);
    layout->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 76);
    m_search->setFocus();
    connect(m_search, &QLineEdit::textChanged, this, &LinkDialog::search);
    connect(m_list, &QListWidget::currentRowChanged, this, &LinkDialog::refresh);
    connect(m_list, &QListWidget::itemActivated, this, &LinkDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &LinkDialog::submit);
}

// The contact stays that of the case that goes on; the other one hears of it where somebody wants that.
void LinkDialog::refresh()
{
    const auto *item = m_list->currentItem();
    m_accept->setEnabled(item);
    const bool another = item && m_contacts.value(item->data(Qt::UserRole).toString()) != m_record.contactId;
    m_cc->setVisible(m_purpose == Purpose::Merge && another && m_context.workspace.definition().field(u"cc"_s));
}

bool LinkDialog::fits(const Case &record) const
{
    if (record.id == m_record.id || record.number.isEmpty())
        return false;
    if (m_purpose == Purpose::Link)
        return !m_linked.contains(record.number);
    const bool readers = !m_context.workspace.definition().ownCasesOnly || (record.contactId == m_record.contactId && record.openerId == m_record.openerId);
    return record.accountId == m_record.accountId && readers && (record.open || !m_record.open);
}

Operation::Act LinkDialog::act() const
{
    const QString other = m_list->currentItem()->data(Qt::UserRole).toString();
    return m_purpose == Purpose::Link ? Operation::Act(LinkCase{other, true}) : Operation::Act(MergeCase{other, m_cc->isVisible() && m_cc->isChecked(), true});
}

void LinkDialog::search()
{
    const quint64 token = ++m_token;
    m_list->clear();
    m_accept->setEnabled(false);
    m_nothing->hide();
    const QString typed = m_search->text().trimmed();
    if (typed.isEmpty())
        return;
    onFinished(m_context.workspace.reader().lookUp(parseSearch(typed)), this, [this, token](const Result<CaseIds> &ids) {
        if (token != m_token || !ids)
            return;
        onFinished(m_context.workspace.reader().rows(ids->rowIds.mid(0, most)), this, [this, token](const Result<QList<CaseSummary>> &rows) {
            if (token == m_token && rows)
                take(rows.value());
        });
    });
}

void LinkDialog::take(const QList<CaseSummary> &rows)
{
    for (const CaseSummary &row : rows) {
        if (!fits(row.record))
            continue;
        m_contacts.insert(row.record.id, row.record.contactId);
        addCase(m_list, m_context, row);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
    m_nothing->setVisible(m_list->count() == 0);
}

void LinkDialog::submit()
{
    if (!m_list->currentItem() || !m_accept->isEnabled())
        return;
    m_accept->setEnabled(false);
    m_notice->dismiss();
    onFinished(m_context.workspace.commands().act(m_record.id, act()), this, [this](const Result<void> &done) {
        m_accept->setEnabled(m_list->currentRow() >= 0);
        if (done.ok())
            accept();
        else
            m_notice->showText(Notice::Kind::Error, sentenceFor(done.error()));
    });
}

} // namespace Casement::Ui
