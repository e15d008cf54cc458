// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/actdialog.h"

#include "models/domain/async.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

ActDialog::ActDialog(const Question &question, Send send, QWidget *parent)
    : QDialog(parent)
    , m_question(question)
    , m_send(std::move(send))
{
    setObjectName(u"actDialog"_s);
    setWindowTitle(question.title);
    build();
    refresh();
}

ActDialog::~ActDialog() = default;

void ActDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->setSpacing(Space::s);
    const auto label = [this, layout](const QString &name, const QString &text, QWidget *buddy = nullptr) {
        auto *made = new QLabel(text, this);
        made->setObjectName(name);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        made->setBuddy(buddy);
        layout->addWidget(made);
        return made;
    };
    label(u"actIntroLabel"_s, m_question.intro);
    if (!m_question.choices.isEmpty()) {
        m_choice = new QComboBox(this);
        m_choice->setObjectName(u"actChoiceComboBox"_s);
        m_choice->setAccessibleName(QString(m_question.choiceLabel).remove(u'&'));
        m_choice->setPlaceholderText(tr("Please choose"));
        for (const Choice &choice : m_question.choices)
            m_choice->addItem(choice.label, choice.id);
        m_choice->setCurrentIndex(m_question.choices.size() == 1 ? 0 : -1);
        setSectionFont(label(u"actChoiceCaptionLabel"_s, m_question.choiceLabel, m_choice));
        layout->addWidget(m_choice);
        m_hint = label(u"actHintLabel"_s, {});
        setSecondary(m_hint);
        connect(m_choice, &QComboBox::currentIndexChanged, this, &ActDialog::refresh);
    }
    if (!m_question.textLabel.isEmpty()) {
        m_text = new QPlainTextEdit(this);
        m_text->setObjectName(u"actTextEdit"_s);
        m_text->setAccessibleName(QString(m_question.textLabel).remove(u'&'));
        m_text->setTabChangesFocus(true);
        m_text->setFixedHeight(4 * fontMetrics().lineSpacing() + 18);
        QTextOption option = m_text->document()->defaultTextOption();
        option.setTextDirection(Qt::LayoutDirectionAuto);
        m_text->document()->setDefaultTextOption(option);
        setSectionFont(label(u"actTextCaptionLabel"_s, m_question.textLabel, m_text));
        layout->addWidget(m_text);
        connect(m_text, &QPlainTextEdit::textChanged, this, &ActDialog::refresh);
    }
    m_error = label(u"actErrorLabel"_s, {});
    m_refusal = new Notice(this);
    m_refusal->setObjectName(u"actRefusalNotice"_s);
    layout->addWidget(m_refusal);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"actCancelButton"_s);
    cancel->setAccessibleName(cancel->text());
    m_accept = new QPushButton(m_question.accept, this);
    m_accept->setObjectName(u"actAcceptButton"_s);
    m_accept->setAccessibleName(m_question.accept);
    m_accept->setDefault(true);
    makePrimary(m_accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    layout->addStretch(1);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &ActDialog::submit);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
}

ActDialog::Choice ActDialog::chosen() const
{
    return m_choice && m_choice->currentIndex() >= 0 ? m_question.choices.at(m_choice->currentIndex()) : Choice{};
}

void ActDialog::refresh()
{
    const Choice choice = chosen();
    if (m_hint) {
        m_hint->setText(choice.hint);
        m_hint->setVisible(!choice.hint.isEmpty());
    }
    QString missing;
    if (m_choice && choice.id.isEmpty())
        missing = tr("Choose one.");
    else if (m_text && (m_question.needsText || choice.needsText) && m_text->toPlainText().trimmed().isEmpty())
        missing = tr("Say it in a few words.");
    m_error->setText(m_tried ? missing : QString());
    m_error->setVisible(m_tried && !missing.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeOf(this).toneText(Tone::Red));
    m_error->setPalette(colours);
}

void ActDialog::submit()
{
    m_tried = true;
    m_refusal->dismiss();
    refresh();
    if (!m_error->text().isEmpty()) {
        (m_choice && chosen().id.isEmpty() ? static_cast<QWidget *>(m_choice) : m_text)->setFocus();
        return;
    }
    m_accept->setEnabled(false);
    onFinished(m_send(chosen().id, m_text ? m_text->toPlainText().trimmed() : QString()), this, [this](const Result<void> &done) {
        m_accept->setEnabled(true);
        if (done.ok())
            accept();
        else
            m_refusal->showText(Notice::Kind::Error, sentenceFor(done.error()));
    });
}

} // namespace Casement::Ui
