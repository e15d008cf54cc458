// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>
#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QTimer;

namespace Casement::Ui {

/// What was written to a case last, while it is still here: how long that is so, and a way to have it back. Hidden otherwise.
class UndoBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoBar)

public:
    explicit UndoBar(Context context, QWidget *parent = nullptr);
    ~UndoBar() override;

    void showCase(const QString &caseId);
    void look(); ///< in the outbox, for something of this case
    [[nodiscard]] QAction *undoAction() const { return m_undo; }

Q_SIGNALS:
    /// The words are on their way back into the case's draft; then: they are there, or refused() says why not.
    void takingBack(const QString &caseId);
    void tookBack(const QString &caseId);
    void refused(const QString &sentence);

private:
    void take(const QList<OutboxEntry> &entries);
    void refresh();
    void undo();
    [[nodiscard]] qint64 left() const; ///< ms

    Context m_context;
    QString m_caseId;
    std::optional<OutboxEntry> m_entry;
    bool m_taking = false;
    QLabel *m_sign, *m_text;
    QPushButton *m_undoButton, *m_now;
    QAction *m_undo;
    QTimer *m_second;
};

} // namespace Casement::Ui
