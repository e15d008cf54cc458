// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/knowledgepage.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/common/formatter.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMap>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

QString labelOf(const QString &kind)
{
    if (kind == u"documentation"_s)
        return KnowledgePage::tr("Documentation");
    if (kind == u"bestPractice"_s)
        return KnowledgePage::tr("Best practice");
    if (kind == u"faq"_s)
        return KnowledgePage::tr("Question and answer");
    if (kind == u"troubleshooting"_s)
        return KnowledgePage::tr("Troubleshooting");
    if (kind == u"walkthrough"_s)
        return KnowledgePage::tr("Walkthrough");
    return kind == u"video"_s ? KnowledgePage::tr("Video tutorial") : displaySafe(kind);
}

IconName signOf(const QString &kind)
{
    static const QMap<QString, IconName> signs{{u"documentation"_s, IconName::File}, {u"bestPractice"_s, IconName::Star}, {u"faq"_s, IconName::Info},
                                               {u"troubleshooting"_s, IconName::Settings}, {u"walkthrough"_s, IconName::List}, {u"video"_s, IconName::Image}};
    return signs.value(kind, IconName::Knowledge);
}

} // namespace

KnowledgePage::KnowledgePage(const Context &context, QWidget *parent)
    : LibraryPage(context, {u"knowledge"_s, tr("Search articles"), tr("Products"), tr("Articles"), tr("Choose an article to read it here"), IconName::Knowledge}, parent)
    , m_kinds(new QComboBox(this))
{
    m_kinds->setObjectName(u"knowledgeKindCombo"_s);
    m_kinds->setAccessibleName(tr("Kind of article"));
    m_kinds->addItem(tr("All kinds"), QString());
    for (const QString &kind : articleKinds())
        m_kinds->addItem(icon(signOf(kind), palette()), labelOf(kind), kind);
    toolRow()->addWidget(m_kinds);
    toolRow()->addStretch(1);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] { load(); });
    connect(&context.workspace.library(), &Library::articlesChanged, this, [this] {
        loadProducts();
        load();
    });
    connect(&context.workspace.sync(), &SyncControl::definitionChanged, this, &KnowledgePage::loadProducts);
    loadProducts();
    load();
}

KnowledgePage::~KnowledgePage() = default;

void KnowledgePage::loadProducts()
{
    onFinished(this->context().workspace.library().articles({}), this, [this](const Result<QList<Article>> &articles) {
        if (!articles)
            return; // the list says it
        QMap<QString, qint64> counts;
        for (const Article &article : articles.value()) {
            for (const QString &product : article.products)
                ++counts[product];
        }
        QList<Choice> choices{{{}, tr("All products"), articles->size()}};
        for (const auto &product : this->context().workspace.definition().products) {
            if (counts.contains(product.id))
                choices << Choice{product.id, product.label, counts.take(product.id)};
        }
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            choices << Choice{it.key(), it.key(), it.value()};
        setChoices(choices);
    });
}

void KnowledgePage::load()
{
    LibraryQuery query{choice(), {}, typed()};
    if (const QString kind = m_kinds->currentData().toString(); !kind.isEmpty())
        query.kinds << kind;
    onFinished(context().workspace.library().articles(query), this, [this, token = nextToken()](const Result<QList<Article>> &articles) {
        if (!isNewest(token))
            return;
        if (!articles)
            return failed(articles.error());
        const Formatter format(context().workspace.definition(), context().workspace.nowMs());
        QList<Entry> entries;
        for (const Article &article : articles.value())
            entries << Entry{article.id, article.title, article.body, factsOf(article), format.relative(article.updatedAt), signOf(article.kind), false};
        setEntries(entries);
    });
}

QString KnowledgePage::factsOf(const Article &article) const
{
    const Formatter format(context().workspace.definition(), context().workspace.nowMs());
    QStringList products;
    for (const QString &product : article.products)
        products << displaySafe(format.product(product));
    return products.isEmpty() ? labelOf(article.kind) : tr("%1 · %2").arg(labelOf(article.kind), products.join(u", "_s));
}

void KnowledgePage::loadText(const QString &id)
{
    onFinished(context().workspace.library().article(id), this, [this, id](const Result<Article> &article) {
        if (!article)
            return textFailed(id, article.error());
        const Formatter format(context().workspace.definition(), context().workspace.nowMs());
        QList<Badge> badges{{signOf(article->kind), true, labelOf(article->kind), Tone::Blue, Badge::Shape::Soft}};
        if (article->audience == Audience::Care)
            badges << Badge{IconName::Lock, true, tr("Internal"), Tone::Amber, Badge::Shape::Outline};
        QStringList facts;
        for (const QString &product : article->products)
            facts << displaySafe(format.product(product));
        facts << tr("Updated %1").arg(format.absolute(article->updatedAt));
        setText({id, article->title, facts.join(u" · "_s), article->body, article->link, badges});
    });
}

std::pair<QString, QString> KnowledgePage::nothingYet() const
{
    return {tr("No articles yet"), tr("What your support team publishes comes here by itself, and stays readable without a network.")};
}

bool KnowledgePage::isNarrowed() const { return m_kinds->currentIndex() > 0 || LibraryPage::isNarrowed(); }

void KnowledgePage::widen()
{
    const QSignalBlocker quiet(m_kinds);
    m_kinds->setCurrentIndex(0);
    LibraryPage::widen();
}

} // namespace Casement::Ui
