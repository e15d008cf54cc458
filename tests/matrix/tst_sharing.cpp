// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/matrix/office.h"

using namespace Casement;
using namespace Casement::Testing;

/// What people of an account have in common besides cases, each role, account and portal against the rules of rights.cpp: contacts that are
/// added, views that are shared; and where their words are held then.
class TestSharing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contactsAndViewsByTheRules_ACC_7_ACC_8_ACC_9_VIEW_6_data();
    void contactsAndViewsByTheRules_ACC_7_ACC_8_ACC_9_VIEW_6();

private:
    static Operation made(Office &office, const Operation::Act &act)
    {
        return {makeId(office.world.clock, office.world.entropy), {}, Casement::Testing::portal(office.portal).version, act};
    }
    static QList<Outcome> send(Office &office, const Login &actor, const QList<Operation> &operations)
    {
        QByteArray body;
        for (const Operation &operation : operations)
            body += (body.isEmpty() ? "" : ",") + encode(operation).body;
        const auto reply = office.ask("POST", Paths::operations, office.token(actor.name), "{\"operations\":[" + body + "]}");
        const auto read = outcomesFrom(QJsonDocument::fromJson(reply.body).object());
        if (!read)
            qFatal("%s", reply.body.constData());
        return read.value();
    }
    void contacts(Office &office);
    void views(Office &office);
    /// all: words somebody was given; each is held by whoever may read it, and by nobody else.
    void held(Office &office, const QSet<QByteArray> &all);
    void cell(bool right, const QString &what)
    {
        ++m_tried;
        if (!right && ++m_wrong <= 12)
            qWarning("%s", qPrintable(what));
    }

    QSet<QByteArray> m_given;
    int m_tried = 0, m_wrong = 0;
};

void TestSharing::contacts(Office &office)
{
    const QString nowhere = u"00000000-0000-7000-8000-000000000000"_s;
    for (const Login &actor : office.actors) {
        for (const QString &account : office.accounts) {
            const QString id = makeId(office.world.clock, office.world.entropy);
            const QString title = office.word(Place::PersonRecord, account);
            const auto adds = [&](const QString &to) { return made(office, AddContact{id, to, u"Someone"_s, QString(id + u"@mail.example"_s), {}, title}); };
            const QList<Outcome> outcomes = send(office, actor, {adds(nowhere), adds(office.id(u"account"_s, account))});
            const Outcome &missing = outcomes.at(0), &done = outcomes.at(1);
            const bool may = office.rights.addsContacts(actor, account);
            const bool right = !office.rights.seesAccount(actor, account) ? !done.applied && done.refusal == missing.refusal
                : may                                                     ? done.applied
                                                                          : !done.applied && done.refusal.code == ErrorCode::NotAllowed;
            cell(right, QStringLiteral("%1 adds a contact to %2: %3 %4").arg(actor.name, account, done.applied ? u"applied"_s : u"refused"_s, done.refusal.detail));
            if (done.applied)
                m_given |= wordsIn(title.toLatin1());
        }
    }
}

void TestSharing::views(Office &office)
{
    QHash<QString, QString> shared; // by whom
    for (const Login &actor : office.actors) {
        const QString id = makeId(office.world.clock, office.world.entropy);
        const QString label = office.word(actor.isCare() ? Place::CareView : Place::SharedView, actor.account);
        const Outcome outcome = send(office, actor, {made(office, Keep{id, u"view"_s, label, u"{}"_s})}).first();
        cell(outcome.applied == office.rights.sharesViews(actor), QString(actor.name + u" shares a view: "_s + outcome.refusal.detail));
        if (!outcome.applied)
            continue;
        shared.insert(actor.name, id);
        m_given |= wordsIn(label.toLatin1());
    }
    for (const Login &actor : office.actors) {
        for (auto it = shared.cbegin(); it != shared.cend(); ++it) {
            if (it.key() != actor.name)
                cell(!send(office, actor, {made(office, Keep{it.value(), u"view"_s, u"Mine"_s, u"{}"_s})}).first().applied, QString(actor.name + u" changes the view of "_s + it.key()));
        }
    }
}

void TestSharing::held(Office &office, const QSet<QByteArray> &all)
{
    for (const Login &actor : office.actors) {
        const QSet<QByteArray> held = wordsUnder(office.desk(actor.name).folder());
        for (const QByteArray &word : all) {
            const bool may = office.readable(actor).contains(word);
            cell(held.contains(word) == may, QString(actor.name + (may ? u" lacks "_s : u" holds "_s) + office.describe(word)));
        }
    }
}

void TestSharing::contactsAndViewsByTheRules_ACC_7_ACC_8_ACC_9_VIEW_6_data()
{
    QTest::addColumn<QString>("portal");
    for (const QString &portal : {u"kaltura"_s, u"classic"_s, u"atlas"_s})
        QTest::newRow(qPrintable(portal)) << portal;
}

void TestSharing::contactsAndViewsByTheRules_ACC_7_ACC_8_ACC_9_VIEW_6()
{
    QFETCH(QString, portal);
    m_given.clear();
    m_wrong = m_tried = 0;
    Office office(portal);
    office.syncAll();
    contacts(office);
    views(office);
    QVERIFY(!m_given.isEmpty());
    office.syncAll();
    held(office, m_given);
    office.move(u"low"_s, u"alien"_s); // ACC-9
    office.syncAll();
    held(office, m_given);
    QCOMPARE(m_wrong, 0);
    qInfo("%s: %d cells", qPrintable(portal), m_tried);
}

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
