// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with a list and the cases chosen in it: links, files.
#include "models/domain/async.h"
#include "models/domain/caselink.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "models/items/caselistmodel.h"
#include "ui/cases/caselistview.h"
#include "ui/cases/casespage.h"
#include "ui/cases/listexport.h"
#include "ui/common/actionregistry.h"
#include "ui/common/errors.h"
#include "ui/common/notice.h"
#include "ui/common/printing.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QLabel>
#include <QListView>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr qsizetype linksAtMost = 1000; ///< copied at once

} // namespace

// Kept for each view.
void CasesPage::fillGroupings(QMenu *menu)
{
    menu->setObjectName(u"groupMenu"_s);
    const auto add = [&](const QString &field, const QString &name) {
        QAction *action = menu->addAction(name);
        action->setObjectName(QString(u"group-"_s + (field.isEmpty() ? u"none"_s : field) + u"Action"_s));
        action->setCheckable(true);
        action->setChecked(m_list->cases().grouping() == field);
        connect(action, &QAction::triggered, this, [this, field] { groupBy(field); });
    };
    add({}, tr("Nothing"));
    for (const auto &[field, name] : Items::groupFields(m_context.workspace.definition(), isCare(m_context.workspace.profile().role)))
        add(field, name);
    menu->setEnabled(m_searched.isEmpty());
}

void CasesPage::groupBy(const QString &field)
{
    m_context.settings.setValue(settingsKey(QString(u"group/"_s + m_view)), field);
    runQuery();
}

void CasesPage::makeGroupActs()
{
    for (const auto &[id, field] : {std::pair(ActionId::GroupNone, QString()), {ActionId::GroupByStatus, u"status"_s}, {ActionId::GroupBySeverity, u"severity"_s},
                                    {ActionId::GroupByAccount, u"account"_s}, {ActionId::GroupByOwner, u"owner"_s}}) {
        QAction *action = ActionRegistry::create(id, m_listArea, &m_context.settings);
        connect(action, &QAction::triggered, this, [this, field = field] { groupBy(field); });
        m_groupActs.append({field, action});
    }
}

// Of what was looked at and of what was found there are no groups.
void CasesPage::refreshGroupActs()
{
    const auto fields = Items::groupFields(m_context.workspace.definition(), isCare(m_context.workspace.profile().role));
    const bool view = m_searched.isEmpty() && !isRecent();
    for (const auto &[field, action] : std::as_const(m_groupActs)) {
        const bool known = std::any_of(fields.cbegin(), fields.cend(), [&, &field = field](const auto &one) { return one.first == field; });
        action->setEnabled(view && (field.isEmpty() ? !m_list->cases().grouping().isEmpty() : known && m_list->cases().grouping() != field));
    }
}

void CasesPage::copyLinks()
{
    const QList<qint64> chosen = m_list->selectedRowIds();
    onFinished(m_context.workspace.reader().rows(chosen.mid(0, linksAtMost)), this, [this](const Result<QList<CaseSummary>> &rows) {
        QStringList links;
        for (const CaseSummary &row : rows.ok() ? rows.value() : QList<CaseSummary>()) {
            if (!row.record.number.isEmpty())
                links << CaseLink{m_context.workspace.definition().id, row.record.number}.text();
        }
        if (links.isEmpty())
            return m_notice->showText(Notice::Kind::Info, tr("A case has a link once it has its number."));
        QGuiApplication::clipboard()->setText(links.join(u'\n'));
        m_saved.clear();
        m_notice->showText(Notice::Kind::Success, links.size() == 1 ? tr("The link is copied.") : tr("%n links are copied.", nullptr, int(links.size())));
    });
}

void CasesPage::openLink(const CaseLink &link)
{
    const auto refuse = [this, link](const QString &text) {
        m_saved.clear();
        m_notice->showText(Notice::Kind::Info, text.arg(link.number));
    };
    if (link.portal != m_context.workspace.definition().id)
        return refuse(tr("Case %1 belongs to another portal. Open the link in a workspace of that portal."));
    CaseQuery query;
    query.conditions = {{u"number"_s, Condition::Op::Is, {link.number}}};
    onFinished(m_context.workspace.reader().ids(query), this, [this, refuse](const Result<CaseIds> &ids) {
        if (!ids || ids->rowIds.isEmpty())
            return refuse(tr("Case %1 is not here. It does not exist, is not yours to see, or has not arrived yet."));
        onFinished(m_context.workspace.reader().rows(ids->rowIds.first(1)), this, [this](const Result<QList<CaseSummary>> &rows) {
            if (rows.ok() && !rows->isEmpty())
                openCase(rows->first().record.id);
        });
    });
}

ListExport::Order CasesPage::orderOf(ListExport::Format format) const
{
    ListExport::Order order{format, {}, m_searched.isEmpty() ? m_views->currentIndex().data().toString() : m_title->text(), {}, {}};
    const QHeaderView *header = m_list->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column))
            order.columns << static_cast<Items::Column>(column);
    }
    order.rowIds = m_list->selectedRowIds();
    if (order.rowIds.size() < 2)
        order.rowIds = m_list->cases().caseIds();
    return order;
}

void CasesPage::saveList(ListExport::Format format)
{
    if (m_export || isRecent() || m_list->cases().caseCount() == 0)
        return;
    ListExport::Order order = orderOf(format);
    const QString suffix = format == ListExport::Format::Pdf ? u".pdf"_s : u".csv"_s;
    m_context.prompts.pickSavePath(this, tr("Save list"), safeFileName(QString(order.title + suffix)), [this, order](const QString &path) mutable {
        order.path = path;
        if (!path.isEmpty())
            runExport(order);
    });
}

void CasesPage::printList()
{
    if (m_export || isRecent() || m_list->cases().caseCount() == 0)
        return;
    ListExport::Order order = orderOf(ListExport::Format::Paper);
    choosePrinter(this, order.title, Paper::Across, [this, order](const std::shared_ptr<QPrinter> &printer) mutable {
        order.printer = printer;
        runExport(order);
    });
}

void CasesPage::runExport(const ListExport::Order &order)
{
    if (m_export)
        return;
    const bool print = order.format == ListExport::Format::Paper;
    m_export = new ListExport(m_context, order, this);
    connect(m_export, &ListExport::progressed, this, [this, print](int done, int inAll) {
        if (done < inAll)
            m_notice->showText(Notice::Kind::Info, (print ? tr("Printing %L1 of %L2 cases") : tr("Saving %L1 of %L2 cases")).arg(done).arg(inAll), tr("Cancel"));
    });
    connect(m_export, &ListExport::ended, this, [this, print, path = order.path, count = order.rowIds.size()](const Result<void> &result) {
        m_export.clear();
        m_saved = result.ok() ? path : QString();
        if (result.ok() && print)
            m_notice->showText(Notice::Kind::Success, tr("%n case(s) printed.", nullptr, int(count)));
        else if (result.ok())
            m_notice->showText(Notice::Kind::Success, tr("%n case(s) saved.", nullptr, int(count)), tr("Open"));
        else if (result.error().code == ErrorCode::Cancelled)
            m_notice->dismiss();
        else
            m_notice->showText(Notice::Kind::Error, print ? tr("The list is not printed. The printer does not take it.") : tr("The list is not saved. %1").arg(sentenceFor(result.error())));
    });
    m_export->start();
}

} // namespace Casement::Ui
