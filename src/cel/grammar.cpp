// SPDX-License-Identifier: Apache-2.0

/// @file
/// The grammar. The only file that knows Boost.Spirit X3; the only door is run_grammar() of
/// builder.hpp.
///
/// Every alternative is decided by its next token, so nothing is ever parsed twice. Where something
/// must follow, `must` reports what was expected in words of the language and lets the parse end.
/// Binary operators are read flat and ordered by precedence in the builder, which keeps the stack
/// that one level of brackets takes small.

#include "builder.hpp"

#include <boost/spirit/home/x3.hpp>

#include <functional>

namespace netral::cel {
namespace {

namespace x3 = boost::spirit::x3;

struct builder_tag;

template <class Context>
builder& builder_of(const Context& context)
{
    return x3::get<builder_tag>(context).get();
}

/// Space and comments.
struct space_parser : x3::parser<space_parser> {
    using attribute_type = x3::unused_type;
    [[maybe_unused]] static constexpr bool has_attribute = false;

    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context&, RContext&, Attribute&) const
    {
        const cursor after = skip_space(first, last);
        const bool any = after != first;
        first = after;
        return any;
    }
};

/// A token that a member function of the builder reads.
template <bool (builder::*Read)(cursor&, cursor)>
struct token_parser : x3::parser<token_parser<Read>> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, RContext&,
               Attribute&) const
    {
        cursor at = skip_space(first, last);
        if (!(builder_of(context).*Read)(at, last)) return false;
        first = at;
        return true;
    }
};

/// A sign of one character.
template <char Sign>
struct sign_parser : x3::parser<sign_parser<Sign>> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context&, RContext&, Attribute&) const
    {
        const cursor at = skip_space(first, last);
        if (at == last || *at != Sign) return false;
        first = at + 1;
        return true;
    }
};

/// Calls `Do(builder, position)`, where the position is that of the last character read when `Back`
/// is 1; always matches.
template <class Do>
struct step_parser : x3::parser<step_parser<Do>> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit constexpr step_parser(Do d) : run(d) {}
    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor&, const Context& context, RContext&, Attribute&) const
    {
        return run(builder_of(context), first);
    }
    Do run;
};

/// What must follow: `must(subject, "a value")`.
template <class Subject>
struct must_directive : x3::unary_parser<Subject, must_directive<Subject>> {
    using base = x3::unary_parser<Subject, must_directive<Subject>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    constexpr must_directive(const Subject& inner, const char* words) : base(inner), what(words) {}
    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
               Attribute& attribute) const
    {
        if (this->subject.parse(first, last, context, rcontext, attribute)) return true;
        builder_of(context).expected(skip_space(first, last), what);
        return false;
    }
    const char* what;
};

template <class Subject>
constexpr auto must(const Subject& subject, const char* what)
{
    return must_directive<typename x3::extension::as_parser<Subject>::value_type>(
        x3::as_parser(subject), what);
}

/// Operands and operators between its start and its end become one operand.
template <class Subject>
struct chain_directive : x3::unary_parser<Subject, chain_directive<Subject>> {
    using base = x3::unary_parser<Subject, chain_directive<Subject>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit constexpr chain_directive(const Subject& inner) : base(inner) {}
    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
               Attribute& attribute) const
    {
        builder& into = builder_of(context);
        const auto since = into.begin_chain();
        if (!this->subject.parse(first, last, context, rcontext, attribute)) {
            into.drop_chain(since);
            return false;
        }
        into.end_chain(since);
        return !into.failed();
    }
};

template <class Subject>
constexpr auto chain(const Subject& subject)
{
    return chain_directive<Subject>(subject);
}

/// Prefix operators and their operand.
template <class Subject>
struct prefixed_directive : x3::unary_parser<Subject, prefixed_directive<Subject>> {
    using base = x3::unary_parser<Subject, prefixed_directive<Subject>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit constexpr prefixed_directive(const Subject& inner) : base(inner) {}
    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
               Attribute& attribute) const
    {
        builder& into = builder_of(context);
        const std::size_t since = into.prefix_count();
        cursor at = skip_space(first, last);
        const bool any = into.prefix_operators(at, last);
        if (any) first = at;
        if (!this->subject.parse(first, last, context, rcontext, attribute)) {
            if (any) into.expected(skip_space(first, last), "a value");
            return false;
        }
        if (any) into.apply_prefix(since);
        return !into.failed();
    }
};

/// `a ? b : c ? d : e`: collects operands, bounds the depth of the recursion.
template <class Subject>
struct level_directive : x3::unary_parser<Subject, level_directive<Subject>> {
    using base = x3::unary_parser<Subject, level_directive<Subject>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit constexpr level_directive(const Subject& inner) : base(inner) {}
    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
               Attribute& attribute) const
    {
        builder& into = builder_of(context);
        if (!into.enter(first)) return false;
        const bool matched = this->subject.parse(first, last, context, rcontext, attribute) &&
                             branches(first, last, context, rcontext, attribute);
        into.leave();
        return matched && !into.failed();
    }

private:
    template <class Context, class RContext, class Attribute>
    bool branches(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
                  Attribute& attribute) const
    {
        builder& into = builder_of(context);
        std::vector<std::uint32_t> marks;
        std::uint32_t count = 0;
        for (cursor at = skip_space(first, last); at != last && *at == '?';
             at = skip_space(first, last)) {
            marks.push_back(into.offset(at));
            first = at + 1;
            if (!operand(first, last, context, rcontext, attribute)) return false;
            at = skip_space(first, last);
            if (at == last || *at != ':') {
                into.expected(at, "`:`");
                return false;
            }
            first = at + 1;
            if (!operand(first, last, context, rcontext, attribute)) return false;
            ++count;
        }
        if (count != 0) into.conditional(count, marks);
        return true;
    }

    template <class Context, class RContext, class Attribute>
    bool operand(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
                 Attribute& attribute) const
    {
        if (this->subject.parse(first, last, context, rcontext, attribute)) return true;
        builder_of(context).expected(skip_space(first, last), "a value");
        return false;
    }
};

template <class Do>
constexpr auto step(Do run)
{
    return step_parser<Do>(run);
}

constexpr token_parser<&builder::literal> literal;
constexpr token_parser<&builder::name> name;
constexpr token_parser<&builder::field> field;
constexpr token_parser<&builder::message_field> message_field;
constexpr token_parser<&builder::binary_operator> binary_operator;

template <char Sign>
constexpr sign_parser<Sign> sign{};

// What happens to the builder between tokens. `at` is where the last token ended.
constexpr auto begin_arguments = step([](builder& b, cursor at) {
    b.begin_arguments(at - 1);
    return true;
});
constexpr auto begin_entries = step([](builder& b, cursor at) {
    b.begin_entries(at - 1);
    return true;
});
constexpr auto end_call = step([](builder& b, cursor at) {
    b.end_arguments(at, false);
    return true;
});
constexpr auto end_member_call = step([](builder& b, cursor at) {
    b.end_arguments(at, true);
    return true;
});
constexpr auto end_list = step([](builder& b, cursor at) {
    b.end_list(at);
    return true;
});
constexpr auto end_map = step([](builder& b, cursor at) {
    b.end_map(at);
    return true;
});
constexpr auto end_message = step([](builder& b, cursor at) {
    b.end_message(at);
    return true;
});
constexpr auto mark_optional = step([](builder& b, cursor) {
    b.mark_optional();
    return true;
});
constexpr auto entry_of_one = step([](builder& b, cursor) {
    b.end_entry(1);
    return true;
});
constexpr auto entry_of_two = step([](builder& b, cursor) {
    b.end_entry(2);
    return true;
});
constexpr auto message_next = step([](builder& b, cursor) { return b.may_be_message(); });

/// Reads `subject` and hands its first and last place to the builder.
template <class Subject, class Do>
struct extent_directive : x3::unary_parser<Subject, extent_directive<Subject, Do>> {
    using base = x3::unary_parser<Subject, extent_directive<Subject, Do>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    constexpr extent_directive(const Subject& inner, Do d) : base(inner), run(d) {}
    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
               Attribute& attribute) const
    {
        const cursor from = skip_space(first, last);
        if (!this->subject.parse(first, last, context, rcontext, attribute)) return false;
        run(builder_of(context), from, first);
        return !builder_of(context).failed();
    }
    Do run;
};

template <class Subject, class Do>
constexpr auto extent(const Subject& subject, Do run)
{
    return extent_directive<Subject, Do>(subject, run);
}

const x3::rule<class expression_rule> expression = "expression";

// NOLINTBEGIN: the grammar reads best as a grammar
const auto value_here = must(expression, "a value");
const auto arguments = -(!sign<')'> >> value_here >> entry_of_one >>
                         *(sign<','> >> value_here >> entry_of_one)) >>
                       must(sign<')'>, "`,` or `)`");
const auto optional_mark = -(sign<'?'> >> mark_optional);
const auto element = optional_mark >> value_here >> entry_of_one;
const auto elements = -(!sign<']'> >> !sign<','> >> element >>
                        *(sign<','> >> !sign<']'> >> element)) >>
                      -sign<','> >> must(sign<']'>, "`,` or `]`");
const auto entry = optional_mark >> value_here >> must(sign<':'>, "`:`") >> value_here
                   >> entry_of_two;
const auto entries = -(!sign<'}'> >> !sign<','> >> entry >> *(sign<','> >> !sign<'}'> >> entry)) >>
                     -sign<','> >> must(sign<'}'>, "`,` or `}`");
const auto member_entry = optional_mark >> must(message_field, "the name of a field or `}`") >>
                          must(sign<':'>, "`:`") >> value_here >> entry_of_two;
const auto member_entries = -(!sign<'}'> >> !sign<','> >> member_entry >>
                              *(sign<','> >> !sign<'}'> >> member_entry)) >>
                            -sign<','> >> must(sign<'}'>, "`,` or `}`");

const auto group = extent(sign<'('> >> value_here >> must(sign<')'>, "`)`"),
                          [](builder& b, cursor from, cursor to) { b.group(from, to); });
const auto call = name >> -(sign<'('> >> begin_arguments >> arguments >> end_call);
const auto absolute_call = extent(sign<'.'> >> must(call, "a name"),
                                  [](builder& b, cursor from, cursor) { b.absolute(from); });
const auto list = sign<'['> >> begin_entries >> elements >> end_list;
const auto map = sign<'{'> >> begin_entries >> entries >> end_map;
const auto primary = literal | call | group | list | map | absolute_call;

const auto member_call = sign<'('> >> begin_arguments >> arguments >> end_member_call;
/// After a dot; where the dot stood is known only to the directive.
template <class Subject>
struct selection_directive : x3::unary_parser<Subject, selection_directive<Subject>> {
    using base = x3::unary_parser<Subject, selection_directive<Subject>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit constexpr selection_directive(const Subject& inner) : base(inner) {}
    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
               Attribute& attribute) const
    {
        const cursor dot = skip_space(first, last);
        if (dot == last || *dot != '.') return false;
        first = dot + 1;
        builder& into = builder_of(context);
        if (sign<'?'>.parse(first, last, context, rcontext, attribute)) {
            if (!must(field, "the name of a field")
                     .parse(first, last, context, rcontext, attribute))
                return false;
            into.select(dot, true);
            return !into.failed();
        }
        if (!must(field, "the name of a field or function")
                 .parse(first, last, context, rcontext, attribute))
            return false;
        const cursor after = skip_space(first, last);
        if (after != last && *after == '(')
            return this->subject.parse(first, last, context, rcontext, attribute) && !into.failed();
        into.select(dot, false);
        return !into.failed();
    }
};
const auto selection = selection_directive<std::decay_t<decltype(member_call)>>(member_call);

/// `[i]` or `[?i]` after an operand.
template <class Subject>
struct index_directive : x3::unary_parser<Subject, index_directive<Subject>> {
    using base = x3::unary_parser<Subject, index_directive<Subject>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit constexpr index_directive(const Subject& inner) : base(inner) {}
    template <class Context, class RContext, class Attribute>
    bool parse(cursor& first, const cursor& last, const Context& context, RContext& rcontext,
               Attribute& attribute) const
    {
        const cursor bracket = skip_space(first, last);
        if (bracket == last || *bracket != '[') return false;
        first = bracket + 1;
        const bool optional = sign<'?'>.parse(first, last, context, rcontext, attribute);
        if (!this->subject.parse(first, last, context, rcontext, attribute)) return false;
        builder_of(context).index(bracket, first, optional);
        return !builder_of(context).failed();
    }
};
const auto index_body = value_here >> must(sign<']'>, "`]`");
const auto indexing = index_directive<std::decay_t<decltype(index_body)>>(index_body);
const auto message = message_next >> sign<'{'> >> begin_entries >> member_entries >> end_message;
const auto member = primary >> *(selection | indexing | message);
const auto unary = prefixed_directive<std::decay_t<decltype(member)>>(member);
const auto operation = chain(unary >> *(binary_operator >> must(unary, "a value")));
const auto expression_def = level_directive<std::decay_t<decltype(operation)>>(operation);
// NOLINTEND

BOOST_SPIRIT_DEFINE(expression)

} // namespace

bool run_grammar(std::string_view text, builder& into)
{
    cursor first = text.data();
    const cursor last = first + text.size();
    const auto whole = x3::with<builder_tag>(std::ref(into))[value_here];
    const bool matched = x3::parse(first, last, whole);
    const cursor rest = skip_space(first, last);
    if (matched && rest != last) into.expected(rest, "an operator or the end");
    return !into.failed();
}

} // namespace netral::cel
