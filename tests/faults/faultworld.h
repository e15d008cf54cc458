// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sql/database.h"
#include "tests/e2e/testclient.h"
#include "tests/support/serviceprocess.h"

#include <QMap>
#include <QString>
#include <QTemporaryDir>
#include <memory>

namespace Casement::Testing {

/// What all these tests stand on: a real casementd with a customer account of some cases, and an engineer.
class FaultWorld
{
public:
    /// dataDir: where the service keeps its data; empty: in the world's own folder.
    explicit FaultWorld(const QString &dataDir = {});
    [[nodiscard]] bool begin(); ///< makes the data, starts the service, fills it
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] ServiceProcess &service() { return m_service; }
    [[nodiscard]] bool signIn(TestClient &client, const QUrl &service); ///< as the customer, until its cases are there

    [[nodiscard]] QString caseId() const { return m_caseId; } ///< the one everybody writes to
    /// How often the service's own database has each comment's text.
    [[nodiscard]] QMap<QString, int> bodies() const;
    [[nodiscard]] bool verifies(); ///< casementctl verify --deep finds nothing

    static inline const QString email = QStringLiteral("admin@north.example"), engineer = QStringLiteral("erik@care.example");
    static inline const QString password = QStringLiteral("correct horse battery");
    static constexpr int cases = 12;

private:
    [[nodiscard]] std::unique_ptr<Sql::Database> data() const; ///< read only, beside the service

    QTemporaryDir m_dir;
    ServiceProcess m_service;
    QString m_caseId;
};

/// How often a client's own case holds each comment's text.
[[nodiscard]] QMap<QString, int> bodiesOf(const CaseDetail &detail);
[[nodiscard]] PostComment words(const QString &text);
/// The seed of this run: from CASEMENT_FAULT_SEED, else fixed. Printed.
[[nodiscard]] quint32 seed();
/// One line of the table the program ends with.
void note(const QString &fault, const QString &expected, const QString &happened);
void printTable();

} // namespace Casement::Testing
