// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/reviewpage.h"

#include "models/domain/operation.h"
#include "models/domain/text.h"
#include "ui/common/filechip.h"
#include "ui/common/flowlayout.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/markdownview.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/newcase/fieldeditor.h"

#include <algorithm>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
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

ReviewPage::ReviewPage(Context context, const CaseDraft &draft, const PortalDefinition::Page &page, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_draft(draft)
    , m_page(page)
{
    setObjectName(page.id + u"Page"_s);
    setAccessibleName(page.title);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

ReviewPage::~ReviewPage() = default;

void ReviewPage::show(const QString &accountName)
{
    const int place = verticalScrollBar()->value();
    auto *content = new QWidget;
    content->setObjectName(u"reviewContent"_s);
    auto *column = new QWidget(content);
    column->setMaximumWidth(fontMetrics().averageCharWidth() * 96);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::l);
    auto *title = words(m_page.title, u"pageTitleLabel"_s, column);
    setPageTitleFont(title);
    auto *intro = words(m_page.intro, u"pageIntroLabel"_s, column);
    setSecondary(intro);
    auto *head = new QVBoxLayout;
    head->setSpacing(Space::xs);
    head->addWidget(title);
    head->addWidget(intro);
    layout->addLayout(head);
    if (m_context.workspace.sync().state().phase == SyncState::Phase::Offline) {
        auto *offline = new Notice(column);
        offline->setObjectName(u"offlineNotice"_s);
        offline->setClosable(false);
        offline->showText(Notice::Kind::Info,
                          tr("You are offline. The case is kept and gets its number once you are online again."));
        layout->addWidget(offline);
    }
    for (const auto &page : m_context.workspace.definition().newCasePages) {
        if (!page.fields.isEmpty())
            addSection(layout, page, accountName);
    }
    layout->addStretch(1);
    auto *sides = new QHBoxLayout(content);
    sides->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    sides->addWidget(column, 1);
    sides->addStretch(0);
    setWidget(content);
    verticalScrollBar()->setValue(place);
}

void ReviewPage::addSection(QVBoxLayout *layout, const PortalDefinition::Page &page, const QString &accountName)
{
    QWidget *parent = layout->parentWidget();
    const auto &definition = m_context.workspace.definition();
    const auto problems = problemsOf(definition, m_draft.toOpenCase(definition));
    auto *title = words(page.title, page.id + u"SectionLabel"_s, parent);
    setSectionFont(title);
    auto *change = new QPushButton(icon(IconName::Edit, palette()), tr("Change"), parent);
    change->setObjectName(page.id + u"ChangeButton"_s);
    change->setAccessibleName(tr("Change %1").arg(page.title));
    change->setFlat(true);
    connect(change, &QPushButton::clicked, this, [this, id = page.id] { Q_EMIT changeWanted(id); });
    auto *grid = new QGridLayout;
    layout->addLayout(grid); // first, so that the rows know their parent
    grid->setHorizontalSpacing(Space::l);
    grid->setVerticalSpacing(Space::s);
    grid->setColumnMinimumWidth(0, fontMetrics().averageCharWidth() * 20);
    grid->setColumnStretch(1, 1);
    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(change);
    grid->addLayout(head, 0, 0, 1, 2);
    for (const QString &id : page.fields) {
        const auto *field = definition.field(id);
        if (!field || m_draft.asked(definition, *field) == CaseDraft::Asked::Never)
            continue;
        const QString value = valueOf(*field, accountName);
        const QString problem = problems.value(id);
        if (value.isEmpty() && problem.isEmpty())
            continue;
        addRow(grid, *field, value, problem);
    }
    if (grid->rowCount() == 1) {
        auto *nothing = words(tr("Nothing entered"), page.id + u"EmptyLabel"_s, parent);
        setSecondary(nothing);
        grid->addWidget(nothing, 1, 0, 1, 2);
    }
    if (page.fields.contains(u"description"_s) && !m_draft.relatedNumber.isEmpty()) {
        auto *label = words(tr("Linked to"), u"relatedReviewCaptionLabel"_s, parent);
        setSecondary(label);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(words(tr("Case %1").arg(m_draft.relatedNumber), u"relatedReviewLabel"_s, parent), row, 1);
    }
    if (page.fields.contains(u"description"_s) && !m_draft.files.isEmpty()) {
        auto *label = words(tr("Files"), u"filesReviewCaptionLabel"_s, parent);
        setSecondary(label);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0, Qt::AlignTop);
        auto *box = new QVBoxLayout;
        addFiles(box, parent);
        grid->addLayout(box, row, 1);
    }
}

void ReviewPage::addRow(QGridLayout *grid, const PortalDefinition::Field &field, const QString &value,
                        const QString &problem)
{
    QWidget *parent = grid->parentWidget();
    const int row = grid->rowCount();
    auto *label = words(field.label, field.id + u"ReviewCaptionLabel"_s, parent);
    setSecondary(label);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    auto *box = new QVBoxLayout;
    box->setSpacing(Space::xs);
    if (field.kind == u"markdown"_s && !value.isEmpty()) {
        auto *view = new MarkdownView(m_context.prompts, parent);
        view->setText(value);
        box->addWidget(view);
    } else if (!value.isEmpty()) {
        box->addWidget(words(value, field.id + u"ReviewLabel"_s, parent));
    }
    if (!problem.isEmpty()) {
        auto *wrong = words(problemWords(m_context.workspace.definition(), field, problem),
                            field.id + u"ReviewErrorLabel"_s, parent);
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, themeOf(this).toneText(Tone::Red));
        wrong->setPalette(colours);
        box->addWidget(wrong);
    }
    grid->addLayout(box, row, 1);
}

void ReviewPage::addFiles(QVBoxLayout *layout, QWidget *parent)
{
    for (const LocalFile &file : m_draft.files) {
        auto *chip = new FileChip(FileChip::Use::Open, file.name, file.mime, file.size, parent);
        connect(chip, &FileChip::opened, this,
                [this, path = file.path] { m_context.prompts.openExternally(this, path); });
        layout->addWidget(chip, 0, Qt::AlignLeading);
    }
}

QString ReviewPage::valueOf(const PortalDefinition::Field &field, const QString &accountName) const
{
    const auto &definition = m_context.workspace.definition();
    if (field.id == u"description"_s)
        return m_draft.composedDescription(definition);
    if (field.kind == u"account"_s)
        return displaySafe(accountName);
    if (field.kind == u"contact"_s)
        return displaySafe(m_draft.contactName);
    if (field.kind == u"cc"_s)
        return m_draft.cc.join(u'\n');
    const QString value = m_draft.value(field.id);
    if (field.kind == u"sealed"_s)
        return value.isEmpty() ? QString() : tr("Filled in and sealed");
    if (field.kind != u"choice"_s)
        return value;
    const auto choices = definition.choices(field.id, m_draft.answers());
    const auto it =
        std::find_if(choices.cbegin(), choices.cend(), [&](const auto &choice) { return choice.id == value; });
    return it == choices.cend() ? value : it->label;
}

} // namespace Casement::Ui
