// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QObject>
#include <functional>

class QAction;

namespace Casement::Ui {

/// Closing, levels, the end of escalations, links to other cases: what the portal's rules allow for the case shown, as actions.
class CaseActs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseActs)

public:
    CaseActs(Context context, QWidget *window);
    ~CaseActs() override;

    [[nodiscard]] QList<QAction *> actions() const { return {m_stillWorking, m_approve, m_decline, m_close, m_accept, m_keepOpen, m_level, m_end, m_sealed, m_link, m_unlink, m_split, m_merge, m_unmerge}; }
    /// reachable: the reader may write to this case, and it is the one asked for.
    void show(const CaseDetail &detail, bool reachable);

Q_SIGNALS:
    /// An act that asked nothing has ended; what stays as it was is said in words.
    void ended(const Result<void> &result, const QString &otherwise);

private:
    using Act = Operation::Act;
    void run(const Act &act, const QString &otherwise);
    void close();
    void recommend();
    void decline();
    void changeLevel();
    void end();
    void readSealed();
    void offerLinks(bool care);
    void unlink();
    void unlinkOne(const QList<CaseSummary> &linked);
    void unmerge();
    [[nodiscard]] QFuture<Result<void>> send(const Act &act);
    [[nodiscard]] QString closedBy(const QString &who) const; ///< the closed status somebody may choose now; empty = none

    Context m_context;
    QWidget *m_window;
    CaseDetail m_detail;
    QAction *m_close, *m_approve, *m_decline, *m_stillWorking, *m_accept, *m_keepOpen, *m_level, *m_end, *m_sealed, *m_link, *m_unlink, *m_split, *m_merge, *m_unmerge;
};

} // namespace Casement::Ui
