// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <arpa/inet.h>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr qint64 largestFile = 64 * 1024;
constexpr int mostWorkers = 64;
constexpr int longestDrain = 300;

/// One key: of the file, with CASEMENT_ of the environment, with -- of the command line.
struct Key
{
    enum Kind { Plain, Path, Secret };
    QString name, parameter, help, initial;
    Kind kind = Plain;
    bool live = false;
    bool (*take)(Settings &, const QString &) = nullptr; ///< false: not allowed; help says what is
};

bool isAddress(const QString &host)
{
    in6_addr bytes = {};
    const QByteArray text = host.toLatin1();
    return ::inet_pton(AF_INET, text.constData(), &bytes) == 1 || ::inet_pton(AF_INET6, text.constData(), &bytes) == 1;
}

/// "127.0.0.1:8085", "[::1]:8085"; port 0 takes any free one.
bool takeListen(Settings &settings, const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (colon < 1 || !isNumber || port > 65535)
        return false;
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (host != u"localhost"_s && !isAddress(host))
        return false;
    settings.http.host = host;
    settings.http.port = quint16(port);
    return true;
}

bool takeNumber(int &number, const QString &text, int least, int most)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        return false;
    number = value;
    return true;
}

bool takeLevel(Settings &settings, const QString &text)
{
    const auto level = logLevelFrom(text);
    settings.logLevel = level.value_or(settings.logLevel);
    return level.has_value();
}

bool takeFormat(Settings &settings, const QString &text)
{
    settings.logFormat = text == u"text"_s ? LogFormat::Text : LogFormat::Json;
    return text == u"text"_s || text == u"json"_s;
}

bool takeDatabase(Settings &settings, const QString &text)
{
    settings.service.database = text;
    const QUrl url(text, QUrl::StrictMode);
    return text.isEmpty() || (url.isValid() && (url.scheme() == u"postgresql"_s || url.scheme() == u"postgres"_s));
}

const QList<Key> &keys()
{
    static const QList<Key> all{
        {u"data"_s, u"DIR"_s, u"data folder, made by casementctl init"_s, {}, Key::Path, false,
         [](Settings &s, const QString &text) { s.service.dataDir = text; return true; }},
        {u"listen"_s, u"HOST:PORT"_s, u"where to listen, as HOST:PORT: an IP address of this machine or localhost, and a port; 0 takes any free one"_s,
         u"127.0.0.1:8085"_s, Key::Plain, false, &takeListen},
        {u"portal"_s, u"ID"_s, u"portal the data was made for"_s, u"kaltura"_s, Key::Plain, false,
         [](Settings &s, const QString &text) { s.service.portal = text; return !text.isEmpty(); }},
        {u"database"_s, u"URL"_s, u"postgresql://USER@HOST/NAME; empty: SQLite in the data folder"_s, {}, Key::Secret, false, &takeDatabase},
        {u"workers"_s, u"N"_s, u"threads that answer requests, 1 to 64"_s, u"2"_s, Key::Plain, false,
         [](Settings &s, const QString &text) { return takeNumber(s.http.workers, text, 1, mostWorkers); }},
        {u"tls-certificate"_s, u"FILE"_s, u"certificate with its chain, PEM; with tls-key: HTTPS only"_s, {}, Key::Path, false,
         [](Settings &s, const QString &text) { s.http.certificateFile = text; return true; }},
        {u"tls-key"_s, u"FILE"_s, u"private key of the certificate, PEM"_s, {}, Key::Path, false,
         [](Settings &s, const QString &text) { s.http.keyFile = text; return true; }},
        {u"log-level"_s, u"LEVEL"_s, u"least level that is logged: debug, info (every request), warning or error"_s, u"info"_s, Key::Plain, true, &takeLevel},
        {u"log-format"_s, u"FORMAT"_s, u"json (an object a line) or text"_s, u"json"_s, Key::Plain, true, &takeFormat},
        {u"drain-seconds"_s, u"N"_s, u"after a request to stop, how long /readyz says so before connections are refused, 0 to 300"_s, u"0"_s, Key::Plain, true,
         [](Settings &s, const QString &text) { return takeNumber(s.drainSeconds, text, 0, longestDrain); }},
    };
    return all;
}

QString variableOf(const QString &key) { return u"CASEMENT_"_s + key.toUpper().replace(u'-', u'_'); }

QString withoutPassword(const QString &text)
{
    const QUrl url(text);
    if (text.isEmpty() || !url.isValid() || !url.hasQuery())
        return text.isEmpty() || url.isValid() ? url.toString(QUrl::RemovePassword) : u"(not shown)"_s;
    return QString(url.toString(QUrl::RemovePassword | QUrl::RemoveQuery) + u"?..."_s); // parameters may name a password too
}

QString shownOf(const Key &key, const QString &text) { return key.kind == Key::Secret ? withoutPassword(text) : text; }

/// Judges a value and keeps it with its origin.
void take(Settings &settings, const Key &key, const QString &text, const QString &origin)
{
    if (!key.take(settings, text))
        settings.mistakes << u"%1: \"%2\" is no value for %3 (%4)"_s.arg(origin, shownOf(key, text), key.name, key.help);
    for (Settings::Value &value : settings.values) {
        if (value.key == key.name)
            value = {key.name, shownOf(key, text), origin, text, key.live};
    }
}

void takeDefaults(Settings &settings)
{
    for (const Key &key : keys()) {
        settings.values.append({key.name, {}, {}, {}, key.live});
        take(settings, key, key.initial, u"default"_s);
    }
}

QString keyNames()
{
    QStringList names;
    for (const Key &key : keys())
        names << key.name;
    return names.join(u", "_s);
}

void takeLine(Settings &settings, const QString &line, const QString &origin, QStringList &seen)
{
    const qsizetype equals = line.indexOf(u'=');
    if (equals < 1) {
        settings.mistakes << u"%1: write KEY = VALUE; comments begin with #"_s.arg(origin);
        return;
    }
    const QString name = line.left(equals).trimmed();
    const QString text = line.mid(equals + 1).trimmed();
    const auto key = std::find_if(keys().cbegin(), keys().cend(), [&](const Key &known) { return known.name == name; });
    if (key == keys().cend()) {
        settings.mistakes << u"%1: there is no key \"%2\"; known are %3"_s.arg(origin, name, keyNames());
    } else if (seen.contains(name)) {
        settings.mistakes << u"%1: %2 stands here a second time; remove one of them"_s.arg(origin, name);
    } else {
        seen << name;
        // A path in the file is meant from where the file lies.
        const bool isRelative = key->kind == Key::Path && !text.isEmpty() && QDir::isRelativePath(text);
        take(settings, *key, isRelative ? QDir::cleanPath(QFileInfo(settings.file).dir().absoluteFilePath(text)) : text, origin);
    }
}

void takeFile(Settings &settings, const QString &path)
{
    settings.file = path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        settings.mistakes << u"%1 cannot be read (%2); check its place, its rights and its size"_s
                                 .arg(path, file.isOpen() ? u"larger than 64 KiB"_s : file.errorString());
        return;
    }
    QStringList seen;
    int number = 0;
    for (const QByteArray &raw : file.readAll().split('\n')) {
        ++number;
        const QString line = QString::fromUtf8(raw).trimmed();
        if (!line.isEmpty() && !line.startsWith(u'#'))
            takeLine(settings, line, u"%1:%2"_s.arg(QFileInfo(path).fileName()).arg(number), seen);
    }
}

/// Named by flag or environment, or casementd.conf in the data folder where there is one; empty: none.
QString fileOf(const Flags &flags, const QProcessEnvironment &environment)
{
    const QString named = flags.value(u"config"_s, environment.value(variableOf(u"config"_s)));
    if (!named.isEmpty())
        return named;
    const QString data = flags.value(u"data"_s, environment.value(variableOf(u"data"_s)));
    const QString usual = QDir(data).filePath(u"casementd.conf"_s);
    return !data.isEmpty() && QFileInfo::exists(usual) ? usual : QString();
}

void takeEnvironment(Settings &settings, const QProcessEnvironment &environment)
{
    QStringList known{variableOf(u"config"_s), u"CASEMENT_PASSWORD"_s}; // the last one is casementctl's
    for (const Key &key : keys()) {
        const QString variable = variableOf(key.name);
        known << variable;
        if (const QString text = environment.value(variable); !text.isEmpty())
            take(settings, key, text, variable);
    }
    for (const QString &variable : environment.keys()) {
        if (variable.startsWith(u"CASEMENT_"_s) && !known.contains(variable))
            settings.hints << u"%1 is set, but is no key of casementd"_s.arg(variable);
    }
}

/// What no key by itself can tell.
void judge(Settings &settings)
{
    if (settings.service.dataDir.isEmpty())
        settings.mistakes << u"Name the data folder with --data DIR, CASEMENT_DATA or data in the configuration file."_s;
    if (settings.http.certificateFile.isEmpty() != settings.http.keyFile.isEmpty())
        settings.mistakes << u"tls-certificate and tls-key belong together; give both or neither"_s;
    const QString &host = settings.http.host;
    const bool local = host == u"localhost"_s || host.startsWith(u"127."_s) || host == u"::1"_s;
    if (!local && settings.http.certificateFile.isEmpty())
        settings.hints << u"passwords and cases go over the network in the clear: give tls-certificate and tls-key, or listen on 127.0.0.1 behind a proxy with TLS"_s;
}

} // namespace

Settings readSettings(const Flags &flags, const QProcessEnvironment &environment)
{
    Settings settings;
    takeDefaults(settings);
    if (const QString path = fileOf(flags, environment); !path.isEmpty())
        takeFile(settings, path);
    takeEnvironment(settings, environment);
    for (const Key &key : keys()) {
        if (flags.contains(key.name))
            take(settings, key, flags.value(key.name), QString(u"--"_s + key.name));
    }
    judge(settings);
    return settings;
}

QList<Option> options()
{
    QList<Option> all{{u"config"_s, u"FILE"_s, u"configuration file; without it casementd.conf in the data folder, where there is one"_s}};
    for (const Key &key : keys())
        all << Option{key.name, key.parameter, key.initial.isEmpty() ? key.help : u"%1 (%2)"_s.arg(key.help, key.initial)};
    return all;
}

} // namespace Casement::App
