// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/newcase/recorddialog.h"

#include <QScrollArea>

class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Casement::Items {
class HomeListModel;
}

namespace Casement::Ui {

class HomeCard;

/// One account: what is known of it, its people, its open and closed cases.
class AccountPage final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountPage)

public:
    explicit AccountPage(const Context &context, QWidget *parent = nullptr);
    ~AccountPage() override;
    void show(const Account &account);

Q_SIGNALS:
    void caseWanted(const QString &caseId);
    void casesWanted(const QString &viewId, const QString &accountId);
    void newCaseWanted(const QString &accountId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Cases { HomeCard *card = nullptr; Items::HomeListModel *model = nullptr; QString title, view; bool open = true; };
    HomeCard *makeFacts(const QString &name, const QString &title, QFormLayout *&rows);
    [[nodiscard]] Cases makeCases(bool open);
    HomeCard *makeList(const QString &name, const QString &title, Items::HomeListModel *model, const QString &empty);
    void fillFacts();
    void loadPeople();
    void loadCases(const Cases &cases);
    void refreshCases();
    void markViewed();
    void change(const RecordDialog::Record &record);
    void changePerson();
    void findViews();

    Context m_context;
    Account m_account;
    QString m_viewed; ///< told that it was looked at
    QLabel *m_name;
    QPushButton *m_add = nullptr, *m_create, *m_change;
    QList<Person> m_persons; ///< as listed
    HomeCard *m_information = nullptr, *m_address = nullptr, *m_contacts = nullptr;
    QFormLayout *m_informationRows = nullptr, *m_addressRows = nullptr;
    Items::HomeListModel *m_people;
    Cases m_open, m_closed;
    bool m_stale = false; ///< cases changed since they were read
    quint64 m_token = 0; ///< of the account shown; older answers are dropped
};

} // namespace Casement::Ui
