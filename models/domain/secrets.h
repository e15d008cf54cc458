// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <functional>

namespace Casement {

/// Keeps small secrets (tokens) outside our files. Every callback comes exactly once, later, on the caller's thread and within
/// a few seconds; nothing comes once the store died.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// Finds out whether secrets outlive the program; afterwards lasts() is right.
    virtual void probe(std::function<void()> done) = 0;
    [[nodiscard]] virtual bool lasts() const = 0;
    virtual void read(const QString &key, std::function<void(Result<QString>)> done) = 0; ///< Error NotFound: none
    virtual void write(const QString &key, const QString &value, std::function<void(Result<void>)> done) = 0;
    virtual void remove(const QString &key, std::function<void(Result<void>)> done) = 0;
};

} // namespace Casement
