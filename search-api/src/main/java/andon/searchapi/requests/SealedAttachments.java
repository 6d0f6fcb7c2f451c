package andon.searchapi.requests;

import andon.database.Database;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceEnvelopes.Envelope;
import andon.evidence.EvidenceEnvelopes.Sealed;
import andon.evidence.SealedElsewhere;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bytes of attachments in SQL, in pieces and sealed with the evidence's keys. Thread-safe. */
public final class SealedAttachments implements SealedElsewhere {
    private static final int PIECE = 256 * 1024;
    private static final String ROWS =
            "select id, request_id, message_id, sha256, seal_key, wrapped_key from request_attachment";

    private final Database database;
    private final EvidenceEnvelopes envelopes;

    public SealedAttachments(Database database, EvidenceEnvelopes envelopes) {
        this.database = database;
        this.envelopes = envelopes;
    }

    /**
     * @param place what is authenticated with its bytes, so that none stands in for another
     * @param envelope null if it lies in the clear
     */
    private record Row(
            long id, String place, String sha256, @Nullable Envelope envelope) {}

    /**
     * Sees that the keys can be there, before a new one is made in their place.
     *
     * @throws IOException if there are sealed attachments and no key file
     */
    public void requireKeyFile() throws IOException {
        envelopes.requireKeyFile(needing());
    }

    /** Keeps the bytes of an attachment whose row is there, in the caller's transaction. */
    void write(long attachment, byte[] content) throws IOException {
        Row row = row(attachment);
        Optional<Sealed> sealed = envelopes.seal(content, row.place());
        if (sealed.isEmpty()) {
            insertPieces(attachment, content);
        } else {
            put(row, sealed.get());
        }
    }

    /** @throws IOException if they were altered, or the key is away */
    byte[] read(long attachment) throws IOException {
        // Read at once, so that the bytes are of the seal though it is changed meanwhile.
        List<Piece> pieces = database.sql()
                .sql("select a.id, a.request_id, a.message_id, a.sha256, a.seal_key, a.wrapped_key, p.content"
                        + " from request_attachment a join request_attachment_piece p on p.attachment_id = a.id"
                        + " where a.id = ? order by p.number")
                .param(attachment)
                .query((row, n) -> new Piece(row(row), row.getBytes("content")))
                .list();
        if (pieces.isEmpty()) {
            throw new IOException("its bytes are gone");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pieces.forEach(piece -> bytes.writeBytes(piece.content()));
        Row row = pieces.getFirst().row();
        byte[] content = row.envelope() == null
                ? bytes.toByteArray()
                : envelopes.open(new Sealed(row.envelope(), bytes.toByteArray()), row.place());
        if (!HexFormat.of().formatHex(EvidenceBundle.sha256().digest(content)).equals(row.sha256())) {
            throw new IOException("its bytes are not those that were sent");
        }
        return content;
    }

    private record Piece(Row row, byte[] content) {}

    @Override
    public Map<String, Integer> needing() {
        Map<String, Integer> needing = new TreeMap<>();
        database.sql()
                .sql("select seal_key, count(*) as files from request_attachment where seal_key is not null"
                        + " group by seal_key")
                .query(row -> {
                    needing.put(row.getString("seal_key"), row.getInt("files"));
                });
        return needing;
    }

    @Override
    public int inTheClear() {
        return database.sql()
                .sql("select count(*) from request_attachment where seal_key is null")
                .query(Integer.class)
                .single();
    }

    @Override
    public int seal(boolean again, Consumer<String> told) throws IOException {
        return forEach(again ? "" : " where seal_key is null", told, row -> {
            boolean clear = row.envelope() == null;
            put(row, envelopes.sealAnyway(read(row.id()), row.place()));
            told.accept("attachment " + row.id() + (clear ? " sealed" : " sealed anew"));
            return true;
        });
    }

    @Override
    public int rewrap(Consumer<String> told) throws IOException {
        return forEach(" where seal_key is not null", told, row -> {
            Envelope before = row.envelope();
            Optional<Envelope> now = before == null ? Optional.empty() : envelopes.rewrap(before, row.place());
            now.ifPresent(envelope -> {
                setEnvelope(row.id(), envelope);
                told.accept("attachment " + row.id() + ": key " + envelope.keyId());
            });
            return now.isPresent();
        });
    }

    private interface Change {
        /** @return whether anything was changed */
        boolean of(Row row) throws IOException;
    }

    /** Each in a transaction of its own, its row locked, so that a run may be interrupted and another beside it does no harm. */
    private int forEach(String which, Consumer<String> told, Change change) throws IOException {
        List<Long> ids = database.sql()
                .sql("select id from request_attachment" + which + " order by id")
                .query(Long.class)
                .list();
        int changed = 0;
        int failed = 0;
        for (long id : ids) {
            Optional<IOException> failure = Optional.empty();
            boolean done = false;
            try {
                done = Boolean.TRUE.equals(database.inTransaction(() -> {
                    Optional<Row> row = locked(id);
                    try {
                        return row.isPresent() && change.of(row.get()); // it may be gone by now
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }));
            } catch (java.io.UncheckedIOException e) {
                failure = Optional.ofNullable(e.getCause());
            }
            changed += done ? 1 : 0;
            failed += failure.isPresent() ? 1 : 0;
            failure.ifPresent(e -> told.accept("attachment " + id + ": " + e.getMessage()));
        }
        if (failed > 0) {
            throw new IOException(failed + " attachments could not be opened, and are as they were; " + changed
                    + " others were changed");
        }
        return changed;
    }

    private void put(Row row, Sealed sealed) {
        database.sql()
                .sql("delete from request_attachment_piece where attachment_id = ?")
                .param(row.id())
                .update();
        insertPieces(row.id(), sealed.content());
        setEnvelope(row.id(), sealed.envelope());
    }

    private void insertPieces(long attachment, byte[] content) {
        for (int from = 0, number = 0; from < content.length; from += PIECE, number++) {
            database.sql()
                    .sql("insert into request_attachment_piece (attachment_id, number, content) values (?, ?, ?)")
                    .params(
                            attachment,
                            number,
                            Arrays.copyOfRange(content, from, Math.min(content.length, from + PIECE)))
                    .update();
        }
    }

    private void setEnvelope(long attachment, Envelope envelope) {
        database.sql()
                .sql("update request_attachment set seal_key = ?, wrapped_key = ? where id = ?")
                .params(envelope.keyId(), envelope.wrapped(), attachment)
                .update();
    }

    private Row row(long attachment) {
        return database.sql()
                .sql(ROWS + " where id = ?")
                .param(attachment)
                .query((row, n) -> row(row))
                .single();
    }

    private Optional<Row> locked(long attachment) {
        return database.sql()
                .sql(ROWS + " where id = ? for update")
                .param(attachment)
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        String key = row.getString("seal_key");
        return new Row(
                row.getLong("id"),
                "attachment of request " + row.getLong("request_id") + ", message " + row.getLong("message_id")
                        + ", sha256 " + row.getString("sha256"),
                row.getString("sha256"),
                key == null ? null : new Envelope(key, row.getBytes("wrapped_key")));
    }
}
