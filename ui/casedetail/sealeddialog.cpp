// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/sealeddialog.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

SealedDialog::SealedDialog(Context context, const Case &record, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_caseId(record.id)
    , m_intro(new QLabel(this))
    , m_notice(new Notice(this))
    , m_fields(new QFormLayout)
    , m_reveal(new QPushButton(tr("Read and record"), this))
{
    setObjectName(u"sealedDialog"_s);
    setWindowTitle(tr("What is sealed on case %1").arg(record.number));
    m_intro->setObjectName(u"sealedIntroLabel"_s);
    m_intro->setTextFormat(Qt::PlainText);
    m_intro->setWordWrap(true);
    m_intro->setText(tr("The customer sealed this for you as the engineer who works on the case. Each reading is recorded in the audit log, with your name, the case and the time."));
    m_notice->setObjectName(u"sealedNotice"_s);
    m_notice->setClosable(false);
    m_reveal->setObjectName(u"sealedRevealButton"_s);
    m_reveal->setAccessibleName(m_reveal->text());
    makePrimary(m_reveal);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"sealedCloseButton"_s);
    close->setAccessibleName(close->text());
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_reveal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->setSpacing(Space::m);
    layout->addWidget(m_intro);
    layout->addWidget(m_notice);
    layout->addLayout(m_fields);
    layout->addStretch(1);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_reveal, &QPushButton::clicked, this, &SealedDialog::reveal);
    connect(&m_context.workspace.sync(), &SyncControl::stateChanged, this, &SealedDialog::refresh);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    refresh();
}

SealedDialog::~SealedDialog() = default;

void SealedDialog::refresh()
{
    if (m_told)
        return;
    const SyncState state = m_context.workspace.sync().state();
    const bool offline = state.workOffline || state.phase == SyncState::Phase::Offline;
    m_reveal->setEnabled(!offline);
    if (offline)
        m_notice->showText(Notice::Kind::Info, tr("This is never kept on your computer. Go online to read it."));
    else
        m_notice->dismiss();
}

void SealedDialog::reveal()
{
    m_reveal->setEnabled(false); // once asked, once written down
    onFinished(m_context.workspace.commands().reveal(m_caseId), this, [this](const Result<QMap<QString, QString>> &secrets) {
        if (secrets.ok())
            return tell(secrets.value());
        m_reveal->setEnabled(true);
        m_notice->showText(Notice::Kind::Error, sentenceFor(secrets.error()));
    });
}

void SealedDialog::tell(const QMap<QString, QString> &secrets)
{
    m_told = true;
    m_reveal->hide();
    if (secrets.isEmpty())
        return m_notice->showText(Notice::Kind::Info, tr("Nothing is sealed on this case any more. This reading was recorded."));
    m_notice->showText(Notice::Kind::Success, tr("This reading was recorded. What you see is gone when you close this window."));
    for (const auto &field : m_context.workspace.definition().fields) {
        if (!secrets.contains(field.id))
            continue;
        auto *value = new QLineEdit(secrets.value(field.id), this);
        value->setObjectName(field.id + u"SecretEdit"_s);
        value->setAccessibleName(field.label);
        value->setReadOnly(true);
        m_fields->addRow(field.label, value);
    }
}

} // namespace Casement::Ui
