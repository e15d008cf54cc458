// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/ccfield.h"

#include "models/domain/operation.h"
#include "models/domain/text.h"
#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/newcase/casedraft.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

CcField::CcField(Context context, const PortalDefinition::Field &field, QWidget *parent)
    : FieldEditor(field, parent)
    , m_context(context)
    , m_list(new QWidget(this))
    , m_flow(new FlowLayout(m_list))
    , m_edit(new QLineEdit(this))
    , m_add(new QPushButton(tr("Add"), this))
{
    m_list->setObjectName(u"ccList"_s);
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_flow->setSpacing(Space::s);
    m_edit->setObjectName(u"ccEdit"_s);
    m_edit->setAccessibleName(field.label);
    m_edit->setPlaceholderText(tr("name@example.org"));
    m_edit->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_add->setObjectName(u"addCcButton"_s);
    m_add->setAccessibleName(tr("Add address"));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_add);
    addPart(m_list);
    addPart(row);
    watch(m_edit);
    connect(m_edit, &QLineEdit::returnPressed, this, &CcField::add);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { setProblem({}); });
    connect(m_add, &QPushButton::clicked, this, &CcField::add);
    rebuild();
}

CcField::~CcField() = default;

bool CcField::add()
{
    const QString address = m_edit->text().trimmed();
    if (address.isEmpty())
        return true;
    // The same check as the service's, on the list as it would be.
    OpenCase trial;
    trial.cc = m_addresses + QStringList{address};
    const auto &definition = m_context.workspace.definition();
    if (const QString code = problemsOf(definition, trial).value(field().id); !code.isEmpty()) {
        setProblem(problemWords(definition, field(), code));
        return false;
    }
    const QString domain = address.mid(address.lastIndexOf(u'@') + 1).toLower();
    if (m_domains.contains(domain)) {
        put(address);
        return true;
    }
    const Question question{
        tr("Address outside your organisation"),
        tr("%1 is not at your organisation's address. This person would get a copy of every mail about the case.")
            .arg(displaySafe(address)),
        tr("Add address"), false};
    m_context.prompts.ask(this, question, [this, address](bool yes) {
        if (yes)
            put(address);
    });
    return false;
}

void CcField::put(const QString &address)
{
    if (m_addresses.contains(address, Qt::CaseInsensitive)
        || m_addresses.size() >= m_context.workspace.definition().limits.cc)
        return;
    m_addresses << address;
    if (m_edit->text().trimmed() == address)
        m_edit->clear();
    setProblem({});
    rebuild();
    Q_EMIT changed(m_addresses);
}

bool CcField::commit() { return m_edit->text().trimmed().isEmpty() || add(); }

void CcField::show(const CaseDraft &draft)
{
    if (m_addresses == draft.cc)
        return;
    m_addresses = draft.cc;
    rebuild();
}

void CcField::takeFocus() { m_edit->setFocus(); }

void CcField::rebuild()
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString &address : std::as_const(m_addresses)) {
        auto *chip = new QToolButton(m_list);
        chip->setObjectName(u"ccButton"_s);
        chip->setText(displaySafe(address));
        chip->setIcon(icon(IconName::Close, palette()));
        chip->setIconSize({14, 14});
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setAccessibleName(tr("Remove %1").arg(displaySafe(address)));
        chip->setToolTip(tr("Remove"));
        connect(chip, &QToolButton::clicked, this, [this, address] {
            m_addresses.removeAll(address);
            rebuild();
            Q_EMIT changed(m_addresses);
        });
        m_flow->addWidget(chip);
        chip->show();
    }
    m_list->setVisible(!m_addresses.isEmpty());
    const int most = m_context.workspace.definition().limits.cc;
    const bool full = m_addresses.size() >= most;
    m_edit->setEnabled(!full);
    m_add->setEnabled(!full);
    setHelp(full ? tr("That is the most: %n address(es). Remove one to add another.", nullptr, most) : field().hint);
    updateGeometry();
}

} // namespace Casement::Ui
