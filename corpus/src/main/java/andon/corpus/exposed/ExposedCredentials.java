package andon.corpus.exposed;

import andon.database.Database;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The exposed credentials in SQL, on H2 and PostgreSQL, and which captures are still to be gone through for more. Every change
 * joins the caller's transaction. Thread-safe.
 */
public final class ExposedCredentials {
    /** A range is as narrow as it can be with so many entries in it: who asks for it may mean any of them. */
    public static final int FEWEST_IN_RANGE = 512;
    /** Ranges are filled up to this many, or a multiple, so that their length tells nothing. */
    public static final int PADDED = 1536;

    /** Outputs of the function spread evenly: more than this in one range has never been seen to happen. */
    private static final int MOST_IN_RANGE = 8 * PADDED;

    private static final int CHUNK = 5_000;
    private static final int KEY_ROW = 1;

    private final Database database;
    private final JdbcClient sql;

    public ExposedCredentials(Database database) {
        this.database = database;
        this.sql = database.sql();
    }

    /** The rows are under another key than the one that is at hand. */
    public static final class OtherKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherKeyException() {
            super("exposed.key is not the key under which the exposed credentials are kept. Restore it from a"
                    + " backup; if it was replaced on purpose, or is lost, run: andon reindex");
        }
    }

    /**
     * Ties the rows to their key, the first time; later only looks.
     *
     * @throws OtherKeyException if they are under another
     */
    public void tie(ExposureKey key) {
        Optional<String> tied = fingerprint();
        if (tied.isEmpty()) {
            sql.sql("insert into exposed_key (id, fingerprint) values (?, ?) on conflict do nothing")
                    .params(KEY_ROW, key.fingerprint())
                    .update();
            tied = fingerprint();
        }
        if (!tied.orElseThrow().equals(key.fingerprint())) {
            throw new OtherKeyException();
        }
    }

    /** Locked until the transaction's end: entries under one key are not written while another takes its place. */
    private Optional<String> fingerprint() {
        return sql.sql("select fingerprint from exposed_key where id = ? for update")
                .param(KEY_ROW)
                .query(String.class)
                .optional();
    }

    /** If the rows are under another key: forgets them all, ties what comes to this one, and tells that it did. */
    public boolean forgetOthers(ExposureKey key) {
        return database.inTransaction(() -> {
            if (fingerprint().map(key.fingerprint()::equals).orElse(true)) {
                return false;
            }
            sql.sql("delete from exposed_credential").update();
            sql.sql("update exposed_key set fingerprint = ? where id = ?")
                    .params(key.fingerprint(), KEY_ROW)
                    .update();
            return true;
        });
    }

    /** Keeps entries; those that are there already stay. */
    public void keep(Collection<ExposedEntry> entries) {
        List<ExposedEntry> sorted = entries.stream().sorted().distinct().toList();
        for (int from = 0; from < sorted.size(); from += CHUNK) {
            List<ExposedEntry> chunk = sorted.subList(from, Math.min(sorted.size(), from + CHUNK));
            sql.sql("insert into exposed_credential (space, entry) select s, e from unnest(cast(? as bigint"
                            + " array), cast(? as bigint array)) as t(s, e) on conflict do nothing")
                    .params(
                            chunk.stream().map(ExposedEntry::space).toArray(Long[]::new),
                            chunk.stream().map(ExposedEntry::entry).toArray(Long[]::new))
                    .update();
        }
    }

    /** How many bits a prefix in {@code space} has now; it grows with what is in there. */
    public int prefixBits(long space) {
        // The function's outputs spread evenly, so that one range is as full as the others: the first is counted.
        int enough = 0;
        int tooMany = Prefix.MAX_BITS + 1;
        while (tooMany - enough > 1) {
            int bits = (enough + tooMany) / 2;
            if (entries(space, new Prefix(bits, 0), FEWEST_IN_RANGE).size() >= FEWEST_IN_RANGE) {
                enough = bits;
            } else {
                tooMany = bits;
            }
        }
        return enough;
    }

    /** All entries of a prefix, with padding among them, in the order of unsigned numbers. */
    public long[] range(ExposureKey key, long space, Prefix prefix) {
        List<Long> real = entries(space, prefix, MOST_IN_RANGE);
        int length = Math.max(1, Math.ceilDiv(real.size(), PADDED)) * PADDED;
        long[] padding = key.padding(space, prefix, length - real.size());
        long[] range = new long[length];
        for (int i = 0; i < length; i++) {
            range[i] = i < real.size() ? real.get(i) : padding[i - real.size()];
        }
        // Flipped, the signed order is the unsigned one.
        for (int i = 0; i < length; i++) {
            range[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(range);
        for (int i = 0; i < length; i++) {
            range[i] ^= Long.MIN_VALUE;
        }
        return range;
    }

    private List<Long> entries(long space, Prefix prefix, int most) {
        return sql.sql("select entry from exposed_credential where space = ? and entry between ? and ? limit ?")
                .params(space, prefix.least(), prefix.greatest(), most)
                .query(Long.class)
                .list();
    }

    /** Notes that a capture brought passwords. */
    public void expect(long captureSeq) {
        sql.sql("insert into exposed_pending (capture_seq) values (?) on conflict do nothing")
                .param(captureSeq)
                .update();
    }

    /** The captures to go through, the newest first: what leaked last is asked for most. */
    public List<Long> pending(int most) {
        return sql.sql("select capture_seq from exposed_pending order by capture_seq desc limit ?")
                .param(most)
                .query(Long.class)
                .list();
    }

    /** A capture was gone through. */
    public void done(long captureSeq) {
        sql.sql("delete from exposed_pending where capture_seq = ?")
                .param(captureSeq)
                .update();
    }
}
