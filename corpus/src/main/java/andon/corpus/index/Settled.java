package andon.corpus.index;

import andon.corpus.query.Query;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first page of a result settled about its query, so that the pages behind it ask exactly the same. "The last seven
 * days" means other instants an hour later, and which words a customer can read nowhere is found out on documents that come
 * and go.
 *
 * @param instants the ends of its times that are not open, in microseconds, in their order
 * @param hidden which of its clauses, by their number, match nothing because the reader can read them nowhere
 * @param belongings the {@link Ownership.Belongings#fingerprint} of the reader then; 0 for who sees everything
 */
record Settled(List<Long> instants, BitSet hidden, long belongings) {
    static final int LEAST_BYTES = Long.BYTES + Short.BYTES;

    Settled {
        instants = List.copyOf(instants);
        hidden = (BitSet) hidden.clone();
    }

    /** @param query with the instants of the first page */
    static Settled of(Query query, BitSet hidden, long belongings) {
        List<Long> instants = new ArrayList<>();
        for (Query clause : query.clauses()) {
            if (clause instanceof Query.Time time) {
                add(time.from(), instants);
                add(time.to(), instants);
            }
        }
        return new Settled(instants, hidden, belongings);
    }

    private static void add(@Nullable Instant end, List<Long> instants) {
        if (end != null) {
            instants.add(DocumentFacts.micros(end));
        }
    }

    /** The query of a later page, asked for the first one's instants. */
    Query withInstants(Query query) {
        Deque<Long> rest = new ArrayDeque<>(instants);
        return query.withClauses(clause -> clause instanceof Query.Time time
                ? new Query.Time(time.field(), end(time.from(), rest), end(time.to(), rest))
                : clause);
    }

    private static @Nullable Instant end(@Nullable Instant now, Deque<Long> settled) {
        return now == null ? null : Instant.EPOCH.plus(settled.remove(), ChronoUnit.MICROS);
    }

    byte[] bytes() {
        byte[] bits = hidden.toByteArray();
        ByteBuffer bytes = ByteBuffer.allocate(LEAST_BYTES + bits.length + instants.size() * Long.BYTES);
        bytes.putLong(belongings).putShort((short) bits.length).put(bits);
        instants.forEach(bytes::putLong);
        return bytes.array();
    }

    /** @param from {@link #bytes} and nothing behind them */
    static Settled read(ByteBuffer from) {
        long belongings = from.getLong();
        byte[] bits = new byte[from.getShort()];
        from.get(bits);
        List<Long> instants = new ArrayList<>();
        while (from.hasRemaining()) {
            instants.add(from.getLong());
        }
        return new Settled(instants, BitSet.valueOf(bits), belongings);
    }
}
