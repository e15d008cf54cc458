// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/newcase/fieldeditor.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace Casement::Ui {

/// The contact of a case; another one of the account is found in a dialog (NEW-6).
class ContactField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContactField)

public:
    ContactField(Context context, const PortalDefinition::Field &field, QWidget *parent);
    ~ContactField() override;
    void show(const CaseDraft &draft) override;
    void takeFocus() override;

Q_SIGNALS:
    void chosen(const QString &personId, const QString &name);

private:
    void lookUp();

    Context m_context;
    QString m_accountId;
    QLabel *m_name;
    QPushButton *m_find;
};

/// Lists the people of an account to choose one.
class ContactDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContactDialog)

public:
    ContactDialog(Context context, const QString &accountId, QWidget *parent);
    ~ContactDialog() override;

Q_SIGNALS:
    void chosen(const QString &personId, const QString &name);

private:
    void load(const QString &address = {}); ///< address: whom to stand at
    void fill();
    void choose();
    void add();

    Context m_context;
    QString m_accountId;
    QList<Person> m_people;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_note;
    QPushButton *m_choose;
};

} // namespace Casement::Ui
