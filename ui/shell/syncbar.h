// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;
class QToolButton;

namespace Casement::Ui {

/// The state of the sync in words, with a sign and a colour, and where one is.
class SyncBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SyncBar)

public:
    explicit SyncBar(const Context &context, QWidget *parent = nullptr);
    ~SyncBar() override;
    void refresh();
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void signInWanted();
    void decisionWanted(); ///< on the fields two people set

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeSwitches();

    Context m_context;
    QLabel *m_sign;
    QLabel *m_words;
    QProgressBar *m_progress;
    QPushButton *m_decide, *m_signIn;
    QToolButton *m_sparing;
    QToolButton *m_offline;
    QLabel *m_place;
    QTimer *m_minute;
};

/// What the bar says about a state.
[[nodiscard]] QString wordsFor(const SyncState &state, qint64 now);

} // namespace Casement::Ui
