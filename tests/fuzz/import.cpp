// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzworld.h"
#include "tests/fuzz/targets.h"

#include "sync/protocol/codec.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement::Fuzz {

void import(const QByteArray &bytes)
{
    FuzzWorld &world = freshWorld();
    const Service::Reply reply = world.admin(u"/v1/admin/import"_s, bytes);
    require(reply.status == 200, "a bad line is reported, the rest goes on", reply.body);
    const QJsonObject told = QJsonDocument::fromJson(reply.body).object();
    qsizetype lines = 0;
    for (const QByteArray &line : bytes.split('\n'))
        lines += line.trimmed().isEmpty() ? 0 : 1;
    require(told["accepted"_L1].toInt() + told["rejected"_L1].toInt() == lines, "every line is counted once", reply.body);
    if (told["accepted"_L1].toInt() == 0)
        return;
    QString cursor;
    for (bool more = true; more;) {
        const Service::Reply page = world.call("GET", QString(u"/v1/feed?cursor="_s + cursor), {}, world.token(u"eva"_s));
        require(page.status == 200, "what was imported can be served", page.body);
        const auto read = Protocol::feedPageFrom(QJsonDocument::fromJson(page.body).object());
        require(bool(read), "what was imported can be read by a client", read ? QByteArray() : read.error().detail.toUtf8() + '\n' + page.body);
        more = read->more;
        cursor = read->cursor;
    }
}

} // namespace Casement::Fuzz
