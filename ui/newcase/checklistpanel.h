// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/portaldefinition.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace Casement {
class Prompts;
}

namespace Casement::Ui {

class CaseDraft;
class TextEdit;

/// What usually helps an investigation, as questions to open and answer beside the description, and how to collect the
/// logs of the chosen product (NEW-3, NEW-15).
class ChecklistPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecklistPanel)

public:
    ChecklistPanel(const PortalDefinition &definition, Prompts &prompts, QWidget *parent = nullptr);
    ~ChecklistPanel() override;
    void show(const CaseDraft &draft);

Q_SIGNALS:
    void answered(const QString &question, const QString &answer);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row
    {
        QString id;
        QToolButton *toggle;
        QWidget *body;
        TextEdit *edit;
    };

    void addQuestion(const PortalDefinition::Choice &question);
    void refreshSign(const Row &row);

    const PortalDefinition &m_definition;
    Prompts &m_prompts;
    QList<Row> m_rows;
    QString m_url;
    QLabel *m_article;
    QToolButton *m_openArticle;
};

} // namespace Casement::Ui
