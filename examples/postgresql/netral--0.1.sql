-- SPDX-License-Identifier: Apache-2.0
\echo Use "CREATE EXTENSION netral" to load this file. \quit

CREATE FUNCTION netral_classify(ruleset text, record jsonb) RETURNS jsonb
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'sql_classify';
COMMENT ON FUNCTION netral_classify(text, jsonb) IS
    'what the rules of a rule set say of a record; an error when the record cannot be used';

CREATE FUNCTION netral_classify_or_errors(ruleset text, record jsonb) RETURNS jsonb
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'sql_classify_or_errors';
COMMENT ON FUNCTION netral_classify_or_errors(text, jsonb) IS
    'as netral_classify, but an object with "errors" in place of a record that cannot be used';

CREATE FUNCTION netral_classify(ruleset text, record jsonb, options jsonb) RETURNS jsonb
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'sql_classify';
COMMENT ON FUNCTION netral_classify(text, jsonb, jsonb) IS
    'as netral_classify, with {"detail": ..., "readings": {name: option}, "overlays": [name]}';

CREATE FUNCTION netral_classify_or_errors(ruleset text, record jsonb, options jsonb) RETURNS jsonb
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'sql_classify_or_errors';
COMMENT ON FUNCTION netral_classify_or_errors(text, jsonb, jsonb) IS
    'as netral_classify_or_errors, with options';

CREATE FUNCTION netral_ruleset(ruleset text, OUT name text, OUT version text, OUT digest text,
                               OUT title text, OUT rules bigint)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'sql_ruleset';
COMMENT ON FUNCTION netral_ruleset(text) IS
    'the rule set as this backend has compiled it';
