// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/workspacefolder.h"

#include "sync/protocol/codec.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {
Error cannotWrite(const QString &path)
{
    return Error{ErrorCode::Storage, u"cannot write %1; check its permissions and the free space"_s.arg(path)};
}
} // namespace

Result<void> makePrivateFolder(const QString &path)
{
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return cannotWrite(path);
    return {};
}

Result<QJsonObject> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, u"cannot read %1: %2"_s.arg(path, file.errorString())};
    const auto document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return Error{ErrorCode::Corrupt, u"%1 is not readable JSON"_s.arg(path)};
    return document.object();
}

Result<void> writeJsonFile(const QString &path, const QJsonObject &json)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(json).toJson(QJsonDocument::Compact));
    if (!file.commit())
        return cannotWrite(path);
    return {};
}

WorkspaceFolder::WorkspaceFolder(const QString &dataDir, const QString &name)
    : m_path(dataDir + u"/workspaces/"_s + name)
    , m_name(name)
{
}

QString WorkspaceFolder::nameFor(const QUrl &service, const QString &userId)
{
    const QUrl plain = service.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash
                                        | QUrl::NormalizePathSegments);
    const QByteArray hash = QCryptographicHash::hash(QByteArray(plain.toEncoded() + "\n" + userId.toUtf8()), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(32));
}

Result<void> WorkspaceFolder::create() const
{
    return makePrivateFolder(m_path);
}

Result<WorkspaceInfo> WorkspaceFolder::read() const
{
    const auto json = readJsonFile(m_path + u"/workspace.json"_s);
    if (!json)
        return json.error();
    const auto profile = Protocol::profileFrom(json.value()[u"profile"].toObject());
    if (!profile)
        return Error{ErrorCode::Corrupt, u"%1/workspace.json: profile: %2"_s.arg(m_path, profile.error().detail)};
    WorkspaceInfo info;
    info.service = QUrl(json.value()[u"service"].toString(), QUrl::StrictMode);
    info.email = json.value()[u"email"].toString();
    info.profile = profile.value();
    info.definition = json.value()[u"definition"].toObject();
    return info;
}

Result<void> WorkspaceFolder::write(const WorkspaceInfo &info) const
{
    return writeJsonFile(m_path + u"/workspace.json"_s,
                         {{u"service"_s, info.service.toString(QUrl::FullyEncoded)},
                          {u"email"_s, info.email},
                          {u"profile"_s, Protocol::toJson(info.profile)},
                          {u"definition"_s, info.definition}});
}

KeepChoice WorkspaceFolder::readChoice() const
{
    KeepChoice choice;
    const auto json = readJsonFile(m_path + u"/keep.json"_s);
    if (!json) // nobody chose
        return choice;
    choice.months = std::max(0, json.value()[u"months"].toInt(choice.months));
    choice.files = KeepChoice::Files(std::clamp(json.value()[u"files"].toInt(int(choice.files)), int(KeepChoice::Files::None), int(KeepChoice::Files::UpTo)));
    choice.filesUpTo = json.value()[u"filesUpTo"].toInteger(choice.filesUpTo);
    choice.limit = json.value()[u"limit"].toInteger(choice.limit);
    return choice;
}

Result<void> WorkspaceFolder::writeChoice(const KeepChoice &choice) const
{
    return writeJsonFile(m_path + u"/keep.json"_s,
                         {{u"months"_s, choice.months}, {u"files"_s, int(choice.files)}, {u"filesUpTo"_s, choice.filesUpTo}, {u"limit"_s, choice.limit}});
}

} // namespace Casement::App
