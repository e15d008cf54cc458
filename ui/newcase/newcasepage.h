// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/newcase/casedraft.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace Casement::Ui {

class FormPage;
class Notice;
class ReviewPage;

/// The new-case form: the definition's pages one after the other, kept as the draft "new" with every edit.
class NewCasePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewCasePage)

public:
    explicit NewCasePage(Context context, QWidget *parent = nullptr);
    ~NewCasePage() override;

    void start(); ///< resumes the draft if there is one
    void proposeOutage(); ///< likewise: the short report, where the portal has one
    void proposeAccount(const QString &accountId); ///< for a form in which nothing was written yet

Q_SIGNALS:
    void created(const QString &caseId);
    void closed();
    void articleWanted(const QString &id); ///< the draft stays as it is
    void caseWanted(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildPages();
    [[nodiscard]] QWidget *buildFooter();
    void resume(const QJsonObject &kept);
    void become(const CaseDraft &draft);
    void fillIn();
    void takeProposal();
    void loadAccounts();
    void loadPeople();
    void edited();
    void goTo(int index);
    void next();
    void create();
    void answered(const Result<QString> &result);
    void sayRefused(const QString &detail);
    void saveAndClose();
    void discard();
    void undoDiscard();
    void refreshSteps();
    void refreshFooter();
    [[nodiscard]] QString accountName() const;
    [[nodiscard]] int pageCount() const;

    Context m_context;
    CaseDraft m_draft;
    CaseDraft m_discarded; ///< for undo
    bool m_active = false; ///< a draft is loaded
    QString m_proposedAccount;
    bool m_proposedOutage = false; ///< until a draft is loaded
    bool m_creating = false;
    bool m_movingStep = false;
    int m_current = 0;
    QSet<int> m_visited;
    QList<Account> m_accounts;
    QList<Person> m_people;
    QString m_peopleOf; ///< account id
    QListWidget *m_steps;
    QStackedWidget *m_stack;
    QList<FormPage *> m_forms; ///< by page index; null: the review
    ReviewPage *m_review = nullptr;
    Notice *m_notice;
    QLabel *m_saved;
    QPushButton *m_discard, *m_close, *m_back, *m_next;
};

} // namespace Casement::Ui
