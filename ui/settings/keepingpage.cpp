// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keepingpage.h"

#include "models/domain/async.h"
#include "models/items/casetext.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr qint64 mebibyte = 1LL << 20, gibibyte = 1LL << 30;

/// Chooses the value, added as one more choice where it is none of those offered.
void choose(QComboBox *combo, qint64 value, const QString &words)
{
    int index = combo->findData(value);
    if (index < 0) {
        combo->addItem(words, value);
        index = combo->count() - 1;
    }
    combo->setCurrentIndex(index);
}

} // namespace

KeepingPage::KeepingPage(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_notice(new Notice(this))
    , m_use(new QLabel(this))
    , m_leftOut(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_apply(new QPushButton(tr("Apply"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(u"keepingPage"_s);
    build();
    makeCombos();
    for (QComboBox *combo : {m_months, m_files, m_filesUpTo, m_limit})
        connect(combo, &QComboBox::currentIndexChanged, this, &KeepingPage::refresh);
    connect(m_apply, &QPushButton::clicked, this, &KeepingPage::apply);
    connect(m_close, &QPushButton::clicked, this, &KeepingPage::closed);
    connect(&m_context.workspace.reader(), &CaseReader::casesChanged, this, [this] {
        if (isVisible())
            loadUse(); // what has to go, goes bit by bit
    });
    refresh();
}

KeepingPage::~KeepingPage() = default;

void KeepingPage::build()
{
    auto *title = new QLabel(tr("Kept on this computer"), this);
    title->setObjectName(u"keepingTitleLabel"_s);
    setPageTitleFont(title);
    auto *intro = new QLabel(tr("What is kept here can be read, searched and answered without a network. Open cases, drafts and unsent work are "
                                "always kept. Of what is left out the heading stays in the lists; open it online to read it."), this);
    intro->setObjectName(u"keepingIntroLabel"_s);
    intro->setWordWrap(true);
    setSecondary(intro);
    m_notice->setObjectName(u"keepingNotice"_s);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Space::m);
    form->setVerticalSpacing(12);
    m_months = addCombo(form, u"monthsCombo"_s, tr("&Cases"));
    m_files = addCombo(form, u"filesCombo"_s, tr("A&ttachments"));
    m_filesUpTo = addCombo(form, u"filesUpToCombo"_s, tr("&Each up to"));
    m_limit = addCombo(form, u"limitCombo"_s, tr("At &most"));
    m_use->setObjectName(u"diskUseLabel"_s);
    m_use->setWordWrap(true);
    m_leftOut->setObjectName(u"leftOutLabel"_s);
    m_leftOut->setWordWrap(true);
    setSecondary(m_leftOut);
    m_bar->setObjectName(u"diskUseBar"_s);
    m_bar->setAccessibleName(tr("Disk use"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setRange(0, 1000);
    m_apply->setObjectName(u"applyButton"_s);
    m_apply->setAccessibleName(m_apply->text());
    makePrimary(m_apply);
    m_close->setObjectName(u"closeButton"_s);
    m_close->setAccessibleName(m_close->text());
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_apply);
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(Space::m);
    column->addWidget(title);
    column->addWidget(intro);
    column->addWidget(m_notice);
    column->addLayout(form);
    column->addWidget(m_use);
    column->addWidget(m_bar);
    column->addWidget(m_leftOut);
    column->addLayout(buttons);
    column->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->addLayout(column);
    layout->addStretch(1);
    intro->setMinimumWidth(fontMetrics().averageCharWidth() * 72);
    intro->setMaximumWidth(fontMetrics().averageCharWidth() * 90);
}

QComboBox *KeepingPage::addCombo(QFormLayout *form, const QString &name, const QString &label)
{
    auto *combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->setMinimumContentsLength(30);
    combo->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    combo->setFocusPolicy(Qt::StrongFocus);
    auto *words = new QLabel(label, this);
    words->setObjectName(QString(name + u"Label"_s));
    words->setBuddy(combo);
    form->addRow(words, combo);
    return combo;
}

void KeepingPage::makeCombos()
{
    m_months->addItem(tr("All"), 0);
    for (const int months : {1, 3, 6, 12, 24})
        m_months->addItem(tr("Updated in the last %n months", nullptr, months), months);
    m_files->addItem(tr("None"), int(KeepChoice::Files::None));
    m_files->addItem(tr("Those I opened"), int(KeepChoice::Files::Opened));
    m_files->addItem(tr("All, up to a size"), int(KeepChoice::Files::UpTo));
    for (const qint64 size : {1, 5, 20, 100})
        m_filesUpTo->addItem(Items::sizeText(size * mebibyte), size * mebibyte);
    for (const qint64 size : {1, 2, 4, 8, 16, 32})
        m_limit->addItem(Items::sizeText(size * gibibyte), size * gibibyte);
}

void KeepingPage::load()
{
    onFinished(m_context.workspace.keeping().choice(), this, [this](const Result<KeepChoice> &choice) {
        if (!choice) {
            m_notice->showText(Notice::Kind::Error, sentenceFor(choice.error()));
            return;
        }
        m_loaded = true;
        m_present = choice.value();
        showChoice(m_present);
    });
    loadUse();
}

void KeepingPage::loadUse()
{
    onFinished(m_context.workspace.keeping().use(), this, [this](const Result<DiskUse> &use) {
        if (use)
            showUse(use.value());
    });
}

void KeepingPage::showChoice(const KeepChoice &choice)
{
    choose(m_months, choice.months, tr("Updated in the last %n months", nullptr, choice.months));
    choose(m_files, int(choice.files), {});
    choose(m_filesUpTo, choice.filesUpTo, Items::sizeText(choice.filesUpTo));
    choose(m_limit, choice.limit, Items::sizeText(choice.limit));
    refresh();
}

void KeepingPage::showUse(const DiskUse &use)
{
    const qint64 kept = use.cases + use.files;
    m_use->setText(tr("Used: %1 of %2. Cases %3, attachments %4; drafts and unsent work %5 besides.")
                       .arg(Items::sizeText(kept), Items::sizeText(m_present.limit), Items::sizeText(use.cases), Items::sizeText(use.files),
                            Items::sizeText(use.unsent)));
    m_bar->setValue(int(std::min<qint64>(1000, kept * 1000 / std::max<qint64>(1, m_present.limit))));
    m_leftOut->setText(kept > m_present.limit ? tr("Open cases alone take more than that. They are kept all the same.")
                       : use.leftOut > 0      ? tr("Of %Ln older cases only the heading is here.", nullptr, int(use.leftOut))
                                              : QString());
    m_leftOut->setVisible(!m_leftOut->text().isEmpty());
}

KeepChoice KeepingPage::chosen() const
{
    KeepChoice choice;
    choice.months = m_months->currentData().toInt();
    choice.files = KeepChoice::Files(m_files->currentData().toInt());
    choice.filesUpTo = m_filesUpTo->currentData().toLongLong();
    choice.limit = m_limit->currentData().toLongLong();
    return choice;
}

void KeepingPage::refresh()
{
    const KeepChoice now = chosen();
    m_filesUpTo->setEnabled(m_loaded && now.files == KeepChoice::Files::UpTo);
    for (QComboBox *combo : {m_months, m_files, m_limit})
        combo->setEnabled(m_loaded);
    m_apply->setEnabled(m_loaded && now != m_present);
}

void KeepingPage::apply()
{
    const KeepChoice now = chosen();
    m_apply->setEnabled(false);
    onFinished(m_context.workspace.keeping().choose(now), this, [this, now](const Result<void> &done) {
        if (!done) {
            m_notice->showText(Notice::Kind::Error, sentenceFor(done.error()));
            return refresh();
        }
        m_present = now;
        m_notice->showText(Notice::Kind::Success, tr("In force. What is too much goes bit by bit while you work; what is missing comes when you are online."));
        refresh();
        loadUse();
    });
}

void KeepingPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Casement::Ui
