// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/columnlayout.h"

#include "models/domain/clientports.h"
#include "models/domain/portaldefinition.h"
#include "models/items/casetext.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

using Items::columnTable;

namespace {

constexpr int layoutVersion = 1;
constexpr int narrowestSubject = 220;
constexpr int count = int(columnTable.size());

QString idOf(int column) { return QString::fromLatin1(columnTable.at(std::size_t(column)).id); }

} // namespace

ColumnLayout::ColumnLayout(QHeaderView *header, const Workspace &workspace, QSettings &settings)
    : m_header(header)
    , m_workspace(workspace)
    , m_settings(settings)
{
}

int ColumnLayout::columnOf(const QString &id) const
{
    const auto it = std::find_if(columnTable.cbegin(), columnTable.cend(), [&](const auto &info) { return id == QLatin1StringView(info.id); });
    return it == columnTable.cend() ? -1 : int(it - columnTable.cbegin());
}

bool ColumnLayout::offered(int column) const
{
    return std::any_of(m_workspace.definition().columns.cbegin(), m_workspace.definition().columns.cend(), [&](const auto &c) { return c.id == idOf(column); });
}

void ColumnLayout::reset()
{
    const QScopedValueRollback busy(m_busy, true);
    m_own = true;
    for (int column = 0; column < count; ++column) {
        m_header->resizeSection(column, columnTable.at(std::size_t(column)).width);
        m_header->setSectionHidden(column, true);
    }
    int visual = 0;
    for (const PortalDefinition::Column &wanted : m_workspace.definition().columns) {
        const int column = columnOf(wanted.id);
        if (column < 0)
            continue;
        m_header->moveSection(m_header->visualIndex(column), visual++);
        m_header->resizeSection(column, wanted.width);
        m_header->setSectionHidden(column, wanted.hidden);
    }
}

void ColumnLayout::fit(int width)
{
    if (!m_own || width <= 0)
        return;
    const QScopedValueRollback busy(m_busy, true);
    const int subject = columnOf(u"subject"_s);
    int others = 0;
    for (int column = 0; column < count; ++column) {
        if (column != subject && !m_header->isSectionHidden(column))
            others += m_header->sectionSize(column);
    }
    m_header->resizeSection(subject, qMax(narrowestSubject, width - others));
}

void ColumnLayout::restore(const QString &key)
{
    reset();
    const QJsonObject stored = QJsonDocument::fromJson(m_settings.value(key).toByteArray()).object();
    if (stored.value(u"version"_s).toInt() == layoutVersion)
        arrange(stored);
}

void ColumnLayout::arrange(const QJsonObject &stored)
{
    const QScopedValueRollback busy(m_busy, true);
    int visual = 0;
    bool anyShown = false;
    for (const QJsonValue &value : stored.value(u"columns"_s).toArray()) {
        const QJsonObject entry = value.toObject();
        const int column = columnOf(entry.value(u"id"_s).toString());
        if (column < 0 || !offered(column))
            continue;
        m_header->moveSection(m_header->visualIndex(column), visual++);
        m_header->resizeSection(column, qBound(40, entry.value(u"width"_s).toInt(120), 2000));
        m_header->setSectionHidden(column, entry.value(u"hidden"_s).toBool());
        anyShown = anyShown || !m_header->isSectionHidden(column);
    }
    m_own = false;
    if (!anyShown)
        reset();
}

void ColumnLayout::save(const QString &key)
{
    m_own = false;
    QJsonArray columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (!offered(column))
            continue;
        const bool hidden = m_header->isSectionHidden(column);
        // A hidden section has no width of its own to ask for; its default serves when it comes back.
        const int width = hidden ? columnTable.at(std::size_t(column)).width : m_header->sectionSize(column);
        columns << QJsonObject{{u"id"_s, idOf(column)}, {u"width"_s, width}, {u"hidden"_s, hidden}};
    }
    const QJsonObject stored{{u"version"_s, layoutVersion}, {u"columns"_s, columns}};
    m_settings.setValue(key, QJsonDocument(stored).toJson(QJsonDocument::Compact));
}

void ColumnLayout::fill(QMenu *menu) const
{
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (!offered(column))
            continue;
        QAction *action = menu->addAction(Items::columnTitle(columnTable.at(std::size_t(column)).column, m_workspace.definition()));
        action->setObjectName(QString(idOf(column) + u"ColumnAction"_s));
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(column));
        action->setEnabled(m_header->isSectionHidden(column) || m_header->count() - m_header->hiddenSectionCount() > 1);
        QObject::connect(action, &QAction::toggled, m_header, [header = m_header, column](bool on) { header->setSectionHidden(column, !on); });
    }
}

} // namespace Casement::Ui
