// SPDX-License-Identifier: Apache-2.0

/// @file
/// The digest of a rule set: `digest_of` of rule_files.hpp. The only file that knows OpenSSL.
///
/// Each name and text goes in with its length before it, so that no two rule sets that differ give
/// the same bytes.

#include "rule_files.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <memory>
#include <new>

namespace netral {
namespace {

struct context_deleter {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

class sha256 {
public:
    sha256() : context_(EVP_MD_CTX_new())
    {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1)
            throw std::bad_alloc();
    }
    void add(std::string_view bytes)
    {
        if (EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1)
            throw std::bad_alloc();
    }
    [[nodiscard]] std::string finish()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned size = 0;
        if (EVP_DigestFinal_ex(context_.get(), bytes.data(), &size) != 1) throw std::bad_alloc();
        std::string out;
        for (unsigned i = 0; i < size; ++i) out += fmt::format("{:02x}", bytes[i]);
        return out;
    }

private:
    std::unique_ptr<EVP_MD_CTX, context_deleter> context_;
};

} // namespace

std::string digest_of(const std::vector<rule_file>& files)
{
    sha256 digest;
    for (const rule_file& file : files) {
        digest.add(fmt::format("{} {}\n", file.name.size(), file.in->text().size()));
        digest.add(file.name);
        digest.add(file.in->text());
    }
    return "sha256:" + digest.finish();
}

} // namespace netral
