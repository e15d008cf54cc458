// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/messagebody.h"

#include "ui/common/icons.h"
#include "ui/common/markdownview.h"
#include "ui/common/quotes.h"
#include "ui/common/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

MessageBody::MessageBody(Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_prompts(prompts)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"messageBody"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Space::xs);
}

MessageBody::~MessageBody() = default;

void MessageBody::setText(const QString &markdown, const QString &accessibleName)
{
    m_name = accessibleName;
    if (m_text == markdown && m_layout->count() > 0)
        return;
    m_text = markdown;
    clear();
    for (const TextPart &part : partsOf(markdown)) {
        if (part.quoted)
            addQuoted(part.text);
        else
            addView(part.text)->setAccessibleName(m_name);
    }
}

void MessageBody::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

MarkdownView *MessageBody::addView(const QString &markdown)
{
    auto *view = new MarkdownView(m_prompts, this);
    m_layout->addWidget(view);
    view->setText(markdown);
    return view;
}

// Laid out only when it is shown: long conversations quote themselves over and over.
void MessageBody::addQuoted(const QString &markdown)
{
    auto *toggle = new QToolButton(this);
    toggle->setObjectName(u"quotedButton"_s);
    toggle->setCheckable(true);
    toggle->setAutoRaise(true);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_layout->addWidget(toggle, 0, Qt::AlignLeading);
    auto *view = new MarkdownView(m_prompts, this);
    view->setObjectName(u"quotedView"_s);
    view->setAccessibleName(tr("Quoted text"));
    view->hide();
    m_layout->addWidget(view);
    const auto follow = [toggle, view, markdown](bool open) {
        toggle->setText(open ? tr("Hide quoted text") : tr("Show quoted text"));
        toggle->setAccessibleName(toggle->text());
        toggle->setIcon(icon(open ? IconName::ChevronDown : IconName::ChevronRight, toggle->palette()));
        if (open)
            view->setText(markdown);
        view->setVisible(open);
    };
    connect(toggle, &QToolButton::toggled, this, follow);
    follow(false);
}

} // namespace Casement::Ui
