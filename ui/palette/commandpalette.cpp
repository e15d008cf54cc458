// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"

#include "models/domain/async.h"
#include "models/domain/portaldefinition.h"
#include "models/domain/query.h"
#include "models/domain/text.h"
#include "ui/common/badges.h"
#include "ui/common/formatter.h"
#include "ui/common/theme.h"
#include "ui/palette/commanddelegate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

namespace {

constexpr int typingPauseMs = 80;
constexpr int mostCases = 8;

bool isNumber(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit(); });
}

} // namespace

CommandPalette::CommandPalette(const Context &context, const QList<Command> &commands, QWidget *window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_context(context)
    , m_model(new CommandModel(this))
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
    , m_pause(new QTimer(this))
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Find a command"));
    setAccessibleName(windowTitle());
    build();
    m_model->setCommands(commands);
    m_pause->setSingleShot(true);
    m_pause->setInterval(typingPauseMs);
    connect(m_pause, &QTimer::timeout, this, &CommandPalette::lookUp);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::typed);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { run(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { m_edit->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString()); });
    loadRecent();
    choose(0);
    place();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::build()
{
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setAccessibleName(tr("Command, place, view or case"));
    m_edit->setPlaceholderText(tr("Do something, or go to a page, view or case"));
    m_edit->addAction(icon(IconName::Search, palette()), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("What fits"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys of the list are the line's
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_nothing->setObjectName(u"paletteNothingLabel"_s);
    m_nothing->setText(tr("Nothing fits. Try fewer letters, or a case number."));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMargin(Space::l);
    m_nothing->setWordWrap(true);
    setSecondary(m_nothing);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::s, Space::s, Space::s);
    layout->setSpacing(Space::s);
    layout->addWidget(m_edit);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing, 1);
}

void CommandPalette::place()
{
    const QWidget *window = parentWidget();
    const int width = qMin(fontMetrics().averageCharWidth() * 88, window->width() - 2 * Space::l);
    const int height = qMin(m_list->sizeHintForRow(0) * 10 + m_edit->sizeHint().height() + 4 * Space::s, window->height() - 2 * Space::l);
    resize(width, height);
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, qMin(Space::l * 2, (window->height() - height) / 2))));
}

Command CommandPalette::caseCommand(const QString &id, const QString &title, const QString &detail, IconName sign)
{
    return {displaySafe(title), detail, sign, {}, {}, [this, id] { Q_EMIT caseWanted(id); }};
}

void CommandPalette::typed()
{
    const QString text = m_edit->text().trimmed();
    m_model->setText(text);
    m_runFirst = false;
    m_looking = text.size() >= 2;
    ++m_asked;
    if (m_looking) {
        m_pause->start();
    } else {
        m_pause->stop();
        if (text.isEmpty())
            loadRecent();
    }
    choose(0);
}

void CommandPalette::loadRecent()
{
    onFinished(m_context.workspace.reader().recent(), this, [this, asked = ++m_asked](const Result<QList<RecentItem>> &recent) {
        if (!recent.ok() || asked != m_asked)
            return;
        QList<Command> cases;
        for (const RecentItem &item : recent.value()) {
            if (item.viewed.kind == u"case"_s && cases.size() < mostCases)
                cases << caseCommand(item.viewed.objectId, item.title, tr("%1 · Viewed lately").arg(item.subtitle), IconName::History);
        }
        m_model->setFound(cases, true);
        choose(0);
    });
}

void CommandPalette::lookUp()
{
    CaseReader &reader = m_context.workspace.reader();
    const auto failed = [this] {
        m_looking = false;
        choose(0);
    };
    const CaseQuery query = resolved(parseSearch(m_edit->text()), m_context.workspace.profile().personId);
    onFinished(reader.ids(query), this, [this, &reader, failed, asked = m_asked](const Result<CaseIds> &ids) {
        if (asked != m_asked)
            return;
        if (!ids.ok() || ids.value().rowIds.isEmpty())
            return failed();
        onFinished(reader.rows(ids.value().rowIds.mid(0, mostCases)), this, [this, failed, asked](const Result<QList<CaseSummary>> &rows) {
            if (asked != m_asked)
                return;
            if (rows.ok())
                showFound(rows.value());
            else
                failed();
        });
    });
}

void CommandPalette::showFound(const QList<CaseSummary> &rows)
{
    const PortalDefinition &definition = m_context.workspace.definition();
    const Formatter words(definition, m_context.workspace.nowMs());
    const QString before = m_list->currentIndex().data().toString();
    const bool atTop = m_list->currentIndex().row() <= 0;
    QList<Command> cases;
    for (const CaseSummary &row : rows)
        cases << caseCommand(row.record.id, row.record.subject, u"%1 · %2"_s.arg(Formatter::number(row.record), words.status(row.record.status)),
                             statusBadge(definition, row.record.status).icon);
    m_looking = false;
    m_model->setFound(cases, isNumber(m_edit->text().trimmed()));
    int row = 0;
    for (int i = 0; !atTop && i < m_model->rowCount(); ++i)
        row = m_model->at(i)->title == before ? i : row;
    choose(row);
    if (std::exchange(m_runFirst, false))
        run(0);
}

void CommandPalette::choose(int row)
{
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any && !m_looking);
    if (!any) {
        m_edit->setAccessibleDescription(m_looking ? QString() : m_nothing->text());
        return;
    }
    m_list->setCurrentIndex(m_model->index(qBound(0, row, m_model->rowCount() - 1)));
}

void CommandPalette::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows > 0)
        choose((m_list->currentIndex().row() + by + rows) % rows);
}

// The window has its focus back before the act, so that what opens, opens over it.
void CommandPalette::run(int row)
{
    if (m_model->rowCount() == 0 && m_looking) {
        m_runFirst = true;
        return;
    }
    const Command *command = m_model->at(row);
    if (!command || !command->whyNot.isEmpty())
        return;
    const auto act = command->run;
    accept();
    act();
}

// Not every window system gives the focus back by itself.
void CommandPalette::done(int result)
{
    const bool active = isActiveWindow();
    QDialog::done(result);
    if (active)
        parentWidget()->activateWindow();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int page = qMax(1, m_list->height() / qMax(1, m_list->sizeHintForRow(0)) - 1);
        const int row = m_list->currentIndex().row();
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down: step(1); return true;
        case Qt::Key_Up: step(-1); return true;
        case Qt::Key_PageDown: choose(row + page); return true;
        case Qt::Key_PageUp: choose(row - page); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: run(row); return true;
        default: break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isVisible() && !isActiveWindow())
        reject();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.setPen(QPen(theme.border, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace Casement::Ui
