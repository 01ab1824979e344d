// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The rules of the house. Each takes a tree and names every place that breaks it: `path:line:
/// what`.
///
/// house_test.cpp puts them to this repository, sample_test.cpp to a bad one, so that each is known
/// to be able to fail. What they enforce is told in src/README.md and .github/CONTRIBUTING.md.

#include "tree.hpp"

#include <string>
#include <vector>

namespace architecture {

using violations = std::vector<std::string>;

// include_rules.cpp: who may include what

/// A file under include/, src/ and tests/ includes headers of its own layer and of lower ones.
violations include_direction(const tree& t);

/// A third-party header is included by its owner only, and one that nobody owns by nobody.
violations third_party_owners(const tree& t);

/// Of third-party headers, a public one includes Boost.Variant2 only.
violations public_third_party(const tree& t);

/// Quotes name a file of the same folder, and public headers never use them. Tests may also name
/// what the tests of a lower layer have made.
violations private_headers(const tree& t);

/// Nothing inside the project includes the umbrella header, and it lists every public header.
violations umbrella(const tree& t);

// layout_rules.cpp: where things are

violations closed_top_level(const tree& t);
violations folder_names(const tree& t);
violations test_for_each_header(const tree& t);

// hygiene_rules.cpp: what each file looks like

violations opening_lines(const tree& t);
violations pragma_once(const tree& t);
violations file_sizes(const tree& t);

/// The library neither prints nor ends the process nor asks the environment.
violations quiet_library(const tree& t);

} // namespace architecture
