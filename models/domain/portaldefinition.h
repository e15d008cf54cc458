// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/calendar.h"
#include "models/domain/case.h"
#include "models/domain/query.h"
#include "models/domain/result.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace Casement {

inline constexpr int longestAdvice = 4;

/// One portal's rules as data (resources/portals/*.json; format described in resources/portals/README.md).
/// Immutable after parse(); cheap to copy through shared Qt containers.
class PortalDefinition
{
public:
    struct Choice { QString id, label, hint; };
    struct Status { QString id, label, hint, icon, tone; QString phase; /* new, active, pending, closed */ };
    /// on: what makes the move ("choose", "reply", "waiting", "working", "assign", "approve", "decline", "accept", "timer");
    /// guard: a condition by name, see guardHolds(); empty = always.
    struct Transition { QString from, to; QStringList by; /* roles: "care", "customer", "service" */ QString on = QStringLiteral("choose"); QString guard; };
    /// Runs while a case stands in status; to empty: only reminds. gapMs: at least so long after the timer before it really fired.
    struct Timer { QString id, label, status, to; qint64 afterMs = 0, gapMs = 0; QStringList exceptTypes, exceptSeverities; };
    /// Who hears of an event of a case, see models/domain/notices.h. Of one act nobody hears twice: the first rule that names them counts.
    struct NoticeRule { QString on; QStringList to; };
    struct CloseReason { QString id, label, hint; bool needsText = false; };
    /// Durations of working time in calendar; 0 = no such promise. The first target that fits level and support level holds.
    struct Target { QString id, label, calendar; QStringList levels, supportLevels; qint64 firstResponseMs = 0, nextUpdateMs = 0, resolutionMs = 0; };
    /// rank 1 = most urgent. notWhere: field -> values of it with which a case never has this level (SEV-5).
    struct Level { QString id, label, shortLabel, hint; int rank = 0; QStringList qualifies; QMap<QString, QStringList> notWhere; };
    /// Leads to the question next, or proposes a level and says why.
    struct Answer { QString label, next, level, reason; };
    struct Question { QString id, text; QList<Answer> answers; };
    struct CaseType { QString id, label, hint, fixedSeverity, proposedSeverity; };
    struct Feature { QString id, label; QList<Choice> types; };
    struct Product { QString id, label, logArticle; QList<Feature> features; };
    struct Article { QString id, title, summary, url; };
    /// kind: line, text, markdown, choice, url, phone, digits, email, account, contact, cc, sealed (see sealedMark). source names the picklist of a choice
    /// ("types", "severities", "products", "features", "productTypes" or one of picklists).
    struct Field { QString id, label, hint, kind, source; int maxLength = 0; bool required = false; bool customerEdits = false; Audience audience = Audience::Public; QStringList products; /* asked for these only; empty = for all */ };
    struct Page { QString id, title, intro; QStringList fields; };
    struct View { QString id, label, hint; QList<Condition> conditions; Sort sort; QString list; /* "cases" or "recent" */ };
    struct Column { QString id, label; int width = 120; bool hidden = false; };
    struct Reason { QString id, label, hint, route; bool expectsEarlierRound = false; };
    struct Promise { QString id, label; qint64 withinMs = 0; QStringList severities, reasons; /* empty = any */ };
    struct News { QString id, label; QStringList kinds; /* of messages */ };
    struct Link { QString id, label, hint, url; };
    /// What people may subscribe to (MSG-3); ways: how it comes, "mail" or "sms".
    struct Topic { QString id, label, hint; QStringList ways; };
    /// HOME-1, HOME-2: what the page "home" shows besides what waits for its reader and what they looked at.
    struct Home { bool search = true, create = true; QString statusView, casesView; /* whose cases are counted, and listed */ QList<News> news; QList<Link> links; };
    /// reported: a case of the top level is an outage report, to be passed on to email; prefill: the field that then begins with the
    /// account's website (SEV-6).
    struct Outage { QString label, text, phone, email, prefill; bool reported = false; };
    struct Limits { qint64 fileBytes = 25LL << 20, caseBytes = 100LL << 20; int cc = 5; };
    /// What one kind of account may do with its own, descendant and sibling accounts: "view", "open", "edit" cases; "account": see the record and its people.
    struct Matrix { QStringList own, descendants, siblings; };

    /// Reads and validates a definition. Error BadDefinition: "$.path[0].to: reason".
    [[nodiscard]] static Result<PortalDefinition> parse(const QJsonObject &json);
    [[nodiscard]] static Result<PortalDefinition> parse(const QByteArray &json);
    /// The same definition without what an audience may not know (routes, internal fields). Parses again on the client.
    [[nodiscard]] QJsonObject projected(const QList<Audience> &audiences) const;

    QString id, name, supportEmail;
    int version = 0;
    QList<Status> statuses;
    QList<Transition> transitions;
    QList<CaseType> caseTypes;
    QList<Level> severities, priorities;
    QList<Question> advisor; ///< NEW-11: the first is asked first; no way through is longer than longestAdvice
    QList<Product> products;
    QList<Article> articles;
    QMap<QString, QList<Choice>> picklists;
    QList<Field> fields;
    QList<Page> newCasePages;
    QList<Choice> checklist; ///< NEW-3: label = the question, hint = example
    QList<View> views;
    QList<Column> columns;
    bool hasEscalation = false;
    QList<Reason> reasons;
    QList<Promise> promises; ///< first that fits severity and reason wins
    int escalationMax = 250; ///< user-perceived characters
    bool escalationTextRequired = true;
    QString escalationIntro;
    Outage outage;
    Limits limits;
    Matrix parentAccount, subAccount, standardAccount;
    bool ownCasesOnly = false; ///< ACC-11: what a plain customer sees; customer admins see by the matrix
    bool ownerPublic = true;
    QString customerSets = QStringLiteral("severity"); ///< which level the customer proposes: severity or priority
    bool priorityFollowsSeverity = true;
    qint64 reopenWindowMs = 0; ///< for the guard withinReopenWindow
    qint64 sealedKeptMs = 30LL * 24 * 60 * 60 * 1000; ///< NEW-5: how long sealed fields outlive a closing that is not final
    QList<Timer> timers;       ///< in the order in which they fire
    int stillWorking = 0;      ///< how often a customer may start the timers of one pending period anew
    QList<CloseReason> closeReasons; ///< what customers give with a recommendation to close; empty: nobody recommends
    QList<NoticeRule> notices; ///< the most telling first
    Audience severityAudience = Audience::Public; ///< Care: a level of Care's own, kept in the internal part
    QList<Calendar> calendars;
    QList<Target> targets;
    QString firstView;
    QStringList pages; ///< HOME-3: the places of the navigation, in order, the first one at first: "home", "accounts", "cases", "knowledge", "messages"
    Home home;
    QList<Topic> topics;
    bool hasStatus = false; ///< MSG-4: tells how its components fare

    [[nodiscard]] const Status *status(const QString &id) const;
    [[nodiscard]] const Level *severity(const QString &id) const;
    [[nodiscard]] const Level *priority(const QString &id) const;
    [[nodiscard]] const CaseType *caseType(const QString &id) const;
    [[nodiscard]] const Product *product(const QString &id) const;
    [[nodiscard]] const Feature *feature(const QString &productId, const QString &featureId) const;
    [[nodiscard]] const Field *field(const QString &id) const;
    [[nodiscard]] const View *view(const QString &id) const;
    [[nodiscard]] const Reason *reason(const QString &id) const;
    [[nodiscard]] const Promise *promise(const QString &id) const;
    [[nodiscard]] const Article *article(const QString &id) const;
    /// The first status of a phase ("new", "active", "pending", "closed"); never null after parse().
    [[nodiscard]] const Status &firstOf(const QString &phase) const;
    [[nodiscard]] bool asks(const QString &fieldId) const; ///< the new-case form has this field
    [[nodiscard]] bool isOpen(const QString &statusId) const; ///< unknown statuses count as open
    /// Whether by may choose this move; its guard is a question of its own.
    [[nodiscard]] const Transition *chosenMove(const QString &from, const QString &to, const QString &by) const;
    [[nodiscard]] bool canMove(const QString &from, const QString &to, const QString &by) const { return chosenMove(from, to, by); }
    /// The move an event brings about, guards not asked; null = none.
    [[nodiscard]] const Transition *moveOn(const QString &event, const QString &from, const QString &by) const;
    /// Closed for good: no reply leads out of it.
    [[nodiscard]] bool isFinal(const QString &statusId) const { return !isOpen(statusId) && !moveOn(QStringLiteral("reply"), statusId, QStringLiteral("customer")); }
    [[nodiscard]] QStringList sealedFields() const;
    [[nodiscard]] const Question *question(const QString &id) const;
    [[nodiscard]] const Topic *topic(const QString &id) const;
    [[nodiscard]] const CloseReason *closeReason(const QString &id) const;
    [[nodiscard]] const Calendar *calendar(const QString &id) const;
    [[nodiscard]] const Target *targetFor(const QString &level, const QString &supportLevel) const;
    /// The level a portal's work is led by: what its customers set.
    [[nodiscard]] const QString &leadingLevelOf(const Case &record) const { return customerSets == u"priority" ? record.priority : record.severity; }
    /// The choices of a field given the answers so far (NEW-2: each depends on the one before); empty where it does not apply.
    [[nodiscard]] QList<Choice> choices(const QString &fieldId, const QMap<QString, QString> &answers) const;
    [[nodiscard]] const Promise *promiseFor(const QString &severity, const QString &reason) const;
    [[nodiscard]] const QJsonObject &json() const { return m_json; }

private:
    QJsonObject m_json;
};

} // namespace Casement
