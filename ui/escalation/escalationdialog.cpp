// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/escalation/escalationdialog.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/refusals.h"
#include "models/domain/text.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/escalation/roundslist.h"

#include <algorithm>
#include <QButtonGroup>
#include <QCheckBox>
#include <QJsonObject>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr auto reasonProperty = "casementReason";

QLabel *wrapped(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

EscalationDialog::EscalationDialog(Context context, const CaseDetail &detail, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_detail(detail)
    , m_scroll(new QScrollArea(this))
    , m_reasons(new QButtonGroup(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_escalate(new QPushButton(tr("Escalate"), this))
{
    setObjectName(u"escalationDialog"_s);
    setWindowTitle(tr("Escalate case %1").arg(Formatter::number(detail.bundle.record)));
    m_scroll->setObjectName(u"escalationScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(m_scroll);
    page->setObjectName(u"escalationPage"_s);
    auto *form = new QVBoxLayout(page);
    form->setContentsMargins(Space::l, Space::l, Space::l, Space::s);
    form->setSpacing(Space::s);
    buildIntro(form);
    buildReasons(form);
    buildText(form);
    buildConfirm(form);
    form->addStretch(1);
    m_scroll->setWidget(page);

    m_cancel->setObjectName(u"cancelButton"_s);
    m_escalate->setObjectName(u"escalateButton"_s);
    m_escalate->setDefault(true);
    makePrimary(m_escalate);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Space::l, Space::s, Space::l, Space::m);
    buttons->setSpacing(Space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_escalate);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(buttons);
    const int character = fontMetrics().averageCharWidth();
    resize(character * 84, qMin(character * 108, 720));

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_escalate, &QPushButton::clicked, this, &EscalationDialog::submit);
    connect(&m_context.workspace.sync(), &SyncControl::stateChanged, this, &EscalationDialog::showOffline);
    showOffline();
    onFinished(m_context.workspace.drafts().load(key()), this, [this](const Result<QJsonObject> &draft) {
        if (draft.ok())
            restore(draft.value());
        m_restoring = false;
        refresh();
    });
    refresh();
}

EscalationDialog::~EscalationDialog() = default;

QString EscalationDialog::key() const { return u"escalation/"_s + m_detail.bundle.record.id; }

void EscalationDialog::buildIntro(QVBoxLayout *layout)
{
    QWidget *page = layout->parentWidget();
    auto *title = wrapped(displaySafe(m_detail.bundle.record.subject), u"escalationTitleLabel"_s, page);
    setSectionFont(title);
    layout->addWidget(title);
    layout->addWidget(wrapped(m_context.workspace.definition().escalationIntro, u"escalationIntroLabel"_s, page));
    m_offline = new Notice(page);
    m_offline->setObjectName(u"offlineNotice"_s);
    m_offline->setClosable(false);
    layout->addWidget(m_offline);
    const QList<Escalation> &rounds = m_detail.bundle.rounds;
    const bool running =
        std::any_of(rounds.cbegin(), rounds.cend(), [](const Escalation &round) { return round.endedAt == 0; });
    if (running) {
        auto *open = new Notice(page);
        open->setObjectName(u"openRoundNotice"_s);
        open->setClosable(false);
        open->showText(Notice::Kind::Info,
                       tr("This case is escalated already. A further reason is added to it, with a promise of its own; "
                          "the earlier one stays."));
        layout->addWidget(open);
    }
    if (!rounds.isEmpty())
        layout->addWidget(new RoundsList(m_context, tr("Earlier escalations (%1)").arg(rounds.size()), rounds, page));
}

QLabel *EscalationDialog::errorLabel(const QString &name, QVBoxLayout *layout)
{
    auto *label = wrapped({}, name, layout->parentWidget());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeOf(this).toneText(Tone::Red));
    label->setPalette(colours);
    label->hide();
    layout->addWidget(label);
    return label;
}

void EscalationDialog::buildReasons(QVBoxLayout *layout)
{
    QWidget *page = layout->parentWidget();
    layout->addSpacing(Space::s);
    auto *caption = wrapped(tr("Reason"), u"reasonCaptionLabel"_s, page);
    setSectionFont(caption);
    layout->addWidget(caption);
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
        + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing);
    for (const auto &reason : m_context.workspace.definition().reasons) {
        auto *choice = new QRadioButton(reason.label, page);
        choice->setObjectName(reason.id + u"ReasonRadio"_s);
        choice->setAccessibleName(reason.label);
        choice->setAccessibleDescription(reason.hint);
        choice->setProperty(reasonProperty, reason.id);
        m_reasons->addButton(choice);
        auto *hint = wrapped(reason.hint, reason.id + u"HintLabel"_s, page);
        hint->setContentsMargins(layoutDirection() == Qt::RightToLeft ? 0 : indent, 0,
                                 layoutDirection() == Qt::RightToLeft ? indent : 0, 0);
        setSecondary(hint);
        auto *pair = new QVBoxLayout;
        pair->setSpacing(0);
        pair->addWidget(choice);
        pair->addWidget(hint);
        layout->addLayout(pair);
    }
    if (m_reasons->buttons().size() == 1)
        m_reasons->buttons().first()->setChecked(true);
    m_reasonError = errorLabel(u"reasonErrorLabel"_s, layout);
    m_again = new Notice(page);
    m_again->setObjectName(u"askAgainNotice"_s);
    m_again->setClosable(false);
    layout->addWidget(m_again);
    connect(m_reasons, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *, bool on) {
        if (!on)
            return;
        m_askedAgain = false;
        m_again->dismiss();
        saveDraft();
        refresh();
    });
}

void EscalationDialog::buildText(QVBoxLayout *layout)
{
    QWidget *page = layout->parentWidget();
    layout->addSpacing(Space::s);
    auto *caption = new QLabel(tr("&Description"), page);
    caption->setObjectName(u"descriptionCaptionLabel"_s);
    setSectionFont(caption);
    m_counter = new QLabel(page);
    m_counter->setObjectName(u"counterLabel"_s);
    setSecondary(m_counter);
    auto *head = new QHBoxLayout;
    head->addWidget(caption);
    head->addStretch(1);
    head->addWidget(m_counter, 0, Qt::AlignBottom);
    layout->addLayout(head);
    m_text = new QPlainTextEdit(page);
    m_text->setObjectName(u"descriptionEdit"_s);
    m_text->setAccessibleName(tr("Description"));
    m_text->setPlaceholderText(tr("What has changed, and what you need by when"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(4 * fontMetrics().lineSpacing() + 18);
    QTextOption option = m_text->document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    m_text->document()->setDefaultTextOption(option);
    caption->setBuddy(m_text);
    layout->addWidget(m_text);
    m_textError = errorLabel(u"descriptionErrorLabel"_s, layout);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        saveDraft();
        refresh();
    });
}

void EscalationDialog::buildConfirm(QVBoxLayout *layout)
{
    QWidget *page = layout->parentWidget();
    layout->addSpacing(Space::s);
    m_promise = wrapped({}, u"promiseLabel"_s, page);
    layout->addWidget(m_promise);
    m_confirm = new QCheckBox(tr("Escalated: I want this case escalated"), page);
    m_confirm->setObjectName(u"confirmCheckBox"_s);
    m_confirm->setAccessibleName(m_confirm->text());
    layout->addWidget(m_confirm);
    m_confirmError = errorLabel(u"confirmErrorLabel"_s, layout);
    m_refusal = new Notice(page);
    m_refusal->setObjectName(u"refusalNotice"_s);
    layout->addWidget(m_refusal);
    connect(m_confirm, &QCheckBox::toggled, this, &EscalationDialog::refresh);
}

void EscalationDialog::restore(const QJsonObject &draft)
{
    if (!m_text->toPlainText().isEmpty())
        return; // typed before the answer came
    m_text->setPlainText(draft.value(u"description"_s).toString());
    for (QAbstractButton *choice : m_reasons->buttons()) {
        if (choice->property(reasonProperty).toString() == draft.value(u"reason"_s).toString())
            choice->setChecked(true);
    }
    if (const QString refusal = draft.value(u"refusal"_s).toString(); !refusal.isEmpty())
        (void)sayRefused(refusal);
}

/// At the field it is about; false: it is about none of them.
bool EscalationDialog::sayRefused(const QString &detail)
{
    const Refusal refusal = refusalOf(Error{ErrorCode::BadRequest, detail});
    const bool reason = refusal.field == u"reason"_s;
    if (!reason && refusal.field != u"description"_s)
        return false;
    QLabel *label = reason ? m_reasonError : m_textError;
    label->setText(reason                           ? tr("Choose a reason.")
                       : refusal.rule == u"tooLong"_s ? tr("Shorten it to %n character(s).", nullptr, m_context.workspace.definition().escalationMax)
                                                      : tr("Say in a few words what you need."));
    label->show();
    QWidget *first = reason ? static_cast<QWidget *>(m_reasons->buttons().value(0)) : m_text;
    first->setFocus();
    reveal(first);
    return true;
}

void EscalationDialog::saveDraft()
{
    if (m_restoring)
        return;
    if (reason().isEmpty() && m_text->toPlainText().isEmpty())
        m_context.workspace.drafts().drop(key());
    else
        m_context.workspace.drafts().save(
            key(), QJsonObject{{u"reason"_s, reason()}, {u"description"_s, m_text->toPlainText()}});
}

QString EscalationDialog::reason() const
{
    const QAbstractButton *chosen = m_reasons->checkedButton();
    return chosen ? chosen->property(reasonProperty).toString() : QString();
}

void EscalationDialog::showOffline()
{
    // ESC-7: the clock starts at the service, not here.
    if (m_context.workspace.sync().state().phase == SyncState::Phase::Offline)
        m_offline->showText(Notice::Kind::Info,
                            tr("You are offline. The escalation is kept and sent when you are online again. The "
                               "promised time starts when the service receives it."));
    else
        m_offline->dismiss();
}

void EscalationDialog::refresh()
{
    const auto &definition = m_context.workspace.definition();
    const int count = characterCount(m_text->toPlainText());
    const int over = count - definition.escalationMax;
    m_counter->setText(over > 0 ? tr("%n too many", nullptr, over)
                                : tr("%1 of %2").arg(count).arg(definition.escalationMax));
    QPalette colours;
    if (over > 0)
        colours.setColor(QPalette::PlaceholderText, themeOf(this).toneText(Tone::Red));
    m_counter->setPalette(colours); // else secondary
    const auto *promise = definition.promiseFor(m_detail.bundle.record.severity, reason());
    m_promise->setVisible(!reason().isEmpty() && promise);
    if (promise)
        m_promise->setText(
            tr("Promised next update: %1. A mail to you and the contact confirms it.").arg(promise->label));
    m_escalate->setText(m_askedAgain ? tr("Escalate anyway") : tr("Escalate"));
    if (m_checked)
        (void)check();
}

bool EscalationDialog::check()
{
    const auto say = [](QLabel *label, const QString &words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
        return words.isEmpty();
    };
    const auto &definition = m_context.workspace.definition();
    const int most = definition.escalationMax;
    const QString text = m_text->toPlainText();
    const bool missing = definition.escalationTextRequired && text.trimmed().isEmpty();
    const bool reasonGiven = say(m_reasonError, reason().isEmpty() ? tr("Choose a reason.") : QString());
    const bool textFits =
        say(m_textError,
            missing                                     ? tr("Say in a few words what you need.")
                : characterCount(text.trimmed()) > most ? tr("Shorten it to %n character(s).", nullptr, most)
                                                        : QString());
    const bool confirmed =
        say(m_confirmError, m_confirm->isChecked() ? QString() : tr("Tick this to confirm the escalation."));
    return reasonGiven && textFits && confirmed;
}

void EscalationDialog::reveal(QWidget *widget)
{
    QMetaObject::invokeMethod(
        widget, [this, widget] { m_scroll->ensureWidgetVisible(widget, 0, Space::l); }, Qt::QueuedConnection);
}

void EscalationDialog::submit()
{
    m_checked = true;
    m_refusal->dismiss();
    if (!check()) {
        QWidget *first = m_reasonError->isVisibleTo(this) ? static_cast<QWidget *>(m_reasons->buttons().value(0))
            : m_textError->isVisibleTo(this)              ? static_cast<QWidget *>(m_text)
                                                          : static_cast<QWidget *>(m_confirm);
        first->setFocus();
        reveal(first);
        return;
    }
    const auto *chosen = m_context.workspace.definition().reason(reason());
    if (chosen->expectsEarlierRound && m_detail.bundle.rounds.isEmpty() && !m_askedAgain) { // ESC-2
        m_askedAgain = true;
        m_again->showText(Notice::Kind::Warning,
                          tr("This reason is meant for an earlier escalation that stayed unanswered or did not help, "
                             "and this case has none. "
                             "Choose another reason, or escalate anyway."));
        reveal(m_again);
        refresh();
        return;
    }
    setEnabled(false);
    const Escalate act{reason(), m_text->toPlainText().trimmed()};
    onFinished(m_context.workspace.commands().escalate(m_detail.bundle.record.id, act, key()), this,
               [this](const Result<void> &result) {
                   setEnabled(true);
                   if (result.ok())
                       accept();
                   else if (!sayRefused(result.error().detail))
                       m_refusal->showText(Notice::Kind::Error,
                                           tr("Not escalated. %1").arg(sentenceFor(result.error())));
               });
}

} // namespace Casement::Ui
