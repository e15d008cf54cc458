// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QAction;
class QMenu;
class QStackedLayout;
class QTabWidget;
class QTimer;

namespace Casement::Ui {

class CaseActs;
class CaseHeader;
class Composer;
class EmptyState;
class FactsPanel;
class FilesView;
class HistoryPage;
class Notice;
class RelatedView;
class ThreadView;

/// The reading pane: one case with its conversation, facts, files and history, and everything one may do with it.
class CaseView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseView)

public:
    explicit CaseView(Context context, QWidget *parent = nullptr);
    ~CaseView() override;

    void showCase(const QString &caseId);
    void clear();
    [[nodiscard]] QString caseId() const { return m_caseId; }
    /// A draft of this case came from elsewhere: goes on with it once the case is shown.
    void resume(const QString &draftKey);
    /// Reply, note, escalate, status, assign to me: to be added to lists whose keys shall reach them.
    [[nodiscard]] QList<QAction *> caseActions() const;

Q_SIGNALS:
    void newCaseWanted(); ///< its draft is there
    void caseWanted(const QString &caseId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildCase();
    void buildActions();
    void load();
    void loaded(const Result<CaseDetail> &detail);
    void present();
    void refreshActions();
    void write(bool note);
    void escalate();
    void showStatusMenu();
    void setStatus(const QString &to);
    void assignToMe();
    void showMore();
    void report(const Result<void> &result, const QString &what);
    void placeFacts();
    void resumeDraft();
    void lookForClashes();
    void decide();
    void openMerged();
    void newCaseAbout(const QString &words);
    void saveAsPdf();
    void print();
    [[nodiscard]] bool mayEdit() const;

    Context m_context;
    QString m_caseId; ///< asked for
    CaseDetail m_detail; ///< shown; may still be the one before
    bool m_loading = false, m_again = false;
    QString m_resume; ///< key of a draft to go on with
    bool m_viewed = false; ///< told that this case was looked at
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    CaseHeader *m_header;
    Notice *m_notice, *m_clashes, *m_merged;
    QTabWidget *m_tabs;
    ThreadView *m_thread;
    Composer *m_composer;
    FactsPanel *m_facts, *m_details;
    FilesView *m_files;
    HistoryPage *m_history;
    RelatedView *m_related;
    QMenu *m_statusMenu;
    QTimer *m_minute;
    CaseActs *m_acts;
    QAction *m_pdf, *m_print;
    QAction *m_more; ///< what is needed seldom
    QAction *m_reply, *m_note, *m_escalate, *m_status, *m_assign, *m_mute;
};

} // namespace Casement::Ui
