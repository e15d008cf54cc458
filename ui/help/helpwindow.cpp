// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpwindow.h"

#include "models/domain/text.h"
#include "ui/common/countdelegate.h"
#include "ui/common/markdownview.h"
#include "ui/common/theme.h"
#include "ui/help/guide.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {
constexpr int idRole = Qt::UserRole, countRole = Qt::UserRole + 1; ///< pages have no count
}

HelpWindow::HelpWindow(const Context &context)
    : QWidget(nullptr, Qt::Window)
    , m_context(context)
    , m_find(new QLineEdit(this))
    , m_pages(new QListWidget(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(u"helpWindow"_s);
    setWindowTitle(tr("Help – Casement"));
    setAttribute(Qt::WA_QuitOnClose, false);
    m_find->setObjectName(u"helpFindEdit"_s);
    m_find->setPlaceholderText(tr("Find in the guide"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setClearButtonEnabled(true);
    m_pages->setObjectName(u"helpPagesList"_s);
    m_pages->setAccessibleName(tr("Pages of the guide"));
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->setItemDelegate(new CountDelegate(countRole, m_pages)); // looks as the views of the cases do
    m_pages->setMouseTracking(true);
    m_pages->viewport()->setAutoFillBackground(false);
    m_text->setObjectName(u"helpText"_s);
    m_text->setAccessibleName(tr("Page of the guide"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(Space::l);
    for (const Guide::Page &page : Guide::pages()) {
        auto *item = new QListWidgetItem(page.id == u"index"_s ? tr("Overview") : page.title, m_pages);
        item->setData(idRole, page.id);
    }
    auto *side = new QVBoxLayout;
    side->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    side->setSpacing(Space::s);
    side->addWidget(m_find);
    side->addWidget(m_pages, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(side, 3);
    layout->addWidget(m_text, 8);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 36);
    connect(m_find, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(m_pages, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            showPage(item->data(idRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
}

HelpWindow::~HelpWindow() = default;

void HelpWindow::showPage(const QString &id)
{
    m_page = id;
    m_text->document()->setMarkdown(Guide::textOf(id, &m_context.settings), QTextDocument::MarkdownNoHTML);
    for (int row = 0; row < m_pages->count(); ++row) {
        if (m_pages->item(row)->data(idRole).toString() == id)
            m_pages->setCurrentRow(row);
    }
}

void HelpWindow::filter(const QString &text)
{
    const QStringList words = tokens(text);
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_pages->count(); ++row) {
        QListWidgetItem *item = m_pages->item(row);
        const QString page = u' ' + indexText(Guide::textOf(item->data(idRole).toString(), &m_context.settings));
        const bool fits = std::all_of(words.cbegin(), words.cend(), [&](const QString &word) { return page.contains(u' ' + word); });
        item->setHidden(!fits);
        if (fits && !first)
            first = item;
    }
    if (first && m_pages->currentItem() && m_pages->currentItem()->isHidden())
        m_pages->setCurrentItem(first);
}

void HelpWindow::follow(const QUrl &link)
{
    if (link.isRelative() && link.path().endsWith(u".md"_s))
        showPage(link.path().chopped(3));
    else if (isSafeLink(link))
        m_context.prompts.openExternally(this, link.toString());
}

void HelpWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Casement::Ui
