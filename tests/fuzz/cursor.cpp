// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/codec.h"
#include "sync/service/feed/cursor.h"
#include "sync/service/storage/datafolder.h"
#include "tests/fuzz/fuzzworld.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace Casement::Fuzz {

namespace {

/// Values for a cursor's members out of the bytes, separated by bars.
class Parts
{
public:
    explicit Parts(const QByteArray &bytes) : m_parts(bytes.split('|')) {}
    [[nodiscard]] bool atEnd() const { return m_next >= m_parts.size(); }
    QString text() { return QString::fromUtf8(m_parts.value(m_next++)).remove(QChar(0)); }
    qint64 number() { return m_parts.value(m_next++).toLongLong(); }

private:
    QByteArrayList m_parts;
    qsizetype m_next = 0;
};

Service::Cursor cursorFrom(const QByteArray &bytes, const Service::Cursor &honest)
{
    constexpr int mostBackfills = 5;
    Parts parts(bytes);
    Service::Cursor cursor = honest;
    cursor.tail = parts.number();
    cursor.tailKind = parts.text();
    cursor.tailObject = parts.text();
    cursor.grants = parts.number();
    cursor.definition = int(parts.number());
    cursor.done = int(parts.number());
    cursor.total = int(parts.number());
    cursor.backfills.clear();
    while (!parts.atEnd() && cursor.backfills.size() < mostBackfills) {
        Service::Backfill backfill;
        backfill.after = parts.number();
        backfill.upTo = parts.number();
        backfill.key = parts.text();
        backfill.stage = int(parts.number());
        backfill.opened = parts.number();
        backfill.id = parts.text();
        cursor.backfills << backfill;
    }
    return cursor;
}

void ask(FuzzWorld &world, const QString &cursor)
{
    const QString path = QString(u"/v1/feed?cursor="_s + QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    const Service::Reply page = world.call("GET", path, {}, world.token(u"eva"_s));
    if (page.status == 400) // no text at all
        return;
    require(page.status == 200, "any cursor is answered", page.body);
    const auto read = Protocol::feedPageFrom(QJsonDocument::fromJson(page.body).object());
    require(bool(read), "with a page that can be read", page.body);
}

} // namespace

void cursor(const QByteArray &bytes)
{
    FuzzWorld &world = freshWorld();
    static const QByteArray key = Service::readSecret(world.config.dataDir, Service::serviceKeyName()).value();
    static const Service::Cursor honest = *Service::unseal(world.page(u"eva"_s, {}).cursor, key);
    // As it came: nobody else can have sealed it.
    const QString text = QString::fromUtf8(bytes);
    require(!Service::unseal(text, key), "a cursor cannot be made up", bytes);
    ask(world, text);
    // As the inside of one that was sealed here, by an older release perhaps.
    const Service::Cursor made = cursorFrom(bytes, honest);
    const QString sealed = Service::seal(made, key);
    if (const auto opened = Service::unseal(sealed, key)) {
        require(opened->userId == made.userId && opened->backfills.size() == made.backfills.size(), "a sealed cursor opens as what it was");
        ask(world, sealed);
    } else {
        require(sealed.size() > 8000, "a sealed cursor opens", sealed.toUtf8());
    }
}

} // namespace Casement::Fuzz
