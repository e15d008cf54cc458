// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeworkspace.h"
#include "tests/support/scriptedprompts.h"
#include "ui/common/context.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace Casement {

/// A fresh workspace with sample cases for each test function, and prompts that fail the test when one comes unexpectedly.
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
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    }
    void cleanup()
    {
        QCOMPARE(m_prompts.unexpected, 0);
        m_workspace.reset();
    }

protected:
    [[nodiscard]] Ui::Context context() { return {*m_workspace, m_sessions, m_prompts, *m_settings}; }

    template <typename T>
    static T *part(const QWidget &in, const QString &name)
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

    QTemporaryDir m_folder;
    std::unique_ptr<FakeWorkspace> m_workspace;
    FakeSessions m_sessions;
    ScriptedPrompts m_prompts;
    std::unique_ptr<QSettings> m_settings;
};

} // namespace Casement
