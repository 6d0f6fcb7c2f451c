package andon.app.demo;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A customer asks about its brand, an analyst answers, another reviews it: the life of one request, over HTTP. */
final class ExampleRequest {
    private static final int FINDINGS = 3;

    /**
     * How it ended.
     *
     * @param firstLookDocuments how many documents the system attached by itself when the request was filed
     * @param findings the documents that the analyst pinned
     * @param report the report, a whole HTML page
     */
    record Answered(long id, String state, long firstLookDocuments, List<String> findings, String report) {}

    /** The keys of those who take part. */
    record Keys(String customer, String analyst, String reviewer) {}

    private ExampleRequest() {}

    static Answered run(URI server, Keys keys, String brand, String domain, LocalDate today) {
        try (ApiClient customer = new ApiClient(server, keys.customer());
                ApiClient analyst = new ApiClient(server, keys.analyst());
                ApiClient reviewer = new ApiClient(server, keys.reviewer())) {
            JsonNode filed = customer.post(
                    "requests",
                    Map.of(
                            "priority",
                            "high",
                            "brand",
                            brand,
                            "domain",
                            domain,
                            "question",
                            "Is anything of ours for sale or leaked, and which accounts must we act on first?",
                            "from",
                            today.minusDays(90).toString(),
                            "to",
                            today.plusDays(1).toString()));
            long id = filed.get("id").asLong();
            String request = "requests/" + id;
            analyst.put(request + "/state", Map.of("state", "accepted"));
            List<String> findings = new ArrayList<>();
            for (JsonNode suggestion : filed.get("firstLook").get("suggestions")) {
                if (findings.size() < FINDINGS) {
                    String document = suggestion.get("document").asString();
                    analyst.post(
                            request + "/findings",
                            Map.of("document", document, "note", "Names the customer; seen in the source itself."));
                    findings.add(document);
                }
            }
            analyst.post(
                    request + "/commentary",
                    Map.of(
                            "body",
                            "The findings name **" + brand
                                    + "** or its domain. What is offered is claimed by its sellers and"
                                    + " was not tested: Andon reads, it never buys or signs in with what it finds."));
            analyst.post(
                    request + "/countermeasures",
                    Map.of(
                            "action",
                            "Reset the passwords of the accounts at " + domain
                                    + " that the findings list, and end their sessions",
                            "owner",
                            "Customer's identity team",
                            "due",
                            today.plusDays(2).toString()));
            for (JsonNode finding : analyst.get(request + "/findings")) {
                analyst.put(
                        request + "/findings/" + finding.get("id").asLong() + "/judgement",
                        Map.of("judgement", "claimed", "admiralty", "D3"));
            }
            analyst.put(request + "/state", Map.of("state", "in-review"));
            JsonNode answered = reviewer.put(request + "/state", Map.of("state", "answered"));
            return new Answered(
                    id,
                    answered.get("state").asString(),
                    filed.get("firstLook").get("documents").asLong(),
                    findings,
                    customer.page(request + "/report"));
        }
    }
}
