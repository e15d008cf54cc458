// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casement/workspacefolder.h"
#include "tests/support/portal.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QWidget>

// What tests of a start have in common: folders as an earlier run left them, and the real program.
namespace Casement::Starting {

using namespace Qt::StringLiterals;

constexpr int patienceMs = 30'000;

inline bool put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A workspace, as an earlier sign-in left it; the last one made is the current.
inline App::WorkspaceFolder workspaceIn(const QString &dataDir, const QString &userId = u"u1"_s, const QString &portal = u"kaltura"_s)
{
    const QUrl service(u"https://support.vendor.example"_s);
    const App::WorkspaceFolder folder(dataDir, App::WorkspaceFolder::nameFor(service, userId));
    App::WorkspaceInfo info;
    info.service = service;
    info.email = u"dana@north.example"_s;
    info.profile.userId = userId;
    info.profile.personId = u"p1"_s;
    info.profile.name = u"Dana"_s;
    info.profile.email = info.email;
    info.profile.accountId = u"a1"_s;
    info.profile.accountName = u"North"_s;
    info.profile.portalId = portal;
    info.definition = Testing::portalJson(portal);
    if (!folder.create() || !folder.write(info) || !App::writeJsonFile(dataDir + u"/current.json"_s, {{u"workspace"_s, folder.name()}}))
        qFatal("the workspace cannot be written");
    return folder;
}

template <typename T>
[[nodiscard]] T *topLevel()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<T *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

/// The real program, started as a person would; ended with the test.
class Program
{
public:
    explicit Program(const QStringList &arguments) { m_process.start(QStringLiteral(CASEMENT_BIN_DIR "/casement"), arguments); }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QProcess *operator->() { return &m_process; }
    QByteArray told() { return m_told += m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QByteArray m_told;
};

} // namespace Casement::Starting
