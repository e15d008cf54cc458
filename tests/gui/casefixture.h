// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/common/context.h"
#include "ui/common/theme.h"
#include "ui/escalation/escalationdialog.h"
#include "ui/newcase/newcasepage.h"

#include <memory>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

namespace Casement {

/// A fresh workspace with sample cases for each test function, and prompts that fail the test when one comes
/// unexpectedly.
class CaseFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Ui::applyTheme(*qApp, Ui::ThemeChoice::Light); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
        m_workspace = std::make_unique<FakeWorkspace>();
        m_workspace->addSample();
        m_prompts = ScriptedPrompts();
        m_settings =
            std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_settings->clear();
    }
    void cleanup()
    {
        letGo();
        QCOMPARE(m_prompts.unexpected, 0);
        m_workspace.reset();
    }

protected:
    virtual void letGo() {} ///< of windows, before the workspace goes
    [[nodiscard]] Ui::Context context() { return {*m_workspace, m_sessions, m_prompts, *m_settings, nullptr, m_undoMs, &m_background}; }

    template <typename T> static T *part(const QWidget &in, const QString &name)
    {
        auto *found = in.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    static void type(QPlainTextEdit *edit, const QString &text)
    {
        edit->setFocus();
        edit->insertPlainText(text);
    }

    [[nodiscard]] std::unique_ptr<Ui::NewCasePage> wizard()
    {
        auto page = std::make_unique<Ui::NewCasePage>(context());
        page->resize(1150, 800);
        page->show();
        page->start();
        (void)QTest::qWaitForWindowExposed(page.get());
        (void)QTest::qWaitFor([&] { return page->isEnabled(); });
        QCoreApplication::processEvents();
        return page;
    }
    [[nodiscard]] std::unique_ptr<Ui::EscalationDialog> dialog(bool withRounds)
    {
        CaseDetail detail = m_workspace->fakeReader.details.value(QStringLiteral("case-100"));
        if (!withRounds)
            detail.bundle.rounds.clear();
        auto made = std::make_unique<Ui::EscalationDialog>(context(), detail);
        made->open();
        (void)QTest::qWaitForWindowExposed(made.get());
        QCoreApplication::processEvents();
        return made;
    }
    static void choose(const QWidget &page, const QString &field, const QString &value)
    {
        auto *box = part<QComboBox>(page, field + QStringLiteral("ComboBox"));
        const int index = box->findData(value);
        if (index < 0)
            qFatal("%s does not offer %s", qPrintable(field), qPrintable(value));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    static void fill(const QWidget &page, const QString &field, const QString &value)
    {
        auto *edit = part<QLineEdit>(page, field + QStringLiteral("Edit"));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, value);
    }
    void fillFirstPage(Ui::NewCasePage &page)
    {
        choose(page, QStringLiteral("type"), QStringLiteral("technicalIssue"));
        part<QRadioButton>(page, QStringLiteral("s3LevelRadio"))->click();
        fill(page, QStringLiteral("subject"), QStringLiteral("No sound in the lecture hall"));
        type(part<QPlainTextEdit>(page, QStringLiteral("descriptionEdit")), QStringLiteral("Since Monday."));
        choose(page, QStringLiteral("product"), QStringLiteral("other"));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeWorkspace> m_workspace;
    struct Pool final : Background
    {
        void run(std::function<void()> work) override { threads.start(std::move(work)); }
        QThreadPool threads;
    };
    Pool m_background;
    qint64 m_undoMs = 0;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
    std::unique_ptr<QSettings> m_settings;
};

} // namespace Casement
