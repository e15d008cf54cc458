// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/cheatsheet.h"

#include "ui/common/actionregistry.h"
#include "ui/common/theme.h"
#include "ui/common/keycaps.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

/// The group's acts with keys under its title; nothing where it has none.
QWidget *sectionOf(ActionGroup group, const QList<ActionId> &acts, const QSettings &settings, QWidget *parent)
{
    auto *section = new QWidget(parent);
    auto *grid = new QGridLayout(section);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Space::m);
    grid->setVerticalSpacing(Space::xs);
    grid->setColumnStretch(0, 1);
    auto *title = new QLabel(ActionRegistry::titleOf(group), section);
    setSectionFont(title);
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 0;
    for (const ActionId id : acts) {
        const QList<QKeySequence> keys = ActionRegistry::keysOf(id, &settings);
        if (ActionRegistry::groupOf(id) != group || keys.isEmpty())
            continue;
        auto *name = new QLabel(ActionRegistry::titleOf(id), section);
        name->setObjectName(QString(ActionRegistry::idOf(id) + u"KeysLabel"_s));
        name->setAccessibleName(u"%1, %2"_s.arg(name->text(), wordsOf(keys)));
        grid->addWidget(name, ++row, 0);
        grid->addWidget(new KeyCaps(keys, section), row, 1, Qt::AlignTrailing);
    }
    if (row > 0)
        return section;
    delete section;
    return nullptr;
}

} // namespace

CheatSheet::CheatSheet(const QList<ActionId> &acts, const QSettings &settings, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"cheatSheet"_s);
    setWindowTitle(tr("Keyboard overview"));
    auto *inside = new QWidget(this);
    auto *columns = new QHBoxLayout(inside);
    columns->setContentsMargins(Space::l, Space::m, Space::l, Space::m);
    columns->setSpacing(Space::l * 2);
    using Group = ActionGroup;
    for (const auto &groups : {QList<Group>{Group::Everywhere, Group::Places, Group::Settings}, QList<Group>{Group::Lists, Group::Case, Group::Writing}}) {
        auto *column = new QVBoxLayout;
        column->setSpacing(Space::l);
        for (const Group group : groups) {
            if (QWidget *section = sectionOf(group, acts, settings, inside))
                column->addWidget(section);
        }
        column->addStretch(1);
        columns->addLayout(column, 1);
    }
    auto *area = new QScrollArea(this);
    area->setObjectName(u"cheatSheetArea"_s);
    area->setAccessibleName(windowTitle());
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(inside);
    auto *note = new QLabel(tr("Keys of one letter work while you are not typing."), this);
    note->setObjectName(u"cheatSheetNoteLabel"_s);
    setSecondary(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton"_s);
    close->setAccessibleName(close->text());
    QPushButton *change = buttons->addButton(tr("Change keys…"), QDialogButtonBox::ActionRole);
    change->setObjectName(u"changeKeysButton"_s);
    change->setAccessibleName(change->text());
    change->setAutoDefault(false);
    close->setDefault(true);
    connect(change, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT changeWanted();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(Space::l, 0, Space::m, 0);
    bottom->addWidget(note, 1);
    bottom->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, Space::m);
    layout->addWidget(area, 1);
    layout->addLayout(bottom);
    const QSize wanted = inside->sizeHint() + QSize(area->verticalScrollBar()->sizeHint().width(), bottom->sizeHint().height() + Space::l);
    const QSize most = parent ? parent->window()->size() - QSize(Space::l, Space::l) : wanted;
    resize(wanted.boundedTo(most));
}

CheatSheet::~CheatSheet() = default;

} // namespace Casement::Ui
