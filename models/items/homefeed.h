// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/homelist.h"

#include <memory>

namespace Casement::Items {

/// What the first page lists, read from the cache and kept up to date: what waits for the reader, cases of one view, what they
/// looked at last, and the portal's news. Lists are short: the page leads to the places where all of it is.
class HomeFeed final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HomeFeed)

public:
    static constexpr int longest = 6; ///< rows of a list

    explicit HomeFeed(Workspace &workspace, QObject *parent);
    ~HomeFeed() override;
    /// Reads all anew, by the present definition.
    void reload();
    /// Whether somebody sees it: else changes of cases wait, for lists need the same reader.
    void setActive(bool active);
    void refreshTimes();

    [[nodiscard]] HomeListModel *waiting() const { return m_waiting; }
    [[nodiscard]] HomeListModel *cases() const { return m_cases; }
    [[nodiscard]] HomeListModel *recent() const { return m_recent; }
    [[nodiscard]] HomeListModel *news(qsizetype section) const { return m_news.value(section); }
    [[nodiscard]] int waitingInAll() const { return m_waitingInAll; }

Q_SIGNALS:
    void loaded(); ///< some list was read; also where nothing changed

private:
    struct Round;
    void readChanged();
    void readWaiting();
    void findCases(const std::shared_ptr<Round> &round);
    void readDetails(const std::shared_ptr<Round> &round);
    void judge(Round &round, const CaseDetail &detail) const;
    void endRound(const std::shared_ptr<Round> &round);
    void readCases();
    void readRecent();
    void readNews();

    Workspace &m_workspace;
    HomeListModel *m_waiting, *m_cases, *m_recent;
    QList<HomeListModel *> m_news;
    int m_waitingInAll = 0;
    quint64 m_token = 0;      ///< of the definition all is read by
    quint64 m_casesToken = 0;
    bool m_reading = false, m_again = false;
    bool m_active = false, m_stale = false;
};

} // namespace Casement::Items
