// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/palette/commandmodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QTimer;

namespace Casement::Ui {

/// Type a few letters, press Enter: acts, places, views and cases of a window. Closes itself when something else gets the focus.
class CommandPalette final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    CommandPalette(const Context &context, const QList<Command> &commands, QWidget *window);
    ~CommandPalette() override;

    void done(int result) override;

Q_SIGNALS:
    void caseWanted(const QString &caseId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void place();
    void typed();
    void loadRecent();
    void lookUp();
    void showFound(const QList<CaseSummary> &rows);
    void step(int by);
    void choose(int row);
    void run(int row);
    [[nodiscard]] Command caseCommand(const QString &id, const QString &title, const QString &detail, IconName sign);

    Context m_context;
    CommandModel *m_model;
    QLineEdit *m_edit;
    QListView *m_list;
    QLabel *m_nothing;
    QTimer *m_pause;
    quint64 m_asked = 0;    ///< answers to an older look-up are dropped
    bool m_runFirst = false; ///< Enter came before the cases did
    bool m_looking = false;
};

} // namespace Casement::Ui
