// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/advisorpanel.h"

#include "models/domain/operation.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

AdvisorPanel::AdvisorPanel(const PortalDefinition &definition, QWidget *parent)
    : QWidget(parent)
    , m_definition(definition)
    , m_start(new QPushButton(tr("Help me choose"), this))
    , m_words(new QLabel(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"advisorPanel"_s);
    m_start->setObjectName(u"advisorButton"_s);
    m_start->setAccessibleName(m_start->text());
    m_words->setObjectName(u"advisorLabel"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Space::xs);
    m_layout->addWidget(m_start, 0, Qt::AlignLeading);
    m_layout->addWidget(m_words);
    connect(m_start, &QPushButton::clicked, this, &AdvisorPanel::begin);
}

AdvisorPanel::~AdvisorPanel() = default;

void AdvisorPanel::begin()
{
    m_path.clear();
    refresh();
}

void AdvisorPanel::answer(int at)
{
    m_path << at;
    refresh();
}

void AdvisorPanel::refresh()
{
    if (m_answers) {
        m_answers->setParent(nullptr);
        m_answers->deleteLater(); // one of its buttons may be what calls us
        m_answers = nullptr;
    }
    const Advice advice = advise(m_definition, m_path);
    m_start->setText(m_path.isEmpty() ? tr("Help me choose") : tr("Ask again"));
    m_words->show();
    if (!advice.question) {
        const auto *level = m_definition.customerSets == u"priority"_s ? m_definition.priority(advice.level) : m_definition.severity(advice.level);
        m_words->setText(tr("Proposed: %1. %2 You can choose another one.").arg(level ? level->label : advice.level, advice.reason));
        m_start->setFocus();
        Q_EMIT proposed(advice.level);
        return;
    }
    m_words->setText(advice.question->text);
    m_answers = new QWidget(this);
    m_answers->setObjectName(u"advisorAnswers"_s);
    auto *layout = new QVBoxLayout(m_answers);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xs);
    for (int i = 0; i < advice.question->answers.size(); ++i) {
        const QString &label = advice.question->answers.at(i).label;
        auto *button = new QPushButton(label, m_answers);
        button->setObjectName(QStringLiteral("advisorAnswer%1Button").arg(i));
        button->setAccessibleName(label);
        button->setAccessibleDescription(advice.question->text);
        layout->addWidget(button, 0, Qt::AlignLeading);
        connect(button, &QPushButton::clicked, this, [this, i] { answer(i); });
    }
    m_layout->addWidget(m_answers);
    if (auto *first = m_answers->findChild<QPushButton *>())
        first->setFocus();
}

} // namespace Casement::Ui
