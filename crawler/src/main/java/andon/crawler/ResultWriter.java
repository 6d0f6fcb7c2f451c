package andon.crawler;

import andon.crawler.candidates.Sightings;
import andon.crawler.frontier.Acknowledgement;
import andon.crawler.frontier.Frontier;
import andon.crawler.frontier.LeaseLostException;
import andon.evidence.EvidenceStore;
import andon.evidence.PreparedCapture;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes what all sites have finished, in batches: while one is on its way to the disk, the next one gathers. So the price
 * of a durable page falls as there are more of them.
 */
final class ResultWriter {
    private static final Duration LOOK = Duration.ofMillis(50);
    /** So long a batch gathers: no site is faster than that by much, and ten pages cost hardly more than one. */
    private static final Duration GATHER = Duration.ofMillis(40);

    private static final int MOST_WAITING = 1024;
    private static final int MOST_PAGES = 256;
    private static final long MOST_BYTES = 16L << 20;
    /** So many failures one after another are not the pages' fault. */
    private static final int PATIENCE = 3;

    private final EvidenceStore evidence;
    private final Frontier frontier;
    private final Sightings sightings;
    private final BlockingQueue<Finished> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closing;

    ResultWriter(EvidenceStore evidence, Frontier frontier, Sightings sightings) {
        this.evidence = evidence;
        this.frontier = frontier;
        this.sightings = sightings;
        this.thread = Thread.ofPlatform().daemon().name("crawl-writer").start(this::run);
    }

    /** Takes a result over; waits if there are many already. Once it is being closed nothing is taken any more. */
    void put(Finished finished) throws InterruptedException {
        if (closing) {
            finished.written().completeExceptionally(new IllegalStateException("the crawler is closed"));
            return;
        }
        waiting.put(finished);
    }

    private void run() {
        Optional<Finished> first = Optional.empty();
        while (first.isPresent() || !closing || !waiting.isEmpty()) {
            if (first.isEmpty()) {
                first = next(LOOK.toNanos());
            }
            List<Finished> batch = new ArrayList<>();
            long bytes = 0;
            long gathered = System.nanoTime() + GATHER.toNanos();
            while (first.isPresent() && batch.size() < MOST_PAGES) {
                int size = first.get().capture().map(PreparedCapture::bytes).orElse(0);
                if (!batch.isEmpty() && bytes + size > MOST_BYTES) {
                    break;
                }
                batch.add(first.get());
                bytes += size;
                first = next(closing ? 0 : gathered - System.nanoTime());
            }
            write(batch);
        }
    }

    private Optional<Finished> next(long nanos) {
        try {
            return Optional.ofNullable(waiting.poll(nanos, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the writer: it would lose its open file", e);
        }
    }

    private void write(List<Finished> batch) {
        List<Finished> left = new ArrayList<>(batch);
        while (!left.isEmpty()) {
            try {
                writeTogether(left);
                left.forEach(finished -> finished.written().complete(null));
                return;
            } catch (LeaseLostException lost) {
                List<Finished> turnedAway = left.stream()
                        .filter(f -> lost.leases().contains(f.acknowledgement().lease()))
                        .toList();
                turnedAway.forEach(f -> f.written().completeExceptionally(lost));
                left.removeAll(turnedAway);
            } catch (IOException | RuntimeException e) {
                if (left.size() == 1) {
                    left.getFirst().written().completeExceptionally(e);
                    return;
                }
                writeOneByOne(left);
                return;
            }
        }
    }

    /** One page that cannot be written must not keep the others from it. */
    private void writeOneByOne(List<Finished> batch) {
        int failures = 0;
        @Nullable Throwable last = null;
        for (Finished finished : batch) {
            if (last != null && failures >= PATIENCE) {
                finished.written().completeExceptionally(last);
                continue;
            }
            try {
                writeTogether(List.of(finished));
                finished.written().complete(null);
                failures = 0;
            } catch (IOException | RuntimeException e) {
                finished.written().completeExceptionally(e);
                failures++;
                last = e;
            }
        }
    }

    private void writeTogether(List<Finished> batch) throws IOException {
        List<PreparedCapture> captures =
                batch.stream().flatMap(f -> f.capture().stream()).toList();
        evidence.append(captures, logged -> {
            frontier.acknowledge(acknowledgements(batch, logged));
            sightings.write(batch.stream().flatMap(f -> f.sighting().stream()).toList());
        });
    }

    private static List<Acknowledgement> acknowledgements(List<Finished> batch, List<Capture> logged) {
        List<Acknowledgement> acknowledgements = new ArrayList<>(batch.size());
        int next = 0;
        for (Finished finished : batch) {
            acknowledgements.add(
                    finished.capture().isPresent()
                            ? finished.acknowledgement().loggedAs(logged.get(next++))
                            : finished.acknowledgement());
        }
        return acknowledgements;
    }

    /** Stops when all that was handed over is written. */
    void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
