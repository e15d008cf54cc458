// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/viewlistmodel.h"
#include "ui/common/context.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace Casement::Ui {

/// The views people share (VIEW-6): those of others come into the chooser and leave it again, and what one shares of one's own follows its
/// name and filter.
class SharedViews final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SharedViews)

public:
    SharedViews(const Context &context, Items::ViewListModel *views, QObject *parent);
    ~SharedViews() override;
    /// Begins or ends the sharing of a view.
    void toggle(const QString &viewId);

Q_SIGNALS:
    void told(const QString &text);
    void refused(const QString &text);

private:
    void load();
    void show();
    void followOwn();
    void send(const Keep &act, const QString &done);

    Context m_context;
    Items::ViewListModel *m_views;
    QList<Keepsake> m_kept;
    QHash<QString, Keep> m_told; ///< of one's own, what others were last told
    QSet<QString> m_shared;    ///< own views as they were last seen, by the id they are shared under
    QSet<QString> m_takenBack; ///< with a view that was deleted, which can be undone
};

} // namespace Casement::Ui
