// SPDX-License-Identifier: Apache-2.0

/// @file
/// The order in which a rule set is made. The only door is ruleset/load.hpp.
///
/// Files, form, names, conditions, in this order: each pass tells of all that it finds, and the
/// next goes on with what is well-formed. Only when a text is missing or is no YAML does loading
/// stop after the form, because then half of the names would be missing too.

#include <netral/ruleset/load.hpp>

#include "codes.hpp"
#include "fields.hpp"
#include "passes.hpp"
#include "requirement.hpp"
#include "string_constants.hpp"

#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace netral {
namespace {

void read_manifest(draft& d, const rule_file& manifest)
{
    const yaml_node root = manifest.root();
    d.out.name = text_of(root.find("ruleset"));
    d.out.version = text_of(root.find("version"));
    d.out.title = bilingual_of(root.find("title"));
    check_requirement(d, root.find("requires"));
}

void read_names(draft& d, const rule_files& files)
{
    read_instruments(d);
    read_readings(d);
    read_facts(d);
    read_roles(d, files);
    read_lexicons(d);
    declare_names(d);
    read_terms(d);
}

void read_conditions(draft& d)
{
    read_derivations(d);
    read_constraints(d);
    read_calendars(d);
    read_sanctions(d);
    read_rules(d);
    read_procedure(d);
}

void read_sections(draft& d, const rule_files& files)
{
    read_manifest(d, files.all.front());
    apply_overrides(d, files);
    if (d.of(section::rules).empty())
        d.found.error(codes::no_rules, {files.all.front().in, {}}, "this rule set has no rules",
                      "put them under `rules`, or name the files that have them under `include`");
    read_names(d, files);
    read_conditions(d);
}

loaded_ruleset finished(std::shared_ptr<ruleset> rules, const rule_files& files,
                        diagnostics warnings)
{
    collect_string_constants(*rules);
    build_index(*rules);
    rules->digest = digest_of(files.all);
    for (const rule_file& file : files.all) rules->sources.push_back(file.in);
    return {std::move(rules), std::move(warnings)};
}

} // namespace

result<loaded_ruleset> load(std::string_view manifest, const text_reader& read,
                            const load_options& options)
{
    report found(options.limits.diagnostics);
    const rule_files files = read_files(manifest, read, options, found);
    auto rules = std::make_shared<ruleset>();
    draft d(options, found, *rules);
    gather(d, files);
    if (files.whole && !files.all.empty() && files.all.front().root().is_map())
        read_sections(d, files);
    diagnostics said = std::move(found).finish();
    if (has_errors(said)) return said;
    return finished(std::move(rules), files, std::move(said));
}

result<loaded_ruleset> load(const std::string& path, const load_options& options)
{
    std::error_code error;
    std::string manifest = path;
    if (std::filesystem::is_directory(path, error))
        manifest += !path.empty() && path.back() == '/' ? "ruleset.yaml" : "/ruleset.yaml";
    return load(manifest, folder_reader(manifest, options), options);
}

} // namespace netral
