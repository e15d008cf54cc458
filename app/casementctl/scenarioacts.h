// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/casementctl/scenario.h"
#include "models/domain/operation.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

namespace Casement::App {

class ScenarioWorld;

/// The statements of a scenario, done one by one.
class ScenarioActs
{
public:
    explicit ScenarioActs(ScenarioWorld &world) : m_world(world) {}
    /// Error: the statement is not understood. What does not come out as it should is a failure of the report.
    [[nodiscard]] Result<void> run(const ScenarioLine &line);
    [[nodiscard]] const ScenarioReport &report() const { return m_report; }

private:
    struct Verb;
    struct Act { QString caseName; Operation::Act what; };
    using Words = QStringList;

    static const QList<Verb> &verbs();
    [[nodiscard]] Result<void> arrange(const Words &words, bool &known); ///< accounts, people, time
    [[nodiscard]] Result<void> addPerson(const Words &words);
    [[nodiscard]] Result<void> changePerson(const QString &name, const QJsonObject &change);
    [[nodiscard]] Result<void> perform(const QString &person, const Verb &verb, Words words);
    [[nodiscard]] Result<Operation::Act> actOf(const QString &person, const QString &verb, const Words &words);
    [[nodiscard]] Result<Operation::Act> opening(const QString &person, const Words &words);
    [[nodiscard]] Result<Operation::Act> changing(const QString &person, const Words &words);
    [[nodiscard]] Result<Operation::Act> assigning(const QString &person, const QString &caseName, const QString &to);
    [[nodiscard]] CaseBundle caseOf(const QString &person, const QString &name); ///< empty where they do not see it
    [[nodiscard]] QString valueOf(const QString &field, const QString &word) const; ///< people by name

    [[nodiscard]] Result<void> expect(const QString &person, const QString &verb, const Words &words);
    [[nodiscard]] Result<void> expectCase(const QString &person, const Words &words, bool there);
    [[nodiscard]] Result<void> expectAccount(const QString &person, const QString &name, bool there);
    [[nodiscard]] Result<void> expectView(const QString &person, const Words &words);
    [[nodiscard]] Result<void> expectNotices(const QString &person, const Words &words);
    [[nodiscard]] Result<QString> present(const CaseBundle &bundle, const QString &member) const;
    void fail(const QString &what);

    ScenarioWorld &m_world;
    ScenarioReport m_report;
    int m_line = 0;
    QMap<QString, QString> m_accounts, m_people, m_cases; ///< ids by name
    QSet<QString> m_heard; ///< notices a statement was about
};

} // namespace Casement::App
