// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before a real program: its disk fails, or it dies, at a chosen call; its clock goes wrong. Told by the environment:
//   CASEMENT_FAULT_DIR  only files below this folder count
//   CASEMENT_FAULT_DO   "kill": SIGKILL in the middle of the call; "full": from it on ENOSPC for whatever makes files larger
//   CASEMENT_FAULT_AT   the number of the call, from 1
//   CASEMENT_FAULT_CLOCK seconds the wall clock is wrong by
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <climits>

namespace {

std::atomic<long> calls = 0;

template <typename Function>
Function original(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool isBelow(const char *path)
{
    static const char *const folder = std::getenv("CASEMENT_FAULT_DIR");
    return folder && path && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool isOurs(int descriptor)
{
    char link[32];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = ::readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return false;
    path[length] = 0;
    return isBelow(path);
}

enum class Now { Pass, Kill, Full };

Now count()
{
    static const char *const what = std::getenv("CASEMENT_FAULT_DO");
    static const char *const at = std::getenv("CASEMENT_FAULT_AT");
    static const long chosen = at ? std::atol(at) : 0;
    const long call = ++calls;
    if (!what || chosen == 0 || call < chosen)
        return Now::Pass;
    if (std::strcmp(what, "full") == 0)
        return Now::Full;
    return call == chosen ? Now::Kill : Now::Pass;
}

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

/// What writes: half of it arrives before the end.
template <typename Write>
ssize_t writing(int descriptor, size_t size, Write write)
{
    switch (isOurs(descriptor) ? count() : Now::Pass) {
    case Now::Kill:
        write(size / 2);
        die();
    case Now::Full:
        errno = ENOSPC;
        return -1;
    case Now::Pass:
        break;
    }
    return write(size);
}

/// What changes names or makes things durable.
template <typename Act>
int acting(bool ours, Act act)
{
    if (ours && count() == Now::Kill)
        die();
    return act();
}

std::int64_t wrongBy()
{
    static const char *const seconds = std::getenv("CASEMENT_FAULT_CLOCK");
    static const std::int64_t by = seconds ? std::atoll(seconds) : 0;
    return by;
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto next = original<ssize_t (*)(int, const void *, size_t)>("write");
    return writing(descriptor, size, [=](size_t n) { return next(descriptor, bytes, n); });
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t at)
{
    static const auto next = original<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    return writing(descriptor, size, [=](size_t n) { return next(descriptor, bytes, n, at); });
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at)
{
    return pwrite64(descriptor, bytes, size, at);
}

int fsync(int descriptor)
{
    static const auto next = original<int (*)(int)>("fsync");
    return acting(isOurs(descriptor), [=] { return next(descriptor); });
}

int fdatasync(int descriptor)
{
    static const auto next = original<int (*)(int)>("fdatasync");
    return acting(isOurs(descriptor), [=] { return next(descriptor); });
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    static const auto next = original<int (*)(int, off64_t)>("ftruncate64");
    return acting(isOurs(descriptor), [=] { return next(descriptor, size); });
}

int ftruncate(int descriptor, off_t size) noexcept
{
    return ftruncate64(descriptor, size);
}

int unlink(const char *path) noexcept
{
    static const auto next = original<int (*)(const char *)>("unlink");
    return acting(isBelow(path), [=] { return next(path); });
}

int rename(const char *from, const char *to) noexcept
{
    static const auto next = original<int (*)(const char *, const char *)>("rename");
    return acting(isBelow(to), [=] { return next(from, to); });
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    static const auto next = original<int (*)(int, const char *, int, const char *, unsigned)>("renameat2");
    return acting(isBelow(to), [=] { return next(fromFolder, from, toFolder, to, flags); });
}

int link(const char *from, const char *to) noexcept
{
    static const auto next = original<int (*)(const char *, const char *)>("link");
    return acting(isBelow(to), [=] { return next(from, to); });
}

int clock_gettime(clockid_t clock, timespec *now) noexcept
{
    const int answer = int(::syscall(SYS_clock_gettime, clock, now));
    if (answer == 0 && clock == CLOCK_REALTIME)
        now->tv_sec += wrongBy();
    return answer;
}

int gettimeofday(timeval *now, void *) noexcept
{
    timespec exact{};
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *now) noexcept
{
    timespec exact{};
    clock_gettime(CLOCK_REALTIME, &exact);
    if (now)
        *now = exact.tv_sec;
    return exact.tv_sec;
}

} // extern "C"
