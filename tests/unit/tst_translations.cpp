// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context, source;
    QStringList forms; ///< one, or one a plural form
    bool unfinished = false;
};

QList<Message> messagesIn(const QByteArray &ts)
{
    QList<Message> messages;
    QString context;
    bool plural = false;
    QXmlStreamReader xml(ts);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name"_s) {
            context = xml.readElementText();
        } else if (xml.name() == u"message"_s) {
            plural = xml.attributes().value(u"numerus"_s) == u"yes"_s;
        } else if (xml.name() == u"source"_s) {
            messages << Message{context, xml.readElementText(), {}, false};
        } else if (xml.name() == u"translation"_s && !messages.isEmpty()) {
            messages.last().unfinished = xml.attributes().value(u"type"_s) == u"unfinished"_s;
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.last().forms = plural ? text.split(u'\n') : QStringList{text}; // each form of a plural stands on a line of its own
            messages.last().forms.removeIf([](const QString &form) { return form.trimmed().isEmpty(); });
        }
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression expression(u"%L?(?:\\d+|n)"_s);
    QStringList found;
    for (auto it = expression.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

QStringList complaintsAbout(const Message &message)
{
    QStringList complaints;
    // lupdate guesses a context without the namespace where it cannot find the class's header; such a translation never shows.
    if (!message.context.startsWith(u"Casement::"_s) && message.context != u"main"_s)
        complaints << QString(u"context "_s + message.context + u" has no namespace"_s);
    if (message.unfinished)
        return complaints;
    if (message.forms.isEmpty())
        complaints << u"is empty"_s;
    QStringList expected = placeholders(message.source);
    for (const QString &form : message.forms) {
        QStringList there = placeholders(form);
        for (const QString &number : {u"%n"_s, u"%Ln"_s}) { // "one case" needs no number
            if (expected.contains(number) && !there.contains(number))
                there << number;
        }
        there.sort();
        expected.sort();
        if (there != expected)
            complaints << QString(u"\""_s + form + u"\" has other placeholders"_s);
    }
    return complaints;
}

} // namespace

/// Translations show up and say as much as their sources.
class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void files_data();
    void files();
    void germanIsComplete();
    void mistakesAreFound();

private:
    [[nodiscard]] static QList<Message> messagesOf(const QString &name);
};

QList<Message> TestTranslations::messagesOf(const QString &name)
{
    QFile file(QString(QStringLiteral(CASEMENT_SOURCE_DIR "/translations/") + name));
    return file.open(QFile::ReadOnly) ? messagesIn(file.readAll()) : QList<Message>();
}

void TestTranslations::files_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"casement_de.ts", "casement_en.ts", "casement_he.ts", "casement_ja.ts"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestTranslations::files()
{
    QFETCH(QString, name);
    const QList<Message> messages = messagesOf(name);
    QVERIFY(!messages.isEmpty());
    QStringList complaints;
    for (const Message &message : messages) {
        for (const QString &complaint : complaintsAbout(message))
            complaints << QString(u"\""_s + message.source + u"\" "_s + complaint);
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void TestTranslations::germanIsComplete()
{
    QStringList missing;
    for (const Message &message : messagesOf(u"casement_de.ts"_s)) {
        if (message.unfinished)
            missing << message.source;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestTranslations::mistakesAreFound()
{
    const auto complaints = [](const char *context, const char *source, const char *translation) {
        const QByteArray plural = QByteArray(source).contains("%n") ? " numerus=\"yes\"" : "";
        const QByteArray ts = QByteArray("<TS><context><name>") + context + "</name><message" + plural + "><source>" + source
            + "</source>" + translation + "</message></context></TS>";
        const QList<Message> messages = messagesIn(ts);
        return messages.size() == 1 ? complaintsAbout(messages.first()) : QStringList{u"not read"_s};
    };
    QCOMPARE(complaints("Casement::Ui::A", "in %1", "<translation>nach %1</translation>"), QStringList{});
    QCOMPARE(complaints("Casement::Ui::A", "%n cases", "<translation>\n<numerusform>ein Fall</numerusform>\n<numerusform>%n Fälle</numerusform>\n</translation>"), QStringList{});
    QCOMPARE(complaints("A", "in", "<translation>nach</translation>").size(), 1);
    QCOMPARE(complaints("Casement::Ui::A", "in %1", "<translation>nach %2</translation>").size(), 1);
    QCOMPARE(complaints("Casement::Ui::A", "in", "<translation></translation>").size(), 1);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
