<?php
// SPDX-License-Identifier: Apache-2.0
// cost.php RECORD: what a call costs, in time on the processor: the fastest of many rounds.

declare(strict_types=1);

require __DIR__ . '/checks.php';

function microseconds(): float
{
    $u = getrusage();
    return ($u['ru_utime.tv_sec'] + $u['ru_stime.tv_sec']) * 1e6 + $u['ru_utime.tv_usec'] + $u['ru_stime.tv_usec'];
}

$record = file_get_contents($argv[1]);
$rules = Netral\RuleSet::load('rules/netralitas');
$best = INF;
for ($round = 0; $round < 40; ++$round) {
    $start = microseconds();
    for ($call = 0; $call < 50; ++$call) {
        $rules->classifyJson($record);
    }
    $best = min($best, (microseconds() - $start) / 50);
}
printf("a call of RuleSet::classifyJson on DKI-0042: %.1f us\n", $best);
