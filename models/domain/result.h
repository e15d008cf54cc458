// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>
#include <variant>

namespace Casement {

/// What went wrong, as code; the words a person reads are made in ui from it. The wire name of each stands in sync/protocol/errorcodes.cpp.
enum class ErrorCode {
    BadRequest,        ///< the input itself is wrong; detail names the field or place
    BadDefinition,     ///< a portal definition breaks its format; detail is "JSON path: reason"
    Unauthorized,      ///< no session, or it ended
    WrongCredentials,  ///< sign-in refused; never tells whether the user exists
    TooManyAttempts,
    NotFound,          ///< does not exist or may not be seen: never told apart
    NotAllowed,        ///< visible, but this act is not for this person or state
    Conflict,          ///< a field was changed by somebody else meanwhile
    IdReused,          ///< an operation's id came again with another body
    TooLarge,
    MissingUpload,     ///< an operation names an attachment whose content has not arrived
    Unreachable,       ///< no connection
    NotCasement,       ///< something answered, but not a Casement service (captive portal, proxy, wrong host)
    ServiceFailed,     ///< the service answered 5xx
    Storage,           ///< disk or database failed
    NewerVersion,      ///< the file was written by a newer Casement
    Corrupt,
    OutboxDamaged,     ///< the file with unsent work is damaged: never put aside or rebuilt by the program
    AlreadyRunning,    ///< another Casement uses the same folder
    Cancelled,
};

struct Error
{
    ErrorCode code = ErrorCode::BadRequest;
    QString detail; ///< English, for logs and tests
    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or an Error. Functions return this or emit one terminal signal, never both.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return m_state.index() == 0; }
    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    explicit operator bool() const { return m_ok; }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace Casement
