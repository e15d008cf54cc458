// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/casedetail/factspanel.h"

#include "models/domain/portaldefinition.h"
#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/casedetail/duefacts.h"
#include "ui/casedetail/fieldedit.h"
#include "ui/common/formatter.h"
#include "ui/common/icons.h"
#include "ui/common/markdownview.h"
#include "ui/common/theme.h"

#include <algorithm>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QJsonObject>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
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
    const bool another = m_detail.bundle.record.id != detail.bundle.record.id;
    m_detail = detail;
    if (m_edit && !another)
        return m_edit->show(detail.bundle.record);
    m_edit = nullptr; // its draft is kept under the case before
    fill();
    if (another && m_shape == Shape::Page)
        restoreDraft();
}

QStringList FactsPanel::changeable() const
{
    const Case &record = m_detail.bundle.record;
    const Profile &profile = m_context.workspace.profile();
    const auto &definition = m_context.workspace.definition();
    const bool care = isCare(profile.role);
    if (mergedInto(m_detail.bundle))
        return {};
    if (!care && (!profile.mayEdit.contains(record.accountId) || !takesReply(definition, record, m_context.workspace.nowMs())))
        return {};
    QStringList ids = changeableFields(definition, profile.role);
    QMap<QString, QString> answers = record.fields;
    answers.insert(u"product"_s, record.product);
    ids.removeIf([&](const QString &id) { // a choice without anything to choose
        const auto *field = definition.field(id);
        return field->kind == u"choice"_s && definition.choices(id, answers).isEmpty();
    });
    return ids;
}

void FactsPanel::restoreDraft()
{
    const QString caseId = m_detail.bundle.record.id;
    onFinished(m_context.workspace.drafts().load(FieldEdit::draftKey(caseId)), this, [this, caseId](const Result<QJsonObject> &draft) {
        if (!draft.ok() || draft->isEmpty() || m_edit || caseId != m_detail.bundle.record.id)
            return;
        edit(draft->value(u"field"_s).toString());
        if (m_edit)
            m_edit->restore(draft.value());
    });
}

void FactsPanel::edit(const QString &fieldId)
{
    const auto *field = m_context.workspace.definition().field(fieldId);
    if (m_shape != Shape::Page || !field || !changeable().contains(fieldId) || (m_edit && m_edit->fieldId() == fieldId))
        return;
    if (m_edit) // one at a time: what is entered there comes first
        return m_edit->takeFocus();
    m_edit = new FieldEdit(m_context, m_detail.bundle.record, *field, this);
    connect(m_edit, &FieldEdit::finished, this, &FactsPanel::edited);
    fill();
    m_edit->takeFocus();
    ensureWidgetVisible(m_edit);
}

void FactsPanel::takeFocus()
{
    if (m_edit)
        m_edit->takeFocus();
    else if (auto *first = findChild<QToolButton *>())
        first->setFocus(Qt::OtherFocusReason);
}

void FactsPanel::edited(bool saved)
{
    FieldEdit *done = std::exchange(m_edit, nullptr); // it is just telling us
    const QString field = done->fieldId();
    done->hide();
    done->setParent(this);
    done->deleteLater();
    fill();
    if (auto *again = findChild<QToolButton *>(field + u"ChangeButton"_s))
        again->setFocus(Qt::OtherFocusReason);
    if (!saved)
        return;
    // What hung on it may be asked anew: the feature of another product.
    onFinished(m_context.workspace.reader().detail(m_detail.bundle.record.id), this, [this](const Result<CaseDetail> &detail) {
        if (!detail.ok() || detail->bundle.record.id != m_detail.bundle.record.id)
            return;
        show(detail.value());
        for (const QString &id : changeable()) {
            const QString source = m_context.workspace.definition().field(id)->source;
            const bool dependent = source == u"features"_s || source == u"productTypes"_s;
            if (dependent && problemOf(m_context.workspace.definition(), detail->bundle.record, id, fieldText(detail->bundle.record, id)) == u"required"_s)
                return edit(id);
        }
    });
}

QList<FactsPanel::Fact> FactsPanel::factsOf(const CaseDetail &detail) const
{
    const Case &record = detail.bundle.record;
    const auto &definition = m_context.workspace.definition();
    const Formatter format(definition, m_context.workspace.nowMs());
    const auto time = [&](qint64 at) { return at ? format.moment(at) : QString(); };
    const QStringList changes = m_shape == Shape::Page ? changeable() : QStringList();
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
    facts += fieldsOf(record, changes);
    facts << Fact{u"cc"_s, format.fieldLabel(u"cc"_s), record.cc.join(u'\n'), {}, false};
    if (changes.contains(u"subject"_s))
        facts.prepend({u"subject"_s, format.fieldLabel(u"subject"_s), displaySafe(record.subject), {}, false});
    facts << Fact{u"opened"_s, tr("Opened"), time(record.openedAt), format.absolute(record.openedAt), false}
          << Fact{u"updated"_s, tr("Last update"), time(record.updatedAt), format.absolute(record.updatedAt), false};
    if (record.closedAt)
        facts << Fact{u"closed"_s, tr("Closed"), time(record.closedAt), format.absolute(record.closedAt), false};
    for (const DueFact &due : dueFacts(definition, detail, m_context.workspace.nowMs())) {
        const QString account = due.account.join(u'\n');
        facts << Fact{due.id, due.label, m_shape == Shape::Page ? QString(due.value + u'\n' + account) : due.value, account, false};
    }
    facts.removeIf([&](const Fact &fact) { return fact.value.isEmpty() && !changes.contains(fact.id); });
    return facts;
}

// Those there are, and empty ones that can be filled in.
QList<FactsPanel::Fact> FactsPanel::fieldsOf(const Case &record, const QStringList &changes) const
{
    const auto &definition = m_context.workspace.definition();
    const Formatter format(definition, m_context.workspace.nowMs());
    QList<Fact> facts;
    QStringList known;
    for (const auto &field : definition.fields) { // in the definition's order
        known << field.id;
        const bool column = field.kind == u"cc"_s || field.kind == u"contact"_s || field.id == u"product"_s || field.id == u"type"_s || field.id == u"subject"_s;
        if (record.fields.contains(field.id) || (!column && changes.contains(field.id))) {
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

QWidget *FactsPanel::changeableValue(const Fact &fact)
{
    if (m_edit && m_edit->fieldId() == fact.id)
        return m_edit;
    auto *row = new QWidget(widget());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::s);
    QWidget *value = valueOf(fact);
    if (auto *label = qobject_cast<QLabel *>(value); label && fact.value.isEmpty()) {
        label->setText(tr("Nothing yet"));
        setSecondary(label);
    }
    auto *change = new QToolButton(row);
    change->setObjectName(fact.id + u"ChangeButton"_s);
    change->setIcon(icon(IconName::Edit, palette()));
    change->setAutoRaise(true);
    change->setAccessibleName(tr("Change %1").arg(fact.label));
    change->setToolTip(change->accessibleName());
    connect(change, &QToolButton::clicked, this, [this, id = fact.id] { edit(id); });
    layout->addWidget(value, 1);
    layout->addWidget(change, 0, Qt::AlignTop);
    return row;
}

void FactsPanel::fill()
{
    auto *content = new QWidget;
    content->setObjectName(u"factsContent"_s);
    content->setBackgroundRole(QPalette::Base);
    if (m_edit)
        m_edit->setParent(content);
    if (QWidget *before = takeWidget())
        before->deleteLater(); // one of its buttons may be what calls us
    setWidget(content);
    const QStringList changes = changeable();
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
        QWidget *value = page && changes.contains(fact.id) ? changeableValue(fact) : valueOf(fact);
        label->setVisible(value != m_edit); // the editor has one of its own
        if (page) {
            grid->addWidget(label, row, 0, Qt::AlignTop);
            grid->addWidget(value, row++, 1);
        } else {
            grid->addWidget(label, row++, 0);
            grid->addWidget(value, row++, 0);
            grid->setRowMinimumHeight(row++, 12);
        }
    }
    if (!page && !changes.isEmpty()) {
        auto *change = new QPushButton(icon(IconName::Edit, palette()), tr("Change details"), content);
        change->setObjectName(u"changeDetailsButton"_s);
        change->setAccessibleName(change->text());
        connect(change, &QPushButton::clicked, this, &FactsPanel::editWanted);
        grid->addWidget(change, row++, 0, Qt::AlignLeading);
    }
    grid->setRowStretch(row, 1);
    if (m_edit)
        m_edit->setVisible(true); // a change of parent hides
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
