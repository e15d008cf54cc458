// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/recentview.h"

#include "models/items/recentmodel.h"
#include "ui/cases/casedelegate.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

using Items::RecentModel;

namespace {

IconName signOf(const QString &kind)
{
    if (kind == u"account"_s)
        return IconName::Accounts;
    return kind == u"contact"_s ? IconName::Contact : IconName::Cases;
}

class Delegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        paintRowGround(painter, option, index);
        const Theme theme = Theme::from(option.palette);
        const bool selected = option.state & QStyle::State_Selected;
        QRect rect = option.rect.adjusted(Space::s, 0, -Space::s, 0);
        painter->save();
        if (index.column() == RecentModel::Title) {
            const QRect sign = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter, {16, 16}, rect);
            paintIcon(painter, sign, signOf(index.data(RecentModel::KindRole).toString()), selected ? theme.selectionText : theme.secondary);
            rect = option.direction == Qt::RightToLeft ? rect.adjusted(0, 0, -24, 0) : rect.adjusted(24, 0, 0, 0);
        }
        painter->setFont(option.font);
        painter->setPen(selected ? theme.selectionText : index.column() == RecentModel::Title ? theme.text : theme.secondary);
        paintWords(painter, rect, index.data().toString(), option.direction);
        painter->restore();
    }
};

} // namespace

RecentView::RecentView(const Context &context, QWidget *parent)
    : QTableView(parent)
    , m_model(new RecentModel(context.workspace, this))
{
    setObjectName(u"recentView"_s);
    setAccessibleName(tr("Recently viewed"));
    setModel(m_model);
    setItemDelegate(new Delegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(compactRowHeight(fontMetrics()));
    horizontalHeader()->setSectionResizeMode(RecentModel::Title, QHeaderView::Stretch);
    horizontalHeader()->resizeSection(RecentModel::Subtitle, 200);
    horizontalHeader()->resizeSection(RecentModel::At, 130);
    horizontalHeader()->setHighlightSections(false);
    connect(m_model, &RecentModel::loaded, this, [this] { Q_EMIT loaded(m_model->rowCount()); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (const QString id = caseAt(index); !id.isEmpty())
            Q_EMIT caseChosen(id);
    });
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const QString id = caseAt(index); !id.isEmpty())
            Q_EMIT caseActivated(id);
    });
}

RecentView::~RecentView() = default;

void RecentView::reload()
{
    m_model->reload();
}

QString RecentView::caseAt(const QModelIndex &index) const
{
    return index.data(RecentModel::KindRole).toString() == u"case"_s ? index.data(RecentModel::ObjectIdRole).toString() : QString();
}

} // namespace Casement::Ui
