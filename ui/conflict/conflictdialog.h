// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/conflict/conflictcard.h"

#include <QDialog>
#include <QHash>
#include <functional>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Casement::Ui {

class Notice;

/// Fields somebody else set before the person's change arrived: both values side by side, and the person decides
/// (OFF-3). What is not decided stays in the outbox.
class ConflictDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConflictDialog)

public:
    /// caseId empty: of all cases.
    ConflictDialog(Context context, const QString &caseId, QWidget *parent);
    ~ConflictDialog() override;

private:
    void build();
    void load();
    void loadCase(const QString &caseId);
    void fill();
    [[nodiscard]] ConflictCard::Words wordsOf(const Clash &clash) const;
    [[nodiscard]] QString personName(const QString &id) const;
    [[nodiscard]] bool check(); ///< what was written together, by the rules of the field
    void apply();
    void applyNext();
    void refresh();

    Context m_context;
    QString m_caseId;
    QList<Clash> m_clashes;
    QHash<QString, CaseDetail> m_details;
    QHash<QString, QString> m_people; ///< names by id
    QStringList m_asked; ///< cases whose details are on their way
    QList<ConflictCard *> m_cards;
    QList<std::function<QFuture<Result<void>>()>> m_steps; ///< of apply(), still to be done
    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
    Notice *m_notice;
    QPushButton *m_later, *m_apply;
};

} // namespace Casement::Ui
