package andon.searchapi.samples;

import andon.database.Database;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceEnvelopes.Envelope;
import andon.evidence.EvidenceEnvelopes.Sealed;
import andon.evidence.SealedElsewhere;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The bytes of samples in SQL, in parts and always sealed: with the evidence's keys, which can be changed; with {@linkplain SampleKeys
 * keys of their own} where they were before there was that, and where evidence lies in the clear. Thread-safe.
 */
public final class SealedSamples implements SealedElsewhere {
    private static final int PART_BYTES = 512 * 1024;

    private final SampleTable table;
    private final Database database;
    private final EvidenceEnvelopes envelopes;
    private final Optional<SampleKeys> own;

    /** @param own empty where there are none: then a sample needs the evidence's */
    public SealedSamples(Database database, EvidenceEnvelopes envelopes, Optional<SampleKeys> own) {
        this.database = database;
        this.table = new SampleTable(database);
        this.envelopes = envelopes;
        this.own = own;
    }

    /**
     * Sees that the keys can be there, before new ones are made in their place.
     *
     * @throws IOException if there are samples that need the evidence's key file and it is not there
     */
    public void requireKeyFile() throws IOException {
        envelopes.requireKeyFile(needing());
    }

    /** Sealed bytes, and how. */
    record Parts(SampleTable.Seal seal, List<byte[]> parts) {}

    /** Seals with the evidence's first key; else with the first for samples. Empty if there is neither. */
    Optional<Parts> seal(byte[] content, String sha256) throws IOException {
        Optional<Sealed> sealed = envelopes.seal(content, place(sha256));
        return sealed.isPresent() ? sealed.map(SealedSamples::parts) : own.map(keys -> parts(keys, content, sha256));
    }

    private static Parts parts(Sealed sealed) {
        return new Parts(
                new SampleTable.Seal(
                        sealed.envelope().keyId(), sealed.envelope().wrapped()),
                cut(sealed.content()));
    }

    private static Parts parts(SampleKeys keys, byte[] content, String sha256) {
        List<byte[]> clear = cut(content);
        List<byte[]> sealed = new ArrayList<>();
        for (int n = 0; n < clear.size(); n++) {
            sealed.add(keys.seal(clear.get(n), place(sha256, n, clear.size())));
        }
        return new Parts(new SampleTable.Seal(keys.sealing(), null), sealed);
    }

    private static List<byte[]> cut(byte[] content) {
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < content.length; from += PART_BYTES) {
            parts.add(Arrays.copyOfRange(content, from, Math.min(content.length, from + PART_BYTES)));
        }
        return parts;
    }

    private static String place(String sha256) {
        return "sample, sha256 " + sha256;
    }

    private static String place(String sha256, int part, int parts) {
        return sha256 + " " + part + "/" + parts;
    }

    /** @throws IOException if it was altered, or its key is away */
    byte[] open(long sample) throws IOException {
        return open(sample, sealing(sample));
    }

    /** @param read how it was sealed when that was read; what was sealed anew since then is opened as it is sealed now */
    byte[] open(long sample, SampleTable.Sealing read) throws IOException {
        try {
            return opened(sample, read);
        } catch (IOException e) {
            SampleTable.Sealing now = sealing(sample);
            if (now.isAs(read)) {
                throw e;
            }
            return opened(sample, now);
        }
    }

    private SampleTable.Sealing sealing(long sample) throws IOException {
        return table.sealing(sample).orElseThrow(() -> new IOException("there is no sample " + sample));
    }

    private byte[] opened(long sample, SampleTable.Sealing sealing) throws IOException {
        byte[] wrapped = sealing.seal().wrapped();
        byte[] content = wrapped == null
                ? openWithOwn(sample, sealing)
                : envelopes.open(
                        new Sealed(new Envelope(sealing.seal().key(), wrapped), bytes(sample, sealing)),
                        place(sealing.sha256()));
        if (!Digests.hex("SHA-256", content).equals(sealing.sha256())) {
            throw new IOException("its bytes are not those that were handed in");
        }
        return content;
    }

    private byte[] bytes(long sample, SampleTable.Sealing sealing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int n = 0; n < sealing.parts(); n++) {
            bytes.writeBytes(table.part(sample, n).orElseThrow(() -> new IOException("some of its bytes are gone")));
        }
        return bytes.toByteArray();
    }

    private byte[] openWithOwn(long sample, SampleTable.Sealing sealing) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int n = 0; n < sealing.parts(); n++) {
            String place = place(sealing.sha256(), n, sealing.parts());
            content.writeBytes(table.part(sample, n)
                    .flatMap(part ->
                            own.flatMap(keys -> keys.open(part, sealing.seal().key(), place)))
                    .orElseThrow(() -> new IOException(
                            "it is damaged, or the key " + sealing.seal().key() + " is not among those for samples")));
        }
        return content.toByteArray();
    }

    @Override
    public Map<String, Integer> needing() {
        Map<String, Integer> needing = new TreeMap<>();
        database.sql()
                .sql("select seal_key, count(*) as files from sample where wrapped_key is not null group by seal_key")
                .query(row -> {
                    needing.put(row.getString("seal_key"), row.getInt("files"));
                });
        return needing;
    }

    /** None ever does; those under keys of their own are {@linkplain #seal(boolean, Consumer) sealed} all the same. */
    @Override
    public int inTheClear() {
        return 0;
    }

    @Override
    public int seal(boolean again, Consumer<String> told) throws IOException {
        return forEach(again ? "" : " where wrapped_key is null", told, (id, sealing) -> {
            Sealed sealed = envelopes.sealAnyway(open(id), place(sealing.sha256()));
            table.replace(id, parts(sealed));
            told.accept("sample " + id
                    + (sealing.seal().wrapped() == null ? " sealed with the evidence's key" : " sealed anew"));
            return true;
        });
    }

    @Override
    public int rewrap(Consumer<String> told) throws IOException {
        return forEach(" where wrapped_key is not null", told, (id, sealing) -> {
            byte[] wrapped = sealing.seal().wrapped();
            Optional<Envelope> now = wrapped == null
                    ? Optional.empty()
                    : envelopes.rewrap(new Envelope(sealing.seal().key(), wrapped), place(sealing.sha256()));
            now.ifPresent(envelope -> {
                table.setSeal(id, new SampleTable.Seal(envelope.keyId(), envelope.wrapped()));
                told.accept("sample " + id + ": key " + envelope.keyId());
            });
            return now.isPresent();
        });
    }

    private interface Change {
        /** @return whether anything was changed */
        boolean of(long id, SampleTable.Sealing sealing) throws IOException;
    }

    /** Each in a transaction of its own, its row locked, so that a run may be interrupted and another beside it does no harm. */
    private int forEach(String which, Consumer<String> told, Change change) throws IOException {
        int changed = 0;
        int failed = 0;
        for (long id : database.sql()
                .sql("select id from sample" + which + " order by id")
                .query(Long.class)
                .list()) {
            try {
                changed += Boolean.TRUE.equals(database.inTransaction(() -> {
                            Optional<SampleTable.Sealing> sealing = table.locked(id);
                            try {
                                return sealing.isPresent() && change.of(id, sealing.get());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }))
                        ? 1
                        : 0;
            } catch (UncheckedIOException e) {
                failed++;
                told.accept("sample " + id + ": " + e.getMessage());
            }
        }
        if (failed > 0) {
            throw new IOException(
                    failed + " samples could not be opened, and are as they were; " + changed + " others were changed");
        }
        return changed;
    }
}
