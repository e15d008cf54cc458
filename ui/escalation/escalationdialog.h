// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Casement::Ui {

class Notice;

/// Raises an escalation: why, in a few words, and what is promised then. What is typed is kept as a draft until it is
/// sent.
class EscalationDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EscalationDialog)

public:
    EscalationDialog(Context context, const CaseDetail &detail, QWidget *parent = nullptr);
    ~EscalationDialog() override;

private:
    void buildIntro(QVBoxLayout *layout);
    void buildReasons(QVBoxLayout *layout);
    void buildText(QVBoxLayout *layout);
    void buildConfirm(QVBoxLayout *layout);
    [[nodiscard]] QLabel *errorLabel(const QString &name, QVBoxLayout *layout);
    [[nodiscard]] QString key() const;
    [[nodiscard]] QString reason() const;
    void restore(const QJsonObject &draft);
    void saveDraft();
    bool sayRefused(const QString &detail);
    void refresh();
    void showOffline();
    [[nodiscard]] bool check();
    void submit();
    void reveal(QWidget *widget); ///< into view, once the layout has given it its place

    Context m_context;
    CaseDetail m_detail;
    bool m_restoring = true;
    bool m_checked = false; ///< tried to send: what is missing is said from then on
    bool m_askedAgain = false;
    QScrollArea *m_scroll;
    QButtonGroup *m_reasons;
    Notice *m_offline;
    Notice *m_again;
    Notice *m_refusal;
    QLabel *m_reasonError, *m_textError, *m_confirmError;
    QPlainTextEdit *m_text;
    QLabel *m_counter;
    QLabel *m_promise;
    QCheckBox *m_confirm;
    QPushButton *m_cancel, *m_escalate;
};

} // namespace Casement::Ui
