package andon.searchapi.requests;

import static andon.searchapi.requests.RequestTable.utc;

import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.vocabulary.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Counts what organisations filed against what they may. */
final class Quotas {
    private static final Report.Times TIMES = new Report.Times();

    private final Database database;
    private final QuotaSettings settings;

    Quotas(Database database, QuotaSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Empty if it may ask as much as it likes. */
    Optional<Quota> of(OrganisationId organisation, Instant now) {
        OptionalInt limit = settings.of(organisation);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = settings.period().first(now.atZone(settings.zone()).toLocalDate());
        Instant from = first.atStartOfDay(settings.zone()).toInstant();
        Instant until =
                settings.period().next(first).atStartOfDay(settings.zone()).toInstant();
        long used = database.sql()
                .sql("select count(*) from customer_request where organisation = ? and filed_at >= ?"
                        + " and state <> 'DECLINED'")
                .params(organisation.value(), utc(from))
                .query(Long.class)
                .single();
        return Optional.of(Quota.of(limit.getAsInt(), used, from, until));
    }

    /** @throws ErrorResponseException 429 if nothing is left, with what to do */
    void require(OrganisationId organisation, Instant now) {
        of(organisation, now).filter(quota -> quota.remaining() == 0).ifPresent(quota -> {
            ErrorResponseException problem = Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Your organisation has filed all " + quota.limit() + " requests of this "
                            + settings.period().word() + ". From " + TIMES.at(quota.until())
                            + " on there are new ones; until then write a message on a request that is open, or ask your"
                            + " provider for a larger quota.");
            problem.getHeaders()
                    .set(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(Duration.between(now, quota.until()).toSeconds()));
            throw problem;
        });
    }

    /** The same where two file at once: the second waits for the first, in the caller's transaction. */
    void requireAlone(OrganisationId organisation, Instant now) {
        database.sql()
                .sql("select id from organisation where id = ? for update")
                .param(organisation.value())
                .query(String.class)
                .single();
        require(organisation, now);
    }
}
