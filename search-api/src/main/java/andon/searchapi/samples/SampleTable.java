package andon.searchapi.samples;

import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import tools.jackson.databind.json.JsonMapper;

/** Samples in SQL: their facts in the clear, their bytes in sealed parts. */
final class SampleTable {
    static final int MAX_LIST = 500;
    private static final String COLUMNS = "id, organisation, file_name, uploaded_by, uploaded_at, facts";

    private final Database database;
    private final JsonMapper json = JsonMapper.builder().build();

    SampleTable(Database database) {
        this.database = database;
    }

    /** Empty if the organisation has a sample of these bytes already: of two at once the second waits for the first. */
    OptionalLong insert(Sample sample, Seal seal, int parts) {
        GeneratedKeyHolder made = new GeneratedKeyHolder();
        SampleFacts facts = sample.facts();
        int added = database.sql()
                .sql("insert into sample (organisation, file_name, uploaded_by, uploaded_at, bytes, md5, sha1, sha256,"
                        + " seal_key, wrapped_key, parts, facts) values (:organisation, :file, :by, :at, :bytes, :md5,"
                        + " :sha1, :sha256, :key, :wrapped, :parts, :facts) on conflict do nothing")
                .param("organisation", sample.organisation().value())
                .param("file", sample.file())
                .param("by", sample.uploadedBy())
                .param("at", utc(sample.uploadedAt()))
                .param("bytes", facts.size())
                .param("md5", facts.md5())
                .param("sha1", facts.sha1())
                .param("sha256", facts.sha256())
                .param("key", seal.key())
                .param("wrapped", seal.wrapped(), Types.VARBINARY)
                .param("parts", parts)
                .param("facts", json.writeValueAsString(facts))
                .update(made, "id");
        return added == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Objects.requireNonNull(made.getKey()).longValue());
    }

    private void insertPart(long sample, int number, byte[] sealed) {
        database.sql()
                .sql("insert into sample_part (sample_id, number, sealed) values (?, ?, ?)")
                .params(sample, number, sealed)
                .update();
    }

    /**
     * What opens a sample.
     *
     * @param key which of the operator's keys
     * @param wrapped the sample's own, wrapped with that one of the evidence's; null if it is one for samples
     */
    record Seal(String key, byte @Nullable [] wrapped) {}

    /** How a sample's bytes are sealed. */
    record Sealing(Seal seal, int parts, String sha256) {
        /** Whether it is sealed as it was then, and not anew. */
        boolean isAs(Sealing then) {
            return seal.key().equals(then.seal.key())
                    && Arrays.equals(seal.wrapped(), then.seal.wrapped())
                    && parts == then.parts;
        }
    }

    Optional<Sealing> sealing(long sample) {
        return sealing(sample, "");
    }

    /** The same, and holds others off until the transaction ends. */
    Optional<Sealing> locked(long sample) {
        return sealing(sample, " for update");
    }

    private Optional<Sealing> sealing(long sample, String how) {
        return database.sql()
                .sql("select seal_key, wrapped_key, parts, sha256 from sample where id = ?" + how)
                .param(sample)
                .query((row, n) -> new Sealing(
                        new Seal(row.getString("seal_key"), row.getBytes("wrapped_key")),
                        row.getInt("parts"),
                        row.getString("sha256")))
                .optional();
    }

    /** Puts other sealed bytes in the place of a sample's, in the caller's transaction. */
    void replace(long sample, SealedSamples.Parts sealed) {
        database.sql()
                .sql("delete from sample_part where sample_id = ?")
                .param(sample)
                .update();
        insertParts(sample, sealed);
        database.sql()
                .sql("update sample set parts = ? where id = ?")
                .params(sealed.parts().size(), sample)
                .update();
        setSeal(sample, sealed.seal());
    }

    void setSeal(long sample, Seal seal) {
        database.sql()
                .sql("update sample set seal_key = :key, wrapped_key = :wrapped where id = :id")
                .param("key", seal.key())
                .param("wrapped", seal.wrapped(), Types.VARBINARY)
                .param("id", sample)
                .update();
    }

    void insertParts(long sample, SealedSamples.Parts sealed) {
        for (int n = 0; n < sealed.parts().size(); n++) {
            insertPart(sample, n, sealed.parts().get(n));
        }
    }

    Optional<byte[]> part(long sample, int number) {
        return database.sql()
                .sql("select sealed from sample_part where sample_id = ? and number = ?")
                .params(sample, number)
                .query((row, n) -> row.getBytes("sealed"))
                .optional();
    }

    /** @param owner null for anybody's */
    Optional<Sample> find(long id, @Nullable OrganisationId owner) {
        return database.sql()
                .sql("select " + COLUMNS + " from sample where id = :id"
                        + " and (cast(:owner as varchar) is null or organisation = :owner)")
                .param("id", id)
                .param("owner", owner == null ? null : owner.value())
                .query(this::row)
                .optional();
    }

    /**
     * The newest first.
     *
     * @param hash an MD5, SHA-1 or SHA-256 in lower case; null for all
     */
    List<Sample> list(@Nullable OrganisationId owner, @Nullable String hash) {
        return database.sql()
                .sql("select " + COLUMNS
                        + " from sample where (cast(:owner as varchar) is null or organisation = :owner)"
                        + " and (cast(:hash as varchar) is null or md5 = :hash or sha1 = :hash or sha256 = :hash)"
                        + " order by id desc limit " + MAX_LIST)
                .param("owner", owner == null ? null : owner.value())
                .param("hash", hash)
                .query(this::row)
                .list();
    }

    /** How many bytes the organisation handed in since then, and in how many samples. */
    long[] since(OrganisationId owner, Instant from) {
        return database.sql()
                .sql("select count(*) as n, coalesce(sum(bytes), 0) as b from sample"
                        + " where organisation = ? and uploaded_at > ?")
                .params(owner.value(), utc(from))
                .query((row, n) -> new long[] {row.getLong("n"), row.getLong("b")})
                .single();
    }

    private Sample row(ResultSet row, int n) throws SQLException {
        return new Sample(
                row.getLong("id"),
                new OrganisationId(row.getString("organisation")),
                row.getString("file_name"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("facts"), SampleFacts.class));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
