package andon.benchmarks.crawl;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where a recorded JVM spent its CPU time: in which methods themselves, below which of Andon's methods, and for which of
 * Andon's methods the libraries worked. Read from {@code jdk.CPUTimeSample} (JEP 509).
 */
final class HotSpots {
    private static final int SHOWN = 40;
    private static final String OURS = "andon.";

    private final Map<String, Long> self = new HashMap<>();
    private final Map<String, Long> below = new HashMap<>();
    private final Map<String, Long> workedFor = new HashMap<>();
    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();
    private final Map<String, Long> compiled = new HashMap<>();
    private long nanos;

    static HotSpots of(Path recording) throws IOException {
        HotSpots spots = new HotSpots();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.CPUTimeSample" -> spots.sample(event);
                    case "jdk.ObjectAllocationSample" ->
                        spots.allocated.merge(
                                nearestOfOurs(event.getStackTrace()) + " <- "
                                        + event.getClass("objectClass").getName(),
                                event.getLong("weight"),
                                Long::sum);
                    case "jdk.Compilation" -> spots.compiled(event);
                    default -> {}
                }
            }
        }
        return spots;
    }

    private void sample(RecordedEvent event) {
        long time = event.getDuration("samplingPeriod").toNanos();
        nanos += time;
        threads.merge(thread(event), time, Long::sum);
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null || stack.getFrames().isEmpty()) {
            self.merge("(no stack)", time, Long::sum);
            return;
        }
        self.merge(name(stack.getFrames().getFirst()), time, Long::sum);
        workedFor.merge(nearestOfOurs(stack), time, Long::sum);
        Set<String> ours = new HashSet<>();
        for (RecordedFrame frame : stack.getFrames()) {
            String name = name(frame);
            if (name.startsWith(OURS) && ours.add(name)) {
                below.merge(name, time, Long::sum);
            }
        }
    }

    private void compiled(RecordedEvent event) {
        RecordedMethod method = event.getValue("method");
        String[] names = method.getType().getName().split("\\.", 4);
        String library = String.join(".", List.of(names).subList(0, Math.min(names.length - 1, 3)));
        compiled.merge(
                event.getString("compiler") + " " + library, event.getDuration().toNanos(), Long::sum);
    }

    private static String thread(RecordedEvent event) {
        String name = event.getThread("eventThread") == null
                ? null
                : event.getThread("eventThread").getJavaName();
        return name == null || name.isEmpty() ? "(virtual or native)" : name.replaceAll("\\d+", "#");
    }

    private static String nearestOfOurs(@Nullable RecordedStackTrace stack) {
        if (stack != null) {
            for (RecordedFrame frame : stack.getFrames()) {
                String name = name(frame);
                if (name.startsWith(OURS)) {
                    return name;
                }
            }
        }
        return "(none of Andon's)";
    }

    private static String name(RecordedFrame frame) {
        if (!frame.isJavaFrame()) {
            return "(native)";
        }
        return frame.getMethod().getType().getName().replaceAll("\\$\\$Lambda.*", "\\$\\$Lambda") + "."
                + frame.getMethod().getName();
    }

    /**
     * Prints it as CPU milliseconds per page.
     *
     * @param cpu what the process used in all: what was not sampled are the compiler, the collector, the JVM's start
     */
    void print(PrintStream out, Duration cpu, long pages) {
        out.printf(
                Locale.ROOT,
                "sampled %.2f of %.2f CPU ms/page; the rest is the JVM itself (compiler, collector)%n",
                nanos / 1e6 / pages,
                (double) cpu.toMillis() / pages);
        print(out, "CPU ms/page by thread", threads, 1e6 * pages);
        print(out, "CPU ms/page in the method itself", self, 1e6 * pages);
        print(out, "CPU ms/page in and below Andon's methods", below, 1e6 * pages);
        print(out, "CPU ms/page that libraries worked for Andon's methods (nearest caller)", workedFor, 1e6 * pages);
        print(out, "CPU ms/page of the compiler, by its tier and whose methods it compiled", compiled, 1e6 * pages);
        print(out, "KB/page allocated for Andon's methods, by class (sampled)", allocated, 1024.0 * pages);
    }

    private static void print(PrintStream out, String title, Map<String, Long> figures, double unit) {
        out.println("-- " + title);
        List<Map.Entry<String, Long>> sorted = figures.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .toList();
        sorted.forEach(entry -> out.printf(Locale.ROOT, "%10.3f  %s%n", entry.getValue() / unit, entry.getKey()));
    }
}
