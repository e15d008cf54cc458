// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/case.h"
#include "ui/newcase/fieldeditor.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QRadioButton;

namespace Casement::Ui {

class AdvisorPanel;

class Notice;

/// One of a picklist that may depend on other answers; the hint of what is chosen stands below.
class ChoiceField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceField)

public:
    ChoiceField(const PortalDefinition &definition, const PortalDefinition::Field &field, QWidget *parent);
    ~ChoiceField() override;
    void show(const CaseDraft &draft) override;
    void takeFocus() override;

private:
    void offer(const QList<PortalDefinition::Choice> &choices);
    [[nodiscard]] QString hintOf(const PortalDefinition::Choice &choice) const;

    const PortalDefinition &m_definition;
    QList<PortalDefinition::Choice> m_offered;
    QComboBox *m_box;
};

/// A level with what it means and, once chosen, what qualifies for it; the top one shows the portal's outage channel
/// (NEW-11). A case type may fix it (SEV-7).
class LevelField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LevelField)

public:
    LevelField(const PortalDefinition &definition, const PortalDefinition::Field &field, QWidget *parent);
    ~LevelField() override;
    void show(const CaseDraft &draft) override;
    void takeFocus() override;

private:
    struct Row
    {
        QString id;
        QRadioButton *button;
        QLabel *hint, *qualifies;
    };

    void addLevel(const PortalDefinition::Level &level);

    const PortalDefinition &m_definition;
    QList<Row> m_rows;
    QButtonGroup *m_group;
    Notice *m_fixed;
    Notice *m_outage;
    AdvisorPanel *m_advisor = nullptr; ///< none where the definition has no questions
};

/// The account a case is opened for: those the person may open cases for; just its name where there is one.
class AccountField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountField)

public:
    AccountField(const PortalDefinition::Field &field, QWidget *parent);
    ~AccountField() override;
    void setAccounts(const QList<Account> &accounts);
    void show(const CaseDraft &draft) override;
    void takeFocus() override;

private:
    void leaveText();

    QComboBox *m_box;
    QLabel *m_only;
};

} // namespace Casement::Ui
