package andon.searchapi;

import java.util.Set;

/** The endpoints that leave no audit record, each with the reason. */
final class Unrecorded {
    /** What shows no document and changes nothing that anybody else sees, asked often or by programs. */
    static final Set<String> ENDPOINTS = Set.of(
            "GET /sign-in",
            "GET /style/*",
            "GET /script/*",
            "GET /actuator/health",
            // A feed is asked for every few minutes by programs, with an address for a key.
            "GET /feeds/{token}",
            // What there is to ask for, without any document.
            "GET /taxii2/",
            "GET /taxii2/andon/",
            "GET /taxii2/andon/collections/",
            "GET /taxii2/andon/collections/{id}/",
            "GET /taxii2/andon/collections/{id}/manifest/",
            "GET /taxii2/andon/collections/{id}/objects/{object}/versions/",
            "GET /v3/api-docs",
            "GET /v3/api-docs.yaml",
            "GET /metrics",
            // How to ask, before anything is asked.
            "GET /api/v1/exposed-credentials",
            // Every letter would be a record.
            "GET /completions",
            "GET /api/v1/documents/completions",
            // When a document was seen, without its words.
            "GET /api/v1/documents/{id}/versions",
            // One's own lists: what a line of them stands for is recorded when it is opened.
            "GET /searches",
            "GET /api/v1/searches",
            "GET /api/v1/searches/{id}",
            "GET /api/v1/hunts",
            "GET /api/v1/hunts/{id}",
            "GET /hunts",
            "GET /api/v1/assets",
            "GET /api/v1/lookalikes",
            "GET /api/v1/assets/{id}",
            "GET /assets",
            "GET /api/v1/subscriptions",
            "GET /api/v1/subscriptions/{id}",
            "GET /api/v1/subscriptions/{id}/channels",
            "GET /api/v1/alerts",
            "GET /api/v1/suppressions",
            "GET /api/v1/deliveries",
            "GET /alerts",
            "GET /new-subscription",
            // Who has access; every change of it is recorded.
            "GET /account",
            "GET /members",
            "GET /members/{id}",
            "GET /subscriptions/{id}",
            "GET /api/v1/requests",
            "GET /api/v1/quota",
            // What comes with Andon.
            "GET /api/v1/playbooks",
            "GET /requests",
            "GET /requests/new",
            // How the crawl goes.
            "GET /api/v1/sources",
            "GET /api/v1/sources/{id}",
            "GET /api/v1/sources/{id}/versions",
            "GET /api/v1/sources/{id}/health",
            "GET /api/v1/candidates",
            "GET /api/v1/candidates/{host}",
            "GET /api/v1/quarantine",
            "GET /api/v1/health",
            "GET /api/v1/knowledge/versions",
            "GET /api/v1/samples",
            // What was handed in, without a word of it.
            "GET /api/v1/deposits",
            "GET /deposits",
            "GET /health",
            "GET /sources",
            "GET /sources/{id}",
            "GET /new-source",
            "GET /candidates",
            "GET /candidates/{host}",
            "GET /quarantine");

    private Unrecorded() {}
}
