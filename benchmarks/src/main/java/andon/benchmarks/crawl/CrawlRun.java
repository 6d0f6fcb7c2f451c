package andon.benchmarks.crawl;

import andon.database.DatabaseSettings;
import andon.testbed.fixtures.TestDatabase;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One peer's run.
 *
 * @param folder its own, empty at first
 * @param proxy where the dark web is reached
 * @param jvmOptions the same for every peer that is a JVM, but for a profiler's
 */
record CrawlRun(
        Path folder, InetSocketAddress proxy, List<String> hostNames, int concurrency, List<String> jvmOptions) {
    String port() {
        return Integer.toString(proxy.getPort());
    }

    String address() {
        return proxy.getAddress().getHostAddress() + ":" + proxy.getPort();
    }

    String hosts() {
        return Integer.toString(hostNames.size());
    }

    String workers() {
        return Integer.toString(concurrency);
    }

    /** A new database on the benchmark's own PostgreSQL server. */
    DatabaseSettings database() {
        return TestDatabase.POSTGRESQL.fresh(folder);
    }

    List<String> java(String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }
}
