// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"

#include <mutex>
#include <random>

namespace Casement {

/// The same bytes for the same seed; may be used from several threads.
class FixedEntropy final : public Entropy
{
public:
    explicit FixedEntropy(quint64 seed = 1) : m_generator(seed) {}
    void fill(std::span<unsigned char> bytes) override
    {
        const std::scoped_lock lock(m_mutex);
        for (unsigned char &byte : bytes)
            byte = static_cast<unsigned char>(m_generator());
    }

private:
    std::mutex m_mutex;
    std::mt19937_64 m_generator;
};

} // namespace Casement
