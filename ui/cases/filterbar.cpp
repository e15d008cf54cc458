// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/filterbar.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int typingPauseMs = 150;
constexpr auto fieldProperty = "casementField";

} // namespace

FilterBar::FilterBar(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_grid(new QGridLayout(this))
    , m_combos(new QWidget(this))
    , m_words(new QLineEdit(this))
    , m_hint(new QLabel(this))
    , m_columns(new QToolButton(this))
    , m_more(new QToolButton(this))
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
    auto *combos = new QGridLayout(m_combos);
    combos->setContentsMargins({});
    combos->setSpacing(Space::s);
    addCombo(u"status"_s, tr("Status"));
    addCombo(u"severity"_s, tr("Severity"));
    addCombo(u"priority"_s, tr("Priority"));
    addCombo(u"product"_s, tr("Product"));
    addCombo(u"account"_s, tr("Account"));

    m_columns->setObjectName(u"columnsButton"_s);
    m_columns->setIcon(icon(IconName::Columns, palette()));
    m_columns->setIconSize({18, 18});
    m_columns->setToolTip(tr("Columns"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setAutoRaise(true);
    m_more->setObjectName(u"listMoreButton"_s);
    m_more->setIcon(icon(IconName::More, palette()));
    m_more->setIconSize({18, 18});
    m_more->setToolTip(tr("Save or copy this list"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setAutoRaise(true);
    m_hint->setObjectName(u"filterHintLabel"_s);
    m_hint->setTextFormat(Qt::PlainText);
    setSecondary(m_hint);

    m_grid->setContentsMargins(12, Space::s, 12, Space::s);
    m_grid->setSpacing(Space::s);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connect(m_typing, &QTimer::timeout, this, &FilterBar::changed);
    connect(m_words, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(&m_context.workspace.reader(), &CaseReader::accountsChanged, this, &FilterBar::loadAccounts);
    reload();
}

FilterBar::~FilterBar() = default;

void FilterBar::addCombo(const QString &field, const QString &label)
{
    auto *combo = new QComboBox(m_combos);
    combo->setObjectName(QString(field + u"Combo"_s));
    combo->setProperty(fieldProperty, field);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(7);
    combo->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *buddy = new QLabel(label, m_combos); // says the combo's purpose to a screen reader; its first entry says it to the eye
    buddy->setBuddy(combo);
    buddy->hide();
    combo->hide();
    m_choices << combo;
    connect(combo, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
}

QComboBox *FilterBar::comboOf(const QString &field) const
{
    const auto found = std::find_if(m_choices.cbegin(), m_choices.cend(), [&](const QComboBox *combo) { return combo->property(fieldProperty).toString() == field; });
    return found == m_choices.cend() ? nullptr : *found;
}

void FilterBar::fillCombo(const QString &field, const QString &any, const QList<std::pair<QString, QString>> &choices)
{
    QComboBox *combo = comboOf(field);
    const QString chosen = combo->currentData().toString();
    const QSignalBlocker blocker(combo);
    combo->clear();
    combo->addItem(any, QString());
    for (const auto &[id, label] : choices)
        combo->addItem(displaySafe(label), id);
    const int row = chosen.isEmpty() ? 0 : combo->findData(chosen);
    combo->setCurrentIndex(qMax(0, row));
    combo->setVisible(choices.size() > 1);
    arrange(true);
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
    fillCombo(u"status"_s, tr("Any status"), pairs(definition.statuses));
    fillCombo(u"severity"_s, tr("Any severity"), pairs(definition.severities));
    if (definition.customerSets == u"priority"_s) // elsewhere it follows the severity
        fillCombo(u"priority"_s, tr("Any priority"), pairs(definition.priorities));
    fillCombo(u"product"_s, tr("Any product"), pairs(definition.products));
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
        fillCombo(u"account"_s, tr("Any account"), choices);
    });
}

void FilterBar::narrow(CaseQuery &query) const
{
    const CaseQuery typed = parseSearch(m_words->text());
    query.conditions << typed.conditions;
    query.words << typed.words;
    query.phrases << typed.phrases;
    for (const QComboBox *combo : m_choices) {
        const QString chosen = combo->currentData().toString();
        if (!chosen.isEmpty())
            query.conditions << Condition{combo->property(fieldProperty).toString(), Condition::Op::Is, {chosen}};
    }
}

bool FilterBar::isActive() const
{
    return !m_words->text().trimmed().isEmpty()
        || std::any_of(m_choices.cbegin(), m_choices.cend(), [](const QComboBox *combo) { return combo->currentIndex() > 0; });
}

void FilterBar::choose(const QString &field, const QString &value)
{
    const QSignalBlocker blocker(this);
    clear();
    if (QComboBox *combo = comboOf(field))
        combo->setCurrentIndex(qMax(0, combo->findData(value)));
}

void FilterBar::clear()
{
    if (!isActive())
        return;
    {
        const QSignalBlocker blocker(this);
        m_words->clear();
        for (QComboBox *combo : std::as_const(m_choices))
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

// One row where it fits; else the choices under the words, two by two where even they do not fit side by side.
void FilterBar::arrange(bool again)
{
    QList<QComboBox *> shown;
    for (QComboBox *combo : std::as_const(m_choices)) {
        if (!combo->isHidden())
            shown << combo;
    }
    const int letter = fontMetrics().averageCharWidth();
    const int combos = int(shown.size()) * letter * 17;
    const Shape shape = width() >= combos + letter * 50 ? Shape::OneRow : width() >= combos ? Shape::TwoRows : Shape::Narrow;
    if (shape == m_shape && !again)
        return;
    m_shape = shape;
    auto *inner = static_cast<QGridLayout *>(m_combos->layout());
    const int across = shape == Shape::Narrow ? 2 : qMax(1, int(shown.size()));
    for (qsizetype i = 0; i < shown.size(); ++i)
        inner->addWidget(shown.at(i), int(i) / across, int(i) % across);
    const bool below = shape != Shape::OneRow;
    m_grid->addWidget(m_words, 0, 0);
    m_grid->addWidget(m_combos, below ? 1 : 0, below ? 0 : 1, 1, below ? 5 : 1);
    m_grid->addWidget(m_hint, 0, 2);
    m_grid->addWidget(m_columns, 0, 3);
    m_grid->addWidget(m_more, 0, 4);
    m_grid->setColumnStretch(0, 1);
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(false);
}

} // namespace Casement::Ui
