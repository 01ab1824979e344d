-- SPDX-License-Identifier: Apache-2.0
-- Each block raises an error when something is not as it should be.
\set QUIET on
set client_min_messages = warning;

-- What an error says, so that it can be compared.
create type failure as (sqlstate text, message text, detail text, hint text);
create function failure_of(query text) returns failure language plpgsql as $$
declare
    f failure;
begin
    execute query;
    return null;
exception when others then
    get stacked diagnostics f.sqlstate = returned_sqlstate, f.message = message_text,
        f.detail = pg_exception_detail, f.hint = pg_exception_hint;
    return f;
end $$;

-- Every record of examples/incidents comes out as the program has it.
do $$ begin
    assert (select count(*) from incidents) > 100, 'records are missing';
    assert (select count(*) from incidents) = (select count(*) from expected), 'answers are missing';
    assert not exists (select from incidents i join expected e using (line)
                       where netral_classify('netralitas', i.value) is distinct from e.value),
        'a classification differs from the program''s';
    assert (select netral_classify('netralitas', value) ->> 'verdict' from incidents
            where value #>> '{incident,id}' = 'DKI-0042') = 'indicated', 'DKI-0042 is not indicated';
end $$;

-- NULL in, NULL out; and nothing is loaded for it.
do $$ begin
    assert netral_classify(null, '{}') is null and netral_classify('no-such-set', null) is null
        and netral_classify_or_errors('netralitas', null) is null, 'NULL does not give NULL';
end $$;

-- A record that says nothing is a record; what is no object or has mistakes is not.
do $$ declare f failure; begin
    assert netral_classify('netralitas', '{}') ->> 'verdict' = 'not_indicated', 'an empty record';

    f := failure_of($q$select netral_classify('netralitas',
        '{"act": {"kindz": ["ajakan"]}, "incident": {"occurred_on": "2024-13-01"}}')$q$);
    assert f.sqlstate = '22000', f;
    assert f.message = 'cannot use this record: no fact has this key in `act` (N2101)', f;
    assert f.detail like '%N2101%' and f.detail like '%N2105: incident.occurred_on%', f;
    assert f.hint = 'did you mean `act.kinds`?', f;

    f := failure_of($q$select netral_classify('netralitas', '[1, 2]')$q$);
    assert f.sqlstate = '22000', f;
end $$;

-- Where one bad record must not end a query, its errors take its place.
do $$ declare said jsonb; begin
    assert netral_classify_or_errors('netralitas', '{"act": {"kindz": []}}') #>> '{errors,0,path}' = 'act', 'path';
    select jsonb_agg(netral_classify_or_errors('netralitas', r) ? 'errors' order by n) into said
    from (values (1, '{}'::jsonb), (2, '7'), (3, '{"act": null}')) as records (n, r);
    assert said = '[false, true, false]', said;
end $$;

-- Rule sets that cannot be used.
do $$ declare f failure; begin
    f := failure_of($q$select netral_classify('mistaken', '{}')$q$);
    assert f.sqlstate = 'F0000' and f.message = 'cannot use rule set "mistaken": this rule set has no rules (N1423)', f;
    assert f.detail like '%ruleset.yaml:5:1%' and f.detail like '%ruleset.yaml:7:1%', f;
    assert f.hint like 'put them under `rules`%', f;

    f := failure_of($q$select netral_classify('empty', '{}')$q$);
    assert f.sqlstate = '58P01', f;
    f := failure_of($q$select netral_ruleset('nowhere')$q$);
    assert f.sqlstate = '58P01', f;
end $$;

-- A name is never a path.
do $$ declare f failure; name text; begin
    foreach name in array array['', '.', '..', '../rulesets/netralitas', '/etc/passwd', 'a/b', 'a b'] loop
        f := failure_of(format('select netral_classify(%L, ''{}'')', name));
        assert f.sqlstate = '42602' and f.hint is not null, row(name, f);
    end loop;
end $$;

-- A user may neither say where rule sets are, nor invent settings.
create role clerk;
set role clerk;
do $$ begin
    assert (failure_of('set netral.rulesets = ''/tmp''')).sqlstate = '42501', 'a clerk moves the rule sets';
    assert netral_classify('netralitas', '{}') is not null, 'a clerk cannot classify';
end $$;
reset role;
do $$ declare f failure; begin
    f := failure_of('set netral.ruleset = ''x''');
    assert f.sqlstate = '42602', f;
    f := failure_of('set netral.rulesets = ''''; select netral_ruleset(''netralitas'')');
    assert f.sqlstate = '55000', f;
end $$;

-- What a rule set is.
do $$ declare r record; begin
    select * into r from netral_ruleset('netralitas');
    assert r.name = 'netralitas' and r.digest like 'sha256:%' and r.rules > 50, r;
    assert r.version = (select value #>> '{ruleset,version}' from expected limit 1), r;
    assert r.digest = (select value #>> '{ruleset,digest}' from expected limit 1), r;
end $$;

-- Many rows, by several processes: they agree with one.
create table many as select i.line, i.value from incidents i, generate_series(1, 20);
analyze many;
set min_parallel_table_scan_size = 0;
set parallel_setup_cost = 0;
set parallel_tuple_cost = 0;
create function verdicts() returns jsonb language sql as $$
    select jsonb_object_agg(verdict, n) from (
        select netral_classify('netralitas', value) ->> 'verdict' as verdict, count(*) as n
        from many group by 1) as counts
$$;
do $$ declare alone jsonb; together jsonb; plan json; begin
    set local max_parallel_workers_per_gather = 0;
    alone := verdicts();
    set local max_parallel_workers_per_gather = 2;
    together := verdicts();
    assert alone = together and (alone ->> 'indicated')::int > 100, row(alone, together);

    execute $q$explain (analyze, verbose, format json)
        select count(netral_classify('netralitas', value)) from many$q$ into plan;
    assert plan::text like '%"Partial Mode": "Partial"%netral_classify%', plan;
    assert (jsonb_path_query_first(plan::jsonb, '$.**."Workers Launched"'))::int = 2, plan;
end $$;

-- Options of a query, each where it is wanted.
do $$ declare f failure; wrong text; begin
    assert netral_classify('netralitas', '{}', '{}') = netral_classify('netralitas', '{}'), 'no option is the default';
    assert netral_classify('netralitas', '{}', '{"detail": "verdict"}') ? 'holds', 'detail';
    assert not netral_classify('netralitas', '{}') ? 'holds', 'options last';
    assert netral_classify('netralitas', '{}', null) is null, 'NULL options';
    assert netral_classify_or_errors('netralitas', '7', '{"detail": "verdict"}') ? 'errors', 'errors with options';
    assert netral_classify('netralitas', '{}', '{"overlays": ["stages.yaml"]}') #>> '{ruleset,digest}'
        <> netral_classify('netralitas', '{}') #>> '{ruleset,digest}', 'overlays';
    assert exists (select from incidents where netral_classify('netralitas', value)
        <> netral_classify('netralitas', value, '{"readings": {"skb_b_calon": "bakal_calon"}}')), 'readings';

    f := failure_of($q$select netral_classify('netralitas', '{}', '{"readings": {"nobody_knows": "x"}}')$q$);
    assert f.message like 'cannot use rule set "netralitas"%nobody_knows%', f;
    f := failure_of($q$select netral_classify('netralitas', '{}', '{"overlays": ["../x.yaml"]}')$q$);
    assert f.sqlstate = '42602', f;
    foreach wrong in array array['7', '[]', '{"detial": "verdict"}', '{"detail": "short"}', '{"detail": 1}',
                                 '{"readings": []}', '{"readings": {"a": 1}}', '{"overlays": {}}', '{"overlays": [1]}'] loop
        f := failure_of(format('select netral_classify(%L, %L, %L)', 'netralitas', '{}', wrong));
        assert f.sqlstate = '22023' and f.hint like 'Options are%', row(wrong, f);
    end loop;
end $$;

-- A rule set may be a text; a backend keeps the last 32 of what it used.
create function small(version int) returns text language sql as $$ select format($yaml$ruleset: small
version: "%s"
facts: {act.liked: {type: bool, title: {id: suka, en: liked}}}
instruments: {law: {title: {id: hukum, en: law}, in_force: {from: 2000-01-01}}}
rules:
  - {id: law.1, category: campaigning, title: {id: Menyukai, en: Liked}, basis: [{instrument: law, article: "1"}],
     conduct: act.liked, nature: disiplin, confidence: high}
$yaml$, version) $$;
do $$ declare f failure; begin
    assert netral_classify(small(1), '{"act": {"liked": true}}') ->> 'verdict' = 'indicated', 'a text';
    assert (select version from netral_ruleset(small(2))) = '2', 'another text';
    assert (select count(distinct netral_classify(small(v), '{}') #>> '{ruleset,version}')
            from generate_series(1, 40) v) = 40, 'many texts';
    assert netral_classify(small(1), '{}') #>> '{ruleset,version}' = '1', 'the first again';
    f := failure_of($q$select netral_classify(E'rules:\n  - 1', '{}')$q$);
    assert f.sqlstate = 'F0000' and f.message like 'cannot use this rule set: %', f;
end $$;
