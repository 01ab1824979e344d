-- SPDX-License-Identifier: Apache-2.0
-- A rule set that the server has from its start costs a new backend nothing: the folder may even be gone.
do $$ begin
    assert current_setting('netral.preload') = 'netralitas,mistaken', 'it was not preloaded';
    assert not exists (select from incidents i join expected e using (line)
                       where netral_classify('netralitas', i.value) is distinct from e.value),
        'a classification differs from the program''s';
end $$;
