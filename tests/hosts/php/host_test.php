<?php
// SPDX-License-Identifier: Apache-2.0
// host_test.php RECORDS ANSWERS: what examples/php promises, on the records and answers in two files.

declare(strict_types=1);

require __DIR__ . '/checks.php';

use Netral\Language;
use Netral\RuleSet;
use Netral\Truth;
use Netral\Verdict;

const BAD_RECORD = '{"act": {"kindz": []}, "incident": {"occurred_on": "2024-13-01"}}';

$records = file($argv[1], FILE_IGNORE_NEW_LINES);
$answers = file($argv[2], FILE_IGNORE_NEW_LINES);
$rules = RuleSet::load('rules/netralitas');

// Every record of examples/incidents comes out as the program has it, and again when there are many.
equal(count($records) > 100 && count($records) === count($answers), true);
for ($round = 0; $round < 10; ++$round) {
    foreach ($records as $i => $record) {
        equal($rules->classifyJson($record), $answers[$i]);
    }
}
foreach ($records as $i => $record) {
    equal($rules->classify($record)->json(), $answers[$i]);
}

// What a rule set and a classification are.
$of = json_decode($answers[0], true)['ruleset'];
equal([$rules->name, $rules->version, $rules->digest], [$of['id'], $of['version'], $of['digest']]);
equal($rules->rules > 50, true);
$at = array_key_first(preg_grep('/DKI-0042/', $records));
$c = $rules->classify($records[$at]);
unset($rules); // what was made with it lives on
equal([$c->record, $c->verdict, $c->robust], ['DKI-0042', Verdict::Indicated, Truth::Yes]);
equal($c->toArray(), json_decode($answers[$at], true));
equal(str_contains($c->text(Language::English, 80), 'DKI-0042'), true);
equal($c->text() !== $c->text(Language::English), true);
equal(str_contains($c->explain('uu-10-2016.71.1', Language::English), 'uu-10-2016.71.1'), true);
equal(thrown(Netral\Exception::class, fn () => $c->explain('no.such.rule'))->status, 'NETRAL_ERROR_NOT_FOUND');

// A record that says nothing is a record; what has mistakes is not, and the rule set is as usable as before.
$rules = RuleSet::load('rules/netralitas');
foreach (['classify', 'classifyJson'] as $method) {
    $e = thrown(Netral\Exception::class, fn () => $rules->$method(BAD_RECORD));
    equal([$e->status, $e->getCode()], ['NETRAL_ERROR_RECORD', -5]);
    equal(array_map(fn ($d) => "$d->code $d->path", $e->diagnostics), ['N2101 act', 'N2105 incident.occurred_on']);
    equal($e->diagnostics[0]->suggestion, 'did you mean `act.kinds`?');
    equal(str_contains($e->getMessage(), 'N2105'), true);
    equal(thrown(Netral\Exception::class, fn () => $rules->$method(''))->status, 'NETRAL_ERROR_RECORD');
    equal(thrown(Netral\Exception::class, fn () => $rules->$method("\xff"))->diagnostics !== [], true);
}
equal($rules->classify('{}')->verdict, Verdict::NotIndicated);
equal(RuleSet::load('rules/netralitas', ignoreUnknownKeys: true)->classify('{"no_fact": 1}')->verdict, Verdict::NotIndicated);

// Options: overlays, readings, detail.
$small = file_get_contents('tests/hosts/small.yaml');
$more = RuleSet::load('rules/netralitas', overlays: ['examples/python/stages.yaml'], detail: Netral\Detail::Verdict);
equal($more->rules, $rules->rules + 8);
equal(in_array('stage.kampanye', json_decode($more->classifyJson($records[$at]), true)['governing'], true), true);
$other = RuleSet::load('rules/netralitas', readings: ['skb_b_calon' => 'bakal_calon']);
equal(array_filter($records, fn ($r) => $rules->classifyJson($r) !== $other->classifyJson($r)) !== [], true);
$e = thrown(Netral\Exception::class, fn () => RuleSet::parse($small, readings: ['nobody_knows' => 'x']));
equal($e->status, 'NETRAL_ERROR_NOT_FOUND');

// Bounds on what is read.
equal(RuleSet::parse($small, limits: ['files' => 10])->name, 'small');
equal(thrown(Netral\Exception::class, fn () => RuleSet::parse($small, limits: ['file_bytes' => 10]))->diagnostics !== [], true);
equal(thrown(Netral\Exception::class, fn () => RuleSet::load('rules/netralitas', limits: ['files' => 1]))->diagnostics !== [], true);
$e = thrown(Netral\Exception::class, fn () => RuleSet::parse($small, limits: ['nobody_knows' => 1]));
equal($e->status, 'NETRAL_ERROR_ARGUMENT');

// Guidance before the act.
$guide = $rules->guide('lurah', '2024-10-12');
equal(in_array('uu-10-2016.71.1', array_column($guide['forbidden'], 'rule'), true), true);
equal($rules->guide('lurah', '2024-10-12', facts: ['act.public' => 'false']) !== $guide, true);
equal($rules->guide('lurah', '2024-10-12', readings: ['skb_b_calon' => 'bakal_calon']) !== [], true);
equal(str_contains($rules->guidePage('lurah', '2024-10-12', Language::English), '2024'), true);
equal(str_starts_with($rules->guidePage('lurah', '2024-10-12', html: true), '<!DOCTYPE html>'), true);
equal(thrown(Netral\Exception::class, fn () => $rules->guide('nobody', '2024-10-12'))->status, 'NETRAL_ERROR_NOT_FOUND');
equal(thrown(Netral\Exception::class, fn () => $rules->guide('lurah', 'today'))->status, 'NETRAL_ERROR_ARGUMENT');

// Lines, in pieces that end anywhere.
$input = implode("\n", $records) . "\n";
foreach ([7000, strlen($input)] as $size) {
    equal(implode('', iterator_to_array($rules->classifyLines(str_split($input, $size)), false)), implode("\n", $answers) . "\n");
}
equal(iterator_to_array($rules->classifyLines(["{}\n{\"bad\""]), false) !== [], true);
equal(json_decode(explode("\n", implode('', iterator_to_array($rules->classifyLines(['7']), false)))[0], true)['line'], 1);

// Two rule sets over the same records; neither has to outlive the comparison.
$newer = str_replace('conduct: act.liked', "conduct: act.liked && act.day > date('2024-01-01')", $small);
$comparison = RuleSet::parse($small)->compare(RuleSet::parse($newer));
equal($comparison->add('{"act": {"liked": true}}'), Netral\Change::Laxer);
equal($comparison->add('{}'), Netral\Change::None);
equal(thrown(Netral\Exception::class, fn () => $comparison->add('{'))->status, 'NETRAL_ERROR_RECORD');
equal($comparison->totals(), ['records' => 3, 'errors' => 1, 'stricter' => 0, 'laxer' => 1, 'sideways' => 0]);
equal(count(json_decode($comparison->json(), true)['changed']), 1);

// Rule sets that cannot be used.
$mistaken = 'tests/hosts/mistaken.yaml';
foreach ([fn () => RuleSet::load($mistaken), fn () => RuleSet::parse(file_get_contents($mistaken))] as $load) {
    $e = thrown(Netral\Exception::class, $load);
    equal($e->status, 'NETRAL_ERROR_RULES');
    equal(array_map(fn ($d) => "$d->code $d->line:$d->column", $e->diagnostics), ['N1423 1:1', 'N1401 5:1', 'N1401 7:1']);
}
equal(thrown(Netral\Exception::class, fn () => RuleSet::load('nowhere'))->status, 'NETRAL_ERROR_UNREADABLE');

// Null is no record; handles are neither copied nor serialised.
thrown(TypeError::class, fn () => $rules->classify(null));
thrown(Error::class, fn () => clone $rules);
thrown(LogicException::class, fn () => serialize($rules));
thrown(LogicException::class, fn () => serialize($c));

// Any text goes through.
$id = "ꦲ é \u{1F600}";
equal($rules->classify(json_encode(['incident' => ['id' => $id]]))->record, $id);
