// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyspage.h"

#include "models/domain/text.h"
#include "ui/common/keycaps.h"
#include "ui/common/theme.h"
#include "ui/settings/keyfield.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QStyledItemDelegate>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int idRole = Qt::UserRole + 1, keysRole = Qt::UserRole + 2;

/// Keys drawn as keys, at the leading edge of their column.
class KeysDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem plain = option;
        initStyleOption(&plain, index);
        plain.text.clear();
        plain.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);
        const auto keys = index.data(keysRole).value<QList<QKeySequence>>();
        const int wide = keyCapsSize(keys, option.fontMetrics).width();
        const QRect box(option.rect.left() + Space::s, option.rect.top(), wide, option.rect.height());
        painter->setFont(option.font);
        paintKeyCaps(painter, QStyle::visualRect(option.direction, option.rect, box), keys, Theme::from(option.palette), option.direction);
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {keyCapsSize(index.data(keysRole).value<QList<QKeySequence>>(), option.fontMetrics).width() + 2 * Space::s, option.fontMetrics.height() + 14};
    }
};

} // namespace

KeysPage::KeysPage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_filter(new QLineEdit(this))
    , m_acts(new QTreeWidget(this))
    , m_which(new QLabel(this))
    , m_field(new KeyField(this))
    , m_verdict(new QLabel(this))
    , m_set(addButton(u"setKeysButton"_s, tr("Set")))
    , m_none(addButton(u"noKeysButton"_s, tr("No keys")))
    , m_default(addButton(u"defaultKeysButton"_s, tr("Default")))
    , m_all(addButton(u"allDefaultButton"_s, tr("All to default")))
    , m_close(addButton(u"closeButton"_s, tr("Close")))
{
    setObjectName(u"keysPage"_s);
    build();
    connect(m_filter, &QLineEdit::textChanged, this, &KeysPage::filter);
    connect(m_acts, &QTreeWidget::currentItemChanged, this, [this] { m_field->clearKeys(); });
    connect(m_field, &KeyField::keysChanged, this, &KeysPage::refresh);
    connect(m_set, &QPushButton::clicked, this, [this] { set({m_field->keys()}); });
    connect(m_none, &QPushButton::clicked, this, [this] { set({}); });
    connect(m_default, &QPushButton::clicked, this, [this] { set(ActionRegistry::keysOf(*chosen())); });
    connect(m_all, &QPushButton::clicked, this, &KeysPage::resetAll);
    connect(m_close, &QPushButton::clicked, this, &KeysPage::closed);
    load();
}

KeysPage::~KeysPage() = default;

QPushButton *KeysPage::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

void KeysPage::build()
{
    auto *title = new QLabel(tr("Keyboard shortcuts"), this);
    title->setObjectName(u"keysTitleLabel"_s);
    setPageTitleFont(title);
    auto *intro = new QLabel(tr("Choose an act, then press its new keys. Keys of one letter work while you are not typing."), this);
    intro->setObjectName(u"keysIntroLabel"_s);
    intro->setWordWrap(true);
    setSecondary(intro);
    m_filter->setObjectName(u"keysFilterEdit"_s);
    m_filter->setAccessibleName(tr("Find an act"));
    m_filter->setPlaceholderText(tr("Find an act"));
    m_filter->setClearButtonEnabled(true);
    m_acts->setObjectName(u"keysTree"_s);
    m_acts->setAccessibleName(tr("Acts and their keys"));
    m_acts->setHeaderLabels({tr("Act"), tr("Keys"), tr("Changed")});
    m_acts->setItemDelegateForColumn(1, new KeysDelegate(m_acts));
    m_acts->setRootIsDecorated(false);
    m_acts->setUniformRowHeights(true);
    m_acts->setAllColumnsShowFocus(true);
    m_which->setObjectName(u"keysOfLabel"_s);
    m_which->setTextFormat(Qt::PlainText);
    m_which->setBuddy(m_field);
    m_field->setObjectName(u"keysField"_s);
    m_field->setPlaceholderText(tr("Press keys"));
    m_field->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    m_verdict->setObjectName(u"keysVerdictLabel"_s);
    m_verdict->setWordWrap(true);
    makePrimary(m_set);
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::s);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_which, m_field, m_set, m_none, m_default})
        row->addWidget(widget);
    row->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_close);
    buttons->addWidget(m_all);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(Space::s);
    for (QWidget *widget : std::initializer_list<QWidget *>{title, intro, m_filter})
        column->addWidget(widget);
    column->addWidget(m_acts, 1);
    column->addLayout(row);
    column->addWidget(m_verdict);
    column->addLayout(buttons);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->addLayout(column, 4);
    layout->addStretch(1);
}

void KeysPage::load()
{
    m_acts->clear();
    for (const ActionGroup group : {ActionGroup::Everywhere, ActionGroup::Places, ActionGroup::Lists, ActionGroup::Case, ActionGroup::Writing, ActionGroup::Settings}) {
        auto *parent = new QTreeWidgetItem(m_acts, {ActionRegistry::titleOf(group)});
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        parent->setFont(0, strong);
        parent->setFlags(Qt::ItemIsEnabled);
        parent->setFirstColumnSpanned(true);
        for (const ActionId id : ActionRegistry::all()) {
            if (ActionRegistry::groupOf(id) != group)
                continue;
            auto *item = new QTreeWidgetItem(parent, {ActionRegistry::titleOf(id)});
            item->setData(0, idRole, int(id));
        }
        parent->setExpanded(true);
    }
    refreshRows();
    m_acts->setCurrentItem(m_acts->topLevelItem(0)->child(0));
    for (int section = 0; section < 2; ++section)
        m_acts->resizeColumnToContents(section);
    filter();
}

void KeysPage::refreshRows()
{
    for (int group = 0; group < m_acts->topLevelItemCount(); ++group) {
        for (int row = 0; row < m_acts->topLevelItem(group)->childCount(); ++row) {
            QTreeWidgetItem *item = m_acts->topLevelItem(group)->child(row);
            const auto id = static_cast<ActionId>(item->data(0, idRole).toInt());
            const QList<QKeySequence> keys = ActionRegistry::keysOf(id, &m_context.settings);
            item->setText(1, wordsOf(keys));
            item->setData(1, keysRole, QVariant::fromValue(keys));
            item->setText(2, ActionRegistry::hasOwnKeys(id, m_context.settings) ? tr("changed") : QString());
        }
    }
    refresh();
}

void KeysPage::filter()
{
    const QString text = indexText(m_filter->text());
    for (int group = 0; group < m_acts->topLevelItemCount(); ++group) {
        QTreeWidgetItem *parent = m_acts->topLevelItem(group);
        bool any = false;
        for (int row = 0; row < parent->childCount(); ++row) {
            const bool fits = indexText(parent->child(row)->text(0)).contains(text);
            parent->child(row)->setHidden(!fits);
            any |= fits;
        }
        parent->setHidden(!any);
    }
}

std::optional<ActionId> KeysPage::chosen() const
{
    const QTreeWidgetItem *item = m_acts->currentItem();
    if (!item || !item->parent())
        return std::nullopt;
    return static_cast<ActionId>(item->data(0, idRole).toInt());
}

QString KeysPage::faultWords(ActionRegistry::KeyFault fault) const
{
    using ActionRegistry::KeyFault;
    switch (fault) {
    case KeyFault::AltGr: return tr("Ctrl+Alt with a letter is AltGr on some keyboards and writes a sign there. Choose other keys.");
    case KeyFault::Typing: return tr("This would be typed into the text. Choose keys with Ctrl or Alt.");
    case KeyFault::Editing: return tr("These keys edit text everywhere. Choose other ones.");
    case KeyFault::Moving: return tr("These keys move through lists and pages. Choose other ones.");
    case KeyFault::None: break;
    }
    return {};
}

void KeysPage::refresh()
{
    const auto id = chosen();
    const QKeySequence keys = m_field->keys();
    const auto fault = id ? ActionRegistry::faultOf(*id, keys) : ActionRegistry::KeyFault::None;
    const auto clashes = id && !keys.isEmpty() ? ActionRegistry::clashesOf(*id, keys, m_context.settings) : QList<ActionId>();
    m_which->setText(id ? tr("Keys of “%1”").arg(ActionRegistry::titleOf(*id)) : tr("Choose an act"));
    m_field->setAccessibleName(m_which->text());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_field, m_none, m_default})
        widget->setEnabled(id.has_value());
    m_none->setEnabled(id && !ActionRegistry::keysOf(*id, &m_context.settings).isEmpty());
    m_default->setEnabled(id && ActionRegistry::hasOwnKeys(*id, m_context.settings));
    m_set->setEnabled(id && !keys.isEmpty() && fault == ActionRegistry::KeyFault::None);
    m_set->setText(clashes.isEmpty() ? tr("Set") : tr("Take over"));
    m_set->setAccessibleName(m_set->text());
    QStringList names;
    for (const ActionId other : clashes)
        names << ActionRegistry::titleOf(other);
    m_verdict->setText(fault != ActionRegistry::KeyFault::None ? faultWords(fault)
                       : names.isEmpty()                      ? QString()
                                                              : tr("Taken by: %1. “Take over” leaves that without them.").arg(names.join(u", "_s)));
    m_field->setAccessibleDescription(m_verdict->text());
}

// Who has them now is left without them, be it a new choice or the default again.
void KeysPage::set(const QList<QKeySequence> &keys)
{
    const ActionId id = *chosen();
    for (const QKeySequence &key : keys)
        ActionRegistry::release(key, id, m_context.settings);
    ActionRegistry::setKeys(id, keys, m_context.settings);
    m_field->clearKeys();
    refreshRows();
    m_acts->setFocus(Qt::OtherFocusReason); // to the next one, and the new keys can be tried
    Q_EMIT changed();
}

void KeysPage::resetAll()
{
    for (const ActionId id : ActionRegistry::all())
        ActionRegistry::resetKeys(id, m_context.settings);
    m_field->clearKeys();
    refreshRows();
    m_acts->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void KeysPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Casement::Ui
