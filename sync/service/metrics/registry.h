// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QtGlobal>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

// Figures in Prometheus' text format 0.0.4. Everything here may be called from any thread. Label values must come from a small set: each
// combination is kept for good.
namespace Casement::Service {

/// What one name stands for: its help, its labels, its lines.
class Family
{
public:
    Family(QByteArray name, QByteArray help, QByteArray type, QByteArrayList labels);
    virtual ~Family() = default;
    Q_DISABLE_COPY_MOVE(Family)
    void write(QByteArray &text) const;

protected:
    virtual void writeLines(QByteArray &text) const = 0;
    /// extra: a further label, already quoted ("le=\"0.1\"").
    void line(QByteArray &text, const QByteArray &suffix, const QByteArrayList &values, const QByteArray &extra, double value) const;

private:
    QByteArray m_name, m_help, m_type;
    QByteArrayList m_labels;
};

/// Only grows.
class Counter final : public Family
{
public:
    Counter(const QByteArray &name, const QByteArray &help, const QByteArrayList &labels);
    void add(const QByteArrayList &values = {}, quint64 by = 1);

private:
    void writeLines(QByteArray &text) const override;

    mutable std::mutex m_mutex;
    std::map<QByteArrayList, quint64> m_counts;
};

/// How often a value was at most each bound, with count and sum.
class Histogram final : public Family
{
public:
    Histogram(const QByteArray &name, const QByteArray &help, const QByteArrayList &labels, QList<double> bounds);
    void observe(const QByteArrayList &values, double value);

private:
    struct Series
    {
        QList<quint64> buckets; ///< one a bound, not yet summed up, and one beyond them
        double sum = 0;
    };
    void writeLines(QByteArray &text) const override;

    QList<double> m_bounds;
    mutable std::mutex m_mutex;
    std::map<QByteArrayList, Series> m_series;
};

/// Asked for its values whenever the text is written.
class Reading final : public Family
{
public:
    using Samples = QList<std::pair<QByteArrayList, double>>;
    Reading(const QByteArray &name, const QByteArray &help, const QByteArray &type, const QByteArrayList &labels, std::function<Samples()> read);

private:
    void writeLines(QByteArray &text) const override;

    std::function<Samples()> m_read;
};

/// The families of a process, written in the order they were added. All are added before the first is used from another thread.
class Registry
{
public:
    Counter &counter(const QByteArray &name, const QByteArray &help, const QByteArrayList &labels = {});
    Histogram &histogram(const QByteArray &name, const QByteArray &help, const QByteArrayList &labels, const QList<double> &bounds);
    void gauge(const QByteArray &name, const QByteArray &help, std::function<double()> read);
    /// What is counted elsewhere, or has labels. type: "counter" or "gauge".
    void reading(const QByteArray &name, const QByteArray &help, const QByteArray &type, const QByteArrayList &labels,
                 std::function<Reading::Samples()> read);
    [[nodiscard]] QByteArray text() const;

private:
    std::vector<std::unique_ptr<Family>> m_families;
};

} // namespace Casement::Service
