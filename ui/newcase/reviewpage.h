// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/newcase/casedraft.h"

#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace Casement::Ui {

/// The whole case as it will be sent, page by page, each with a way back to it.
class ReviewPage final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewPage)

public:
    ReviewPage(Context context, const CaseDraft &draft, const PortalDefinition::Page &page, QWidget *parent = nullptr);
    ~ReviewPage() override;
    void show(const QString &accountName);

Q_SIGNALS:
    void changeWanted(const QString &pageId);

private:
    void addSection(QVBoxLayout *layout, const PortalDefinition::Page &page, const QString &accountName);
    void addRow(QGridLayout *grid, const PortalDefinition::Field &field, const QString &value, const QString &problem);
    void addFiles(QVBoxLayout *layout, QWidget *parent);
    [[nodiscard]] QString valueOf(const PortalDefinition::Field &field, const QString &accountName) const;

    Context m_context;
    const CaseDraft &m_draft;
    PortalDefinition::Page m_page;
};

} // namespace Casement::Ui
