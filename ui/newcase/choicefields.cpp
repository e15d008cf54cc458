// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/choicefields.h"

#include "models/domain/text.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/newcase/advisorpanel.h"
#include "ui/newcase/casedraft.h"

#include <algorithm>
#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int typeToFindFrom = 15; ///< accounts; fewer are faster to pick from a list
constexpr auto levelProperty = "casementLevel";

bool sameChoices(const QList<PortalDefinition::Choice> &a, const QList<PortalDefinition::Choice> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(),
                      [](const auto &x, const auto &y) { return x.id == y.id && x.label == y.label; });
}

} // namespace

ChoiceField::ChoiceField(const PortalDefinition &definition, const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_definition(definition)
    , m_box(new QComboBox(this))
{
    m_box->setObjectName(field.id + u"ComboBox"_s);
    m_box->setMaxVisibleItems(20);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_box->setMinimumContentsLength(28);
    m_box->setFocusPolicy(Qt::StrongFocus);
    addPart(m_box);
    watch(m_box);
    connect(m_box, &QComboBox::activated, this,
            [this](int index) { Q_EMIT edited(m_box->itemData(index).toString()); });
}

ChoiceField::~ChoiceField() = default;

void ChoiceField::offer(const QList<PortalDefinition::Choice> &choices)
{
    if (sameChoices(choices, m_offered) && m_box->count() > 0)
        return;
    m_offered = choices;
    m_box->clear();
    for (const auto &choice : choices) {
        m_box->addItem(choice.label, choice.id);
        m_box->setItemData(m_box->count() - 1, choice.hint, Qt::ToolTipRole);
    }
}

QString ChoiceField::hintOf(const PortalDefinition::Choice &choice) const
{
    const auto *type = field().source == u"types"_s ? m_definition.caseType(choice.id) : nullptr;
    return type ? type->hint : choice.hint;
}

void ChoiceField::show(const CaseDraft &draft)
{
    const auto asked = draft.asked(m_definition, field());
    setVisible(asked != CaseDraft::Asked::Never);
    offer(m_definition.choices(field().id, draft.answers()));
    m_box->setEnabled(asked == CaseDraft::Asked::Now);
    m_box->setPlaceholderText(asked == CaseDraft::Asked::Later ? tr("Choose the above first") : tr("Choose"));
    const int index = m_box->findData(draft.value(field().id));
    m_box->setCurrentIndex(index);
    const QString hint = index >= 0 && index < m_offered.size() ? hintOf(m_offered.at(index)) : QString();
    setHelp(hint.isEmpty() ? field().hint : hint);
}

void ChoiceField::takeFocus() { m_box->setFocus(); }

LevelField::LevelField(const PortalDefinition &definition, const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_definition(definition)
    , m_group(new QButtonGroup(this))
    , m_fixed(new Notice(this))
    , m_outage(new Notice(this))
{
    m_fixed->setObjectName(field.id + u"FixedNotice"_s);
    m_fixed->setClosable(false);
    m_outage->setObjectName(u"outageNotice"_s);
    m_outage->setClosable(false);
    addPart(m_fixed);
    for (const auto &level : field.source == u"priorities"_s ? definition.priorities : definition.severities)
        addLevel(level);
    addPart(m_outage);
    if (field.id == definition.customerSets && !definition.advisor.isEmpty()) {
        m_advisor = new AdvisorPanel(definition, this);
        addPart(m_advisor);
        connect(m_advisor, &AdvisorPanel::proposed, this, [this](const QString &level) {
            Q_EMIT edited(level);
            Q_EMIT left();
        });
    }
    // Not buttonClicked: an assistive program toggles.
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *button, bool on) {
        if (!on)
            return;
        Q_EMIT edited(button->property(levelProperty).toString());
        Q_EMIT left();
    });
}

LevelField::~LevelField() = default;

void LevelField::addLevel(const PortalDefinition::Level &level)
{
    auto *box = new QWidget(this);
    auto *button = new QRadioButton(level.label, box);
    button->setObjectName(level.id + u"LevelRadio"_s);
    button->setAccessibleName(level.label);
    button->setAccessibleDescription(level.hint);
    button->setProperty(levelProperty, level.id);
    m_group->addButton(button);
    const auto words = [&](const QString &name, const QString &text) {
        auto *label = new QLabel(text, box);
        label->setObjectName(name);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        return label;
    };
    auto *hint = words(level.id + u"HintLabel"_s, level.hint);
    setSecondary(hint);
    QStringList lines;
    for (const QString &example : level.qualifies)
        lines << QString(u"• "_s + example);
    auto *qualifies = words(level.id + u"QualifiesLabel"_s, lines.join(u'\n'));
    qualifies->hide();
    auto *sides = new QHBoxLayout; // mirrors, which margins do not
    sides->setSpacing(0);
    sides->addSpacing(style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
                      + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing));
    auto *indented = new QVBoxLayout;
    indented->setSpacing(Space::xs);
    sides->addLayout(indented, 1);
    indented->addWidget(hint);
    indented->addWidget(qualifies);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(button);
    layout->addLayout(sides);
    addPart(box);
    watch(button, m_rows.isEmpty());
    m_rows << Row{level.id, button, hint, qualifies};
}

void LevelField::show(const CaseDraft &draft)
{
    const QString value = draft.value(field().id);
    const auto *fixed = field().source == u"severities"_s ? draft.fixedSeverity(m_definition) : nullptr;
    const QSignalBlocker quiet(m_group);
    m_group->setExclusive(false); // so that none can be chosen
    for (const Row &row : std::as_const(m_rows)) {
        row.button->setChecked(row.id == value);
        row.button->setEnabled(!fixed || row.id == fixed->id);
        row.qualifies->setVisible(row.id == value && !row.qualifies->text().isEmpty() && !fixed);
    }
    m_group->setExclusive(true);
    if (fixed) {
        const auto *type = m_definition.caseType(draft.value(u"type"_s));
        m_fixed->showText(
            Notice::Kind::Info,
            tr("A case of the type %1 always has the level %2: it asks for something new, and nothing is broken.")
                .arg(type->label, fixed->label));
    } else {
        m_fixed->dismiss();
    }
    if (m_advisor)
        m_advisor->setVisible(!fixed); // SEV-7: nothing to choose
    const auto *level = field().source == u"priorities"_s ? m_definition.priority(value) : m_definition.severity(value);
    const auto &outage = m_definition.outage;
    if (level && level->rank == 1 && !outage.text.isEmpty()) {
        QStringList channels;
        for (const QString &channel : {outage.phone, outage.email}) {
            if (!channel.isEmpty())
                channels << channel;
        }
        m_outage->showText(Notice::Kind::Warning, QString(outage.text + u'\n' + channels.join(u" · "_s)).trimmed());
    } else {
        m_outage->dismiss();
    }
}

void LevelField::takeFocus()
{
    QAbstractButton *checked = m_group->checkedButton();
    (checked ? checked : m_group->buttons().value(0))->setFocus();
}

AccountField::AccountField(const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_box(new QComboBox(this))
    , m_only(new QLabel(this))
{
    m_box->setObjectName(field.id + u"ComboBox"_s);
    m_box->setMaxVisibleItems(20);
    m_box->setFocusPolicy(Qt::StrongFocus);
    m_box->setPlaceholderText(tr("Choose"));
    m_only->setObjectName(field.id + u"NameLabel"_s);
    m_only->setTextFormat(Qt::PlainText);
    m_only->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_only->hide();
    addPart(m_box);
    addPart(m_only);
    watch(m_box);
    connect(m_box, &QComboBox::activated, this,
            [this](int index) { Q_EMIT edited(m_box->itemData(index).toString()); });
}

AccountField::~AccountField() = default;

void AccountField::setAccounts(const QList<Account> &accounts)
{
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    for (const Account &account : accounts)
        m_box->addItem(displaySafe(account.name), account.id);
    const bool one = accounts.size() == 1;
    m_only->setText(one ? displaySafe(accounts.first().name) : QString());
    m_only->setVisible(one);
    m_box->setVisible(!one);
    const bool find = accounts.size() >= typeToFindFrom;
    m_box->setEditable(find);
    if (find) {
        m_box->setInsertPolicy(QComboBox::NoInsert);
        m_box->lineEdit()->setAccessibleName(field().label);
        m_box->completer()->setFilterMode(Qt::MatchContains);
        m_box->completer()->setCompletionMode(QCompleter::PopupCompletion);
        watch(m_box->lineEdit(), false);
        connect(m_box->lineEdit(), &QLineEdit::editingFinished, this, &AccountField::leaveText);
    }
    setHelp(one ? QString() : find ? tr("Type a part of the name to find it.") : field().hint);
}

// What was typed counts only where it names an account.
void AccountField::leaveText()
{
    const int index = m_box->findText(m_box->currentText(), Qt::MatchFixedString);
    if (index >= 0)
        Q_EMIT edited(m_box->itemData(index).toString());
    else
        m_box->setEditText(m_box->currentIndex() >= 0 ? m_box->itemText(m_box->currentIndex()) : QString());
}

void AccountField::show(const CaseDraft &draft) { m_box->setCurrentIndex(m_box->findData(draft.value(field().id))); }

void AccountField::takeFocus() { m_box->setFocus(); }

} // namespace Casement::Ui
