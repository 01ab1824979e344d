// SPDX-License-Identifier: Apache-2.0

/// @file
/// The program `netral`: words to a command, the command to an exit status. Nothing else is here;
/// command_line.cpp knows the words, each `*_command.cpp` one command.

#include "codes.hpp"
#include "command_line.hpp"
#include "output.hpp"

#include <csignal>
#include <exception>
#include <new>

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a reader that leaves is seen by output.cpp
    try {
        return static_cast<int>(harness::run(argc, argv));
    } catch (const std::bad_alloc&) {
        harness::complain(harness::codes::gave_up, "out of memory");
    } catch (const std::exception& e) { // such as a terminal that went away
        harness::complain(harness::codes::gave_up, e.what());
    }
    return static_cast<int>(harness::ending::wrong_usage);
}
