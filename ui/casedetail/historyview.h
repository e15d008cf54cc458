// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QListWidget>

namespace Casement::Ui {

/// One line of a history in words, without time.
[[nodiscard]] QString historySentence(const PortalDefinition &definition, const Case &record,
                                      const HistoryEntry &entry);

/// What happened to a case, as a timeline, newest first.
class HistoryView final : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryView)

public:
    explicit HistoryView(Context context, QWidget *parent = nullptr);
    ~HistoryView() override;

    void show(const CaseDetail &detail);

private:
    Context m_context;
};

} // namespace Casement::Ui
