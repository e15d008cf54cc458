// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/matrix/tst_matrix.h"

#include "sync/client/seal.h"
#include "sync/service/routes.h"

using namespace Casement;
using namespace Casement::Testing;

namespace {

QByteArray logged; ///< all that was said while this ran
QtMessageHandler shown = nullptr;

void keepLog(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    logged += text.toUtf8() + '\n';
    shown(type, context, text);
}

/// Of every act there is one without content: what may not be seen answers alike whatever it is.
template <size_t... I>
QList<Operation::Act> emptyActs(std::index_sequence<I...>)
{
    return {Operation::Act(std::in_place_index<I>)...};
}

QSet<QString> idsOf(const Service::Reply &reply, const QString &member)
{
    QSet<QString> ids;
    for (const QJsonValue &object : QJsonDocument::fromJson(reply.body)[member].toArray())
        ids.insert(object[u"id"_s].toString());
    return ids;
}

} // namespace

void TestMatrix::portals()
{
    QTest::addColumn<QString>("portal");
    for (const char *portal : {"kaltura", "classic", "atlas"})
        QTest::newRow(portal) << QString::fromLatin1(portal);
}

void TestMatrix::initTestCase()
{
    shown = qInstallMessageHandler(&keepLog);
    for (const QString &portal : {u"kaltura"_s, u"classic"_s, u"atlas"_s}) {
        m_offices[portal] = std::make_unique<Office>(portal);
        m_offices[portal]->syncAll();
        m_first[portal] = m_offices[portal]->allWords() - m_offices[portal]->contents; // files come when there is time
    }
}

void TestMatrix::cell(bool right, const std::function<QString()> &what)
{
    auto &[tried, wrong] = m_cells[m_section];
    ++tried;
    if (right)
        return;
    ++wrong;
    if (++m_wrong <= 12)
        qWarning("%s: %s", qPrintable(m_section), qPrintable(what()));
}

void TestMatrix::words(const Login &actor, const QString &where, const QByteArray &bytes)
{
    const QSet<QByteArray> strange = wordsIn(bytes) - m_office->readable(actor);
    cell(strange.isEmpty(), [&] { return QString(actor.name + u" reads in "_s + where + u' ' + m_office->describe(*strange.cbegin())); });
}

/// What one may not see answers like what is not there, byte for byte.
void TestMatrix::compare(const Login &actor, const QString &path, bool visible, const QString &missing)
{
    const QString token = m_office->token(actor.name);
    const Service::Reply reply = m_office->ask("GET", path, token);
    if (visible) {
        cell(reply.status == 200, [&] { return QStringLiteral("%1 is refused %2: %3").arg(actor.name, path).arg(reply.status); });
    } else {
        auto &none = m_missing[m_office->portal + actor.name + missing];
        if (none.body.isEmpty())
            none = m_office->ask("GET", missing, token);
        cell(reply.status == 404 && reply.body == none.body && reply.headers == none.headers,
             [&] { return QStringLiteral("%1 learns from %2: %3 %4").arg(actor.name, path).arg(reply.status).arg(QString::fromUtf8(reply.body)); });
    }
    words(actor, path, reply.body);
}

/// Who may read a word holds it where it is one of all; who may not holds it nowhere.
void TestMatrix::clients(const QSet<QByteArray> &all)
{
    for (const Login &actor : m_office->actors) {
        QCOMPARE(m_office->desk(actor.name).engine->state().phase, SyncState::Phase::Synced);
        const QSet<QByteArray> held = wordsUnder(m_office->desk(actor.name).folder());
        const QSet<QByteArray> readable = m_office->readable(actor);
        for (const QByteArray &word : m_office->allWords()) {
            const bool holds = held.contains(word), may = readable.contains(word);
            cell(may ? holds || !all.contains(word) : !holds,
                 [&] { return QString(actor.name + (may ? u" lacks "_s : u" holds "_s) + m_office->describe(word)); });
        }
    }
}

void TestMatrix::clientsHoldTheirWordsOnly_ACC_4_ACC_5_ACC_6_ACC_8_ACC_11_STAT_9_SEV_4()
{
    begin(u"client: every byte of its files"_s);
    clients(m_first[m_office->portal]);
    QCOMPARE(m_wrong, 0);
}

// Whatever route there is or will be: what it names in braces is tried with all there is of that kind.
void TestMatrix::requestsAnswerByTheRules_ACC_4_ACC_5_ACC_6_ACC_8_ACC_11()
{
    begin(u"endpoint: one object, its parts, files"_s);
    const Rights &rights = m_office->rights;
    QHash<QString, QString> numbers;
    for (const Filed &filed : m_office->cases) {
        const auto reply = m_office->ask("GET", Paths::cases + u'/' + filed.id, m_office->token(u"engineer"_s));
        numbers.insert(filed.id, QJsonDocument::fromJson(reply.body)[u"case"_s][u"number"_s].toString());
    }
    QVERIFY(!numbers.values().contains(QString()));
    for (const Service::Route &route : Service::routes()) {
        if (route.method != "GET" || route.access != Service::Access::User || !route.path.contains(u'{'))
            continue;
        const QString kind = route.path.section(u'/', 2, 2), rest = route.path.section(u'}', 1);
        const auto at = [&](const QString &id) { return QString(u"/v1/"_s + kind + u'/' + id + rest); };
        for (const Login &actor : m_office->actors) {
            const auto tried = [&](const QString &id, bool visible) { compare(actor, at(id), visible, at(nowhere)); };
            if (kind == u"cases"_s) {
                for (const Filed &filed : m_office->cases) {
                    tried(filed.id, rights.seesCase(actor, filed));
                    tried(numbers.value(filed.id), rights.seesCase(actor, filed));
                }
            } else if (kind == u"accounts"_s) {
                for (const QString &account : m_office->accounts)
                    tried(m_office->id(u"account"_s, account), rights.seesAccount(actor, account));
            } else if (kind == u"contacts"_s) {
                for (const QString &person : m_office->people)
                    tried(m_office->id(u"person"_s, person), rights.seesAccount(actor, person.chopped(1)));
            } else if (kind == u"attachments"_s) {
                for (const Office::File &file : m_office->files)
                    tried(file.id, rights.seesCase(actor, file.filed) && (!file.care || actor.isCare()));
            } else if (kind == u"articles"_s || kind == u"messages"_s) {
                const auto &known = kind == u"articles"_s ? m_office->articles : m_office->messages;
                for (auto it = known.cbegin(); it != known.cend(); ++it)
                    tried(it.key(), !it.value() || actor.isCare());
            } else if (kind == u"views"_s) {
                for (const auto &view : Casement::Testing::portal(m_office->portal).views)
                    tried(view.id, true);
            } else {
                QFAIL(qPrintable(QString(u"the matrix knows nothing of "_s + route.path)));
            }
        }
    }
    QCOMPARE(m_wrong, 0);
}

void TestMatrix::listsAndCountsHoldOnesOwn_ACC_8_VIEW_2_VIEW_3_VIEW_4_VIEW_7()
{
    begin(u"list, filter, search, count"_s);
    const Rights &rights = m_office->rights;
    for (const Login &actor : m_office->actors) {
        const QString token = m_office->token(actor.name);
        const auto lists = [&](const QString &path, const QString &member, const QSet<QString> &expected) {
            const Service::Reply reply = m_office->ask("GET", path, token);
            words(actor, path, reply.body);
            cell(reply.status == 200 && idsOf(reply, member) == expected,
                 [&] { return QStringLiteral("%1 is shown %2 of %3, due are %4").arg(actor.name).arg(idsOf(reply, member).size()).arg(path).arg(expected.size()); });
        };
        const auto casesWhere = [&](const std::function<bool(const Filed &)> &also) {
            QSet<QString> ids;
            for (const Filed &filed : m_office->cases) {
                if (rights.seesCase(actor, filed) && also(filed))
                    ids.insert(filed.id);
            }
            return ids;
        };
        const auto peopleOf = [&](const QString &account) {
            QSet<QString> ids;
            for (const QString &person : m_office->people) {
                if (rights.seesAccount(actor, person.chopped(1)) && (account.isEmpty() || person.chopped(1) == account))
                    ids.insert(m_office->id(u"person"_s, person));
            }
            return ids;
        };
        lists(u"/v1/cases?limit=100"_s, u"cases"_s, casesWhere([](const Filed &) { return true; }));
        QSet<QString> accountIds;
        for (const QString &account : m_office->accounts) {
            const QString id = m_office->id(u"account"_s, account);
            if (rights.seesAccount(actor, account))
                accountIds.insert(id);
            lists(QString(u"/v1/cases?limit=100&account="_s + id), u"cases"_s, casesWhere([&](const Filed &filed) { return filed.account == account; }));
            if (account != u"side"_s) // where people without cases are
                lists(QString(u"/v1/contacts?limit=100&account="_s + id), u"contacts"_s, peopleOf(account));
        }
        lists(u"/v1/accounts?limit=100"_s, u"accounts"_s, accountIds);
        for (const QString &person : m_office->people) {
            const QString id = m_office->id(u"person"_s, person);
            lists(QString(u"/v1/cases?limit=100&contact="_s + id), u"cases"_s, casesWhere([&](const Filed &filed) { return filed.contact == person; }));
            lists(QString(u"/v1/cases?limit=100&opener="_s + id), u"cases"_s, casesWhere([&](const Filed &filed) { return filed.opener == person; }));
        }
        QStringList all;
        for (const Filed &filed : m_office->cases) {
            all << filed.id;
            lists(QString(u"/v1/cases?q="_s + m_office->subjects.value(filed.id)), u"cases"_s, casesWhere([&](const Filed &other) { return other.id == filed.id; }));
            lists(QString(u"/v1/cases?q="_s + m_office->notes.value(filed.id)), u"cases"_s,
                  casesWhere([&](const Filed &other) { return other.id == filed.id && actor.isCare(); }));
        }
        const Service::Reply whole = m_office->ask("GET", QString(u"/v1/cases?ids="_s + all.join(u',')), token);
        words(actor, u"?ids="_s, whole.body);
        cell(QJsonDocument::fromJson(whole.body)[u"bundles"_s].toArray().size() == casesWhere([](const Filed &) { return true; }).size(),
             [&] { return QString(actor.name + u" is given other cases by id than due"_s); });
        // VIEW-2..4; every case is open and nothing was looked at yet.
        const qsizetype visible = casesWhere([](const Filed &) { return true; }).size();
        const qsizetype opened = casesWhere([&](const Filed &filed) { return filed.opener == actor.name; }).size();
        const qsizetype contact = casesWhere([&](const Filed &filed) { return filed.contact == actor.name; }).size();
        const QHash<QString, qsizetype> counts{{u"myOpen"_s, contact}, {u"accountOpen"_s, visible}, {u"allMine"_s, opened}, {u"mine"_s, opened},
                                               {u"accountAll"_s, visible}, {u"organisation"_s, visible}, {u"featureRequests"_s, visible}};
        const Service::Reply views = m_office->ask("GET", Paths::views, token);
        for (const QJsonValue &view : QJsonDocument::fromJson(views.body)[u"views"_s].toArray()) {
            cell(view[u"count"_s].toInteger() == counts.value(view[u"id"_s].toString()), [&] {
                return QStringLiteral("%1 counts %2 of %3").arg(actor.name).arg(view[u"count"_s].toInteger()).arg(view[u"id"_s].toString());
            });
        }
        for (const Service::Route &route : Service::routes()) {
            if (route.method == "GET" && route.access == Service::Access::User && !route.path.contains(u'{'))
                words(actor, route.path, m_office->ask("GET", route.path, token).body);
        }
    }
    QCOMPARE(m_wrong, 0);
}

QList<Outcome> TestMatrix::send(const Login &actor, const QList<Operation> &operations)
{
    QList<Outcome> outcomes;
    for (qsizetype at = 0; at < operations.size(); at += 100) {
        QByteArray body;
        for (const Operation &operation : operations.mid(at, 100))
            body += (body.isEmpty() ? "" : ",") + encode(operation).body;
        const auto reply = m_office->ask("POST", Paths::operations, m_office->token(actor.name), "{\"operations\":[" + body + "]}");
        words(actor, u"outcomes"_s, reply.body);
        const auto read = outcomesFrom(QJsonDocument::fromJson(reply.body).object());
        if (!read)
            qFatal("%s", reply.body.constData());
        outcomes << read.value();
    }
    return outcomes;
}

QList<Act> TestMatrix::acts(const Filed &filed)
{
    const Rights &rights = m_office->rights;
    const PortalDefinition definition = Casement::Testing::portal(m_office->portal);
    const Fate escalates = rights.hasEscalation() ? Fate::Applied : Fate::Forbidden;
    const QString link = QString(u"https://example.com/"_s + m_office->wordOf(filed));
    const auto said = [&](Audience audience, Place place) { return PostComment{m_office->wordOf(filed, place), audience, false, {}}; };
    QList<Act> all{
        {u"reply"_s, said(Audience::Public, Place::CaseText), Fate::Applied, Fate::Applied},
        {u"note"_s, said(Audience::Care, Place::CareText), Fate::Forbidden, Fate::Applied},
        {u"edit link"_s, EditField{u"link"_s, m_links.value(filed.id), link}, Fate::Applied, Fate::Applied},
        {u"edit subject"_s, EditField{u"subject"_s, u"x"_s, u"y"_s}, Fate::Forbidden, Fate::Decided},
        {u"edit account"_s, EditField{u"account"_s, u"x"_s, u"y"_s}, Fate::Forbidden, Fate::Forbidden},
        {u"escalate"_s, Escalate{rights.hasEscalation() ? definition.reasons.first().id : u"x"_s, m_office->wordOf(filed)}, escalates, escalates},
        {u"end escalation"_s, EndEscalation{m_office->wordOf(filed)}, Fate::Forbidden, Fate::Decided},
        {u"status"_s, SetStatus{u"x"_s, u"y"_s}, Fate::Decided, Fate::Decided},
        {u"assign"_s, Assign{u"x"_s, u"y"_s}, Fate::Forbidden, Fate::Decided},
        {u"recommend"_s, RecommendClose{u"solved"_s, m_office->wordOf(filed)}, rights.hasRecommendation() ? Fate::Applied : Fate::Forbidden, Fate::Forbidden},
        {u"answer recommendation"_s, AnswerRecommendation{false}, Fate::Forbidden, Fate::Decided},
        {u"approve"_s, AnswerSolution{true, {}}, Fate::Forbidden, Fate::Forbidden},
        {u"link"_s, LinkCase{m_office->cases.first().id, true}, Fate::Forbidden, Fate::Decided},
        {u"still working"_s, StillWorking{}, Fate::Forbidden, Fate::Forbidden},
        // SEV-4: in classic a level of Care's own, and so is why.
        {u"severity"_s, SetLevel{u"severity"_s, {}, definition.severities.first().id, m_office->wordOf(filed, Place::CareText)}, Fate::Forbidden, Fate::Decided},
    };
    for (const Operation::Act &act : emptyActs(std::make_index_sequence<std::variant_size_v<Operation::Act>>())) {
        if (!std::holds_alternative<OpenCase>(act) && !std::holds_alternative<MarkViewed>(act)) // about no case that is there
            all.append({QStringLiteral("empty act %1").arg(act.index()), act, Fate::Decided, Fate::Decided});
    }
    return all;
}

void TestMatrix::judge(const Login &actor, const Filed &filed, const Act &act, const Outcome &outcome, const Outcome &missing)
{
    const bool visible = m_office->rights.seesCase(actor, filed);
    const Fate fate = !m_office->rights.editsCase(actor, filed) ? Fate::Forbidden : actor.isCare() ? act.care : act.customer;
    const bool right = !visible ? !outcome.applied && outcome.refusal == missing.refusal && outcome.rows.isEmpty() && !outcome.clash
        : fate == Fate::Applied ? outcome.applied
        : fate == Fate::Forbidden ? !outcome.applied && outcome.refusal.code == ErrorCode::NotAllowed
                                  : outcome.applied || outcome.refusal.code != ErrorCode::NotFound;
    cell(right, [&] {
        return QStringLiteral("%1, %2 on a case of %3: %4 %5").arg(actor.name, act.name, filed.account, outcome.applied ? u"applied"_s : u"refused"_s, outcome.refusal.detail);
    });
}

void TestMatrix::actsAreDecidedByTheRules_ACC_4_ACC_5_ACC_8_STAT_9_SEV_4_ESC_8()
{
    begin(u"command on a case"_s);
    for (const Login &actor : m_office->actors) {
        QList<Operation> onNothing;
        for (const Act &act : acts({}))
            onNothing << made(nowhere, act.act);
        const QList<Outcome> missing = send(actor, onNothing);
        const bool ownOnly = m_office->portal == u"atlas"_s && actor.role == u"customer"_s; // only then it matters who is opener and contact
        for (const Filed &filed : m_office->cases) {
            if (!ownOnly && (filed.opener != filed.contact || filed.contact.endsWith(u'a')))
                continue;
            const QList<Act> acts = this->acts(filed);
            QList<Operation> operations;
            for (const Act &act : acts)
                operations << made(filed.id, act.act);
            const QList<Outcome> outcomes = send(actor, operations);
            QCOMPARE(outcomes.size(), missing.size());
            for (qsizetype i = 0; i < acts.size(); ++i) {
                judge(actor, filed, acts.at(i), outcomes.at(i), missing.at(i));
                if (outcomes.at(i).applied)
                    m_office->wrote(filed.id, actor.name);
                if (const auto *edit = std::get_if<EditField>(&acts.at(i).act); edit && outcomes.at(i).applied)
                    m_links.insert(filed.id, edit->to);
            }
        }
    }
    QCOMPARE(m_wrong, 0);
}

/// Of each case whose contact has a login, where the portal asks for secrets.
void TestMatrix::sealSecrets()
{
    m_secrets.clear();
    const QStringList fields = Casement::Testing::portal(m_office->portal).sealedFields();
    for (const Login &actor : m_office->actors) {
        for (const Filed &filed : m_office->cases) {
            if (fields.isEmpty() || filed.contact != actor.name)
                continue;
            const QString secret = m_office->wordOf(filed, Place::Sealed);
            const QString box = Client::seal(m_office->desk(actor.name).profile.sealingKey, secret);
            const QList<Outcome> outcomes = send(actor, {made(filed.id, EditField{fields.first(), {}, box})});
            cell(outcomes.first().applied, [&] { return QString(actor.name + u" cannot seal: "_s + outcomes.first().refusal.detail); });
            m_secrets.insert(filed.id, secret);
        }
    }
}

void TestMatrix::reveals(const QString &owner)
{
    const auto at = [](const QString &id) { return QString(Paths::cases + u'/' + id + u"/sealed"_s); };
    for (const Login &actor : m_office->actors) {
        const QString token = m_office->token(actor.name);
        const Service::Reply none = m_office->ask("POST", at(nowhere), token, "{}");
        for (const Filed &filed : m_office->cases) {
            const Service::Reply reply = m_office->ask("POST", at(filed.id), token, "{}");
            const bool visible = m_office->rights.seesCase(actor, filed), may = visible && m_office->rights.readsSealed(actor, owner);
            const QSet<QByteArray> due = may ? wordsIn(m_secrets.value(filed.id).toLatin1()) : QSet<QByteArray>();
            const bool right = may ? reply.status == 200 : visible ? reply.status == 403 : reply.status == 404 && reply.body == none.body;
            cell(right && wordsIn(reply.body) == due, [&] {
                return QStringLiteral("%1 asks what is sealed on a case of %2, of %3: %4 %5").arg(actor.name, filed.account, owner).arg(reply.status).arg(QString::fromUtf8(reply.body));
            });
        }
    }
}

/// The way the window takes: past the cache, and only online.
void TestMatrix::revealsToTheClient(const QString &owner)
{
    Desk &desk = m_office->desk(owner);
    for (auto it = m_secrets.cbegin(); it != m_secrets.cend(); ++it) {
        QSet<QByteArray> told;
        desk.engine->reveal(it.key(), [&](const Result<QMap<QString, QString>> &secrets) { told = wordsIn(secrets.ok() ? secrets->values().join(u' ').toLatin1() : QByteArray()); });
        m_office->world.scheduler.run();
        cell(told == wordsIn(it.value().toLatin1()), [&] { return QString(owner + u"'s client is not told what is sealed"_s); });
    }
    ErrorCode refused = ErrorCode::NotFound;
    desk.engine->setWorkOffline(true);
    desk.engine->reveal(m_office->cases.first().id, [&](const Result<QMap<QString, QString>> &secrets) { refused = secrets.ok() ? refused : secrets.error().code; });
    desk.engine->setWorkOffline(false);
    m_office->world.scheduler.run();
    cell(refused == ErrorCode::Unreachable, [&] { return QString(owner + u" is told something offline"_s); });
}

// That no client keeps what was told is seen with all other words later.
void TestMatrix::sealedIsReadByTheCasesEngineerAlone_ACC_8_NEW_5()
{
    begin(u"reveal of what is sealed"_s);
    sealSecrets();
    QCOMPARE(m_secrets.isEmpty(), m_office->portal != u"classic"_s);
    reveals({});
    QString before;
    const Login manager{u"manager"_s, {}, u"manager"_s};
    for (const QString &owner : {u"engineer"_s, u"manager"_s, u"csm"_s, u"administrator"_s}) {
        const QString to = m_office->id(u"person"_s, owner);
        for (const Filed &filed : m_office->cases) {
            QVERIFY(send(manager, {made(filed.id, Assign{before, to})}).first().applied);
            m_office->wrote(filed.id, u"manager"_s);
        }
        before = to;
        reveals(owner);
        if (owner == u"engineer"_s)
            revealsToTheClient(owner);
    }
    QCOMPARE(m_wrong, 0);
}

void TestMatrix::accountsAndPeopleByTheRules_ACC_4_ACC_5_ACC_8()
{
    begin(u"command on accounts and people"_s);
    const PortalDefinition definition = Casement::Testing::portal(m_office->portal);
    const auto looks = [&](const QString &kind, const QString &id) { return made({}, MarkViewed{kind, id}); };
    const auto opens = [&](const QString &account, const QString &contact) {
        OpenCase draft;
        draft.accountId = account;
        draft.contactId = contact;
        return made(makeId(m_office->world.clock, m_office->world.entropy), draft);
    };
    for (const Login &actor : m_office->actors) {
        const auto tried = [&](bool visible, const QString &what, const Operation &operation, const Operation &missing) {
            const QList<Outcome> outcomes = send(actor, {operation, missing});
            const bool alike = outcomes.at(0).refusal == outcomes.at(1).refusal && !outcomes.at(0).applied;
            cell(visible != alike, [&] { return QStringLiteral("%1, %2: %3 %4").arg(actor.name, what, outcomes.at(0).refusal.detail, outcomes.at(1).refusal.detail); });
        };
        for (const QString &account : m_office->accounts) {
            const QString id = m_office->id(u"account"_s, account);
            const QString someone = m_office->id(u"person"_s, QString(account + u"b"_s));
            tried(m_office->rights.seesAccount(actor, account), QString(u"looks at account "_s + account), looks(u"account"_s, id), looks(u"account"_s, nowhere));
            tried(m_office->rights.seesAccount(actor, account), QString(u"looks at person "_s + account), looks(u"contact"_s, someone), looks(u"contact"_s, nowhere));
            tried(m_office->rights.opensFor(actor, account), QString(u"opens for "_s + account), opens(id, someone), opens(nowhere, someone));
            if (!m_office->rights.opensFor(actor, account)) // its people cannot be told by trying them
                tried(false, QString(u"picks of "_s + account), opens(id, someone), opens(id, nowhere));
        }
        for (const Filed &filed : m_office->cases) {
            tried(m_office->rights.seesCase(actor, filed), QString(u"looks at a case of "_s + filed.account), looks(u"case"_s, filed.id), looks(u"case"_s, nowhere));
            // ACC-5: a sibling's contact can be neither changed nor found out.
            if (m_office->rights.seesCase(actor, filed) && !m_office->rights.seesAccount(actor, filed.account)) {
                const auto to = [&](const QString &person) { return made(filed.id, EditField{u"contact"_s, m_office->id(u"person"_s, filed.contact), person}); };
                tried(false, QString(u"picks a contact of "_s + filed.account), to(m_office->id(u"person"_s, QString(filed.account + u"a"_s)) == m_office->id(u"person"_s, filed.contact)
                    ? m_office->id(u"person"_s, QString(filed.account + u"b"_s)) : m_office->id(u"person"_s, QString(filed.account + u"a"_s))), to(nowhere));
            }
        }
    }
    QCOMPARE(m_wrong, 0);
}

void TestMatrix::administrationIsHidden_ACC_8()
{
    begin(u"administration and no session"_s);
    for (const Service::Route &route : Service::routes()) {
        QString path = route.path;
        path.replace(QRegularExpression(u"\\{[^}]*\\}"_s), nowhere);
        if (route.access == Service::Access::User) {
            const Service::Reply reply = m_office->ask(route.method, path, {});
            cell(reply.status == 401, [&] { return QStringLiteral("without a session %1: %2").arg(path).arg(reply.status); });
        }
        if (route.access != Service::Access::Administrator && route.access != Service::Access::Local)
            continue;
        for (const Login &actor : m_office->actors) {
            const Service::Reply reply = m_office->ask(route.method, path, m_office->token(actor.name));
            const Service::Reply none = m_office->ask(route.method, u"/v1/admin/nothing"_s, m_office->token(actor.name));
            cell(reply.status == 404 && reply.body == none.body, [&] { return QStringLiteral("%1 at %2: %3").arg(actor.name, path).arg(reply.status); });
        }
    }
    QCOMPARE(m_wrong, 0);
}

void TestMatrix::portalsAreStrangers_ACC_8()
{
    begin(u"of another portal"_s);
    for (const auto &[name, other] : m_offices) {
        if (other.get() == m_office)
            continue;
        for (const Service::Route &route : Service::routes()) {
            if (route.access != Service::Access::User)
                continue;
            QString path = route.path;
            path.replace(QRegularExpression(u"\\{[^}]*\\}"_s), other->cases.first().id);
            const Service::Reply reply = m_office->ask(route.method, path, other->token(u"engineer"_s));
            cell(reply.status == 401, [&] { return QStringLiteral("a session of %1 at %2: %3").arg(name, path).arg(reply.status); });
        }
        const Login engineer{u"engineer"_s, {}, u"engineer"_s};
        for (const Filed &filed : other->cases)
            compare(engineer, QString(Paths::cases + u'/' + filed.id), false, QString(Paths::cases + u'/' + nowhere));
        for (const Office::File &file : other->files)
            compare(engineer, QString(Paths::attachments + u'/' + file.id + u"/content"_s), false, QString(Paths::attachments + u'/' + nowhere + u"/content"_s));
        for (const QString &account : other->accounts)
            compare(engineer, QString(Paths::accounts + u'/' + other->id(u"account"_s, account)), false, QString(Paths::accounts + u'/' + nowhere));
        for (const Login &actor : m_office->actors) {
            const QSet<QByteArray> held = wordsUnder(m_office->desk(actor.name).folder()) & other->allWords();
            cell(held.isEmpty(), [&] { return QString(actor.name + u" holds words of "_s + name); });
        }
    }
    QCOMPARE(m_wrong, 0);
}

void TestMatrix::whatWasDoneStaysWithItsReaders_ACC_8_STAT_9_SEV_4()
{
    begin(u"client: every byte after all that"_s);
    m_office->syncAll();
    clients(m_first[m_office->portal]);
    cell(wordsIn(logged).isEmpty(), [] { return u"the log holds words of cases"_s; });
    QCOMPARE(m_wrong, 0);
}

// What moves out of reach leaves to the last byte, what moves into it comes.
void TestMatrix::movedAccountsTakeTheirWordsAlong_ACC_9()
{
    begin(u"client: every byte after moves"_s);
    m_office->move(u"low"_s, u"alien"_s);
    m_office->move(u"moon"_s, u"solo"_s);
    m_office->syncAll();
    clients(m_first[m_office->portal]);
    QCOMPARE(m_wrong, 0);
}

void TestMatrix::cleanupTestCase()
{
    qInstallMessageHandler(shown);
    qInfo("portal   | what was tried                         |  cells | wrong");
    int tried = 0, wrong = 0;
    for (auto it = m_cells.cbegin(); it != m_cells.cend(); ++it) {
        qInfo("%s | %6d | %5d", qPrintable(it.key()), it->first, it->second);
        tried += it->first;
        wrong += it->second;
    }
    qInfo("all      | %-38s | %6d | %5d", "", tried, wrong);
}

QTEST_GUILESS_MAIN(TestMatrix)
