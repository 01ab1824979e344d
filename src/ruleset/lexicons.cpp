// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lexicons: the pass `read_lexicons` of passes.hpp. match/phrases.hpp says how they
/// are looked for.

#include "fact_values.hpp"
#include "fields.hpp"
#include "passes.hpp"

namespace netral {

void read_lexicons(draft& d)
{
    for (const entry& e : d.of(section::lexicons)) {
        lexicon l;
        l.name = e.name();
        l.title = bilingual_of(e["title"]);
        l.phrases = texts_of(e, "phrases");
        l.affixes = boolean_of(e["affixes"]);
        l.suggests = settings_of(d, e["suggests"], false);
        l.where = e.where();
        d.out.lexicons.push_back(std::move(l));
    }
}

} // namespace netral
