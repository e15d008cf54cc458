// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signoutdialog.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int listedUnsent = 5;

} // namespace

SignOutDialog::SignOutDialog(const Context &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_remove(new QCheckBox(tr("Also remove everything kept on this computer"), this))
    , m_notice(new Notice(this))
    , m_button(new QPushButton(tr("Sign out"), this))
{
    setObjectName(u"signOutDialog"_s);
    setWindowTitle(tr("Sign out"));
    auto *text = new QLabel(tr("Your cases and drafts stay on this computer and are there again when you sign in."), this);
    text->setObjectName(u"signOutTextLabel"_s);
    text->setWordWrap(true);
    m_remove->setObjectName(u"removeDataCheck"_s);
    m_notice->setClosable(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setAutoDefault(false);
    m_button->setObjectName(u"signOutButton"_s);
    m_button->setDefault(true);
    makePrimary(m_button);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::m);
    layout->setSpacing(12);
    layout->addWidget(text);
    layout->addWidget(m_remove);
    layout->addWidget(m_notice);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_button, &QPushButton::clicked, this, &SignOutDialog::signOut);
    connect(m_remove, &QCheckBox::toggled, this, &SignOutDialog::showConsequences);
    loadUnsent();
}

SignOutDialog::~SignOutDialog() = default;

void SignOutDialog::loadUnsent()
{
    onFinished(m_context.workspace.outbox().entries(), this, [this](const Result<QList<OutboxEntry>> &answer) {
        if (!answer)
            return;
        for (const OutboxEntry &entry : answer.value()) {
            const QString words = firstLine(entry.text);
            if (entry.kind != u"viewed"_s)
                m_unsent << displaySafe(words.isEmpty() ? entry.caseTitle : QString(entry.caseTitle + u": "_s + words));
        }
        showConsequences();
    });
}

void SignOutDialog::showConsequences()
{
    m_button->setText(m_remove->isChecked() ? tr("Sign out and remove") : tr("Sign out"));
    if (m_unsent.isEmpty()) {
        m_notice->dismiss();
        return;
    }
    QString list = m_unsent.mid(0, listedUnsent).join(u'\n');
    if (m_unsent.size() > listedUnsent)
        list += u'\n' + tr("and %1 more").arg(m_unsent.size() - listedUnsent);
    if (m_remove->isChecked())
        m_notice->showText(Notice::Kind::Warning, tr("This was never sent and will be lost:\n%1").arg(list));
    else
        m_notice->showText(Notice::Kind::Info, tr("This is not sent yet. It is kept and sent when you sign in again:\n%1").arg(list));
}

void SignOutDialog::signOut()
{
    m_button->setEnabled(false);
    m_remove->setEnabled(false);
    onFinished(m_context.sessions.signOut(m_remove->isChecked()), this, [this](const Result<void> &result) {
        m_button->setEnabled(true);
        m_remove->setEnabled(true);
        if (!result) {
            m_notice->showText(Notice::Kind::Error, sentenceFor(result.error()));
            return;
        }
        Q_EMIT signedOut();
        accept();
    });
}

} // namespace Casement::Ui
