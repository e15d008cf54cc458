// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/newcase/suggestions.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int typingPauseMs = 300;
constexpr qsizetype mostWords = 6;
constexpr qsizetype mostShown = 3;
constexpr qsizetype shortestWord = 4;

/// The words that say most: the longest. Scripts without spaces have words of one character, all of which count.
QStringList tellingWords(const QString &subject)
{
    QStringList words = tokens(subject);
    words.removeIf([](const QString &word) { return word.size() < shortestWord && word.at(0).unicode() < 0x2E80; });
    words.removeDuplicates();
    std::stable_sort(words.begin(), words.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return words.first(std::min(words.size(), mostWords));
}

} // namespace

Suggestions::Suggestions(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_typing(new QTimer(this))
    , m_list(new QVBoxLayout)
{
    setObjectName(u"suggestions"_s);
    setAccessibleName(tr("Perhaps one of these helps"));
    auto *title = new QLabel(accessibleName(), this);
    title->setObjectName(u"suggestionsLabel"_s);
    setSecondary(title);
    m_list->setSpacing(2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::xs);
    layout->addWidget(title);
    layout->addLayout(m_list);
    hide();
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPauseMs);
    connect(m_typing, &QTimer::timeout, this, &Suggestions::ask);
}

Suggestions::~Suggestions() = default;

void Suggestions::setSubject(const QString &subject)
{
    if (subject == m_subject)
        return;
    m_subject = subject;
    m_typing->start();
}

void Suggestions::ask()
{
    const QStringList words = tellingWords(m_subject);
    const quint64 token = ++m_token;
    m_hits.clear();
    m_words = int(words.size());
    m_waiting = m_words + 1;
    for (const QString &word : words) {
        onFinished(m_context.workspace.library().articles({{}, {}, word}), this, [this, token](const Result<QList<Article>> &articles) {
            if (token != m_token)
                return;
            for (const Article &article : articles.ok() ? articles.value() : QList<Article>())
                take({article.id, article.title, false, 1});
            answered(token);
        });
    }
    askForCases(words, token);
}

void Suggestions::askForCases(const QStringList &words, quint64 token)
{
    if (words.isEmpty())
        return answered(token);
    CaseQuery query;
    query.conditions << Condition{u"open"_s, Condition::Op::Is, {u"true"_s}};
    query.words = words.first(std::min<qsizetype>(words.size(), 2));
    onFinished(m_context.workspace.reader().lookUp(query), this, [this, token](const Result<CaseIds> &ids) {
        if (token != m_token)
            return;
        if (!ids || ids->rowIds.isEmpty())
            return answered(token);
        const QList<qint64> first = ids->rowIds.first(std::min(ids->rowIds.size(), mostShown));
        onFinished(m_context.workspace.reader().rows(first), this, [this, token](const Result<QList<CaseSummary>> &rows) {
            if (token != m_token)
                return;
            for (const CaseSummary &row : rows.ok() ? rows.value() : QList<CaseSummary>())
                take({row.record.id, tr("%1: %2").arg(Formatter::number(row.record), row.record.subject), true, std::min(m_words, 2)});
            answered(token);
        });
    });
}

void Suggestions::take(const Hit &hit)
{
    Hit &kept = m_hits[hit.id];
    const int score = kept.score + hit.score;
    kept = hit;
    kept.score = score;
}

void Suggestions::answered(quint64 token)
{
    if (token == m_token && --m_waiting == 0)
        fill();
}

void Suggestions::fill()
{
    QList<Hit> hits = m_hits.values();
    const int enough = std::min(m_words, 2); // one word alone fits too much
    hits.removeIf([enough](const Hit &hit) { return hit.score < enough; });
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return std::pair(a.isCase, -a.score) < std::pair(b.isCase, -b.score); });
    while (m_list->count() > 0)
        delete m_list->takeAt(0)->widget();
    QMap<bool, int> shown;
    for (const Hit &hit : std::as_const(hits)) {
        if (shown[hit.isCase]++ >= int(mostShown))
            continue;
        auto *button = new QToolButton(this);
        button->setObjectName(u"suggestionButton"_s);
        button->setText(fontMetrics().elidedText(displaySafe(hit.title), Qt::ElideRight, fontMetrics().averageCharWidth() * 70));
        button->setToolTip(displaySafe(hit.title));
        button->setAccessibleName(hit.isCase ? tr("Open case %1").arg(displaySafe(hit.title)) : tr("Article %1").arg(displaySafe(hit.title)));
        button->setIcon(icon(hit.isCase ? IconName::Cases : IconName::Knowledge, palette()));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, hit] {
            if (hit.isCase)
                Q_EMIT caseWanted(hit.id);
            else
                Q_EMIT articleWanted(hit.id);
        });
        m_list->addWidget(button, 0, Qt::AlignLeading);
    }
    setVisible(!hits.isEmpty());
}

} // namespace Casement::Ui
