// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Casement::Fuzz {

/// One door through which bytes of strangers come in. run() takes any bytes and aborts where a promise of that door is broken.
struct Target
{
    const char *name;
    void (*run)(const QByteArray &bytes);
};

void adaptor(const QByteArray &bytes);    ///< a connection's bytes into the HTTP adaptor
void requests(const QByteArray &bytes);   ///< one request into the service, past the adaptor
void codec(const QByteArray &bytes);      ///< JSON of the wire
void search(const QByteArray &bytes);     ///< what is typed into the search box
void definition(const QByteArray &bytes); ///< a portal definition
void import(const QByteArray &bytes);     ///< lines of the import format
void cursor(const QByteArray &bytes);     ///< a position in the feed

inline const QList<Target> &targets()
{
    static const QList<Target> all{{"adaptor", &adaptor},       {"requests", &requests}, {"codec", &codec}, {"search", &search},
                                   {"definition", &definition}, {"import", &import},     {"cursor", &cursor}};
    return all;
}

/// Aborts and says so where a promise is broken; in every build, unlike an assertion.
void require(bool kept, const char *promise, const QByteArray &detail = {});

} // namespace Casement::Fuzz
