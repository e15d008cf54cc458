// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflict/conflictdialog.h"

#include "models/domain/async.h"
#include "models/domain/text.h"
#include "ui/common/errors.h"
#include "ui/common/formatter.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/newcase/fieldeditor.h"

#include <algorithm>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

ConflictDialog::ConflictDialog(Context context, const QString &caseId, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_caseId(caseId)
    , m_scroll(new QScrollArea(this))
    , m_notice(new Notice(this))
    , m_later(new QPushButton(tr("Decide later"), this))
    , m_apply(new QPushButton(tr("Apply"), this))
{
    setObjectName(u"conflictDialog"_s);
    setWindowTitle(tr("Two changes to the same field"));
    build();
    connect(m_later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &ConflictDialog::apply);
    load();
}

ConflictDialog::~ConflictDialog() = default;

void ConflictDialog::build()
{
    m_scroll->setObjectName(u"conflictScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(m_scroll);
    page->setObjectName(u"conflictPage"_s);
    m_list = new QVBoxLayout(page);
    m_list->setContentsMargins(Space::l, Space::l, Space::l, Space::s);
    m_list->setSpacing(Space::m);
    auto *intro = new QLabel(tr("Somebody else set the same field before your change arrived. Nothing is lost: both values are below. "
                                "Changes to other fields were kept."), page);
    intro->setObjectName(u"conflictIntroLabel"_s);
    intro->setWordWrap(true);
    m_list->addWidget(intro);
    m_notice->setObjectName(u"conflictNotice"_s);
    m_list->addWidget(m_notice);
    m_list->addStretch(1);
    m_scroll->setWidget(page);
    m_later->setObjectName(u"decideLaterButton"_s);
    m_apply->setObjectName(u"applyButton"_s);
    m_apply->setDefault(true);
    makePrimary(m_apply);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Space::l, Space::s, Space::l, Space::m);
    buttons->setSpacing(Space::s);
    buttons->addStretch(1);
    buttons->addWidget(m_later);
    buttons->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(buttons);
    const int character = fontMetrics().averageCharWidth();
    resize(character * 84, qMin(character * 92, 640));
    refresh();
}

void ConflictDialog::load()
{
    onFinished(m_context.workspace.outbox().entries(), this, [this](const Result<QList<OutboxEntry>> &entries) {
        if (!entries.ok()) {
            m_notice->showText(Notice::Kind::Error, sentenceFor(entries.error()));
            return;
        }
        m_clashes = clashesIn(entries.value(), m_caseId);
        for (const Clash &clash : std::as_const(m_clashes)) {
            if (!m_asked.contains(clash.caseId))
                m_asked << clash.caseId;
        }
        const QStringList asked = m_asked;
        for (const QString &id : asked)
            loadCase(id);
        if (asked.isEmpty())
            fill();
    });
}

// Values are told in the words of their case: choices depend on each other, and people have names.
void ConflictDialog::loadCase(const QString &caseId)
{
    const auto done = [this, caseId] {
        m_asked.removeOne(caseId);
        if (m_asked.isEmpty())
            fill();
    };
    onFinished(m_context.workspace.reader().detail(caseId), this, [this, caseId, done](const Result<CaseDetail> &detail) {
        if (!detail.ok())
            return done();
        m_details.insert(caseId, detail.value());
        onFinished(m_context.workspace.reader().people(detail->bundle.record.accountId), this, [this, done](const Result<QList<Person>> &people) {
            for (const Person &person : people.ok() ? people.value() : QList<Person>())
                m_people.insert(person.id, person.name);
            done();
        });
    });
}

void ConflictDialog::fill()
{
    const bool several = std::any_of(m_clashes.cbegin(), m_clashes.cend(),
                                     [this](const Clash &clash) { return clash.caseId != m_clashes.constFirst().caseId; });
    for (const Clash &clash : std::as_const(m_clashes)) {
        auto *card = new ConflictCard(clash, wordsOf(clash), several ? displaySafe(clash.caseTitle) : QString(), m_scroll->widget());
        connect(card, &ConflictCard::chosen, this, &ConflictDialog::refresh);
        m_list->insertWidget(m_list->count() - 1, card);
        m_cards << card;
    }
    if (m_cards.isEmpty())
        m_notice->showText(Notice::Kind::Success, tr("There is nothing left to decide."));
    else
        m_cards.constFirst()->takeFocus();
    refresh();
}

QString ConflictDialog::personName(const QString &id) const
{
    const Profile &profile = m_context.workspace.profile();
    if (id == profile.personId)
        return tr("%1 (you)").arg(displaySafe(profile.name));
    return displaySafe(m_people.value(id, id));
}

ConflictCard::Words ConflictDialog::wordsOf(const Clash &clash) const
{
    const auto &definition = m_context.workspace.definition();
    const Formatter format(definition, m_context.workspace.nowMs());
    const QString id = clash.theirs.field;
    const auto *field = definition.field(id);
    const bool person = id == u"owner"_s || (field && field->kind == u"contact"_s);
    const Case record = m_details.value(clash.caseId).bundle.record;
    ConflictCard::Words words;
    words.label = id == u"status"_s ? tr("Status") : id == u"owner"_s ? tr("Owner") : format.fieldLabel(id);
    const auto shown = [&](const QString &value) {
        QStringList lines = format.fieldValue(id, value, record).split(u'\n');
        for (QString &line : lines)
            line = displaySafe(line);
        return person ? personName(value) : lines.join(u'\n');
    };
    words.mine = shown(clash.mine);
    words.theirs = clash.theirs.label.isEmpty() ? shown(clash.theirs.value) : displaySafe(clash.theirs.label);
    words.mineWhen = tr("You, %1").arg(format.absolute(clash.mineAt));
    words.theirsWhen = tr("%1, %2").arg(displaySafe(clash.theirs.by), format.absolute(clash.theirs.at));
    words.text = field && (field->kind == u"text"_s || field->kind == u"markdown"_s || field->kind == u"cc"_s);
    return words;
}

void ConflictDialog::refresh()
{
    m_apply->setEnabled(m_steps.isEmpty() && std::any_of(m_cards.cbegin(), m_cards.cend(), [](const ConflictCard *card) {
        return card->choice() != ConflictCard::Choice::None;
    }));
}

bool ConflictDialog::check()
{
    const auto &definition = m_context.workspace.definition();
    for (ConflictCard *card : std::as_const(m_cards)) {
        const auto *field = definition.field(card->clash().theirs.field);
        if (card->choice() != ConflictCard::Choice::Mix || !field)
            continue;
        const QString code = problemOf(definition, m_details.value(card->clash().caseId).bundle.record, field->id, card->value());
        if (code.isEmpty())
            continue;
        card->setProblem(problemWords(definition, *field, code));
        m_scroll->ensureWidgetVisible(card);
        return false;
    }
    return true;
}

void ConflictDialog::apply()
{
    if (!check())
        return;
    Outbox &outbox = m_context.workspace.outbox();
    for (const ConflictCard *card : std::as_const(m_cards)) {
        const Clash &clash = card->clash();
        const auto choice = card->choice();
        if (choice == ConflictCard::Choice::None)
            continue;
        for (const QString &id : clash.olderIds)
            m_steps << [&outbox, id] { return outbox.drop(id); };
        if (choice == ConflictCard::Choice::Theirs)
            m_steps << [&outbox, id = clash.entryId] { return outbox.drop(id); };
        else
            m_steps << [&outbox, id = clash.entryId, value = card->value()] { return outbox.resolve(id, value); };
    }
    refresh();
    applyNext();
}

void ConflictDialog::applyNext()
{
    if (m_steps.isEmpty())
        return accept();
    onFinished(m_steps.takeFirst()(), this, [this](const Result<void> &done) {
        // What is no longer in the outbox was decided elsewhere.
        if (done.ok() || done.error().code == ErrorCode::NotFound)
            return applyNext();
        m_steps.clear();
        m_notice->showText(Notice::Kind::Error, sentenceFor(done.error()));
        refresh();
    });
}

} // namespace Casement::Ui
