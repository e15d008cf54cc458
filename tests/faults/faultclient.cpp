// SPDX-License-Identifier: GPL-3.0-or-later
// A client without windows in a process of its own, so that it can be killed. Reads one JSON object a line and answers each with one.
#include "tests/e2e/testclient.h"
#include "tests/faults/faultworld.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QSslConfiguration>
#include <deque>
#include <unistd.h>

using namespace Casement;
using namespace Casement::Testing;
using namespace Qt::StringLiterals;

namespace {

class Obeyer final : public QObject
{
public:
    Obeyer(const QString &folder, qint64 undoMs) : m_client(folder, undoMs)
    {
        connect(&m_input, &QSocketNotifier::activated, this, [this] { read(); });
    }

private:
    void read()
    {
        char bytes[4096];
        const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (size <= 0)
            return QCoreApplication::quit();
        m_text.append(bytes, size);
        for (qsizetype end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
            m_orders.push_back(QJsonDocument::fromJson(m_text.left(end)).object());
            m_text.remove(0, end + 1);
        }
        if (m_obeying)
            return; // the call that runs the loop takes them after it
        m_obeying = true;
        while (!m_orders.empty()) {
            const QJsonObject order = m_orders.front();
            m_orders.pop_front();
            QJsonObject answer = obey(order);
            answer.insert(u"text"_s, order[u"text"]);
            answer.insert(u"error"_s, m_client.lastError());
            const QByteArray line = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
            if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
                return QCoreApplication::quit();
        }
        m_obeying = false;
    }

    QJsonObject obey(const QJsonObject &order)
    {
        const QString act = order[u"do"].toString(), caseId = order[u"case"].toString(), text = order[u"text"].toString();
        if (act == u"resume"_s)
            return {{u"ok"_s, m_client.resume()}};
        if (act == u"signIn"_s)
            return {{u"ok"_s, m_client.signInOk(QUrl(order[u"service"].toString()), FaultWorld::email, FaultWorld::password)}};
        if (act == u"comment"_s)
            return {{u"ok"_s, m_client.comment(caseId, words(text))}};
        if (act == u"file"_s)
            return {{u"ok"_s, m_client.commentWithFile(caseId, words(text), order[u"path"].toString())}};
        if (act == u"takeBack"_s)
            return {{u"ok"_s, m_client.takeBack(text, text)}};
        if (act == u"draft"_s)
            return {{u"ok"_s, m_client.type(text, text)}};
        if (act == u"typed"_s)
            return {{u"ok"_s, m_client.typed(text) == text}};
        if (act == u"case"_s)
            return {{u"ok"_s, bodiesOf(m_client.detail(caseId)).value(text) == 1}};
        if (act == u"state"_s) {
            const SyncState state = m_client.workspace().sync().state();
            return {{u"ok"_s, state.phase == SyncState::Phase::Synced}, {u"waiting"_s, m_client.waiting()}, {u"returned"_s, state.returned},
                    {u"cases"_s, m_client.find({}).size()}, {u"problem"_s, state.problem.detail}, {u"now"_s, m_client.workspace().nowMs()}};
        }
        return {{u"ok"_s, false}};
    }

    TestClient m_client;
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray m_text;
    std::deque<QJsonObject> m_orders;
    bool m_obeying = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (const QString authorities = qEnvironmentVariable("CASEMENT_FAULT_TRUST"); !authorities.isEmpty()) {
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificates(authorities);
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    const Obeyer obeyer(QCoreApplication::arguments().value(1), QCoreApplication::arguments().value(2).toLongLong());
    return QCoreApplication::exec();
}
