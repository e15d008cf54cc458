// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/filterbar.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int typingPauseMs = 150;
constexpr auto fieldProperty = "casementField";

} // namespace

FilterBar::FilterBar(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_rows(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_combos(new QWidget(this))
    , m_words(new QLineEdit(this))
    , m_hint(new QLabel(this))
    , m_columns(new QToolButton(this))
    , m_typing(new QTimer(this))
{
    setObjectName(u"filterBar"_s);
    m_words->setObjectName(u"filterEdit"_s);
    m_words->setPlaceholderText(tr("Filter this list"));
    m_words->setAccessibleName(tr("Filter this list"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icon(IconName::Filter, palette()), QLineEdit::LeadingPosition);
    m_words->setMinimumWidth(fontMetrics().averageCharWidth() * 16);

    m_combos->setObjectName(u"filterCombos"_s);
    auto *combos = new QHBoxLayout(m_combos);
    combos->setContentsMargins({});
    combos->setSpacing(Space::s);
    m_status = addCombo(u"statusCombo"_s, tr("Status"), u"status"_s);
    m_severity = addCombo(u"severityCombo"_s, tr("Severity"), u"severity"_s);
    m_product = addCombo(u"productCombo"_s, tr("Product"), u"product"_s);
    m_account = addCombo(u"accountCombo"_s, tr("Account"), u"account"_s);
    m_account->hide();

    m_columns->setObjectName(u"columnsButton"_s);
    m_columns->setIcon(icon(IconName::Columns, palette()));
    m_columns->setIconSize({18, 18});
    m_columns->setToolTip(tr("Columns"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setAutoRaise(true);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_hint->setObjectName(u"filterHintLabel"_s);
    m_hint->setTextFormat(Qt::PlainText);
    setSecondary(m_hint);

    auto *first = new QHBoxLayout;
    first->setSpacing(Space::s);
    first->addWidget(m_words, 1);
    auto *second = new QHBoxLayout;
    second->setSpacing(Space::s);
    second->addWidget(m_combos, 1);
    second->addStretch(0);
    second->addWidget(m_hint);
    second->addWidget(m_columns);
    m_rows->setContentsMargins(12, Space::s, 12, Space::s);
    m_rows->setSpacing(Space::s);
    m_rows->addLayout(first, 1);
    m_rows->addLayout(second, 2);

    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connect(m_typing, &QTimer::timeout, this, &FilterBar::changed);
    connect(m_words, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(&m_context.workspace.reader(), &CaseReader::accountsChanged, this, &FilterBar::loadAccounts);
    reload();
}

FilterBar::~FilterBar() = default;

QComboBox *FilterBar::addCombo(const QString &name, const QString &label, const QString &field)
{
    auto *combo = new QComboBox(m_combos);
    combo->setObjectName(name);
    combo->setProperty(fieldProperty, field);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(7);
    combo->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    combo->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    auto *buddy = new QLabel(label, m_combos); // says the combo's purpose to a screen reader; its first entry says it to the eye
    buddy->setBuddy(combo);
    buddy->hide();
    m_combos->layout()->addWidget(combo);
    connect(combo, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
    return combo;
}

void FilterBar::fillCombo(QComboBox *combo, const QString &any, const QList<std::pair<QString, QString>> &choices)
{
    const QString chosen = combo->currentData().toString();
    const QSignalBlocker blocker(combo);
    combo->clear();
    combo->addItem(any, QString());
    for (const auto &[id, label] : choices)
        combo->addItem(displaySafe(label), id);
    const int row = chosen.isEmpty() ? 0 : combo->findData(chosen);
    combo->setCurrentIndex(qMax(0, row));
    combo->setVisible(choices.size() > 1);
}

void FilterBar::reload()
{
    const PortalDefinition &definition = m_context.workspace.definition();
    const auto pairs = [](const auto &list) {
        QList<std::pair<QString, QString>> choices;
        for (const auto &item : list)
            choices.append({item.id, item.label});
        return choices;
    };
    fillCombo(m_status, tr("Any status"), pairs(definition.statuses));
    fillCombo(m_severity, tr("Any severity"), pairs(definition.severities));
    fillCombo(m_product, tr("Any product"), pairs(definition.products));
    loadAccounts();
}

void FilterBar::loadAccounts()
{
    onFinished(m_context.workspace.reader().accounts(), this, [this](const Result<QList<Account>> &answer) {
        if (!answer)
            return;
        QList<std::pair<QString, QString>> choices;
        for (const Account &account : answer.value())
            choices.append({account.id, account.name});
        fillCombo(m_account, tr("Any account"), choices);
    });
}

void FilterBar::narrow(CaseQuery &query) const
{
    const CaseQuery typed = parseSearch(m_words->text());
    query.conditions << typed.conditions;
    query.words << typed.words;
    query.phrases << typed.phrases;
    for (const QComboBox *combo : {m_status, m_severity, m_product, m_account}) {
        const QString chosen = combo->currentData().toString();
        if (!chosen.isEmpty())
            query.conditions << Condition{combo->property(fieldProperty).toString(), Condition::Op::Is, {chosen}};
    }
}

bool FilterBar::isActive() const
{
    return !m_words->text().trimmed().isEmpty() || m_status->currentIndex() > 0 || m_severity->currentIndex() > 0
        || m_product->currentIndex() > 0 || m_account->currentIndex() > 0;
}

void FilterBar::clear()
{
    if (!isActive())
        return;
    {
        const QSignalBlocker blocker(this);
        m_words->clear();
        for (QComboBox *combo : {m_status, m_severity, m_product, m_account})
            combo->setCurrentIndex(0);
        m_typing->stop();
    }
    Q_EMIT changed();
}

void FilterBar::setHint(const QString &text)
{
    m_hint->setText(text);
}

void FilterBar::focusWords()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < fontMetrics().averageCharWidth() * 110;
    m_rows->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace Casement::Ui
