// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/factspanel.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/text.h"
#include "ui/casedetail/duefacts.h"
#include "ui/common/formatter.h"
#include "ui/common/markdownview.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

FactsPanel::FactsPanel(Context context, Shape shape, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_shape(shape)
{
    setObjectName(shape == Shape::Column ? u"factsColumn"_s : u"factsPage"_s);
    setAccessibleName(tr("Details"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    if (shape == Shape::Column)
        setViewportMargins(1, 0, 1, 0);
}

FactsPanel::~FactsPanel() = default;

void FactsPanel::show(const CaseDetail &detail)
{
    m_detail = detail;
    fill();
}

QList<FactsPanel::Fact> FactsPanel::factsOf(const CaseDetail &detail) const
{
    const Case &record = detail.bundle.record;
    const auto &definition = m_context.workspace.definition();
    const Formatter format(definition, m_context.workspace.nowMs());
    const auto time = [&](qint64 at) { return at ? format.moment(at) : QString(); };
    QList<Fact> facts{
        {u"account"_s, format.fieldLabel(u"account"_s), displaySafe(record.accountName), {}, false},
        {u"contact"_s, format.fieldLabel(u"contact"_s), displaySafe(record.contactName), {}, false},
    };
    if (record.openerId != record.contactId)
        facts << Fact{u"opener"_s, tr("Opened by"), displaySafe(record.openerName), {}, false};
    if (definition.ownerPublic || isCare(m_context.workspace.profile().role))
        facts << Fact{u"owner"_s,
                      tr("Owner"),
                      record.ownerName.isEmpty() ? tr("Nobody yet") : displaySafe(record.ownerName),
                      {},
                      false};
    facts << Fact{u"type"_s, format.fieldLabel(u"type"_s), format.caseType(record.type), {}, false};
    const QString &severity = definition.severityAudience == Audience::Care ? detail.bundle.care.severity : record.severity;
    if (!severity.isEmpty())
        facts << Fact{u"severity"_s, definition.field(u"severity"_s) ? format.fieldLabel(u"severity"_s) : tr("Severity"), format.severity(severity), {}, false};
    if (!record.priority.isEmpty())
        facts << Fact{u"priority"_s, tr("Priority"), format.priority(record.priority), {}, false};
    facts << Fact{u"product"_s, format.fieldLabel(u"product"_s), format.product(record.product), {}, false};
    facts += fieldsOf(record);
    if (!record.cc.isEmpty())
        facts << Fact{u"cc"_s, format.fieldLabel(u"cc"_s), record.cc.join(u'\n'), {}, false};
    facts << Fact{u"opened"_s, tr("Opened"), time(record.openedAt), format.absolute(record.openedAt), false}
          << Fact{u"updated"_s, tr("Last update"), time(record.updatedAt), format.absolute(record.updatedAt), false};
    if (record.closedAt)
        facts << Fact{u"closed"_s, tr("Closed"), time(record.closedAt), format.absolute(record.closedAt), false};
    for (const DueFact &due : dueFacts(definition, detail, m_context.workspace.nowMs())) {
        const QString account = due.account.join(u'\n');
        facts << Fact{due.id, due.label, m_shape == Shape::Page ? QString(due.value + u'\n' + account) : due.value, account, false};
    }
    facts.removeIf([](const Fact &fact) { return fact.value.isEmpty(); });
    return facts;
}

QList<FactsPanel::Fact> FactsPanel::fieldsOf(const Case &record) const
{
    const auto &definition = m_context.workspace.definition();
    const Formatter format(definition, m_context.workspace.nowMs());
    QList<Fact> facts;
    QStringList known;
    for (const auto &field : definition.fields) { // in the definition's order
        known << field.id;
        if (record.fields.contains(field.id)) {
            facts << Fact{field.id,
                          field.label,
                          format.fieldValue(field.id, record.fields.value(field.id), record),
                          {},
                          field.kind == u"url"_s};
        }
    }
    for (auto it = record.fields.cbegin(); it != record.fields.cend(); ++it) {
        if (!known.contains(it.key())) // of a newer service: shown as it came
            facts << Fact{it.key(), it.key(), it.value(), {}, false};
    }
    return facts;
}

QWidget *FactsPanel::valueOf(const Fact &fact)
{
    auto *label = new QLabel(widget());
    label->setObjectName(fact.id + u"FactLabel"_s);
    label->setWordWrap(true);
    label->setToolTip(fact.hint);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const QUrl url(fact.value, QUrl::StrictMode);
    if (!fact.isLink || !isSafeLink(url)) {
        // Long words such as addresses break at their signs instead of widening the column.
        label->setText(QString(fact.value).replace(u"@"_s, u"\u200b@"_s).replace(u"/"_s, u"/\u200b"_s));
        return label;
    }
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->setText(u"<a href=\"%1\">%2</a>"_s.arg(fact.value.toHtmlEscaped(), displaySafe(url.host()).toHtmlEscaped()));
    label->setToolTip(displaySafe(fact.value));
    connect(label, &QLabel::linkActivated, this,
            [this](const QString &link) { m_context.prompts.openExternally(this, link); });
    return label;
}

void FactsPanel::fill()
{
    auto *content = new QWidget;
    content->setObjectName(u"factsContent"_s);
    content->setBackgroundRole(QPalette::Base);
    setWidget(content); // takes the old one away
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    const bool page = m_shape == Shape::Page;
    grid->setHorizontalSpacing(Space::l);
    grid->setVerticalSpacing(page ? 12 : 0);
    grid->setColumnStretch(page ? 1 : 0, 1);
    int row = 0;
    for (const Fact &fact : factsOf(m_detail)) {
        auto *label = new QLabel(fact.label, content);
        label->setObjectName(fact.id + u"CaptionLabel"_s);
        label->setTextFormat(Qt::PlainText);
        setSecondary(label);
        QWidget *value = valueOf(fact);
        if (page) {
            grid->addWidget(label, row, 0, Qt::AlignTop);
            grid->addWidget(value, row++, 1);
        } else {
            grid->addWidget(label, row++, 0);
            grid->addWidget(value, row++, 0);
            grid->setRowMinimumHeight(row++, 12);
        }
    }
    grid->setRowStretch(row, 1);
}

bool FactsPanel::event(QEvent *event)
{
    const bool handled = QScrollArea::event(event);
    if (event->type() == QEvent::Paint && m_shape == Shape::Column) {
        QPainter painter(this); // a line towards the conversation
        painter.fillRect(isRightToLeft() ? width() - 1 : 0, 0, 1, height(), themeOf(this).border);
    }
    return handled;
}

void FactsPanel::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && widget())
        fill(); // links carry their colour in the text
}

} // namespace Casement::Ui
