// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/caselistmodel.h"
#include "tests/gui/casefixture.h"
#include "tests/gui/shots.h"
#include "ui/cases/caselistview.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemView>
#include <QAction>
#include <QPushButton>
#include <QStackedWidget>

namespace Casement {

/// Saves what it is asked to save.
class FakeDiagnostics final : public Diagnostics
{
public:
    QStringList saved;
    QFuture<Result<void>> saveSupportBundle(const QString &path) override
    {
        saved << path;
        return readyFuture(Result<void>());
    }
};

/// The whole window over a fresh workspace with sample cases.
class WindowFixture : public CaseFixture
{
    Q_OBJECT

protected:
    void letGo() override
    {
        m_window.reset();
        leaveTheme();
    }
    void open()
    {
        m_window = std::make_unique<Ui::MainWindow>(Ui::Context{*m_workspace, m_sessions, m_prompts, *m_settings, &m_diagnostics, m_undoMs, &m_background});
        m_window->resize(1280, 820);
        m_window->show();
        (void)QTest::qWaitForWindowExposed(m_window.get());
        m_window->activateWindow();
        part<QAction>(*m_window, QStringLiteral("goCasesAction"))->trigger();
        (void)QTest::qWaitFor([&] { return !list()->cases().isLoading() && (list()->cases().rowCount() == 0 || !list()->cases().caseIdAt(0).isEmpty()); });
    }
    void openCase100()
    {
        m_window->openCase(QStringLiteral("case-100"));
        (void)QTest::qWaitFor([&] {
            auto *view = part<QWidget>(*m_window, QStringLiteral("casePage"));
            return view->isVisible();
        });
        if (list()->isVisible())
            list()->setFocus();
        else
            part<QWidget>(*m_window, QStringLiteral("viewsView"))->setFocus();
    }
    /// The keys go where the focus is, as from a keyboard.
    void press(const QKeySequence &keys)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keySequence(focus ? focus : m_window.get(), keys);
    }
    void typeKeys(const QString &text)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClicks(focus ? focus : m_window.get(), text);
    }
    [[nodiscard]] Ui::CaseListView *list() { return m_window->findChild<Ui::CaseListView *>(); }
    [[nodiscard]] Case &record() { return m_workspace->fakeReader.details[QStringLiteral("case-100")].bundle.record; }
    /// The visible one of that type, a dialog or page of the window.
    template <typename T> [[nodiscard]] T *shown()
    {
        for (T *widget : m_window->findChildren<T *>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    static void settle()
    {
        for (int round = 0; round < 5; ++round)
            QCoreApplication::processEvents();
    }
    /// Light, dark and mirrored as rows of a picture test; at twice the size with QT_SCALE_FACTOR=2.
    static void themeRows()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("rtl") << false << true;
    }
    [[nodiscard]] QString takeTheme(bool dark, bool mirrored)
    {
        Ui::applyTheme(*qApp, dark ? Ui::ThemeChoice::Dark : Ui::ThemeChoice::Light);
        QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        return QString::fromLatin1(QTest::currentDataTag()) + (qApp->devicePixelRatio() > 1.5 ? QStringLiteral("-200") : QString());
    }
    static void leaveTheme()
    {
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        Ui::applyTheme(*qApp, Ui::ThemeChoice::Light);
    }

    FakeDiagnostics m_diagnostics;
    std::unique_ptr<Ui::MainWindow> m_window;
};

} // namespace Casement
