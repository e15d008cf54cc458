// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/service/metrics/registry.h"

#include <algorithm>
#include <cmath>

namespace Casement::Service {

namespace {

QByteArray escaped(QByteArray text, bool quotes)
{
    text.replace('\\', "\\\\").replace('\n', "\\n");
    return quotes ? text.replace('"', "\\\"") : text;
}

QByteArray number(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    constexpr double exact = 1e15; // whole numbers are written without an exponent as long as a double holds them exactly
    if (std::floor(value) == value && std::abs(value) < exact)
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'g', 15);
}

} // namespace

Family::Family(QByteArray name, QByteArray help, QByteArray type, QByteArrayList labels)
    : m_name(std::move(name)), m_help(std::move(help)), m_type(std::move(type)), m_labels(std::move(labels))
{
}

void Family::write(QByteArray &text) const
{
    text += "# HELP " + m_name + ' ' + escaped(m_help, false) + '\n';
    text += "# TYPE " + m_name + ' ' + m_type + '\n';
    writeLines(text);
}

void Family::line(QByteArray &text, const QByteArray &suffix, const QByteArrayList &values, const QByteArray &extra, double value) const
{
    Q_ASSERT(values.size() == m_labels.size());
    QByteArrayList pairs;
    for (qsizetype i = 0; i < m_labels.size(); ++i)
        pairs << QByteArray(m_labels.at(i) + "=\"" + escaped(values.at(i), true) + '"');
    if (!extra.isEmpty())
        pairs << extra;
    text += m_name + suffix;
    if (!pairs.isEmpty())
        text += '{' + pairs.join(',') + '}';
    text += ' ' + number(value) + '\n';
}

Counter::Counter(const QByteArray &name, const QByteArray &help, const QByteArrayList &labels)
    : Family(name, help, "counter", labels)
{
    if (labels.isEmpty())
        m_counts[{}] = 0; // told from the start, so that the first one shows as a rise
}

void Counter::add(const QByteArrayList &values, quint64 by)
{
    const std::scoped_lock lock(m_mutex);
    m_counts[values] += by;
}

void Counter::writeLines(QByteArray &text) const
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[values, count] : m_counts)
        line(text, {}, values, {}, double(count));
}

Histogram::Histogram(const QByteArray &name, const QByteArray &help, const QByteArrayList &labels, QList<double> bounds)
    : Family(name, help, "histogram", labels), m_bounds(std::move(bounds))
{
    Q_ASSERT(std::is_sorted(m_bounds.cbegin(), m_bounds.cend()));
}

void Histogram::observe(const QByteArrayList &values, double value)
{
    const auto bucket = std::lower_bound(m_bounds.cbegin(), m_bounds.cend(), value) - m_bounds.cbegin();
    const std::scoped_lock lock(m_mutex);
    Series &series = m_series[values];
    if (series.buckets.isEmpty())
        series.buckets.resize(m_bounds.size() + 1);
    ++series.buckets[bucket];
    series.sum += value;
}

void Histogram::writeLines(QByteArray &text) const
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[values, series] : m_series) {
        quint64 sofar = 0;
        for (qsizetype i = 0; i < series.buckets.size(); ++i) {
            sofar += series.buckets.at(i);
            const QByteArray bound = i < m_bounds.size() ? number(m_bounds.at(i)) : QByteArray("+Inf");
            line(text, "_bucket", values, QByteArray("le=\"" + bound + '"'), double(sofar));
        }
        line(text, "_sum", values, {}, series.sum);
        line(text, "_count", values, {}, double(sofar));
    }
}

Reading::Reading(const QByteArray &name, const QByteArray &help, const QByteArray &type, const QByteArrayList &labels, std::function<Samples()> read)
    : Family(name, help, type, labels), m_read(std::move(read))
{
}

void Reading::writeLines(QByteArray &text) const
{
    for (const auto &[values, value] : m_read())
        line(text, {}, values, {}, value);
}

Counter &Registry::counter(const QByteArray &name, const QByteArray &help, const QByteArrayList &labels)
{
    auto made = std::make_unique<Counter>(name, help, labels);
    Counter &counter = *made;
    m_families.push_back(std::move(made));
    return counter;
}

Histogram &Registry::histogram(const QByteArray &name, const QByteArray &help, const QByteArrayList &labels, const QList<double> &bounds)
{
    auto made = std::make_unique<Histogram>(name, help, labels, bounds);
    Histogram &histogram = *made;
    m_families.push_back(std::move(made));
    return histogram;
}

void Registry::gauge(const QByteArray &name, const QByteArray &help, std::function<double()> read)
{
    reading(name, help, "gauge", {}, [read = std::move(read)] { return Reading::Samples{{{}, read()}}; });
}

void Registry::reading(const QByteArray &name, const QByteArray &help, const QByteArray &type, const QByteArrayList &labels,
                       std::function<Reading::Samples()> read)
{
    m_families.push_back(std::make_unique<Reading>(name, help, type, labels, std::move(read)));
}

QByteArray Registry::text() const
{
    QByteArray text;
    for (const auto &family : m_families)
        family->write(text);
    return text;
}

} // namespace Casement::Service
