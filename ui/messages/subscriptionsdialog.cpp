// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/subscriptionsdialog.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

SubscriptionsDialog::SubscriptionsDialog(const Context &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_refusal(new Notice(this))
    , m_save(new QPushButton(tr("Save subscriptions"), this))
{
    setObjectName(u"subscriptionsDialog"_s);
    setWindowTitle(tr("Subscriptions"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->setSpacing(Space::s);
    auto *intro = new QLabel(tr("Choose what %1 is sent. The choice goes with your sign-in, on every computer.").arg(displaySafe(context.workspace.profile().email)), this);
    intro->setObjectName(u"subscriptionsIntroLabel"_s);
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    layout->addWidget(intro);
    for (const PortalDefinition::Topic &topic : context.workspace.definition().topics) {
        for (const QString &way : topic.ways) {
            const QString name = topic.ways.size() == 1 ? topic.label : way == u"sms"_s ? tr("%1, by SMS").arg(topic.label) : tr("%1, by e-mail").arg(topic.label);
            auto *box = new QCheckBox(displaySafe(name), this);
            box->setObjectName(QString(topic.id + u'-' + way + u"CheckBox"_s));
            box->setAccessibleName(box->text());
            box->setAccessibleDescription(topic.hint);
            box->setEnabled(false); // until it is known what is kept
            layout->addSpacing(Space::xs);
            layout->addWidget(box);
            m_lines << Line{topic.id, way, box};
        }
        auto *hint = new QLabel(displaySafe(topic.hint), this);
        hint->setTextFormat(Qt::PlainText);
        hint->setWordWrap(true);
        hint->setIndent(Space::l);
        setSecondary(hint);
        layout->addWidget(hint);
    }
    m_refusal->setObjectName(u"subscriptionsNotice"_s);
    layout->addWidget(m_refusal);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"subscriptionsCancelButton"_s);
    cancel->setAccessibleName(cancel->text());
    m_save->setObjectName(u"subscriptionsSaveButton"_s);
    m_save->setAccessibleName(m_save->text());
    m_save->setDefault(true);
    makePrimary(m_save);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    layout->addStretch(1);
    layout->addLayout(buttons);
    const int width = fontMetrics().averageCharWidth() * 56;
    setMinimumSize(width, layout->totalHeightForWidth(width)); // on a small screen a dialog is offered less than its wrapped texts need
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &SubscriptionsDialog::save);
    load();
}

SubscriptionsDialog::~SubscriptionsDialog() = default;

void SubscriptionsDialog::load()
{
    onFinished(m_context.workspace.reader().kept(u"subscription"_s), this, [this](const Result<QList<Keepsake>> &kept) {
        if (!kept)
            return m_refusal->showText(Notice::Kind::Error, sentenceFor(kept.error()));
        for (Line &line : m_lines) {
            line.kept = std::any_of(kept->cbegin(), kept->cend(), [&](const Keepsake &one) { return one.label == line.topic && one.content == line.way; });
            line.box->setChecked(line.kept);
            line.box->setEnabled(true);
        }
    });
}

// One after the other: one that is kept is not sent again where a later one is refused.
void SubscriptionsDialog::save()
{
    m_refusal->dismiss();
    const auto changed = std::find_if(m_lines.begin(), m_lines.end(), [](const Line &line) { return line.box->isEnabled() && line.box->isChecked() != line.kept; });
    if (changed == m_lines.end())
        return accept();
    m_save->setEnabled(false);
    const bool wanted = changed->box->isChecked();
    const Keep act{changed->topic, u"subscription"_s, {}, wanted ? changed->way : QString()};
    onFinished(m_context.workspace.commands().act({}, act), this, [this, at = changed - m_lines.begin(), wanted](const Result<void> &done) {
        m_save->setEnabled(true);
        if (!done.ok())
            return m_refusal->showText(Notice::Kind::Error, tr("The subscription is not saved. %1").arg(sentenceFor(done.error())));
        m_lines[at].kept = wanted;
        save();
    });
}

} // namespace Casement::Ui
