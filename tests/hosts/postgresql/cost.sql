-- SPDX-License-Identifier: Apache-2.0
-- What a single call costs, in time on the processor: the whole, and what of it is jsonb to text and back.
set max_parallel_workers_per_gather = 0;
create function nanoseconds() returns bigint language sql as $$
    select split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::bigint
$$;
create function microseconds(query text, calls int) returns numeric language plpgsql as $$
declare
    start bigint := nanoseconds();
begin
    execute query;
    return round((nanoseconds() - start) / 1000.0 / calls, 1);
end $$;
create table fifty as select i.value, e.value as answer
    from incidents i join expected e using (line), generate_series(1, 50)
    where i.value #>> '{incident,id}' = 'DKI-0042';
select 'a call of netral_classify on DKI-0042: '
    || min(microseconds('select count(netral_classify(''netralitas'', value)) from fifty', 50))
    || ' us, of which jsonb to text and back '
    || min(microseconds('select count(value::text), count(answer::text::jsonb) from fifty', 50))
    || ' us at most (it includes the way back of the answer)' from generate_series(1, 40);
