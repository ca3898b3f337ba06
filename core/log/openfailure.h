#pragma once

#include <QString>

namespace seriatim {

/// Why a log could not be opened or made at all. (One that can only be read is opened, and says so itself.)
struct OpenFailure {
    enum class Cause {
        NotFound,
        AlreadyExists,
        LeftBehind,    ///< A tail (`-wal`) of a log that is gone lies where a new one is to be made.
        NotALog,       ///< Some other file.
        NewerFormat,   ///< Written by a later version of the program, in tables that this one cannot read.
        Damaged,       ///< Recognised as a log, but not readable.
        NetworkFolder, ///< File locks cannot be trusted on network file systems.
        NotAllowed,    ///< Permission denied, or the folder does not exist.
        Busy,          ///< Held by another process for longer than one is prepared to wait.
        BadAddress,    ///< No address of a server, or one that shows a password or asks for an unsafe connection.
        Unreachable,   ///< The server does not answer.
        UnknownServer, ///< The network knows no server of that name.
        NotTrusted,    ///< The server does not prove who it is, or its authority is not known here.
        NotLetIn,      ///< The server does not know this user by that password, or lets nobody in from here.
        NoPassword,    ///< The server wants one, and none was given or found.
        NotSetUp,      ///< The database has no log, or none that this user may read.
        NotReady,      ///< The server starts, shuts down, or serves as many as it can.
        NotMade,       ///< The server refused to be set up. Nothing was changed.
        UnsafeServer,  ///< Its settings would lose what was told: `detail` names them.
    };

    Cause cause = Cause::NotFound;
    QString path;
    QString detail; ///< In the storage's own words; may be empty.

    /// By another login the log may open.
    bool isAboutLogin() const { return cause == Cause::NotLetIn || cause == Cause::NoPassword; }
};

} // namespace seriatim
