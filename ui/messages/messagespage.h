// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"
#include "ui/common/librarypage.h"

#include <QSet>

class QLabel;
class QToolButton;

namespace Casement::Ui {

/// What the portal told: product updates, announcements, release notes, root causes; unread ones marked until they were opened. And how it
/// fares: its components and incidents.
class MessagesPage final : public LibraryPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagesPage)

public:
    explicit MessagesPage(const Context &context, QWidget *parent = nullptr);
    ~MessagesPage() override;

Q_SIGNALS:
    void unreadChanged(int count);
    void outageReportWanted();

protected:
    void load() override;
    void loadText(const QString &id) override;
    void textShown(const QString &id) override;
    [[nodiscard]] std::pair<QString, QString> nothingYet() const override;
    [[nodiscard]] bool isNarrowed() const override;

private:
    [[nodiscard]] bool showsStatus() const;
    void makeTools();
    void loadKinds();
    void loadStatus();
    void readAll();

    QToolButton *m_readAll, *m_subscribe, *m_report;
    QLabel *m_summary;
    QSet<QString> m_unread;
};

} // namespace Casement::Ui
