// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/casefixture.h"
#include "ui/casedetail/caseview.h"

#include <QAction>

namespace Casement {

/// The reading pane alone, over a fresh workspace with sample cases.
class CaseViewFixture : public CaseFixture
{
    Q_OBJECT

protected:
    [[nodiscard]] std::unique_ptr<Ui::CaseView> caseView(const QString &id = QStringLiteral("case-100"))
    {
        auto view = std::make_unique<Ui::CaseView>(context());
        view->resize(1200, 800);
        view->show();
        view->showCase(id);
        (void)QTest::qWaitForWindowExposed(view.get());
        (void)QTest::qWaitFor([&] {
            return part<QAction>(*view, QStringLiteral("replyAction"))->isEnabled() || !m_workspace->person.mayEdit.contains(QStringLiteral("a1"));
        });
        return view;
    }
};

} // namespace Casement
