// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/sharedviews.h"

#include "models/domain/async.h"
#include "models/domain/ports.h"
#include "ui/cases/ownviews.h"
#include "ui/common/errors.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr qsizetype mostShown = 200; ///< of all in reach, by their names

} // namespace

SharedViews::SharedViews(const Context &context, Items::ViewListModel *views, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_views(views)
{
    for (const Items::OwnView &view : m_views->ownViews())
        m_shared.insert(view.sharedAs);
    connect(&context.workspace.reader(), &CaseReader::keptChanged, this, &SharedViews::load);
    connect(views, &Items::ViewListModel::ownViewsChanged, this, &SharedViews::followOwn);
    load();
}

SharedViews::~SharedViews() = default;

void SharedViews::load()
{
    onFinished(m_context.workspace.reader().kept(u"view"_s), this, [this](const Result<QList<Keepsake>> &kept) {
        if (!kept)
            return; // what is shown stays
        m_kept = kept.value();
        for (const Keepsake &one : std::as_const(m_kept)) {
            if (one.ownerId == m_context.workspace.profile().personId)
                m_told.insert(one.id, Keep{one.id, u"view"_s, one.label, one.content});
        }
        show();
    });
}

void SharedViews::show()
{
    const QString me = m_context.workspace.profile().personId;
    QList<Items::SharedView> shared;
    for (const Keepsake &kept : m_kept.first(qMin(m_kept.size(), mostShown)))
        shared << Items::SharedView{kept.id, kept.label, kept.ownerName, queryFromJson(kept.content.toUtf8()), kept.ownerId == me};
    m_views->setShared(shared);
}

void SharedViews::toggle(const QString &viewId)
{
    const bool care = isCare(m_context.workspace.profile().role);
    const QString sharedAs = m_views->sharedAs(viewId);
    if (!sharedAs.isEmpty()) {
        m_shared.remove(sharedAs);
        m_views->setSharedAs(viewId, {});
        return send(Keep{sharedAs, u"view"_s, {}, {}}, care ? tr("Your team no longer sees this view.") : tr("The people of your account no longer see this view."));
    }
    const QList<Items::OwnView> own = m_views->ownViews();
    const auto found = std::find_if(own.cbegin(), own.cend(), [&](const auto &view) { return view.id == viewId; });
    if (found == own.cend())
        return;
    const QString id = derivedId(m_context.workspace.profile().userId, QStringLiteral("view/%1/%2").arg(viewId).arg(m_context.workspace.nowMs()));
    m_shared.insert(id);
    m_views->setSharedAs(viewId, id);
    send(Keep{id, u"view"_s, found->label, QString::fromUtf8(queryToJson(found->query))}, care ? tr("Your team sees this view now.") : tr("The people of your account see this view now."));
}

// Renamed, filtered anew, deleted: whoever sees it sees that too.
void SharedViews::followOwn()
{
    QSet<QString> present;
    for (const Items::OwnView &view : m_views->ownViews()) {
        if (view.sharedAs.isEmpty())
            continue;
        present.insert(view.sharedAs);
        const Keep act{view.sharedAs, u"view"_s, view.label, QString::fromUtf8(queryToJson(view.query))};
        const bool again = m_takenBack.remove(view.sharedAs);
        if (again || (m_told.contains(act.id) && m_told.value(act.id) != act))
            send(act, {});
    }
    for (const QString &id : m_shared - present) {
        if (id.isEmpty())
            continue;
        m_takenBack.insert(id);
        send(Keep{id, u"view"_s, {}, {}}, {});
    }
    m_shared = present;
}

void SharedViews::send(const Keep &act, const QString &done)
{
    if (act.content.isEmpty())
        m_told.remove(act.id);
    else
        m_told.insert(act.id, act);
    onFinished(m_context.workspace.commands().act({}, act), this, [this, done](const Result<void> &kept) {
        if (!kept.ok())
            Q_EMIT refused(tr("The view is not shared. %1").arg(sentenceFor(kept.error())));
        else if (!done.isEmpty())
            Q_EMIT told(done);
    });
}

} // namespace Casement::Ui
