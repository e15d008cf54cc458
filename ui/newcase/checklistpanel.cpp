// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/checklistpanel.h"

#include "models/domain/prompts.h"
#include "ui/common/textedit.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/newcase/casedraft.h"

#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

QLabel *words(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ChecklistPanel::ChecklistPanel(const PortalDefinition &definition, Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_definition(definition)
    , m_prompts(prompts)
    , m_article(words({}, u"articleLabel"_s, this))
    , m_openArticle(new QToolButton(this))
{
    setObjectName(u"checklistPanel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    layout->setSpacing(Space::xs);
    auto *title = words(tr("What usually helps"), u"checklistTitleLabel"_s, this);
    setSectionFont(title);
    auto *intro = words(tr("Open a question and answer it. Your answers are added to the description."),
                        u"checklistIntroLabel"_s, this);
    setSecondary(intro);
    layout->addWidget(title);
    layout->addWidget(intro);
    layout->addSpacing(Space::xs);
    for (const auto &question : definition.checklist)
        addQuestion(question);
    layout->addSpacing(Space::s);
    layout->addWidget(m_article);
    m_openArticle->setObjectName(u"openArticleButton"_s);
    m_openArticle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_openArticle->setIcon(icon(IconName::External, palette()));
    m_openArticle->setAutoRaise(true);
    layout->addWidget(m_openArticle, 0, Qt::AlignLeading);
    connect(m_openArticle, &QToolButton::clicked, this, [this] { m_prompts.openExternally(this, m_url); });
}

ChecklistPanel::~ChecklistPanel() = default;

void ChecklistPanel::addQuestion(const PortalDefinition::Choice &question)
{
    auto *toggle = new QToolButton(this);
    toggle->setObjectName(question.id + u"QuestionButton"_s);
    toggle->setText(question.label);
    toggle->setAccessibleName(question.label);
    toggle->setToolTip(question.label);
    toggle->setCheckable(true);
    toggle->setAutoRaise(true);
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *body = new QWidget(this);
    auto *edit = new TextEdit(body);
    edit->setObjectName(question.id + u"AnswerEdit"_s);
    edit->setAccessibleName(question.label);
    edit->setLines(2, 8);
    auto *hint = words(question.hint, question.id + u"HintLabel"_s, body);
    setSecondary(hint);
    auto *sides = new QHBoxLayout(body); // mirrors, which margins do not
    sides->setContentsMargins(0, 0, 0, Space::s);
    sides->setSpacing(0);
    sides->addSpacing(Space::l);
    auto *inside = new QVBoxLayout;
    sides->addLayout(inside, 1);
    inside->setSpacing(Space::xs);
    inside->addWidget(edit);
    inside->addWidget(hint);
    body->hide();
    layout()->addWidget(toggle);
    layout()->addWidget(body);
    const Row row{question.id, toggle, body, edit};
    m_rows << row;
    refreshSign(row);
    connect(toggle, &QToolButton::toggled, this, [this, row](bool open) {
        row.body->setVisible(open);
        refreshSign(row);
        if (open)
            row.edit->setFocus();
    });
    connect(edit, &QPlainTextEdit::textChanged, this, [this, row] {
        refreshSign(row);
        Q_EMIT answered(row.id, row.edit->toPlainText());
    });
}

void ChecklistPanel::refreshSign(const Row &row)
{
    const bool done = !row.edit->toPlainText().trimmed().isEmpty();
    const Theme theme = themeOf(this);
    if (done)
        row.toggle->setIcon(icon(IconName::Check, theme.toneText(Tone::Green)));
    else
        row.toggle->setIcon(icon(row.toggle->isChecked() ? IconName::ChevronDown : IconName::ChevronRight, palette()));
    row.toggle->setAccessibleDescription(done ? tr("Answered") : tr("Not answered"));
}

void ChecklistPanel::show(const CaseDraft &draft)
{
    for (const Row &row : std::as_const(m_rows)) {
        const QString answer = draft.checklist.value(row.id);
        if (row.edit->toPlainText() != answer) {
            const QSignalBlocker quiet(row.edit);
            row.edit->setPlainText(answer);
        }
        refreshSign(row);
    }
    const auto *product = m_definition.product(draft.value(u"product"_s));
    const auto *article = product ? m_definition.article(product->logArticle) : nullptr;
    m_article->setVisible(article);
    m_openArticle->setVisible(article);
    if (article) {
        m_url = article->url;
        m_article->setText(tr("Logs for %1: %2").arg(product->label, article->summary));
        m_openArticle->setText(article->title);
        m_openArticle->setAccessibleName(tr("Open the article %1").arg(article->title));
    }
}

void ChecklistPanel::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace Casement::Ui
