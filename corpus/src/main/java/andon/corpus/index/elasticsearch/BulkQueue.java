package andon.corpus.index.elasticsearch;

import andon.corpus.index.IndexUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers documents into batches and sends them while more are put. Bounded: who puts waits while {@link #MAX_BYTES} or
 * {@link #MAX_DOCUMENTS} are under way. After a failure all that was under way is dropped, and the next call fails: the
 * caller begins again behind the last commit. Thread-safe.
 */
final class BulkQueue implements AutoCloseable {
    static final int BATCH_DOCUMENTS = 1_000;
    static final long BATCH_BYTES = 4_000_000;
    static final int MAX_DOCUMENTS = 8_000;
    static final long MAX_BYTES = 32_000_000;
    private static final int SENDERS = 2;

    private final Consumer<List<Bulk.Item>> send;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Bulk.Item> waiting = new ArrayDeque<>();
    private final List<Thread> senders = new ArrayList<>();
    private long bytesUnderWay;
    private int documentsUnderWay;
    private @Nullable RuntimeException failure;
    private boolean closed;

    BulkQueue(Consumer<List<Bulk.Item>> send) {
        this.send = send;
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().name("andon-bulk-" + i).start(this::work));
        }
    }

    /** @throws RuntimeException the failure of what was put before, once */
    void put(Bulk.Item item) {
        lock.lock();
        try {
            int length = item.json().length;
            awaitUntil(() -> failure != null
                    || documentsUnderWay == 0
                    || (documentsUnderWay < MAX_DOCUMENTS && bytesUnderWay + length <= MAX_BYTES));
            throwFailure();
            waiting.add(item);
            documentsUnderWay++;
            bytesUnderWay += item.json().length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was put is taken. */
    void drain() {
        lock.lock();
        try {
            awaitUntil(() -> documentsUnderWay == 0 || failure != null);
            throwFailure();
        } finally {
            lock.unlock();
        }
    }

    private void throwFailure() {
        if (failure != null) {
            // What else is under way ends first: a failure of before is not told after a new beginning.
            awaitUntil(() -> documentsUnderWay == 0);
        }
        RuntimeException thrown = failure;
        if (thrown != null) {
            failure = null;
            throw thrown;
        }
        if (closed) {
            throw new IllegalStateException("the index is closed");
        }
    }

    private void awaitUntil(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexUnavailableException("the thread was told to stop", e);
        }
    }

    private void work() {
        List<Bulk.Item> batch = next();
        while (!batch.isEmpty()) {
            RuntimeException thrown = null;
            try {
                send.accept(batch);
            } catch (RuntimeException e) {
                // Whatever it is, whoever puts next hears of it.
                thrown = e;
            }
            done(batch, thrown);
            batch = next();
        }
    }

    /** Empty when closed. */
    private List<Bulk.Item> next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<Bulk.Item> batch = new ArrayList<>();
            long bytes = 0;
            while (!waiting.isEmpty()
                    && batch.size() < BATCH_DOCUMENTS
                    && (batch.isEmpty() || bytes + waiting.getFirst().json().length <= BATCH_BYTES)) {
                Bulk.Item item = waiting.removeFirst();
                bytes += item.json().length;
                batch.add(item);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void done(List<Bulk.Item> batch, @Nullable RuntimeException thrown) {
        lock.lock();
        try {
            leave(batch);
            if (thrown != null) {
                failure = thrown;
                leave(new ArrayList<>(waiting));
                waiting.clear();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void leave(List<Bulk.Item> items) {
        documentsUnderWay -= items.size();
        items.forEach(item -> bytesUnderWay -= item.json().length);
    }

    /** Sends what waits and ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
