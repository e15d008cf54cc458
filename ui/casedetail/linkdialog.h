// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Casement::Ui {

class Notice;

/// Finds another case by number or words, and links or merges the one shown with it.
class LinkDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkDialog)

public:
    enum class Purpose { Link, Merge };
    LinkDialog(Purpose purpose, Context context, const CaseDetail &detail, QWidget *parent);
    ~LinkDialog() override;

private:
    void build();
    void refresh();
    [[nodiscard]] bool fits(const Case &record) const;
    [[nodiscard]] Operation::Act act() const;
    void search();
    void take(const QList<CaseSummary> &rows);
    void submit();

    Context m_context;
    Purpose m_purpose;
    Case m_record;
    QStringList m_linked; ///< numbers
    QHash<QString, QString> m_contacts; ///< of the cases found
    QLineEdit *m_search;
    QListWidget *m_list;
    QCheckBox *m_cc;
    QLabel *m_nothing;
    Notice *m_notice;
    QPushButton *m_accept;
    quint64 m_token = 0; ///< of the newest question; older answers are dropped
};

} // namespace Casement::Ui
