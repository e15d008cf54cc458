// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/librarypage.h"

#include "models/domain/library.h"
#include "models/domain/text.h"
#include "ui/common/actionregistry.h"
#include "ui/common/countdelegate.h"
#include "ui/common/emptystate.h"
#include "ui/common/errors.h"
#include "ui/common/highlight.h"
#include "ui/common/icons.h"
#include "ui/common/librarydelegate.h"
#include "ui/common/markdownview.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBlock>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int typingPauseMs = 150;

} // namespace

LibraryPage::LibraryPage(const Context &context, const Names &names, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_names(names)
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_typing(new QTimer(this))
{
    setObjectName(QString(names.object + u"Page"_s));
    m_split->setObjectName(QString(names.object + u"Splitter"_s));
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(makeChoices());
    m_split->addWidget(makeList());
    m_split->addWidget(makeReader());
    m_split->setStretchFactor(1, 2);
    m_split->setStretchFactor(2, 3);
    m_split->restoreState(m_context.settings.value(QString(names.object + u"/splitter"_s)).toByteArray());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_split);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connectParts();
}

LibraryPage::~LibraryPage() = default;

QWidget *LibraryPage::makeChoices()
{
    auto *area = new QWidget(m_split);
    auto *title = new QLabel(m_names.choices, area);
    title->setObjectName(QString(m_names.object + u"ChoicesLabel"_s));
    title->setContentsMargins(Space::m, 12, Space::m, Space::xs);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    setSecondary(title);
    m_choices = new QListWidget(area);
    m_choices->setObjectName(QString(m_names.object + u"ChoicesList"_s));
    m_choices->setAccessibleName(m_names.choices);
    m_choices->setItemDelegate(new CountDelegate(LibraryCountRole, m_choices));
    m_choices->setFrameShape(QFrame::NoFrame);
    m_choices->setMouseTracking(true);
    m_choices->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_choices->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(m_choices, 1);
    area->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    return area;
}

QWidget *LibraryPage::makeList()
{
    auto *area = new QWidget(m_split);
    area->setAutoFillBackground(true);
    area->setBackgroundRole(QPalette::Base);
    m_search = new QLineEdit(area);
    m_search->setObjectName(QString(m_names.object + u"SearchEdit"_s));
    m_search->setAccessibleName(m_names.search);
    m_search->setPlaceholderText(m_names.search);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(IconName::Search, palette()), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(Space::s);
    m_stack = new QStackedWidget(area);
    m_stack->setObjectName(QString(m_names.object + u"Stack"_s));
    m_list = new QListWidget(m_stack);
    m_list->setObjectName(QString(m_names.object + u"List"_s));
    m_list->setAccessibleName(m_names.list);
    m_delegate = new LibraryDelegate(m_list);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, Space::s, 12, Space::s);
    head->setSpacing(Space::s);
    head->addWidget(m_search);
    head->addLayout(m_tools);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    area->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    return area;
}

QWidget *LibraryPage::makeReader()
{
    m_reader = new QStackedWidget(m_split);
    m_reader->setObjectName(QString(m_names.object + u"Reader"_s));
    m_reader->setAutoFillBackground(true);
    m_reader->setBackgroundRole(QPalette::Base);
    m_pick = new EmptyState(m_reader);
    m_pick->setContent(m_names.sign, m_names.pick, {});
    m_scroll = new QScrollArea(m_reader);
    m_scroll->setObjectName(QString(m_names.object + u"TextArea"_s));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *content = new QWidget(m_scroll);
    content->setObjectName(QString(m_names.object + u"Text"_s));
    m_title = new QLabel(content);
    m_title->setObjectName(QString(m_names.object + u"TitleLabel"_s));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setWordWrap(true);
    setPageTitleFont(m_title);
    m_facts = new QLabel(content);
    m_facts->setObjectName(QString(m_names.object + u"FactsLabel"_s));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    setSecondary(m_facts);
    m_link = new QPushButton(icon(IconName::External, palette()), tr("Open in the browser"), content);
    m_link->setObjectName(QString(m_names.object + u"LinkButton"_s));
    m_link->setAccessibleName(m_link->text());
    m_body = new MarkdownView(m_context.prompts, content);
    m_body->setObjectName(QString(m_names.object + u"BodyView"_s));
    m_body->setAccessibleName(tr("Text"));
    m_badges = new QHBoxLayout;
    m_badges->setSpacing(Space::s);
    m_badges->addStretch(1);
    m_badges->addWidget(m_link);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Space::l, Space::l, Space::l, Space::l);
    layout->setSpacing(Space::s);
    layout->addLayout(m_badges);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addSpacing(Space::s);
    layout->addWidget(m_body, 0, Qt::AlignLeading); // no wider than is good to read, and then at the edge the title stands at
    layout->addStretch(1);
    m_scroll->setWidget(content);
    m_reader->addWidget(m_pick);
    m_reader->addWidget(m_scroll);
    m_reader->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    return m_reader;
}

void LibraryPage::connectParts()
{
    connect(m_typing, &QTimer::timeout, this, [this] { load(); });
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_typing->stop();
        load();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_choices, &QListWidget::currentRowChanged, this, [this] { load(); });
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            read(item->data(LibraryIdRole).toString(), true);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (!m_failed)
            widen();
        load();
    });
    connect(m_link, &QPushButton::clicked, this, [this] { m_context.prompts.openExternally(this, m_address); });
    QSettings *settings = &m_context.settings;
    connect(ActionRegistry::create(ActionId::NextRow, m_split, settings), &QAction::triggered, this, [this] { step(1); });
    connect(ActionRegistry::create(ActionId::PreviousRow, m_split, settings), &QAction::triggered, this, [this] { step(-1); });
}

void LibraryPage::openEntry(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(LibraryIdRole).toString() == id) {
            const QSignalBlocker quiet(m_list);
            m_list->setCurrentRow(row);
        }
    }
    read(id, true);
}

void LibraryPage::find(const QString &words)
{
    widen();
    m_search->setText(words);
    m_typing->stop();
    load();
}

QList<QWidget *> LibraryPage::panes() const { return {m_choices, m_search, m_list, m_scroll}; }

void LibraryPage::saveLayout()
{
    m_context.settings.setValue(QString(m_names.object + u"/splitter"_s), m_split->saveState());
}

void LibraryPage::textShown(const QString &) {}

QString LibraryPage::choice() const
{
    const QListWidgetItem *item = m_choices->currentItem();
    return item ? item->data(LibraryIdRole).toString() : QString();
}

QString LibraryPage::typed() const { return m_search->text(); }

bool LibraryPage::isNarrowed() const { return !choice().isEmpty() || !tokens(typed()).isEmpty(); }

void LibraryPage::widen()
{
    const QSignalBlocker quiet(m_choices), still(m_search);
    m_choices->setCurrentRow(0);
    m_search->clear();
}

void LibraryPage::setChoices(const QList<Choice> &choices)
{
    const QString chosen = choice();
    const QSignalBlocker quiet(m_choices);
    m_choices->clear();
    int row = 0;
    for (const Choice &choice : choices) {
        auto *item = new QListWidgetItem(displaySafe(choice.label), m_choices);
        item->setData(LibraryIdRole, choice.id);
        if (choice.count >= 0)
            item->setData(LibraryCountRole, choice.count);
        if (choice.id == chosen)
            row = m_choices->count() - 1;
    }
    m_choices->setCurrentRow(row);
    if (choice() != chosen) // it is not there any more
        load();
}

void LibraryPage::setEntries(const QList<Entry> &entries)
{
    m_failed = false;
    const int scrolled = m_list->verticalScrollBar()->value();
    m_delegate->setWords(wordsOf({{}, {}, typed()}));
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const Entry &entry : entries) {
            auto *item = new QListWidgetItem(displaySafe(entry.title), m_list);
            item->setData(LibraryIdRole, entry.id);
            item->setData(LibraryLineRole, entry.line);
            item->setData(LibraryFactsRole, entry.facts);
            item->setData(LibraryWhenRole, entry.when);
            item->setData(LibraryIconRole, static_cast<int>(entry.sign));
            item->setData(LibraryUnreadRole, entry.unread);
            QStringList words{item->text(), entry.facts, entry.when};
            if (entry.unread)
                words.prepend(tr("Unread"));
            item->setData(Qt::AccessibleTextRole, words.join(u", "_s));
            item->setToolTip(item->text());
            if (entry.id == m_open)
                m_list->setCurrentItem(item);
        }
    }
    m_list->verticalScrollBar()->setValue(scrolled);
    if (entries.isEmpty())
        sayNothingFound();
    m_stack->setCurrentWidget(entries.isEmpty() ? static_cast<QWidget *>(m_empty) : m_list);
    if (!m_open.isEmpty())
        read(m_open, false); // its words may have changed as well
    mark();
}

void LibraryPage::sayNothingFound()
{
    if (!isNarrowed()) {
        const auto [title, text] = nothingYet();
        m_empty->setContent(m_names.sign, title, text);
        return;
    }
    const QString words = displaySafe(typed().trimmed());
    m_empty->setContent(IconName::Search, words.isEmpty() ? tr("Nothing of this kind") : tr("Nothing found for “%1”").arg(words),
                        words.isEmpty() ? QString() : tr("Fewer or shorter words find more: the beginning of a word is enough."), tr("Show all"));
}

void LibraryPage::failed(const Error &error)
{
    m_failed = true;
    m_empty->setContent(IconName::Error, tr("The list could not be read"), sentenceFor(error), tr("Try again"));
    m_stack->setCurrentWidget(m_empty);
}

void LibraryPage::read(const QString &id, bool fromTop)
{
    m_open = id;
    if (fromTop)
        m_scroll->verticalScrollBar()->setValue(0);
    loadText(id);
}

void LibraryPage::setText(const Text &text)
{
    if (text.id != m_open)
        return;
    m_title->setText(displaySafe(text.title));
    m_facts->setText(text.facts);
    m_body->setText(text.body);
    m_address = isSafeLink(QUrl(text.link)) ? text.link : QString();
    m_link->setVisible(!m_address.isEmpty());
    m_link->setToolTip(displaySafe(m_address));
    while (m_badges->count() > 2) // the space and the button stay
        delete m_badges->takeAt(0)->widget();
    for (qsizetype i = 0; i < text.badges.size(); ++i) {
        auto *label = new BadgeLabel(m_scroll->widget());
        label->setBadge(text.badges.at(i));
        m_badges->insertWidget(int(i), label);
    }
    m_reader->setCurrentWidget(m_scroll);
    mark();
    if (isVisible())
        textShown(text.id);
}

void LibraryPage::textFailed(const QString &id, const Error &error)
{
    if (id != m_open)
        return;
    m_open.clear();
    const bool gone = error.code == ErrorCode::NotFound;
    m_pick->setContent(gone ? m_names.sign : IconName::Error, gone ? tr("This is not here any more") : tr("The text could not be read"),
                       gone ? tr("It was taken back, or you may not see it any more.") : sentenceFor(error));
    m_reader->setCurrentWidget(m_pick);
}

void LibraryPage::step(int by)
{
    const int row = m_list->currentRow() + by;
    if (row >= 0 && row < m_list->count())
        m_list->setCurrentRow(row);
}

/// What was searched for, in the text as in the list.
void LibraryPage::mark()
{
    const Theme theme = themeOf(this);
    const QStringList words = wordsOf({{}, {}, typed()});
    QList<QTextEdit::ExtraSelection> marks;
    for (QTextBlock block = m_body->document()->begin(); block.isValid() && !words.isEmpty(); block = block.next()) {
        for (const Span &span : spansOf(block.text(), words)) {
            QTextEdit::ExtraSelection found;
            found.cursor = QTextCursor(block);
            found.cursor.setPosition(block.position() + span.from);
            found.cursor.setPosition(block.position() + span.from + span.length, QTextCursor::KeepAnchor);
            found.format.setBackground(theme.toneGround(Tone::Amber));
            found.format.setForeground(theme.toneText(Tone::Amber));
            marks << found;
        }
    }
    m_body->setExtraSelections(marks);
}

void LibraryPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load(); // "3 min ago" grows old
}

void LibraryPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_body)
        QTimer::singleShot(0, this, [this] { mark(); }); // once the text has been built anew
}

bool LibraryPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_search && key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        m_list->setFocus(Qt::OtherFocusReason);
        if (m_list->currentRow() < 0)
            m_list->setCurrentRow(0);
        return true;
    }
    if (watched == m_list && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        m_scroll->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Casement::Ui
