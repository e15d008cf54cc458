// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casementctl/password.h"

#include <QFile>
#include <array>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Casement::App {

QString environmentPassword()
{
    return qEnvironmentVariable("CASEMENT_PASSWORD");
}

QString typedPassword()
{
    termios before = {};
    const bool terminal = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        termios silent = before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSANOW, &silent);
        std::fputs("Password: ", stderr);
    }
    QFile input;
    QByteArray line;
    if (input.open(stdin, QIODevice::ReadOnly))
        line = input.readLine(4096);
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
        std::fputc('\n', stderr);
    }
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

QString randomPassword(Entropy &entropy)
{
    static const QString letters = u"abcdefghijkmnpqrstuvwxyz23456789"_s; // 32: each byte gives one without bias
    std::array<unsigned char, 16> bytes{};
    entropy.fill(bytes);
    QString password;
    for (const unsigned char byte : bytes)
        password += letters.at(byte % letters.size());
    return password;
}

} // namespace Casement::App
