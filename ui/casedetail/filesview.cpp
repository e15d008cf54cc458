// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/filesview.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/common/emptystate.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

enum FileColumn { NameColumn, SizeColumn, AuthorColumn, WhenColumn, ColumnCount };

} // namespace

FilesView::FilesView(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_empty(new EmptyState(this))
    , m_notice(new Notice(this))
    , m_list(new QTreeWidget(this))
{
    setObjectName(u"filesView"_s);
    m_empty->setContent(IconName::Paperclip, tr("No files yet"),
                        tr("Files sent with this case or its messages are listed here."));
    m_notice->setObjectName(u"filesNotice"_s);
    m_list->setObjectName(u"filesList"_s);
    m_list->setAccessibleName(tr("Files"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Name"), tr("Size"), tr("From"), tr("When")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(SizeColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(AuthorColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(WhenColumn, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 14);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    connect(m_list, &QTreeWidget::itemActivated, this, &FilesView::open);
}

FilesView::~FilesView() = default;

void FilesView::show(const CaseDetail &detail)
{
    const Formatter format(m_context.workspace.definition(), m_context.workspace.nowMs());
    const QString current =
        m_list->currentItem() ? m_list->currentItem()->data(NameColumn, Qt::UserRole).toString() : QString();
    m_notice->dismiss();
    m_list->clear();
    const QList<Attachment> &files = detail.bundle.attachments;
    for (auto it = files.crbegin(); it != files.crend(); ++it) {
        auto *item = new QTreeWidgetItem(m_list);
        const bool pending = detail.pendingIds.contains(it->id);
        item->setData(NameColumn, Qt::UserRole, it->id);
        item->setSizeHint(NameColumn, QSize(0, qMax(28, fontMetrics().lineSpacing() + 10)));
        item->setIcon(NameColumn, icon(it->mime.startsWith(u"image/"_s) ? IconName::Image : IconName::File, palette()));
        item->setText(NameColumn, displaySafe(it->name));
        item->setToolTip(NameColumn, displaySafe(it->name));
        item->setText(SizeColumn, Formatter::size(it->size));
        item->setTextAlignment(SizeColumn, Qt::AlignTrailing | Qt::AlignVCenter);
        item->setText(AuthorColumn,
                      it->audience == Audience::Care ? tr("%1 (internal)").arg(displaySafe(it->authorName))
                                                     : displaySafe(it->authorName));
        item->setText(WhenColumn, pending ? tr("Waiting to be sent") : format.relative(it->createdAt));
        item->setToolTip(WhenColumn, format.absolute(it->createdAt));
        if (it->id == current)
            m_list->setCurrentItem(item);
    }
    m_list->setVisible(!files.isEmpty());
    m_empty->setVisible(files.isEmpty());
}

void FilesView::open(QTreeWidgetItem *item)
{
    const QString name = item->text(NameColumn);
    m_notice->showText(Notice::Kind::Info, tr("Opening %1…").arg(name));
    onFinished(m_context.workspace.reader().attachmentFile(item->data(NameColumn, Qt::UserRole).toString()), this,
               [this, name](const Result<QString> &path) {
                   if (!path.ok()) {
                       m_notice->showText(Notice::Kind::Error,
                                          tr("%1 could not be opened. %2").arg(name, sentenceFor(path.error())));
                       return;
                   }
                   m_notice->dismiss();
                   m_context.prompts.openExternally(this, path.value());
               });
}

} // namespace Casement::Ui
