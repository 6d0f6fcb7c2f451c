package andon.crawler.frontier;

import andon.database.Database;
import andon.vocabulary.OnionAddress;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcOperations;

/** Counts onion hosts that are linked and are no source. */
final class CandidateHosts {
    private final JdbcOperations jdbc;

    CandidateHosts(Database database) {
        this.jdbc = database.jdbc();
    }

    /** Counts each host once for each page that links to it. */
    void count(SiteLease lease, DuePage page, Collection<OnionAddress> hosts, OffsetDateTime now) {
        for (String host :
                hosts.stream().map(OnionAddress::host).sorted().distinct().toList()) {
            int first = jdbc.update(
                    "insert into candidate_link (host, url_id) values (?, ?) on conflict do nothing", host, page.id());
            jdbc.update(
                    "insert into candidate_host (host, links, source, via, first_seen, last_seen)"
                            + " values (?, 0, ?, ?, ?, ?) on conflict do nothing",
                    host,
                    lease.source().value(),
                    page.address().toString(),
                    now,
                    now);
            jdbc.update("update candidate_host set links = links + ?, last_seen = ? where host = ?", first, now, host);
        }
    }
}
