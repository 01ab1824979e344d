# SPDX-License-Identifier: Apache-2.0
"""The Python package: what it says is what the library says, and what it raises is its own."""

import ctypes
import datetime
import gc
import io
import json
import os
import pathlib
import subprocess
import threading
import unittest

import netral
import netral.library as library

RULES = "rules/netralitas"
RECORD = pathlib.Path(os.environ["record"]).read_bytes()

SMALL = pathlib.Path("tests/hosts/small.yaml").read_text()


def program(*arguments, stdin=b""):
    return subprocess.run([os.environ["NETRAL_PROGRAM"], *arguments], input=stdin, capture_output=True, check=True).stdout


class Layout(unittest.TestCase):
    def test_structs_lie_as_in_the_header(self):
        lines = dict(line.split(" ", 1) for line in pathlib.Path(os.environ["layout"]).read_text().splitlines())
        structs = {"netral_text": library.Text, "netral_named_text": library.NamedText, "netral_limit": library.Limit,
                   "netral_chosen_reading": library.ChosenReading, "netral_load_options": library.LoadOptions,
                   "netral_ruleset_summary": library.RulesetSummary, "netral_session_options": library.SessionOptions,
                   "netral_known_fact": library.KnownFact, "netral_guidance_options": library.GuidanceOptions,
                   "netral_comparison_summary": library.ComparisonSummary}
        for name, struct in structs.items():
            with self.subTest(name):
                expected = {k: v for k, v in lines.items() if k == name or k.startswith(name + ".")}
                found = {name: str(ctypes.sizeof(struct))}
                for field, _ in struct._fields_:
                    at = getattr(struct, field)
                    found[f"{name}.{field}"] = f"{at.offset} {at.size}"
                self.assertEqual(found, expected)


class Answers(unittest.TestCase):
    """The types have the keys of `netral schema classification`."""

    @classmethod
    def setUpClass(cls):
        schema = json.loads(program("schema", "classification"))
        d = schema["$defs"]
        long, finding = d["classification"]["properties"], d["finding"]["properties"]
        cls.schemas = {
            netral.Bilingual: d["bilingual"], netral.Citation: d["basis"]["items"], netral.Reason: d["reason"],
            netral.Suggestion: d["suggestions"]["items"], netral.Exemption: finding["exceptions"]["items"],
            netral.SanctionOfFinding: finding["sanctions"]["items"], netral.Turn: finding["turns_on_reading"]["items"],
            netral.Finding: d["finding"], netral.Sanction: d["sanction"], netral.Question: d["question"],
            netral.Deadline: d["deadline"], netral.Requirement: d["requirement"],
            netral.ConditionError: long["condition_errors"]["items"], netral.RecordWarning: long["warnings"]["items"],
            netral.Outlook: long["outlook"], netral.MissingFacts: long["missing_facts"],
            netral.SettlingSet: long["missing_facts"]["properties"]["settled_by"]["items"],
            netral.FactPart: d["fact_parts"]["items"], netral.RulesetName: long["ruleset"], netral.Classification: d["classification"],
            netral.ShortClassification: d["short_classification"], netral.RecordErrors: d["record_errors"],
            netral.FieldError: d["record_errors"]["properties"]["errors"]["items"],
        }

    def test_every_type_has_the_keys_of_the_schema(self):
        for kind, schema in self.schemas.items():
            with self.subTest(kind.__name__):
                self.assertEqual(set(kind.__annotations__), set(schema["properties"]))
                self.assertEqual(set(kind.__required_keys__), set(schema["required"]))

    def test_no_object_of_the_schema_is_left_out(self):
        schema = json.loads(program("schema", "classification"))["$defs"]
        for name in (name for name, s in schema.items() if "required" in s):
            self.assertTrue(schema[name] in self.schemas.values(), name)


class Classify(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = netral.RuleSet(RULES)

    def test_a_rule_set_says_what_it_is(self):
        listed = json.loads(program("rules", "--json", RULES))
        self.assertEqual((self.rules.name, self.rules.version, self.rules.digest),
                         (listed["ruleset"], listed["version"], listed["digest"]))
        self.assertEqual(self.rules.rules(), listed["rules"])
        self.assertEqual(self.rules.title("en"), "Neutrality of officials in elections")
        self.assertIn("properties", self.rules.record_schema())
        self.assertEqual(self.rules.warnings, ())

    def test_a_record_may_be_an_object_a_text_or_bytes(self):
        expected = json.loads(program("classify", "--rules", RULES, "--format", "jsonl", stdin=RECORD))
        for record in (json.loads(RECORD), RECORD.decode(), RECORD):
            self.assertEqual(self.rules.classify(record), expected)

    def test_a_session_has_its_own_options(self):
        with self.rules.session(detail="verdict") as session:
            self.assertIn("holds", session.classify(RECORD))
        with self.rules.session(ignore_unknown_keys=True) as session:
            self.assertEqual(session.classify({"nobody_knows": 1})["ignored_keys"], 1)
        given = ["--rules", RULES, "--format", "jsonl", "--reading", "skb_b_calon=bakal_calon"]
        with self.rules.session(readings={"skb_b_calon": "bakal_calon"}) as session:
            self.assertEqual(session.classify(RECORD), json.loads(program("classify", *given, stdin=RECORD)))

    def test_texts_are_those_of_the_program(self):
        with self.rules.session() as session:
            text = program("classify", "--rules", RULES, "--format", "text", "--lang", "en", stdin=RECORD).decode()
            self.assertEqual(session.text(RECORD, "en").strip(), text.strip())
            why = session.explain(RECORD, "uu-1-2015.188", "en")
            self.assertTrue(why.startswith("uu-1-2015.188 is open"), why)

    def test_a_rule_set_may_be_one_text_or_several(self):
        head, rules = SMALL.split("rules:\n")
        whole = netral.RuleSet.from_text(SMALL)
        parts = {"ruleset.yaml": head + "include: [rules.yaml]\n", "rules.yaml": "rules:\n" + rules}
        for small in (whole, netral.RuleSet.from_texts(parts)):
            self.assertEqual(small.name, "small")
            self.assertEqual(small.classify({"act": {"liked": True}})["verdict"], "indicated")
        with self.assertRaises(netral.RulesError):
            netral.RuleSet.from_texts({**parts, "rules.yaml": "rules: 1"})

    def test_overlays_and_limits_reach_the_library(self):
        rules = netral.RuleSet(RULES, overlays=["examples/python/stages.yaml"])
        self.assertEqual(len(rules.rules()), len(self.rules.rules()) + 8)
        with self.assertRaises(netral.NetralError):
            netral.RuleSet(RULES, limits={"steps": 1, "nobody_knows": 1})


class Guide(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = netral.RuleSet(RULES)
        cls.asked = ["guide", "--rules", RULES, "--role", "lurah", "--on", "2024-10-12"]

    def test_guidance_is_that_of_the_program(self):
        made = self.rules.guide("lurah", datetime.date(2024, 10, 12))
        self.assertEqual(made, json.loads(program(*self.asked, "--format", "json")))
        self.assertEqual(set(netral.Guidance.__annotations__), set(made))
        self.assertEqual(set(netral.GuidedRule.__annotations__), set(made["forbidden"][0]))

    def test_pages_are_those_of_the_program(self):
        whole = [*self.asked, "--detail", "full"]
        self.assertEqual(self.rules.guide_page("lurah", "2024-10-12", "en"), program(*whole, "--lang", "en").decode())
        self.assertEqual(self.rules.guide_page("lurah", "2024-10-12", format="html"),
                         program(*whole, "--format", "html").decode())

    def test_facts_and_readings_reach_the_library(self):
        with self.assertRaises(netral.NotFoundError) as caught:
            self.rules.guide("lurah", "2024-10-12", facts={"act.nobody_knows": "true"})
        self.assertEqual(caught.exception.diagnostics[0].code, "N5062")
        with self.assertRaises(netral.NotFoundError) as caught:
            self.rules.guide("lurah", "2024-10-12", readings={"nobody_knows": "x"})
        self.assertEqual(caught.exception.diagnostics[0].code, "N5010")
        with self.assertRaises(netral.ArgumentError) as caught:
            self.rules.guide("lurah", "2024")
        self.assertIn("`2024` is no day", str(caught.exception))


class Compare(unittest.TestCase):
    def test_two_rule_sets_over_the_same_records(self):
        later = SMALL.replace("conduct: act.liked", "conduct: act.liked && act.day > date('2024-01-01')")
        self.assertNotEqual(later, SMALL)
        with netral.RuleSet.from_text(SMALL) as old, netral.RuleSet.from_text(later) as new:
            comparison = netral.Comparison(old, new)
        self.assertEqual(comparison.add({"act": {"liked": True}}), "laxer")
        self.assertEqual(comparison.add({"act": {"liked": False}}), "none")
        with self.assertRaises(netral.RecordError):
            comparison.add("{")
        comparison.add_all(["{", {"act": {"liked": True}}])
        self.assertEqual(comparison.totals(), netral.Totals(records=5, errors=2, stricter=0, laxer=2, sideways=0))
        self.assertEqual(len(comparison.report()["changed"]), 2)
        comparison.close()
        self.assertRaises(ValueError, comparison.totals)


class Raises(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = netral.RuleSet(RULES)

    def test_an_unusable_record_names_its_fields(self):
        with self.assertRaises(netral.RecordError) as caught:
            self.rules.classify({"incident": {"id": 3}})
        self.assertIsInstance(caught.exception, ValueError)
        self.assertEqual(caught.exception.status, "NETRAL_ERROR_RECORD")
        said = caught.exception.diagnostics[0]
        self.assertEqual((said.code, said.path, said.severity), ("N2103", "incident.id", "error"))
        self.assertIn("incident.id", str(caught.exception))

    def test_a_record_that_is_not_utf8_is_unusable(self):
        self.assertRaises(netral.RecordError, self.rules.classify, b'{"incident": {"id": "\xff"}}')

    def test_a_rule_set_that_is_not_there(self):
        with self.assertRaises(netral.UnreadableError) as caught:
            netral.RuleSet("/nowhere")
        self.assertIsInstance(caught.exception, OSError)

    def test_mistakes_of_a_rule_set_have_places(self):
        with self.assertRaises(netral.RulesError) as caught:
            netral.RuleSet.from_text("rules: [a")
        self.assertEqual([(d.code, d.line, d.column) for d in caught.exception.diagnostics], [("N1101", 1, 10)])

    def test_what_is_not_found_is_a_lookup_error(self):
        with self.assertRaises(LookupError) as caught:
            self.rules.session(readings={"no_such_reading": "x"})
        self.assertIn("no_such_reading", str(caught.exception))
        with self.rules.session() as session, self.assertRaises(netral.NotFoundError) as caught:
            session.explain(RECORD, "no-such-rule")
        self.assertIn("no-such-rule", str(caught.exception))

    def test_what_is_closed_cannot_be_used(self):
        rules = netral.RuleSet(RULES)
        session = rules.session()
        rules.close()
        rules.close()
        self.assertRaises(ValueError, rules.session)
        self.assertIn("verdict", session.classify(RECORD))
        session.close()
        self.assertRaises(ValueError, session.classify, RECORD)


class Lines(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = netral.RuleSet(RULES)
        cls.lines = pathlib.Path("examples/incidents/jakarta.jsonl").read_bytes()
        cls.said = program("classify", "--rules", RULES, "--format", "jsonl", stdin=cls.lines)

    def test_lines_may_come_in_pieces_that_end_anywhere(self):
        with self.rules.session() as session:
            for size in (1, 7, 1000, len(self.lines)):
                pieces = (self.lines[i : i + size] for i in range(0, len(self.lines), size))
                self.assertEqual(b"".join(session.classify_lines(pieces)), self.said)
            self.assertEqual(b"".join(session.classify_lines(io.BytesIO(self.lines.rstrip()))), self.said)

    def test_output_that_is_larger_than_the_buffer_is_whole(self):
        before = netral.session._line_room
        netral.session._line_room = 64  # less than one line
        try:
            with self.rules.session() as session:
                self.assertEqual(b"".join(session.classify_lines([self.lines])), self.said)
        finally:
            netral.session._line_room = before

    def test_two_runs_do_not_disturb_each_other(self):
        with self.rules.session() as session:
            one, two = session.classify_all([{"bad": 1}] * 2), session.classify_all([{"bad": 1}] * 2)
            self.assertEqual([r["line"] for pair in zip(one, two) for r in pair], [1, 1, 2, 2])

    def test_an_unusable_record_leaves_the_others(self):
        records = [json.loads(RECORD), {"bad": 1}, '{"incident":\n{"id": "a"}}']
        answers = list(self.rules.classify_all(records))
        self.assertEqual(["errors" in a for a in answers], [False, True, False])
        self.assertEqual(answers[2]["record"], "a")

    def test_answers_come_as_records_do(self):
        asked = []

        def records():
            for number in range(3):
                asked.append(number)
                yield {"incident": {"id": str(number)}}

        answers = self.rules.classify_all(records())
        self.assertEqual(next(answers)["record"], "0")
        self.assertEqual(asked, [0])


class Threads(unittest.TestCase):
    def test_threads_share_a_rule_set_and_may_share_a_session(self):
        rules = netral.RuleSet(RULES)
        expected = rules.classify(RECORD)
        shared = rules.session()
        wrong = []

        def work():
            for _ in range(40):
                if rules.classify(RECORD) != expected or shared.classify(RECORD) != expected:
                    wrong.append(threading.get_ident())

        threads = [threading.Thread(target=work) for _ in range(4)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(wrong, [])

    def test_handles_are_given_back_once(self):
        freed = []
        handle = library.Handle(ctypes.c_void_p(1), freed.append)
        handle.close()
        del handle
        handle = library.Handle(ctypes.c_void_p(2), freed.append)
        del handle
        gc.collect()
        self.assertEqual([p.value for p in freed], [1, 2])


class Library(unittest.TestCase):
    def test_a_library_that_is_not_there_says_how_to_name_it(self):
        import sys

        done = subprocess.run([sys.executable, "-c", "import netral"], env={**os.environ, "NETRAL_LIBRARY": "/nowhere.so"},
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("ImportError: cannot load netral's library: /nowhere.so", done.stderr)
        self.assertIn("NETRAL_LIBRARY", done.stderr)


if __name__ == "__main__":
    unittest.main()
