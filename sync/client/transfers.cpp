// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/client/transfers.h"

#include "sync/client/answers.h"
#include "sync/protocol/paths.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Client {

namespace Paths = Protocol::Paths;

namespace {

constexpr qint64 pieceBytes = 4LL << 20; ///< of one request: what a proxy takes and a broken connection costs at most
constexpr qint64 attachmentBytes = 512LL << 20; ///< more than any portal's limit; a bound against endless answers
constexpr int mostBreaks = 5; ///< then the caller decides when to go on

using Done = std::function<void(Result<void>)>;

/// What every transfer does: one request after the other, as long as the line is there.
class Transfer : public std::enable_shared_from_this<Transfer>
{
public:
    Transfer(const std::shared_ptr<Line> &line, Done done) : m_line(line), m_done(std::move(done)) {}
    virtual ~Transfer() = default;
    Q_DISABLE_COPY_MOVE(Transfer)

protected:
    [[nodiscard]] HttpRequest request(const QByteArray &method, const QString &path) const
    {
        const auto line = m_line.lock();
        return line ? line->request(method, path) : HttpRequest();
    }
    template <typename Self>
    void send(const HttpRequest &request, void (Self::*next)(const HttpAnswer &))
    {
        const auto line = m_line.lock();
        if (!line)
            return end(Error{ErrorCode::Cancelled, u"ended by the client"_s});
        const auto self = std::static_pointer_cast<Self>(shared_from_this());
        line->transport.send(request, [self, next](const HttpAnswer &answer) { (*self.*next)(answer); });
    }
    void end(const Result<void> &result) { m_done(result); }
    /// Counts a broken attempt; false: enough of them.
    [[nodiscard]] bool mayTryAgain() { return ++m_breaks <= mostBreaks; }

private:
    std::weak_ptr<Line> m_line;
    Done m_done;
    int m_breaks = 0;
};

std::optional<qint64> numberIn(const HttpAnswer &answer, const QByteArray &header)
{
    bool fine = false;
    const qint64 value = answer.header(header).toLongLong(&fine);
    return fine && value >= 0 ? std::optional(value) : std::nullopt;
}

class Upload final : public Transfer
{
public:
    Upload(const std::shared_ptr<Line> &line, const QString &id, const QString &path, Done done)
        : Transfer(line, std::move(done)), m_id(id), m_path(path)
    {
    }

    void begin()
    {
        const QFileInfo file(m_path);
        if (!file.isReadable())
            return end(Error{ErrorCode::Storage, u"the copy of the attached file is gone from this computer; attach it again"_s});
        m_size = file.size();
        ask();
    }

private:
    [[nodiscard]] HttpRequest tus(const QByteArray &method, const QString &path) const
    {
        HttpRequest http = request(method, path);
        http.headers.emplaceBack("Tus-Resumable", "1.0.0");
        return http;
    }
    [[nodiscard]] QString place() const { return QString(Paths::uploads + u'/' + m_id); }

    void ask() { send(tus("HEAD", place()), &Upload::asked); }
    void asked(const HttpAnswer &answer)
    {
        if (answer.status == 404 && isJson(answer.contentType))
            return create();
        const auto length = numberIn(answer, "upload-length");
        if (answer.status / 100 == 2 && length && *length != m_size)
            return end(Error{ErrorCode::Conflict, u"another content was sent under this attachment's id; attach the file again"_s});
        if (answer.status / 100 == 2 && !length)
            return end(unknown(answer));
        goOn(answer);
    }

    void create()
    {
        HttpRequest http = tus("POST", Paths::uploads);
        http.headers.emplaceBack("Upload-Length", QByteArray::number(m_size));
        http.headers.emplaceBack("Upload-Metadata", "id " + m_id.toUtf8().toBase64());
        send(http, &Upload::goOn);
    }

    /// After whatever tells an offset: the next piece, or the end.
    void goOn(const HttpAnswer &answer)
    {
        if (answer.status == 0 || (m_sending && (answer.status == 409 || answer.status == 404)))
            return mayTryAgain() ? again() : end(errorOf(answer));
        if (answer.status == 423)
            return end(Error{ErrorCode::TooManyAttempts, u"an earlier connection still sends this file; it goes on when that ends"_s});
        const auto offset = numberIn(answer, "upload-offset");
        if (answer.status / 100 != 2 || !offset || answer.header("tus-resumable").isEmpty())
            return end(answer.status / 100 == 2 ? unknown(answer) : errorOf(answer));
        if (*offset == m_size)
            return end({});
        if (*offset > m_size || (m_sending && *offset <= m_offset))
            return end(Error{ErrorCode::ServiceFailed, u"the service does not take this file's bytes; try again later"_s});
        m_offset = *offset;
        sendPiece();
    }

    void again()
    {
        m_sending = false;
        ask();
    }

    void sendPiece()
    {
        HttpRequest http = tus("PATCH", place());
        http.headers.emplaceBack("Upload-Offset", QByteArray::number(m_offset));
        http.headers.emplaceBack("Content-Type", "application/offset+octet-stream");
        http.bodyFile = m_path;
        http.bodyOffset = m_offset;
        http.bodyLength = std::min(pieceBytes, m_size - m_offset);
        m_sending = true;
        send(http, &Upload::goOn);
    }

    static Error unknown(const HttpAnswer &answer)
    {
        HttpAnswer strange = answer;
        strange.contentType = isJson(answer.contentType) ? QByteArray() : answer.contentType;
        return errorOf(strange);
    }

    QString m_id, m_path;
    qint64 m_size = 0, m_offset = 0;
    bool m_sending = false; ///< the answer awaited is that of a piece
};

class Download final : public Transfer
{
public:
    Download(const std::shared_ptr<Line> &line, const QString &id, const QString &path, Done done)
        : Transfer(line, std::move(done)), m_id(id), m_path(path), m_part(QString(path + u".part"_s))
    {
    }

    void fetch()
    {
        const QFileInfo part(m_part);
        m_have = part.exists() ? part.size() : 0;
        HttpRequest http = request("GET", QString(Paths::attachments + u'/' + m_id + u"/content"_s));
        http.headers.emplaceBack("Accept-Encoding", "identity");
        if (m_have > 0)
            http.headers.emplaceBack("Range", "bytes=" + QByteArray::number(m_have) + '-');
        http.answerFile = m_part;
        http.maxAnswerBytes = std::max<qint64>(attachmentBytes - m_have, 0);
        send(http, &Download::answered);
    }

private:
    void answered(const HttpAnswer &answer)
    {
        if (answer.status == 0) {
            const bool further = QFileInfo(m_part).size() > m_have; // else it is for the caller to wait
            return further && mayTryAgain() ? fetch() : end(errorOf(answer));
        }
        if (answer.status == 416 && m_have > 0 && isJson(answer.contentType))
            return startOver();
        if (answer.status != 200 && answer.status != 206) {
            if (answer.status == 404) // out of reach: nothing of it stays
                QFile::remove(m_part);
            return end(errorOf(answer));
        }
        const QByteArray digest = answer.header("repr-digest");
        const bool continued = answer.header("content-range").startsWith(QByteArray("bytes " + QByteArray::number(m_have) + '-'));
        if (digest.isEmpty() || (answer.status == 206 && !continued)) { // a sign-in page in place of the file
            QFile::remove(m_part);
            return end(Error{ErrorCode::NotCasement, u"this is not the file from a Casement service; check the network's sign-in page"_s});
        }
        if (!isOf(digest))
            return answer.status == 206 ? startOver() : damaged();
        QFile::remove(m_path);
        QFile part(m_part);
        if (!part.rename(m_path))
            return end(Error{ErrorCode::Storage, u"cannot write "_s + m_path + u" ("_s + part.errorString() + u"); free some disk space"_s});
        end({});
    }

    [[nodiscard]] bool isOf(const QByteArray &digest) const
    {
        QFile file(m_part);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        return file.open(QIODevice::ReadOnly) && hash.addData(&file) && digest == "sha-256=:" + hash.result().toBase64() + ':';
    }

    /// What was here before does not belong to it.
    void startOver()
    {
        QFile::remove(m_part);
        mayTryAgain() ? fetch() : damaged();
    }

    void damaged()
    {
        QFile::remove(m_part);
        end(Error{ErrorCode::ServiceFailed, u"the file arrived damaged; try again"_s});
    }

    QString m_id, m_path, m_part;
    qint64 m_have = 0; ///< bytes of an earlier attempt
};

} // namespace

void sendFile(const std::shared_ptr<Line> &line, const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done)
{
    std::make_shared<Upload>(line, attachmentId, path, std::move(done))->begin();
}

void fetchFile(const std::shared_ptr<Line> &line, const QString &attachmentId, const QString &path, std::function<void(Result<void>)> done)
{
    std::make_shared<Download>(line, attachmentId, path, std::move(done))->fetch();
}

} // namespace Casement::Client
