// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casement/eventlog.h"

#include "app/common/systemports.h"
#include "sync/protocol/errorcodes.h"

#include <QFile>
#include <QMutex>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Casement::App {

namespace {

constexpr qint64 mostBytes = 64 << 10;
constexpr qsizetype mostLines = 200;

QString fileIn(const QString &dataDir) { return dataDir + u"/events.log"_s; }

struct Log
{
    QMutex mutex;
    QString path; ///< empty: not begun
    QtMessageHandler next = nullptr;

    void add(const QString &level, const QString &category)
    {
        const QMutexLocker locker(&mutex);
        if (path.isEmpty())
            return;
        QFile file(path);
        const bool full = file.size() > mostBytes;
        if (file.open(full ? QIODevice::WriteOnly : QIODevice::Append)) {
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            file.write(QStringLiteral("%1 %2 %3\n").arg(QString::number(SystemClock().nowMs()), level, category).toUtf8());
        }
    }
};

Log &theLog()
{
    static Log log;
    return log;
}

void listen(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtDebugMsg && type != QtInfoMsg)
        theLog().add(type == QtWarningMsg ? u"warning"_s : u"error"_s, QString::fromLatin1(context.category));
    if (theLog().next)
        theLog().next(type, context, message);
}

} // namespace

void EventLog::begin(const QString &dataDir)
{
    {
        const QMutexLocker locker(&theLog().mutex);
        theLog().path = fileIn(dataDir);
    }
    static const bool listening = [] {
        theLog().next = qInstallMessageHandler(listen);
        return true;
    }();
    Q_UNUSED(listening)
}

void EventLog::tell(const QString &place, ErrorCode code)
{
    theLog().add(u"error"_s, QString(place + u'.' + Protocol::nameOf(code)));
}

QStringList EventLog::lines(const QString &dataDir)
{
    static const QRegularExpression shape(u"^[0-9]{1,15} (?:warning|error) [A-Za-z0-9._-]{1,80}$"_s);
    QFile file(fileIn(dataDir));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList kept = QString::fromUtf8(file.read(2 * mostBytes)).split(u'\n').filter(shape);
    return kept.mid(std::max(qsizetype(0), kept.size() - mostLines));
}

} // namespace Casement::App
