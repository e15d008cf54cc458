// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace Casement::Ui {

class Notice;

/// What one may change of an account or a person (ACC-7), each field an operation of its own; or a contact that is added, all fields one.
/// What was typed stays until all is kept.
class RecordDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordDialog)

public:
    struct Field { QString id, value, kind; bool required = false; };
    struct Record { QString kind, id, title; QList<Field> fields; /* those that may be changed */ QString addTo{}; /* a new contact: of this account */ };

    RecordDialog(Context context, const Record &record, QWidget *parent = nullptr);
    ~RecordDialog() override;

    /// Those this person may change; empty where there is none.
    [[nodiscard]] static Record of(const Profile &profile, const Account &account);
    [[nodiscard]] static Record of(const Profile &profile, const Person &person);
    [[nodiscard]] static Record newContact(const Account &account);
    [[nodiscard]] static bool mayAddTo(const Profile &profile, const QString &accountId);
    [[nodiscard]] QString typed(const QString &field) const;

private:
    struct Line { Field field; QLineEdit *edit; QLabel *problem; };
    void addLine(const Field &field, QVBoxLayout *layout);
    [[nodiscard]] bool check();
    void submit();
    void sendNext();
    void add();
    void refuse(const QString &words, const Error &error);

    Context m_context;
    Record m_record;
    QList<Line> m_lines;
    Notice *m_refusal;
    QPushButton *m_save;
    bool m_tried = false; ///< what is wrong is said from then on
};

} // namespace Casement::Ui
