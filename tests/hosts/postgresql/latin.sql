-- SPDX-License-Identifier: Apache-2.0
-- In a database that is not in UTF-8, text is converted on the way in and out.
create extension netral;
do $$ begin
    assert netral_classify('netralitas', jsonb_build_object('incident', jsonb_build_object('id', 'caf' || chr(233))))
        ->> 'record' = 'caf' || chr(233), 'text is not converted';
end $$;
