// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clientports.h"

#include <QObject>
#include <QProcess>

namespace Casement::App {

/// A private casementd on loopback with sample data, for `casement --demo`. Its folder is made at the first start and kept,
/// with a mark in it until it is whole; the demo user's password is random and stands only there, readable by its owner.
class DemoService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoService)
public:
    /// binDir holds casementd and casementctl; portal is one of those they bring along, empty: the usual one.
    DemoService(const QString &demoDir, const QString &binDir, const QString &portal = {}, QObject *parent = nullptr);
    ~DemoService() override; ///< stops the service

    /// The folder must be this program's alone (ClientRuntime::start() answered well): a half-made one is removed and made again.
    void start();

Q_SIGNALS:
    void progressed(const QString &what);
    void ready(const Casement::SignIn &signIn);
    void failed(const Casement::Error &error);

private:
    [[nodiscard]] QStringList withPortal(QStringList arguments) const;
    [[nodiscard]] bool isHalfMade() const;
    [[nodiscard]] Result<void> markPreparing(bool preparing) const;
    void makeData();
    void control(const QStringList &arguments, std::function<void()> next);
    void serve(int port);
    [[nodiscard]] Result<void> keep(int port) const;
    void readLines();
    void end(const QString &what);

    QString m_demoDir, m_dataDir, m_binDir, m_portal, m_markPath;
    QString m_password;
    QProcess m_control, m_service;
    std::function<void()> m_next;
    QByteArray m_output;
    int m_port = 0; ///< of the last start: the client knows its workspace by the address
    bool m_ready = false, m_ended = false;
};

} // namespace Casement::App
