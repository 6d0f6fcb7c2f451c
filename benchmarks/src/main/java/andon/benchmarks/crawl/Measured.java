package andon.benchmarks.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a process used from its start to its end, as Linux counts it. It is read every {@link #SAMPLE} until the process
 * is gone, so at most the last of these is missing.
 *
 * @param cpu user and system time of all its threads
 * @param peakBytes the largest resident set
 */
record Measured(int exit, Duration wall, Duration cpu, long peakBytes) {
    private static final Duration SAMPLE = Duration.ofMillis(20);
    /** A clock tick of {@code /proc}: 1/100 s on every Linux that Java runs on (USER_HZ). */
    private static final long TICK_MILLIS = 10;

    /** Runs a command to its end; its output goes to {@code log}. */
    static Measured run(List<String> command, Map<String, String> environment, Path log, Duration atMost)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        long ticks = 0;
        long peak = 0;
        try {
            boolean running = true;
            while (running) {
                ticks = Math.max(ticks, ticks(process.pid()));
                peak = Math.max(peak, peakBytes(process.pid()));
                running = !process.waitFor(SAMPLE.toMillis(), TimeUnit.MILLISECONDS);
                if (System.nanoTime() - start > atMost.toNanos()) {
                    throw new IOException(command.getFirst() + " did not end within " + atMost + "; see " + log);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        return new Measured(
                process.exitValue(),
                Duration.ofNanos(System.nanoTime() - start),
                Duration.ofMillis(ticks * TICK_MILLIS),
                peak);
    }

    /** User and system time so far, in clock ticks; with that of children that ended. 0 if the process is gone. */
    static long ticks(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name in brackets may hold blanks; what is counted stands behind it (proc(5): utime is field 14).
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11])
                    + Long.parseLong(fields[12])
                    + Long.parseLong(fields[13])
                    + Long.parseLong(fields[14]);
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                throw e;
            }
            return 0;
        }
    }

    private static long peakBytes(long pid) throws IOException {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
            return 0;
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                throw e;
            }
            return 0;
        }
    }
}
