package andon.searchapi.access;

import static andon.searchapi.accounts.Role.ANALYST;
import static andon.searchapi.accounts.Role.AUDITOR;
import static andon.searchapi.accounts.Role.CUSTOMER;
import static andon.searchapi.accounts.Role.OPERATOR;

import andon.searchapi.accounts.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * The table of what may be reached by whom. What is not in it is reached by nobody.
 *
 * <p>The first rule that fits counts. Which <em>data</em> a role sees behind an endpoint is not decided here but in
 * {@link Viewer#visibility} (documents) and by ownership (requests, assets, subscriptions, alerts).
 */
public final class AccessRules {
    /**
     * One line of the table.
     *
     * @param roles who may; empty for everybody, signed in or not
     */
    public record Rule(HttpMethod method, String pattern, Set<Role> roles) {
        public boolean open() {
            return roles.isEmpty();
        }
    }

    private static final Set<Role> ANYBODY = Set.of();
    private static final Set<Role> SIGNED_IN = EnumSet.allOf(Role.class);
    private static final HttpMethod GET = HttpMethod.GET;
    private static final HttpMethod POST = HttpMethod.POST;
    private static final HttpMethod PUT = HttpMethod.PUT;
    private static final HttpMethod DELETE = HttpMethod.DELETE;

    public static final List<Rule> TABLE = List.of(
            // Without sign-in
            rule(GET, "/sign-in", ANYBODY),
            rule(POST, "/sign-in", ANYBODY),
            rule(GET, "/style/*", ANYBODY),
            rule(GET, "/script/*", ANYBODY),
            rule(GET, "/actuator/health", ANYBODY),
            // The address itself is the key to it.
            rule(GET, "/feeds/{token}", ANYBODY),

            // TAXII 2.1: the customer's own subscriptions, or the analysts'
            rule(GET, "/taxii2/", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/taxii2/andon/", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/taxii2/andon/collections/", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/taxii2/andon/collections/{id}/", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/taxii2/andon/collections/{id}/manifest/", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/taxii2/andon/collections/{id}/objects/", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/taxii2/andon/collections/{id}/objects/{object}/", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/taxii2/andon/collections/{id}/objects/{object}/versions/", Set.of(CUSTOMER, ANALYST)),

            // Search
            rule(GET, "/api/v1/documents", SIGNED_IN),
            rule(GET, "/api/v1/documents/completions", SIGNED_IN),
            rule(GET, "/api/v1/documents/{id}", SIGNED_IN),
            rule(GET, "/api/v1/documents/{id}/versions", SIGNED_IN),
            rule(GET, "/api/v1/documents/{id}/versions/{number}", SIGNED_IN),
            rule(GET, "/api/v1/documents/{id}/similar", SIGNED_IN),
            rule(GET, "/api/v1/documents/{id}/mirrors", SIGNED_IN),
            rule(GET, "/api/v1/documents/{id}/thread", SIGNED_IN),
            rule(GET, "/api/v1/documents/{id}/evidence", Set.of(ANALYST, AUDITOR)),
            rule(GET, "/api/v1/facets", SIGNED_IN),
            rule(GET, "/api/v1/exports", SIGNED_IN),
            rule(GET, "/api/v1/timeline", SIGNED_IN),
            rule(GET, "/api/v1/entities/{type}", SIGNED_IN),
            rule(GET, "/api/v1/entities/{type}/{value}", SIGNED_IN),
            rule(GET, "/api/v1/searches", SIGNED_IN),
            rule(POST, "/api/v1/searches", SIGNED_IN),
            rule(GET, "/api/v1/searches/{id}", SIGNED_IN),
            rule(PUT, "/api/v1/searches/{id}", SIGNED_IN),
            rule(DELETE, "/api/v1/searches/{id}", SIGNED_IN),

            // Retro-hunts
            rule(GET, "/api/v1/hunts", Set.of(ANALYST)),
            rule(POST, "/api/v1/hunts", Set.of(ANALYST)),
            rule(GET, "/api/v1/hunts/{id}", Set.of(ANALYST)),
            rule(GET, "/api/v1/hunts/{id}/results", Set.of(ANALYST)),
            rule(POST, "/api/v1/hunts/{id}/pause", Set.of(ANALYST)),
            rule(POST, "/api/v1/hunts/{id}/resumption", Set.of(ANALYST)),
            rule(POST, "/api/v1/hunts/{id}/cancellation", Set.of(ANALYST)),

            // A customer's own credentials, compared with leaked ones
            rule(GET, "/api/v1/exposed-credentials", Set.of(CUSTOMER)),
            rule(GET, "/api/v1/exposed-credentials/accounts", Set.of(CUSTOMER)),
            rule(POST, "/api/v1/exposed-credentials/evaluations", Set.of(CUSTOMER)),
            rule(POST, "/api/v1/exposed-credentials/ranges", Set.of(CUSTOMER)),

            // What is watched
            rule(GET, "/api/v1/assets", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/api/v1/assets", Set.of(CUSTOMER)),
            rule(GET, "/api/v1/assets/{id}", Set.of(CUSTOMER, ANALYST)),
            rule(DELETE, "/api/v1/assets/{id}", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/api/v1/assets/{id}/look", Set.of(CUSTOMER)),
            rule(POST, "/api/v1/assets/{id}/confirmation", Set.of(ANALYST)),
            rule(POST, "/api/v1/watch-lists", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/lookalikes", Set.of(CUSTOMER)),
            rule(PUT, "/api/v1/lookalikes/{id}", Set.of(CUSTOMER)),
            rule(GET, "/api/v1/subscriptions", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/api/v1/subscriptions", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/api/v1/subscriptions/preview", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/subscriptions/{id}", Set.of(CUSTOMER, ANALYST)),
            rule(PUT, "/api/v1/subscriptions/{id}", Set.of(CUSTOMER, ANALYST)),
            rule(DELETE, "/api/v1/subscriptions/{id}", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/subscriptions/{id}/channels", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/api/v1/subscriptions/{id}/channels", Set.of(CUSTOMER, ANALYST)),
            rule(PUT, "/api/v1/subscriptions/{id}/channels/{channel}", Set.of(CUSTOMER, ANALYST)),
            rule(DELETE, "/api/v1/subscriptions/{id}/channels/{channel}", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/alerts", Set.of(CUSTOMER, ANALYST)),
            rule(PUT, "/api/v1/alerts/{id}/state", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/suppressions", Set.of(CUSTOMER, ANALYST)),
            rule(DELETE, "/api/v1/suppressions/{id}", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/deliveries", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/api/v1/deliveries/{id}/redelivery", Set.of(CUSTOMER, ANALYST)),

            // Requests
            rule(GET, "/api/v1/quota", Set.of(CUSTOMER)),
            rule(GET, "/api/v1/requests", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(POST, "/api/v1/requests", Set.of(CUSTOMER)),
            rule(GET, "/api/v1/requests/{id}", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(PUT, "/api/v1/requests/{id}/state", Set.of(CUSTOMER, ANALYST)),
            rule(PUT, "/api/v1/requests/{id}/priority", Set.of(CUSTOMER, ANALYST)),
            rule(PUT, "/api/v1/requests/{id}/assignee", Set.of(ANALYST)),
            rule(PUT, "/api/v1/requests/{id}/tlp", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/requests/{id}/history", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/api/v1/requests/{id}/messages", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(POST, "/api/v1/requests/{id}/messages", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/requests/{id}/attachments/{attachment}", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/api/v1/requests/{id}/findings", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(POST, "/api/v1/requests/{id}/findings", Set.of(ANALYST)),
            rule(PUT, "/api/v1/requests/{id}/findings/{finding}/judgement", Set.of(ANALYST)),
            rule(GET, "/api/v1/requests/{id}/answers", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/api/v1/requests/{id}/answers/{version}", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/api/v1/requests/{id}/commentary", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(POST, "/api/v1/requests/{id}/commentary", Set.of(ANALYST)),
            rule(GET, "/api/v1/requests/{id}/countermeasures", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(POST, "/api/v1/requests/{id}/countermeasures", Set.of(ANALYST)),
            rule(GET, "/api/v1/playbooks", Set.of(ANALYST)),
            rule(GET, "/api/v1/requests/{id}/answer-template", Set.of(ANALYST)),
            rule(POST, "/api/v1/requests/{id}/plays", Set.of(ANALYST)),
            rule(PUT, "/api/v1/requests/{id}/countermeasures/{measure}/state", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/api/v1/requests/{id}/report", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/api/v1/requests/{id}/evidence-bundle", Set.of(ANALYST, AUDITOR)),

            // Samples
            rule(GET, "/api/v1/samples", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/api/v1/samples", Set.of(CUSTOMER)),
            rule(GET, "/api/v1/samples/{id}", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/api/v1/samples/{id}/sealed", Set.of(ANALYST)),

            // Files that are handed in
            rule(GET, "/api/v1/deposits", SIGNED_IN),
            rule(POST, "/api/v1/deposits", Set.of(CUSTOMER, ANALYST, OPERATOR)),

            // The knowledge base
            rule(GET, "/api/v1/knowledge/techniques/{id}", SIGNED_IN),
            rule(GET, "/api/v1/knowledge/actors", SIGNED_IN),
            rule(GET, "/api/v1/knowledge/families", SIGNED_IN),
            rule(GET, "/api/v1/knowledge/vulnerabilities/{cve}", SIGNED_IN),
            rule(GET, "/api/v1/knowledge/versions", Set.of(ANALYST, OPERATOR, AUDITOR)),
            rule(POST, "/api/v1/knowledge/versions", Set.of(OPERATOR)),
            rule(POST, "/api/v1/knowledge/versions/{version}/restoration", Set.of(OPERATOR)),

            // Running it, checking it
            rule(GET, "/api/v1/sources", Set.of(ANALYST, OPERATOR)),
            rule(PUT, "/api/v1/sources", Set.of(OPERATOR)),
            rule(POST, "/api/v1/sources", Set.of(OPERATOR)),
            rule(GET, "/api/v1/sources/{id}", Set.of(ANALYST, OPERATOR)),
            rule(PUT, "/api/v1/sources/{id}", Set.of(OPERATOR)),
            rule(DELETE, "/api/v1/sources/{id}", Set.of(OPERATOR)),
            rule(GET, "/api/v1/sources/{id}/versions", Set.of(ANALYST, OPERATOR, AUDITOR)),
            rule(POST, "/api/v1/sources/{id}/versions/{version}/restoration", Set.of(OPERATOR)),
            rule(POST, "/api/v1/sources/{id}/pause", Set.of(OPERATOR)),
            rule(POST, "/api/v1/sources/{id}/resumption", Set.of(OPERATOR)),
            rule(POST, "/api/v1/sources/{id}/visit", Set.of(OPERATOR)),
            rule(GET, "/api/v1/candidates", Set.of(ANALYST, OPERATOR)),
            rule(GET, "/api/v1/candidates/{host}", Set.of(ANALYST, OPERATOR)),
            rule(POST, "/api/v1/candidates/{host}/acceptance", Set.of(OPERATOR)),
            rule(POST, "/api/v1/candidates/{host}/refusal", Set.of(OPERATOR)),
            rule(GET, "/api/v1/quarantine", Set.of(ANALYST, OPERATOR)),
            rule(POST, "/api/v1/quarantine/{host}", Set.of(OPERATOR)),
            rule(POST, "/api/v1/quarantine/{host}/release", Set.of(OPERATOR)),
            rule(GET, "/api/v1/sources/{id}/health", Set.of(ANALYST, OPERATOR)),
            rule(POST, "/api/v1/sources/{id}/attendance", Set.of(OPERATOR)),
            rule(GET, "/api/v1/health", Set.of(ANALYST, OPERATOR)),
            rule(GET, "/metrics", Set.of(OPERATOR)),
            rule(GET, "/api/v1/audit", Set.of(AUDITOR)),
            rule(GET, "/v3/api-docs", SIGNED_IN),
            rule(GET, "/v3/api-docs.yaml", SIGNED_IN),

            // The console
            rule(GET, "/", SIGNED_IN),
            rule(POST, "/sign-out", SIGNED_IN),
            rule(GET, "/completions", SIGNED_IN),
            rule(GET, "/exports", SIGNED_IN),
            rule(GET, "/searches", SIGNED_IN),
            rule(POST, "/searches", SIGNED_IN),
            rule(POST, "/searches/{id}", SIGNED_IN),
            rule(POST, "/searches/{id}/removal", SIGNED_IN),
            rule(GET, "/hunts", Set.of(ANALYST)),
            rule(POST, "/hunts", Set.of(ANALYST)),
            rule(GET, "/hunts/{id}", Set.of(ANALYST)),
            rule(POST, "/hunts/{id}/pause", Set.of(ANALYST)),
            rule(POST, "/hunts/{id}/resumption", Set.of(ANALYST)),
            rule(POST, "/hunts/{id}/cancellation", Set.of(ANALYST)),
            rule(GET, "/documents/{id}", SIGNED_IN),
            rule(GET, "/entities/{type}", SIGNED_IN),
            rule(GET, "/entities/{type}/{value}", SIGNED_IN),
            rule(GET, "/requests", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/requests/new", Set.of(CUSTOMER)),
            rule(POST, "/requests", Set.of(CUSTOMER)),
            rule(GET, "/requests/{id}", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/requests/{id}/report", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/requests/{id}/evidence-bundle", Set.of(ANALYST, AUDITOR)),
            rule(POST, "/requests/{id}/state", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/requests/{id}/priority", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/requests/{id}/assignee", Set.of(ANALYST)),
            rule(POST, "/requests/{id}/tlp", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/requests/{id}/messages", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/requests/{id}/attachments/{attachment}", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(POST, "/requests/{id}/findings", Set.of(ANALYST)),
            rule(POST, "/requests/{id}/findings/{finding}/judgement", Set.of(ANALYST)),
            rule(POST, "/requests/{id}/commentary", Set.of(ANALYST)),
            rule(POST, "/requests/{id}/countermeasures", Set.of(ANALYST)),
            rule(POST, "/requests/{id}/plays", Set.of(ANALYST)),
            rule(POST, "/requests/{id}/countermeasures/{measure}/state", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/assets", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/assets", Set.of(CUSTOMER)),
            rule(POST, "/assets/{id}/look", Set.of(CUSTOMER)),
            rule(POST, "/assets/{id}/confirmation", Set.of(ANALYST)),
            rule(POST, "/assets/{id}/withdrawal", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/watch-lists", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/alerts", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/alerts/{id}/state", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/lookalikes/{id}", Set.of(CUSTOMER)),
            rule(GET, "/new-subscription", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/subscription-preview", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/subscriptions", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/subscriptions/{id}", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/subscriptions/{id}", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/subscriptions/{id}/removal", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/subscriptions/{id}/channels", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/subscriptions/{id}/channels/{channel}", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/subscriptions/{id}/channels/{channel}/removal", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/suppressions/{id}/removal", Set.of(CUSTOMER, ANALYST)),
            rule(POST, "/deliveries/{id}/redelivery", Set.of(CUSTOMER, ANALYST)),
            rule(GET, "/account", SIGNED_IN),
            rule(POST, "/account/keys", SIGNED_IN),
            rule(POST, "/account/keys/{id}/revocation", SIGNED_IN),
            rule(POST, "/account/password", SIGNED_IN),
            rule(GET, "/members", Set.of(CUSTOMER, OPERATOR)),
            rule(POST, "/members", Set.of(CUSTOMER, OPERATOR)),
            rule(GET, "/members/{id}", Set.of(CUSTOMER, OPERATOR)),
            rule(POST, "/members/{id}/password", Set.of(CUSTOMER, OPERATOR)),
            rule(POST, "/members/{id}/state", Set.of(CUSTOMER, OPERATOR)),
            rule(POST, "/members/{id}/manager", Set.of(CUSTOMER, OPERATOR)),
            rule(POST, "/members/{id}/role", Set.of(OPERATOR)),
            rule(POST, "/members/{id}/parting", Set.of(CUSTOMER, OPERATOR)),
            rule(POST, "/members/{id}/keys/{key}/revocation", Set.of(CUSTOMER, OPERATOR)),
            rule(GET, "/audit", Set.of(AUDITOR)),
            rule(POST, "/samples", Set.of(CUSTOMER)),
            rule(GET, "/samples/{id}", Set.of(CUSTOMER, ANALYST, AUDITOR)),
            rule(GET, "/samples/{id}/sealed", Set.of(ANALYST)),
            rule(GET, "/deposits", SIGNED_IN),
            rule(POST, "/deposits", Set.of(CUSTOMER, ANALYST, OPERATOR)),
            rule(GET, "/knowledge", Set.of(ANALYST, OPERATOR, AUDITOR)),
            rule(POST, "/knowledge/versions/{version}/restoration", Set.of(OPERATOR)),
            rule(GET, "/health", Set.of(ANALYST, OPERATOR)),
            rule(GET, "/sources", Set.of(ANALYST, OPERATOR)),
            rule(GET, "/sources/{id}", Set.of(ANALYST, OPERATOR)),
            rule(POST, "/sources/{id}", Set.of(OPERATOR)),
            rule(POST, "/sources/{id}/pause", Set.of(OPERATOR)),
            rule(POST, "/sources/{id}/visit", Set.of(OPERATOR)),
            rule(POST, "/sources/{id}/attendance", Set.of(OPERATOR)),
            rule(POST, "/sources/{id}/removal", Set.of(OPERATOR)),
            rule(POST, "/sources/{id}/versions/{version}/restoration", Set.of(OPERATOR)),
            rule(POST, "/source-lists", Set.of(OPERATOR)),
            rule(GET, "/new-source", Set.of(OPERATOR)),
            rule(POST, "/new-source", Set.of(OPERATOR)),
            rule(GET, "/candidates", Set.of(ANALYST, OPERATOR)),
            rule(GET, "/candidates/{host}", Set.of(ANALYST, OPERATOR)),
            rule(POST, "/candidates/{host}/acceptance", Set.of(OPERATOR)),
            rule(POST, "/candidates/{host}/refusal", Set.of(OPERATOR)),
            rule(GET, "/quarantine", Set.of(ANALYST, OPERATOR)),
            rule(POST, "/quarantine", Set.of(OPERATOR)),
            rule(POST, "/quarantine/{host}/release", Set.of(OPERATOR)));

    private AccessRules() {}

    private static Rule rule(HttpMethod method, String pattern, Set<Role> roles) {
        return new Rule(method, pattern, Set.copyOf(roles));
    }
}
