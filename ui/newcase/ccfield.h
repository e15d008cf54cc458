// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/context.h"
#include "ui/newcase/fieldeditor.h"

#include <QSet>

class QLineEdit;
class QPushButton;

namespace Casement::Ui {

class FlowLayout;

/// Further addresses that get a copy of the mails: at most the definition's number, each once, one outside the
/// organisation's domains only after a question (NEW-7).
class CcField final : public FieldEditor
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CcField)

public:
    CcField(Context context, const PortalDefinition::Field &field, QWidget *parent);
    ~CcField() override;
    void setDomains(const QSet<QString> &domains) { m_domains = domains; } ///< of the account's people
    void show(const CaseDraft &draft) override;
    [[nodiscard]] bool commit() override;
    void takeFocus() override;

Q_SIGNALS:
    void changed(const QStringList &addresses);

private:
    bool add();
    void put(const QString &address);
    void rebuild();

    Context m_context;
    QSet<QString> m_domains;
    QStringList m_addresses;
    QWidget *m_list;
    FlowLayout *m_flow;
    QLineEdit *m_edit;
    QPushButton *m_add;
};

} // namespace Casement::Ui
