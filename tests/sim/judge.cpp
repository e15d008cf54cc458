// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/judge.h"

#include "sync/protocol/codec.h"
#include "sync/service/archive/verify.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Casement::Sim {

namespace {

/// The ends of the words in some bytes, each as Journal knows it.
QSet<QString> wordsIn(const QByteArray &bytes)
{
    static const QByteArray mark = Journal::mark().toLatin1();
    QSet<QString> words;
    for (qsizetype at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
        if (at >= Journal::tail)
            words.insert(QString::fromLatin1(bytes.mid(at - Journal::tail, Journal::tail)));
    }
    return words;
}

void eachFile(const QString &folder, const std::function<void(const QString &, const QSet<QString> &)> &look)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            look(QFileInfo(file).fileName(), wordsIn(file.readAll()));
    }
}

/// What a client keeps of what was done, to offer it to a service put back from a backup.
QSet<QString> keptBy(const Desk &desk)
{
    const auto outbox = std::move(Sql::Database::open(QString(desk.folder() + u"/outbox.db"_s), {.readOnly = true})).value();
    QSet<QString> ids;
    Sql::Query query = outbox->run(u"SELECT id FROM done_operation"_s);
    while (query.next())
        ids.insert(query.text(0));
    return ids;
}

} // namespace

Judge::Judge(Site &site, const Journal &journal)
    : m_site(site), m_journal(journal), m_view(std::move(Service::Archive::openForReading(site.config())).value()), m_truth(m_view)
{
}

QStringList Judge::compare(Desk &desk)
{
    const Truth::User user = m_truth.user(Site::email(desk.person()));
    const Holdings visible = m_truth.visibleTo(user);
    QStringList complaints = differences(visible, heldIn(desk.cachePath()));
    // Not even the id of a case out of reach is kept: looked at before, it is not listed as such when it comes back.
    complaints.removeIf([](const QString &complaint) { return complaint.startsWith(u"lacks viewed/case:"_s); });
    const auto profile = desk.cache().profile().value();
    const Reach reach = m_truth.reachOf(user);
    if (!profile || profile->role != user.role || profile->accountId != user.accountId
        || QSet<QString>(profile->mayOpen.cbegin(), profile->mayOpen.cend()) != reach.mayOpen
        || QSet<QString>(profile->mayEdit.cbegin(), profile->mayEdit.cend()) != reach.mayEdit)
        complaints << u"has a profile of other rights"_s;
    if (desk.cache().definition().value() != m_truth.definition().projected(audiencesOf(user.role)))
        complaints << u"has another definition"_s;
    return complaints + lists(desk) + strangeWords(desk, visible);
}

QStringList Judge::lists(Desk &desk)
{
    const auto reader = std::move(Store::CacheReader::open(desk.cachePath())).value();
    QStringList complaints;
    const auto rows = reader->rows(reader->ids(CaseQuery{}).value().rowIds).value();
    if (!reader->ids(CaseQuery{}).value().complete)
        complaints << u"says that older cases are still to come"_s;
    for (const auto &view : m_truth.definition().views) {
        const CaseQuery query{view.conditions, {}, {}, view.sort};
        const auto ids = reader->ids(query).value().rowIds;
        if (reader->counts({query}).value() != QList<qint64>{ids.size()} || reader->rows(ids).value().size() != ids.size())
            complaints << QString(u"counts another number of cases in view "_s + view.id + u" than it lists"_s);
        if (view.id == u"accountOpen"_s && ids.size() != std::count_if(rows.cbegin(), rows.cend(), [](const CaseSummary &row) { return row.record.open; }))
            complaints << u"lists other cases as open than are open"_s;
    }
    // Each text's word finds the cases it stands in, and only them: what is split off or merged is copied.
    QMap<QString, QSet<qint64>> places;
    for (const CaseSummary &row : rows) {
        const CaseBundle bundle = reader->detail(row.record.id).value().bundle;
        QStringList texts{row.record.subject, row.record.description};
        for (const Comment &comment : bundle.comments)
            texts << comment.body;
        static const QRegularExpression marked(u"[a-z]+"_s + Journal::mark());
        for (auto match = marked.globalMatch(texts.join(u'\n')); match.hasNext();)
            places[match.next().captured()].insert(row.rowId);
    }
    for (auto it = places.cbegin(); it != places.cend(); ++it) {
        const auto found = reader->ids(parseSearch(it.key())).value().rowIds;
        if (QSet<qint64>(found.cbegin(), found.cend()) != it.value() || found.size() != it->size())
            complaints << QString(u"does not find all cases, or others, by "_s + it.key());
    }
    return complaints;
}

/// The person's own words may stay, whatever became of the case.
QStringList Judge::strangeWords(Desk &desk, const Holdings &visible)
{
    QSet<QString> known;
    for (const QByteArray &json : visible)
        known += wordsIn(json);
    for (const auto &[caseId, text] : m_journal.replacedBy(desk.name())) {
        if (visible.contains(QString(u"keys/"_s + caseId)))
            known += wordsIn(text.toUtf8());
    }
    known.removeIf([this](const QString &word) { return m_journal.isSecret(word); });
    QStringList complaints;
    eachFile(desk.folder(), [&](const QString &name, const QSet<QString> &words) {
        for (const QString &word : words - known) {
            if (m_journal.isOfOthers(word, desk.name()))
                complaints << QString(u"holds the word ..."_s + word + Journal::mark() + u" of nothing it may see in "_s + name);
        }
    });
    return complaints;
}

QStringList Judge::sealing(const QString &folder, bool restored, bool timed)
{
    QStringList complaints;
    eachFile(folder, [&](const QString &name, const QSet<QString> &words) {
        for (const QString &word : words) {
            if (m_journal.isSecret(word))
                complaints << QString(u"the secret ..."_s + word + Journal::mark() + u" stands in "_s + name);
        }
    });
    QSet<QString> boxes;
    Sql::Query box = m_view.db->run(u"SELECT case_id, field FROM sealed_field"_s);
    while (box.next())
        boxes.insert(QString(box.text(0) + u' ' + box.text(1)));
    for (const Case &record : m_truth.cases()) {
        const bool there = record.fields.contains(u"password"_s);
        if (there != boxes.remove(QString(record.id + u" password"_s)))
            complaints << QString(u"case "_s + record.id + (there ? u" says it has a box and has none"_s : u" has a box and does not say so"_s));
        if (there && m_truth.definition().isFinal(record.status))
            complaints << QString(u"case "_s + record.id + u" is closed for good and has a box"_s);
        const qint64 late = record.closedAt + m_truth.definition().sealedKeptMs + 10 * 60'000;
        if (there && timed && record.closedAt != 0 && m_site.clock.nowMs() > late)
            complaints << QString(u"case "_s + record.id + u" was closed long ago and has a box"_s);
    }
    if (!boxes.isEmpty())
        complaints << QString(u"boxes of no case: "_s + QStringList(boxes.cbegin(), boxes.cend()).join(u", "_s));
    Sql::Query audit = m_view.db->run(u"SELECT count(*) FROM audit WHERE act = 'sealed.reveal'"_s);
    const qint64 written = audit.next() ? audit.integer(0) : 0;
    if (!restored && written < m_journal.revealed)
        complaints << QStringLiteral("told %1 times what is sealed, and wrote down %2").arg(m_journal.revealed).arg(written);
    return complaints;
}

QStringList Judge::account(Desk &desk)
{
    const Truth::User user = m_truth.user(Site::email(desk.person()));
    QHash<QString, Protocol::OutboxRow> rows;
    const auto pending = desk.outbox().pending().value();
    for (const Protocol::OutboxRow &row : pending)
        rows.insert(row.id, row);
    // Who may not sign in cannot offer it: it stays until they may.
    const QSet<QString> kept = user.disabled ? keptBy(desk) : QSet<QString>();
    QStringList complaints;
    for (const Act &act : m_journal.acts) {
        if (act.desk != desk.name())
            continue;
        const bool applied = m_truth.applied(user, act.id);
        const bool here = rows.contains(act.id);
        const QString what = QStringLiteral("%1 %2 (%3)").arg(act.kind, act.word, act.id);
        const Protocol::OutboxRow row = rows.value(act.id);
        if (here && !act.word.isEmpty() && !row.body.contains(act.word.toUtf8()) && !row.words.contains(act.word))
            complaints << QString(u"has lost the words of "_s + what);
        // Where its author lost the case nobody can ask any more: their words stay, and only those.
        if (here && row.returned && !row.body.isEmpty() && applied)
            complaints << QString(u"was given back what was applied: "_s + what);
        if (act.dropped && (applied || here))
            complaints << QString(u"dropped, but still here or applied: "_s + what);
        if (!act.dropped && !applied && !here && !act.forgivable && !kept.contains(act.id) && act.kind != u"viewed"_s)
            complaints << QString(u"has lost "_s + what);
        const int times = act.word.isEmpty() ? int(applied) : m_truth.count(act.kind, act.word);
        if (times != int(applied))
            complaints << QStringLiteral("%1 stands %2 times at the service").arg(what).arg(times);
    }
    return complaints;
}

QStringList Judge::verify(bool steadyClock)
{
    QStringList complaints;
    if (!Service::Archive::verify(m_view, true, [&](const Service::Archive::Verdict &verdict) {
            if (!verdict.broken.isEmpty() && (steadyClock || verdict.check != u"history in order"_s))
                complaints << QString(verdict.check + u": "_s + verdict.broken);
        }))
        return complaints;
    return {};
}

} // namespace Casement::Sim
