// SPDX-License-Identifier: Apache-2.0

/// @file
/// The table of the rule format. The only door is keys.hpp.
///
/// From small to large: scalars, what many sections share, the sections in the order of the
/// author's guide, files.

#include "keys.hpp"

#include <algorithm>
#include <iterator>

namespace netral {
namespace {

using words = std::string_view[];

constexpr shape text_shape{.name = "text", .scalar = scalar_rule::text};
constexpr shape name_shape{.name = "name", .scalar = scalar_rule::name};
constexpr shape fact_shape{.name = "fact_path", .scalar = scalar_rule::fact_path};
constexpr shape yes_no{.name = "yes_no", .scalar = scalar_rule::boolean};
constexpr shape integer_shape{.name = "integer", .scalar = scalar_rule::integer};
constexpr shape day_shape{.name = "day", .scalar = scalar_rule::day};
constexpr shape iso_duration{.name = "iso_duration", .scalar = scalar_rule::duration};
constexpr shape expression_shape{.name = "expression", .scalar = scalar_rule::expression};
constexpr shape any_scalar{.name = "setting", .scalar = scalar_rule::any};

constexpr shape texts{.name = "texts", .scalar = scalar_rule::text, .items = &text_shape};
constexpr shape names{
    .name = "names", .scalar = scalar_rule::name, .items = &name_shape, .needs_items = true};
constexpr shape expressions{.name = "expressions",
                            .scalar = scalar_rule::expression,
                            .items = &expression_shape,
                            .needs_items = true};
constexpr shape several_expressions{
    .name = "several_expressions", .items = &expression_shape, .needs_items = true};

constexpr key_rule bilingual_keys[] = {
    {"id", &text_shape, false, "in Indonesian"},
    {"en", &text_shape, false, "in English"},
};
constexpr shape bilingual_shape{
    .name = "bilingual", .scalar = scalar_rule::text, .keys = bilingual_keys};

constexpr key_rule period_keys[] = {
    {"from", &day_shape, false, "the first day"},
    {"to", &day_shape, false, "the last day, included"},
};
constexpr shape period_shape{.name = "period", .keys = period_keys};

constexpr key_rule citation_keys[] = {
    {"instrument", &name_shape, true, "the id of an instrument"},
    {"article", &text_shape, false, "where in it, as lawyers cite it"},
    {"from", &day_shape, false, "the first day on which it is cited"},
    {"until", &day_shape, false, "the last day on which it is cited"},
    {"note", &text_shape, false, "a remark for people"},
};
constexpr shape citation_shape{.name = "citation", .keys = citation_keys};
constexpr shape citations{.name = "citations", .items = &citation_shape, .needs_items = true};

constexpr shape settings{
    .name = "settings", .values = &any_scalar, .free_keys = scalar_rule::fact_path};

// Conditions -----------------------------------------------------------------------------------

extern const shape condition_shape;
constexpr shape conditions{.name = "conditions", .items = &condition_shape, .needs_items = true};
constexpr key_rule condition_keys[] = {
    {"all", &conditions, false, "every one of these"},
    {"any", &conditions, false, "at least one of these"},
    {"none", &conditions, false, "not one of these"},
};
constexpr words condition_joins = {"all", "any", "none"};
constexpr shape condition_shape{.name = "condition",
                                .scalar = scalar_rule::expression,
                                .keys = condition_keys,
                                .exactly_one = condition_joins};

extern const shape exception_shape;
constexpr shape exceptions{.name = "exceptions",
                           .items = &exception_shape}; // empty: a version without
constexpr words burdens = {"accuser"};
constexpr shape burden_shape{.name = "burden", .scalar = scalar_rule::word, .words = burdens};
constexpr key_rule exception_keys[] = {
    {"id", &name_shape, true, "names the exception within its rule"},
    {"title", &bilingual_shape, false, "what the exception is"},
    {"when", &condition_shape, true, "when it is so, the rule does not hold"},
    {"burden", &burden_shape, false, "`accuser`: left open, it leaves the rule open"},
    {"unless", &exceptions, false, "exceptions to the exception"},
    {"basis", &citations, false, "the law that excepts"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape exception_shape{.name = "exception", .keys = exception_keys};

// Facts ----------------------------------------------------------------------------------------

constexpr key_rule value_keys[] = {
    {"id", &text_shape, false, "the value in Indonesian"},
    {"en", &text_shape, false, "the value in English"},
    {"alias", &names, false, "other spellings that records may use"},
    {"broader", &names, false, "values that hold whenever this one does"},
    {"question", &bilingual_shape, false, "how a person is asked for it"},
};
constexpr shape value_shape{.name = "value", .keys = value_keys};
constexpr shape values_shape{.name = "values", .needs_items = true, .values = &value_shape};
constexpr words fact_types = {"bool", "int",  "double", "string", "text",
                              "date", "enum", "set",    "list"};
constexpr shape fact_type_shape{
    .name = "fact_type", .scalar = scalar_rule::word, .words = fact_types};
constexpr key_rule fact_keys[] = {
    {"type", &fact_type_shape, true, "what the fact can be"},
    {"title", &bilingual_shape, false, "what it is called"},
    {"question", &bilingual_shape, false, "how a person is asked for it"},
    {"values", &values_shape, false, "the values of an enum or a set"},
    {"values_of", &fact_shape, false, "another fact that has the same values"},
    {"judgement", &yes_no, false, "a person finds it; it is never inferred"},
    {"confidential", &yes_no, false, "checked and dropped; no condition can name it"},
    {"derive", &expressions, false,
     "how it follows from other facts; the first that is known wins"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape fact_entry{.name = "fact", .keys = fact_keys};

constexpr key_rule implies_keys[] = {
    {"if", &expression_shape, true, "where this is so"},
    {"then", &expression_shape, true, "this is so as well"},
};
constexpr shape implies_shape{.name = "implies", .keys = implies_keys};
constexpr words constraint_forms = {"implies", "conflicts"};
constexpr key_rule constraint_keys[] = {
    {"id", &name_shape, true, "names the constraint"},
    {"implies", &implies_shape, false, "one test makes another true"},
    {"conflicts", &several_expressions, false, "at most one of these tests is true"},
    {"title", &bilingual_shape, false, "what it says"},
    {"basis", &citations, false, "the law that makes it so"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape constraint_entry{
    .name = "constraint", .keys = constraint_keys, .exactly_one = constraint_forms};

constexpr key_rule stage_keys[] = {
    {"stage", &name_shape, true, "a value of the fact that `roles.stage` names"},
    {"from", &day_shape, true, "its first day"},
    {"to", &day_shape, true, "its last day, included"},
    {"basis", &name_shape, false, "the id of the instrument that says so"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape stage_shape{.name = "stage", .keys = stage_keys};
constexpr shape stages_shape{.name = "stages", .items = &stage_shape, .needs_items = true};
constexpr shape calendar_dates{
    .name = "calendar_dates", .values = &day_shape, .free_keys = scalar_rule::identifier};
constexpr key_rule calendar_keys[] = {
    {"for", &expression_shape, true, "a test of one fact: to which records it applies"},
    {"title", &bilingual_shape, false, "what election it is"},
    {"sets", &settings, false, "facts that the calendar makes certain"},
    {"defaults", &settings, false, "facts that it gives where the record does not state them"},
    {"stages", &stages_shape, false, "which days are which stage"},
    {"dates", &calendar_dates, false, "days that conditions name as `calendar.<name>`"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape calendar_entry{.name = "calendar", .keys = calendar_keys};

// Vocabulary -----------------------------------------------------------------------------------

constexpr shape term_entry{
    .name = "term", .scalar = scalar_rule::expression, .items = &text_shape, .needs_items = true};

constexpr shape phrase_list{.name = "phrase_list", .items = &text_shape, .needs_items = true};
constexpr key_rule lexicon_keys[] = {
    {"title", &bilingual_shape, false, "what the words are about"},
    {"phrases", &phrase_list, true, "words looked for in a text"},
    {"affixes", &yes_no, false, "also with Indonesian prefixes and suffixes"},
    {"suggests", &settings, false, "facts that a match suggests; it never decides"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape lexicon_entry{.name = "lexicon", .keys = lexicon_keys};

constexpr key_rule instrument_keys[] = {
    {"title", &bilingual_shape, true, "its full name"},
    {"short", &bilingual_shape, false, "how it is cited"},
    {"number", &text_shape, false, "its number"},
    {"in_force", &period_shape, false, "while it was law"},
    {"amends", &names, false, "instruments that it amends"},
    {"repeals", &names, false, "instruments that it ends"},
    {"source", &text_shape, false, "where its text was read"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape instrument_entry{.name = "instrument", .keys = instrument_keys};

constexpr key_rule option_keys[] = {
    {"title", &bilingual_shape, false, "the answer"},
    {"by", &texts, false, "who reads it so"},
    {"note", &bilingual_shape, false, "why"},
};
constexpr shape option_shape{.name = "option", .keys = option_keys};
constexpr shape options_shape{.name = "options", .needs_items = true, .values = &option_shape};
constexpr key_rule reading_keys[] = {
    {"title", &bilingual_shape, true, "the question"},
    {"options", &options_shape, true, "its answers"},
    {"default", &name_shape, true, "the answer that is taken where nobody chooses"},
    {"basis", &citations, false, "the text that is read in two ways"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape reading_entry{.name = "reading", .keys = reading_keys};

// Rules ----------------------------------------------------------------------------------------

constexpr words natures = {"kode_etik", "disiplin", "pidana", "administrasi", "etik_lain"};
constexpr words categories = {"campaigning", "favouring", "party", "sanctioning"};
constexpr words effects = {"prohibits", "permits", "governs"};
constexpr words confidences = {"high", "medium", "low"};
constexpr shape nature_shape{.name = "nature", .scalar = scalar_rule::word, .words = natures};
constexpr shape category_shape{
    .name = "category", .scalar = scalar_rule::word, .words = categories};
constexpr shape effect_shape{.name = "effect", .scalar = scalar_rule::word, .words = effects};
constexpr shape confidence_shape{
    .name = "confidence", .scalar = scalar_rule::word, .words = confidences};

constexpr words choice_forms = {"one_of", "all_of"};
constexpr key_rule choice_keys[] = {
    {"one_of", &names, false, "the authority chooses among these"},
    {"all_of", &names, false, "all of these together"},
};
constexpr shape choice_shape{
    .name = "sanction_choice", .keys = choice_keys, .exactly_one = choice_forms};

constexpr key_rule route_keys[] = {
    {"to", &texts, true, "the bodies that take the case, in order"},
    {"from", &day_shape, false, "the first day of this route"},
    {"until", &day_shape, false, "its last day, included"},
    {"note", &text_shape, false, "a remark for people"},
};
constexpr shape route_step_shape{.name = "route_step", .keys = route_keys};
constexpr shape route_shape{.name = "route", .items = &route_step_shape, .needs_items = true};

constexpr key_rule version_keys[] = {
    {"v", &name_shape, true, "the name of the version"},
    {"from", &day_shape, false, "its first day"},
    {"to", &day_shape, false, "its last day, included"},
    {"addressees", &condition_shape, false, "in place of the rule's"},
    {"conduct", &condition_shape, false, "in place of the rule's"},
    {"when", &condition_shape, false, "in place of the rule's"},
    {"unless", &exceptions, false, "in place of the rule's"},
    {"sanctions", &choice_shape, false, "in place of the rule's"},
    {"basis", &citations, false, "in place of the rule's"},
    {"title", &bilingual_shape, false, "in place of the rule's"},
    {"say", &bilingual_shape, false, "in place of the rule's"},
    {"route", &route_shape, false, "in place of the rule's"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape version_shape{.name = "version", .keys = version_keys};
constexpr shape versions_shape{.name = "versions", .items = &version_shape, .needs_items = true};

constexpr key_rule rule_keys[] = {
    {"id", &name_shape, true, "names the norm"},
    {"category", &category_shape, true, "campaigning, favouring or party"},
    {"title", &bilingual_shape, true, "the norm in one line"},
    {"basis", &citations, true, "the law, and while it is cited"},
    {"in_force", &period_shape, false, "while the norm was law; without, always"},
    {"in_force_by", &fact_shape, false, "the day that counts, if not the day of the act"},
    {"addressees", &condition_shape, false, "whom the norm binds"},
    {"conduct", &condition_shape, false, "what was done; a true test here raises the rule"},
    {"when", &condition_shape, false, "the circumstances"},
    {"unless", &exceptions, false, "exceptions; a true one defeats the rule"},
    {"say", &bilingual_shape, false, "the sentence of a finding; facts in {braces}"},
    {"nature", &nature_shape, true, "which kind of breach it is"},
    {"effect", &effect_shape, false, "`prohibits`, if nothing else is said"},
    {"sanctions", &choice_shape, false, "what can follow"},
    {"route", &route_shape, false, "who takes the case"},
    {"confidence", &confidence_shape, false, "how well the norm is confirmed"},
    {"breach_of", &names, false, "holds on top of a breach of one of these rules"},
    {"supersedes", &names, false, "the general rules that this one stands before"},
    {"versions", &versions_shape, false, "its texts, in order of time"},
    {"sources", &texts, false, "where it was read"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape rule_entry{.name = "rule", .keys = rule_keys};

// Consequences ---------------------------------------------------------------------------------

constexpr key_rule duration_range_keys[] = {
    {"min", &iso_duration, false, "at least"},
    {"max", &iso_duration, false, "at most"},
};
constexpr shape duration_shape{
    .name = "duration", .scalar = scalar_rule::duration, .keys = duration_range_keys};
constexpr key_rule fine_range_keys[] = {
    {"min", &integer_shape, false, "at least, in rupiah"},
    {"max", &integer_shape, false, "at most, in rupiah"},
};
constexpr shape fine_shape{.name = "fine", .scalar = scalar_rule::integer, .keys = fine_range_keys};
constexpr words links = {"and", "or", "and/or"};
constexpr shape link_shape{.name = "link", .scalar = scalar_rule::word, .words = links};

constexpr key_rule sanction_keys[] = {
    {"id", &name_shape, true, "names the sanction"},
    {"nature", &nature_shape, true, "of the breaches that it answers"},
    {"family", &text_shape, true, "of personnel; ranks compare within one"},
    {"level", &text_shape, false, "light, medium, severe, in the law's words"},
    {"rank", &integer_shape, true, "stricter is higher"},
    {"measure", &bilingual_shape, true, "what is done"},
    {"duration", &duration_shape, false, "for how long"},
    {"prison", &duration_shape, false, "from how much to how much"},
    {"fine", &fine_shape, false, "from how much to how much, in rupiah"},
    {"link", &link_shape, false, "between prison and fine"},
    {"basis", &citations, true, "the law"},
    {"in_force", &period_shape, false, "while it was law"},
    {"for", &condition_shape, false, "to whom it applies; without, to everybody"},
    {"confidence", &confidence_shape, false, "how well it is confirmed"},
    {"note", &bilingual_shape, false, "a remark for people"},
    {"substitutes", &name_shape, false, "the sanction in whose place it stands"},
    {"sources", &texts, false, "where it was read"},
};
constexpr shape sanction_entry{.name = "sanction", .keys = sanction_keys};

constexpr words picks = {"heaviest", "all"};
constexpr shape pick_shape{.name = "pick", .scalar = scalar_rule::word, .words = picks};
constexpr key_rule concurrence_keys[] = {
    {"pick", &pick_shape, true, "the heaviest sanction, or all"},
    {"basis", &citations, false, "the law"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape concurrence_entry{.name = "concurrence", .keys = concurrence_keys};

constexpr words counts = {"calendar", "working"};
constexpr shape count_shape{.name = "count", .scalar = scalar_rule::word, .words = counts};
constexpr key_rule deadline_keys[] = {
    {"id", &name_shape, true, "names the deadline"},
    {"title", &bilingual_shape, true, "what has to be done"},
    {"from", &fact_shape, true, "the date after which the days count"},
    {"days", &integer_shape, true, "how many"},
    {"count", &count_shape, true, "calendar days or working days"},
    {"met_by", &fact_shape, false, "the date on which it was done"},
    {"when", &condition_shape, false, "to which records it applies"},
    {"basis", &citations, true, "the law"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape deadline_entry{.name = "deadline", .keys = deadline_keys};

constexpr key_rule admissibility_keys[] = {
    {"id", &name_shape, true, "names the requirement"},
    {"title", &bilingual_shape, true, "what a report needs"},
    {"require", &condition_shape, true, "what has to be so"},
    {"when", &condition_shape, false, "to which records it applies"},
    {"basis", &citations, true, "the law"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape admissibility_entry{.name = "admissibility", .keys = admissibility_keys};

constexpr words invariant_forms = {"never", "always"};
constexpr key_rule invariant_keys[] = {
    {"id", &name_shape, true, "names the statement"},
    {"title", &bilingual_shape, false, "what it says"},
    {"never", &condition_shape, false, "no record may have this"},
    {"always", &condition_shape, false, "every record has this"},
    {"note", &bilingual_shape, false, "a remark for people"},
};
constexpr shape invariant_entry{
    .name = "invariant", .keys = invariant_keys, .exactly_one = invariant_forms};

// Files ----------------------------------------------------------------------------------------

constexpr shape facts_section{
    .name = "facts", .values = &fact_entry, .free_keys = scalar_rule::fact_path};
constexpr shape constraints_section{.name = "constraints", .items = &constraint_entry};
constexpr shape calendars_section{.name = "calendars", .values = &calendar_entry};
constexpr shape terms_section{
    .name = "terms", .values = &term_entry, .free_keys = scalar_rule::identifier};
constexpr shape lexicons_section{
    .name = "lexicons", .values = &lexicon_entry, .free_keys = scalar_rule::identifier};
constexpr shape instruments_section{.name = "instruments", .values = &instrument_entry};
constexpr shape readings_section{
    .name = "readings", .values = &reading_entry, .free_keys = scalar_rule::identifier};
constexpr shape rules_section{.name = "rules", .items = &rule_entry};
constexpr shape sanctions_section{.name = "sanctions", .items = &sanction_entry};
constexpr shape concurrence_section{.name = "concurrences",
                                    .values = &concurrence_entry,
                                    .free_keys = scalar_rule::word,
                                    .free_words = natures};
constexpr shape deadlines_section{.name = "deadlines", .items = &deadline_entry};
constexpr shape admissibility_section{.name = "admissibilities", .items = &admissibility_entry};
constexpr shape phrases_section{.name = "phrases", .values = &bilingual_shape};
constexpr shape invariants_section{.name = "invariants", .items = &invariant_entry};

constexpr std::array<section_rule, section_count> all_sections{{
    {section::facts, "facts", "fact", &fact_entry, false, false},
    {section::constraints, "constraints", "constraint", &constraint_entry, true, true},
    {section::calendars, "calendars", "calendar", &calendar_entry, false, false},
    {section::terms, "terms", "term", &term_entry, false, false},
    {section::lexicons, "lexicons", "lexicon", &lexicon_entry, false, false},
    {section::instruments, "instruments", "instrument", &instrument_entry, false, false},
    {section::readings, "readings", "reading", &reading_entry, false, false},
    {section::rules, "rules", "rule", &rule_entry, true, true},
    {section::sanctions, "sanctions", "sanction", &sanction_entry, true, true},
    {section::concurrence, "concurrence", "concurrence", &concurrence_entry, false, false},
    {section::deadlines, "deadlines", "deadline", &deadline_entry, true, true},
    {section::admissibility, "admissibility", "requirement", &admissibility_entry, true, true},
    {section::phrases, "phrases", "phrase", &bilingual_shape, false, false},
    {section::invariants, "invariants", "invariant", &invariant_entry, true, true},
}};

constexpr shape file_path_shape{.name = "file_path", .scalar = scalar_rule::file_path};
constexpr shape include_shape{.name = "include", .items = &file_path_shape};
constexpr key_rule role_keys[] = {
    {"record_id", &fact_shape, false, "the number that the agency gave the record"},
    {"act_day", &fact_shape, false, "the day of the act, which selects the law in force"},
    {"stage", &fact_shape, false, "the stage of the election, tied to the day by calendars"},
    {"narrative", &fact_shape, false, "the text that lexicons look through"},
};
constexpr shape roles_shape{.name = "roles", .keys = role_keys};
constexpr shape override_value{.name = "override_value",
                               .scalar = scalar_rule::any,
                               .items = &override_value,
                               .values = &override_value,
                               .free_keys = scalar_rule::any};
constexpr shape override_entry{
    .name = "override_entry", .values = &override_value, .free_keys = scalar_rule::name};
constexpr shape override_shape{.name = "override", .values = &override_entry};

constexpr std::array<key_rule, section_count> section_keys{{
    {"facts", &facts_section, false, "the names that conditions may use"},
    {"constraints", &constraints_section, false, "what holds of every record"},
    {"calendars", &calendars_section, false, "the days of each election"},
    {"terms", &terms_section, false, "named lists and named conditions"},
    {"lexicons", &lexicons_section, false, "words that suggest facts"},
    {"instruments", &instruments_section, false, "laws, regulations, decisions, circulars"},
    {"readings", &readings_section, false, "questions on which authorities disagree"},
    {"rules", &rules_section, false, "the norms"},
    {"sanctions", &sanctions_section, false, "what can follow a breach"},
    {"concurrence", &concurrence_section, false, "what becomes of several sanctions"},
    {"deadlines", &deadlines_section, false, "what has to be done by when"},
    {"admissibility", &admissibility_section, false, "what a report needs"},
    {"phrases", &phrases_section, false, "templates of explanations"},
    {"invariants", &invariants_section, false, "statements to be proved of the rule set"},
}};

/// The keys that only one kind of file has, and those that all have.
template <std::size_t N>
constexpr std::array<key_rule, N + section_count> with_sections(const key_rule (&own)[N])
{
    std::array<key_rule, N + section_count> all{};
    std::copy(std::begin(own), std::end(own), all.begin());
    std::copy(section_keys.begin(), section_keys.end(), all.begin() + N);
    return all;
}

constexpr key_rule manifest_only[] = {
    {"ruleset", &name_shape, true, "names the rule set"},
    {"version", &text_shape, true, "of the rule set"},
    {"requires", &text_shape, false, "the least version of netral, as in `netral >= 0.1`"},
    {"title", &bilingual_shape, false, "what the rule set is about"},
    {"include", &include_shape, false, "the other files, relative to this one"},
    {"roles", &roles_shape, false, "the facts that the engine itself must know"},
};
constexpr key_rule overlay_only[] = {
    {"overlay", &name_shape, true, "names the overlay"},
    {"title", &bilingual_shape, false, "whose it is"},
    {"include", &include_shape, false, "other files, relative to this one"},
    {"override", &override_shape, false, "what is changed, by id, each with a reason"},
};
constexpr auto manifest_keys = with_sections(manifest_only);
constexpr auto overlay_keys = with_sections(overlay_only);

} // namespace

const shape manifest_shape{.name = "manifest", .keys = manifest_keys};
const shape module_shape{.name = "module", .keys = section_keys};
const shape overlay_shape{.name = "overlay", .keys = overlay_keys};

std::span<const section_rule, section_count> sections() noexcept
{
    return all_sections;
}

const section_rule& rule_of(section s) noexcept
{
    return all_sections[static_cast<std::size_t>(s)];
}

const key_rule* find_key(const shape& s, std::string_view key) noexcept
{
    const auto found = std::find_if(s.keys.begin(), s.keys.end(),
                                    [&](const key_rule& k) { return k.name == key; });
    return found == s.keys.end() ? nullptr : &*found;
}

} // namespace netral
