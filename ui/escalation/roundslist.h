// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QToolButton;

namespace Casement::Ui {

/// Whether a promise was kept, in words: "answered in time", "promised by ...", "2 h late".
[[nodiscard]] QString promiseOutcome(const PortalDefinition &definition, const Escalation &round, qint64 nowMs);

/// Escalations of a case under a title, newest first, with what was promised and kept; folded until asked for.
class RoundsList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoundsList)

public:
    RoundsList(Context context, const QString &title, const QList<Escalation> &rounds, QWidget *parent = nullptr);
    ~RoundsList() override;
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void toggled(bool open);

private:
    [[nodiscard]] QWidget *entry(Context context, const Escalation &round);

    QToolButton *m_toggle;
    QWidget *m_list;
};

} // namespace Casement::Ui
