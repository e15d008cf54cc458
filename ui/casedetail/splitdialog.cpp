// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/splitdialog.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
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
enum ItemRole { PublicRole = Qt::UserRole + 1 };
}

SplitDialog::SplitDialog(Context context, const CaseDetail &detail, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_caseId(detail.bundle.record.id)
    , m_subject(new QLineEdit(detail.bundle.record.subject, this))
    , m_list(new QListWidget(this))
    , m_error(new QLabel(this))
    , m_notice(new Notice(this))
    , m_accept(new QPushButton(tr("Make the new case"), this))
{
    setObjectName(u"splitDialog"_s);
    setWindowTitle(tr("Split case %1").arg(detail.bundle.record.number));
    build();
    fill(detail);
    refresh();
}

SplitDialog::~SplitDialog() = default;

void SplitDialog::build()
{
    const auto label = [this](const QString &name, const QString &text, QWidget *buddy = nullptr) {
        auto *made = new QLabel(text, this);
        made->setObjectName(name);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        made->setBuddy(buddy);
        return made;
    };
    m_subject->setObjectName(u"splitSubjectEdit"_s);
    m_subject->setAccessibleName(tr("Subject of the new case"));
    m_list->setObjectName(u"splitList"_s);
    m_list->setAccessibleName(tr("Messages of the new case"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_error->setObjectName(u"splitErrorLabel"_s);
    m_error->setWordWrap(true);
    m_notice->setObjectName(u"splitNotice"_s);
    m_accept->setObjectName(u"splitAcceptButton"_s);
    m_accept->setAccessibleName(m_accept->text());
    m_accept->setDefault(true);
    makePrimary(m_accept);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"splitCancelButton"_s);
    cancel->setAccessibleName(cancel->text());
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->setSpacing(Space::s);
    layout->addWidget(label(u"splitIntroLabel"_s, tr("The messages you choose are copied into a new case of the same customer, with their authors, times and files; internal notes stay "
                                                     "internal. The two cases are linked.")));
    auto *subject = label(u"splitSubjectCaptionLabel"_s, tr("&Subject of the new case"), m_subject);
    auto *messages = label(u"splitListCaptionLabel"_s, tr("&Messages of the new case"), m_list);
    setSectionFont(subject);
    setSectionFont(messages);
    layout->addWidget(subject);
    layout->addWidget(m_subject);
    layout->addWidget(messages);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_notice);
    layout->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 76);
    connect(m_subject, &QLineEdit::textChanged, this, &SplitDialog::refresh);
    connect(m_list, &QListWidget::itemChanged, this, &SplitDialog::refresh);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &SplitDialog::submit);
}

void SplitDialog::fill(const CaseDetail &detail)
{
    const Formatter format(m_context.workspace.definition(), m_context.workspace.nowMs());
    for (const Comment &comment : detail.bundle.comments) {
        if (detail.pendingIds.contains(comment.id)) // the service does not have it yet
            continue;
        const bool open = comment.audience == Audience::Public;
        QStringList words{displaySafe(comment.authorName), format.moment(comment.postedAt)};
        if (!open)
            words << tr("internal");
        words << displaySafe(firstLine(comment.body));
        auto *item = new QListWidgetItem(words.join(u" · "_s), m_list);
        item->setIcon(icon(open ? IconName::Reply : IconName::Note, palette()));
        item->setToolTip(displaySafe(comment.body.left(500)));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setData(Qt::UserRole, comment.id);
        item->setData(PublicRole, open);
        item->setData(Qt::AccessibleTextRole, words.join(u", "_s));
    }
    m_list->setCurrentRow(0);
}

SplitCase SplitDialog::act() const
{
    SplitCase split{{}, m_subject->text().trimmed(), {}}; // whoever sends it gives the new case its id
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            split.comments << m_list->item(row)->data(Qt::UserRole).toString();
    }
    return split;
}

QString SplitDialog::missing() const
{
    if (m_subject->text().trimmed().isEmpty())
        return tr("Give the new case a subject.");
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked && m_list->item(row)->data(PublicRole).toBool())
            return {};
    }
    return tr("Choose at least one message that the customer reads.");
}

void SplitDialog::refresh()
{
    const QString missing = m_tried ? this->missing() : QString();
    m_error->setText(missing);
    m_error->setVisible(!missing.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeOf(this).toneText(Tone::Red));
    m_error->setPalette(colours);
}

void SplitDialog::submit()
{
    m_tried = true;
    m_notice->dismiss();
    refresh();
    if (!m_error->text().isEmpty()) {
        (m_subject->text().trimmed().isEmpty() ? static_cast<QWidget *>(m_subject) : m_list)->setFocus();
        return;
    }
    m_accept->setEnabled(false);
    onFinished(m_context.workspace.commands().act(m_caseId, act()), this, [this](const Result<void> &done) {
        m_accept->setEnabled(true);
        if (done.ok())
            accept();
        else
            m_notice->showText(Notice::Kind::Error, sentenceFor(done.error()));
    });
}

} // namespace Casement::Ui
