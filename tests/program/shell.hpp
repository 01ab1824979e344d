// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Shell commands run from the project's folder with the program `netral` on the path.

#include <catch2/catch.hpp>

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace netral::testing {

struct outcome {
    int status = -1; ///< exit status; 128 and more for a signal, as shells say it
    std::string out;
    std::string err;
};

/// A folder of this test's own, empty at the start.
inline const std::string& scratch_folder()
{
    struct folder {
        folder() : path(NETRAL_BINARY_DIR "/program-scratch-" + std::to_string(::getpid()))
        {
            std::filesystem::create_directories(path);
        }
        folder(const folder&) = delete;
        folder& operator=(const folder&) = delete;
        ~folder()
        {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
        std::string path;
    };
    static const folder made;
    return made.path;
}

inline std::string file_content(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string write_file(const std::string& name, const std::string& content)
{
    std::string path = scratch_folder() + "/" + name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

/// Runs a command in bash; `$scratch` is the scratch folder.
inline outcome run_shell(const std::string& command)
{
    const std::string script =
        write_file("script", "cd '" NETRAL_SOURCE_DIR "' || exit 99\nPATH='" NETRAL_PROGRAM_DIR
                             "':$PATH\nexport LC_ALL=C COLUMNS=100\nscratch='" +
                                 scratch_folder() + "'\n" + command + "\n");
    const std::string out = scratch_folder() + "/out";
    const std::string err = scratch_folder() + "/err";
    const std::string line = "bash '" + script + "' >'" + out + "' 2>'" + err + "' </dev/null";
    const int status = std::system(line.c_str());
    REQUIRE(status != -1);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), file_content(out),
            file_content(err)};
}

} // namespace netral::testing
