// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/linkdialog.h"

#include "models/domain/async.h"
#include "ui/casedetail/relatedview.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

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

LinkDialog::LinkDialog(Context context, const CaseDetail &detail, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_caseId(detail.bundle.record.id)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_nothing(new QLabel(this))
    , m_notice(new Notice(this))
    , m_accept(new QPushButton(tr("Link"), this))
{
    setObjectName(u"linkDialog"_s);
    setWindowTitle(tr("Link case %1").arg(detail.bundle.record.number));
    for (const HistoryEntry &link : relationsOf(detail.bundle))
        m_linked << link.to;
    build();
    search();
}

LinkDialog::~LinkDialog() = default;

void LinkDialog::build()
{
    auto *intro = new QLabel(tr("Both cases name the other in their history. Customers read it where they may see both."), this);
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
    layout->addWidget(m_notice);
    layout->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 76);
    m_search->setFocus();
    connect(m_search, &QLineEdit::textChanged, this, &LinkDialog::search);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_accept->setEnabled(row >= 0); });
    connect(m_list, &QListWidget::itemActivated, this, &LinkDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &LinkDialog::submit);
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
    onFinished(m_context.workspace.reader().ids(parseSearch(typed)), this, [this, token](const Result<CaseIds> &ids) {
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
        if (row.record.id != m_caseId && !row.record.number.isEmpty() && !m_linked.contains(row.record.number))
            addCase(m_list, m_context, row);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
    m_nothing->setVisible(m_list->count() == 0);
}

void LinkDialog::submit()
{
    const auto *item = m_list->currentItem();
    if (!item || !m_accept->isEnabled())
        return;
    m_accept->setEnabled(false);
    m_notice->dismiss();
    onFinished(m_context.workspace.commands().act(m_caseId, LinkCase{item->data(Qt::UserRole).toString(), true}), this, [this](const Result<void> &done) {
        m_accept->setEnabled(m_list->currentRow() >= 0);
        if (done.ok())
            accept();
        else
            m_notice->showText(Notice::Kind::Error, sentenceFor(done.error()));
    });
}

} // namespace Casement::Ui
