// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementd/processsignals.h"

#include <QSocketNotifier>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace Casement::App {

namespace {

std::array<int, 2> signalPipe{-1, -1};
volatile std::sig_atomic_t stops = 0;

void onSignal(int signal)
{
    constexpr int killed = 128; // and the signal's number: what a shell tells of a killed process
    if (signal != SIGHUP) {
        if (stops == 1)
            ::_exit(killed + signal);
        stops = 1;
    }
    const char byte = signal == SIGHUP ? 'r' : 's';
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

} // namespace

ProcessSignals::ProcessSignals(QObject *parent)
    : QObject(parent)
{
    std::signal(SIGPIPE, SIG_IGN);
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // the default actions stay: the process ends without ceremony
    m_notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &ProcessSignals::read);
    struct sigaction action = {};
    action.sa_handler = &onSignal;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        ::sigaction(signal, &action, nullptr);
}

ProcessSignals::~ProcessSignals()
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, SIG_DFL);
    delete m_notifier;
    for (const int end : signalPipe) {
        if (end >= 0)
            ::close(end);
    }
    signalPipe = {-1, -1};
    stops = 0;
}

void ProcessSignals::read()
{
    std::array<char, 16> bytes{};
    bool stop = false;
    bool reload = false;
    for (ssize_t count = 0; (count = ::read(signalPipe[0], bytes.data(), bytes.size())) > 0;) {
        for (ssize_t i = 0; i < count; ++i)
            (bytes[std::size_t(i)] == 's' ? stop : reload) = true;
    }
    if (stop)
        Q_EMIT stopRequested();
    else if (reload)
        Q_EMIT reloadRequested();
}

} // namespace Casement::App
