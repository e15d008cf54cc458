// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errors.h"

#include <QCoreApplication>

namespace Casement::Ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Casement::Ui::Errors)
};

} // namespace

QString sentenceFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadRequest:
        return Words::tr("Something in it was not accepted. Your text is kept. Check what you entered and try again.");
    case ErrorCode::BadDefinition:
        return Words::tr("The portal's rules could not be read. What is on this computer is safe. Tell the portal's administrator.");
    case ErrorCode::Unauthorized:
        return Words::tr("Your session has ended. Everything you wrote is kept. Sign in again to send it.");
    case ErrorCode::WrongCredentials:
        return Words::tr("The e-mail address or the password is not right. Check both and try again.");
    case ErrorCode::TooManyAttempts:
        return Words::tr("There were too many attempts. Wait a minute, then try again.");
    case ErrorCode::NotFound:
        return Words::tr("This does not exist, or you may not see it. Your text is kept.");
    case ErrorCode::NotAllowed:
        return Words::tr("The portal does not allow this now. Your text is kept, so you can use it elsewhere.");
    case ErrorCode::Conflict:
        return Words::tr("Somebody else changed the same thing meanwhile. Nothing is lost. Look at the present value and decide again.");
    case ErrorCode::IdReused:
        return Words::tr("The service already has something else under this entry's name. Your text is kept. Send it again.");
    case ErrorCode::TooLarge:
        return Words::tr("This is larger than the portal accepts. Your text is kept. Shorten it or attach less.");
    case ErrorCode::MissingUpload:
        return Words::tr("An attachment has not arrived yet. It is kept and is sent again by itself.");
    case ErrorCode::Unreachable:
        return Words::tr("The service cannot be reached. Everything is kept on this computer. Check the network and the address.");
    case ErrorCode::NotCasement:
        return Words::tr("Something answered, but it is not a Casement service. Check the address, or sign in to this network first.");
    case ErrorCode::ServiceFailed:
        return Words::tr("The service has a problem. Everything you wrote is kept and is sent as soon as the service is well again.");
    case ErrorCode::Storage:
        return Words::tr("This computer could not save it. Keep this window open, make room on the disk, and try again.");
    case ErrorCode::NewerVersion:
        return Words::tr("The data on this computer was written by a newer Casement. It is untouched. Install the newer version.");
    case ErrorCode::Corrupt:
        return Words::tr("The copy on this computer was damaged. You can go on reading what is left of it while it is loaded again from the service. "
                         "What you wrote is kept apart and safe.");
    case ErrorCode::OutboxDamaged:
        return Words::tr("The file with your unsent work is damaged. Unsent work may be in it, so it is left untouched. "
                         "Keep a copy of it, move it away, and start Casement again.");
    case ErrorCode::AlreadyRunning:
        return Words::tr("Casement is already running with the same data. Use the window that is open, or close it and start again.");
    case ErrorCode::Cancelled:
        return Words::tr("This was stopped before it was done. Nothing is lost. Try again when you like.");
    }
    return {};
}

} // namespace Casement::Ui
