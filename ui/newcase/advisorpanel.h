// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Casement::Ui {

/// Asks the definition's few questions one after the other and proposes a level with the reason (NEW-11). The person may choose another.
class AdvisorPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdvisorPanel)

public:
    AdvisorPanel(const PortalDefinition &definition, QWidget *parent);
    ~AdvisorPanel() override;

Q_SIGNALS:
    void proposed(const QString &level);

private:
    void begin();
    void answer(int at);
    void refresh();

    const PortalDefinition &m_definition;
    QList<int> m_path; ///< answers so far, by their place
    QPushButton *m_start;
    QLabel *m_words;
    QWidget *m_answers = nullptr;
    QVBoxLayout *m_layout;
};

} // namespace Casement::Ui
