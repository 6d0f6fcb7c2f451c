package andon.crawler.candidates;

import andon.database.Database;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The candidates' tables, read; {@link SightingRows} writes what is seen. */
final class CandidateRows {
    private static final String SELECT = "select h.host, h.links, h.first_seen, h.last_seen, d.decision, d.source,"
            + " d.decided_by, d.decided_at from candidate_host h left join candidate_decision d on d.host = h.host";

    private final Database database;

    CandidateRows(Database database) {
        this.database = database;
    }

    /** Without their contexts. */
    List<Candidate> open(Optional<Candidates.Place> after, int most) {
        return List.copyOf(database.sql()
                .sql(SELECT + " where d.host is null and (h.links < :links or h.links = :links and h.host > :host)"
                        + " order by h.links desc, h.host limit :most")
                .param("links", after.map(Candidates.Place::links).orElse(Long.MAX_VALUE))
                .param("host", after.map(Candidates.Place::host).orElse(""))
                .param("most", most)
                .query((rs, n) -> read(rs))
                .list());
    }

    List<Candidate> decided(int most) {
        return database
                .sql()
                .sql(SELECT + " where d.host is not null order by d.decided_at desc, h.host limit ?")
                .param(most)
                .query((rs, n) -> read(rs))
                .list()
                .stream()
                .map(this::withContexts)
                .toList();
    }

    Optional<Candidate> find(OnionAddress host) {
        return database.sql()
                .sql(SELECT + " where h.host = ?")
                .param(host.host())
                .query((rs, n) -> read(rs))
                .optional()
                .map(this::withContexts);
    }

    void decide(OnionAddress host, Optional<SourceId> source, String by, OffsetDateTime at) {
        database.sql()
                .sql("delete from candidate_decision where host = ?")
                .param(host.host())
                .update();
        database.sql()
                .sql("insert into candidate_decision (host, decision, source, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?)")
                .param(host.host())
                .param(source.isPresent() ? "accepted" : "rejected")
                .param(source.map(SourceId::value).orElse(""))
                .param(by)
                .param(at)
                .update();
    }

    long acceptedBy(String by, Instant since) {
        return database.sql()
                .sql("select count(*) from candidate_decision where decided_by = ? and decision = 'accepted'"
                        + " and decided_at > ?")
                .param(by)
                .param(since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static Candidate read(ResultSet rs) throws SQLException {
        return new Candidate(
                new OnionAddress(rs.getString(1)),
                rs.getLong(2),
                instant(rs, 3),
                instant(rs, 4),
                List.of(),
                decision(rs));
    }

    private static Optional<Candidate.Decision> decision(ResultSet rs) throws SQLException {
        @Nullable String decision = rs.getString(5);
        if (decision == null) {
            return Optional.empty();
        }
        Optional<SourceId> source =
                decision.equals("accepted") ? Optional.of(new SourceId(rs.getString(6))) : Optional.empty();
        return Optional.of(new Candidate.Decision(source, rs.getString(7), instant(rs, 8)));
    }

    Candidate withContexts(Candidate bare) {
        List<Candidate.Context> contexts = database.sql()
                .sql("select source, page, link_text, first_seen, last_seen from candidate_context where host = ?"
                        + " order by last_seen desc, source, page_key limit ?")
                .param(bare.host().host())
                .param(Candidate.MOST_CONTEXTS)
                .query((rs, n) -> new Candidate.Context(
                        new SourceId(rs.getString(1)),
                        URI.create(rs.getString(2)),
                        rs.getString(3),
                        instant(rs, 4),
                        instant(rs, 5)))
                .list();
        return new Candidate(bare.host(), bare.links(), bare.firstSeen(), bare.lastSeen(), contexts, bare.decision());
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
