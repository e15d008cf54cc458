// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formatter.h"

#include "models/domain/case.h"
#include "models/items/casetext.h"

#include <algorithm>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Casement::Ui {

Formatter::Formatter(const PortalDefinition &definition, qint64 nowMs)
    : m_definition(definition)
    , m_now(nowMs)
{
}

QString Formatter::relative(qint64 at) const { return Items::relativeTime(at, m_now); }
QString Formatter::late(qint64 due) const { return Items::dueTime(due, m_now); }
QString Formatter::absolute(qint64 at) const { return Items::absoluteTime(at); }
QString Formatter::moment(qint64 at) const { return Items::moment(at, m_now); }
QString Formatter::size(qint64 bytes) { return Items::sizeText(bytes); }

QString Formatter::status(const QString &id) const
{
    const auto *found = m_definition.status(id);
    return found ? found->label : id;
}

QString Formatter::severity(const QString &id) const
{
    const auto *found = m_definition.severity(id);
    return found ? found->label : id;
}

QString Formatter::priority(const QString &id) const
{
    const auto *found = m_definition.priority(id);
    return found ? found->label : id;
}

QString Formatter::caseType(const QString &id) const
{
    const auto *found = m_definition.caseType(id);
    return found ? found->label : id;
}

QString Formatter::product(const QString &id) const
{
    const auto *found = m_definition.product(id);
    return found ? found->label : id;
}

QString Formatter::reason(const QString &id) const
{
    const auto *found = m_definition.reason(id);
    return found ? found->label : id;
}

QString Formatter::fieldLabel(const QString &id) const
{
    const auto *found = m_definition.field(id);
    return found ? found->label : id;
}

namespace {
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::Formatter)
};
} // namespace

QString Formatter::fieldValue(const QString &fieldId, const QString &value, const Case &record) const
{
    const auto *field = m_definition.field(fieldId);
    if (fieldId == u"status"_s)
        return status(value);
    if (field && field->kind == u"sealed"_s && !value.isEmpty()) // whatever it is, a box is not to be read
        return Words::tr("Sealed");
    if (!field || field->kind != u"choice"_s)
        return value;
    QMap<QString, QString> answers = record.fields;
    answers.insert(u"product"_s, record.product);
    answers.insert(u"type"_s, record.type);
    const QList<PortalDefinition::Choice> choices = m_definition.choices(fieldId, answers);
    const auto it = std::find_if(choices.cbegin(), choices.cend(), [&](const auto &choice) { return choice.id == value; });
    return it == choices.cend() ? value : it->label;
}

QString Formatter::number(const Case &record) { return Items::numberText(record); }

} // namespace Casement::Ui
