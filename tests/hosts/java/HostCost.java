// SPDX-License-Identifier: Apache-2.0

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import netral.RuleSet;
import netral.Session;

/** What a call costs, in time of this thread on the processor: the fastest of many rounds. */
public final class HostCost {

    private static final int ROUNDS = 100;
    private static final int CALLS = 50;

    public static void main(String[] arguments) throws Exception {
        final String record = Files.readString(Path.of(arguments[0]));
        final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        try (RuleSet rules = RuleSet.load(Path.of("rules/netralitas")); Session session = rules.session()) {
            for (int round = 0; round < ROUNDS; ++round) {
                final long start = clock.getCurrentThreadCpuTime();
                for (int i = 0; i < CALLS; ++i) session.classifyJson(record);
                best = Math.min(best, (clock.getCurrentThreadCpuTime() - start) / 1e3 / CALLS);
            }
        }
        System.out.printf("a call of Session.classifyJson on DKI-0042: %.1f us%n", best);
    }
}
