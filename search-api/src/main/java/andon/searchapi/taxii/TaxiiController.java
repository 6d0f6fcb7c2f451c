package andon.searchapi.taxii;

import andon.corpus.watch.Alerts;
import andon.corpus.watch.Subscriptions;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.alerts.SourceLabels;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.taxii.TaxiiCollections.Added;
import andon.searchapi.taxii.TaxiiCollections.Collection;
import andon.searchapi.taxii.TaxiiCollections.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A TAXII 2.1 server to read from: discovery, one API root, a collection for each of the customer's subscriptions. Keys are sent
 * as {@code Bearer}, or as the password of Basic, which most clients know.
 */
@RestController
@RequestMapping(path = "/taxii2", produces = TaxiiController.MEDIA_TYPE)
class TaxiiController {
    static final String MEDIA_TYPE = "application/taxii+json;version=2.1";
    private static final String STIX = "application/stix+json;version=2.1";
    private static final String ROOT = "/taxii2/andon/";
    /** Section 4.2 wants a figure though nothing can be written. */
    private static final int MAX_CONTENT = 1;

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final TaxiiCollections collections;
    private final AuditLog audit;

    TaxiiController(
            Subscriptions subscriptions, Alerts alerts, DocumentSearch search, SourceLabels labels, AuditLog audit) {
        this.collections = new TaxiiCollections(subscriptions, alerts, search, labels);
        this.audit = audit;
    }

    record Discovery(
            String title,
            String description,
            @JsonProperty("default") String root,
            @JsonProperty("api_roots") List<String> roots) {}

    record ApiRoot(
            String title,
            List<String> versions,
            @JsonProperty("max_content_length") int maxContent) {}

    record CollectionJson(
            String id,
            String title,
            String alias,
            @JsonProperty("can_read") boolean canRead,
            @JsonProperty("can_write") boolean canWrite,
            @JsonProperty("media_types") List<String> mediaTypes) {
        static CollectionJson of(Collection collection) {
            return new CollectionJson(
                    collection.id().toString(),
                    collection.subscription().name(),
                    TaxiiCollections.alias(collection.subscription().id()),
                    true,
                    false,
                    List.of(STIX));
        }
    }

    /** Absent while there is none: section 5.2. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CollectionList(List<CollectionJson> collections) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Envelope(boolean more, @Nullable String next, List<Object> objects) {}

    record Entry(
            String id,
            @JsonProperty("date_added") String dateAdded,
            String version,
            @JsonProperty("media_type") String mediaType) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Manifest(boolean more, @Nullable String next, List<Entry> objects) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Versions(boolean more, List<String> versions) {}

    @GetMapping("/")
    Discovery discovery() {
        return new Discovery("Andon", "What is new of yours on the dark web, as STIX 2.1", ROOT, List.of(ROOT));
    }

    @GetMapping("/andon/")
    ApiRoot root() {
        return new ApiRoot("Andon", List.of(MEDIA_TYPE), MAX_CONTENT);
    }

    @GetMapping("/andon/collections/")
    ResponseEntity<CollectionList> collections(Viewer viewer, @RequestParam(defaultValue = "0") long after) {
        List<Collection> some = collections.of(viewer, after);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (some.size() == TaxiiCollections.MAX_LISTED) {
            // TAXII has no pages of collections: a client that knows none reads the first part.
            answer.header(
                    "Link",
                    "<" + ROOT + "collections/?after="
                            + some.getLast().subscription().id() + ">; rel=\"next\"");
        }
        return answer.body(
                new CollectionList(some.stream().map(CollectionJson::of).toList()));
    }

    @GetMapping("/andon/collections/{id}/")
    CollectionJson collection(Viewer viewer, @PathVariable String id) {
        return CollectionJson.of(collections.collection(viewer, id));
    }

    @GetMapping("/andon/collections/{id}/objects/")
    ResponseEntity<Envelope> objects(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(name = "added_after", required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(name = "match[id]", required = false) @Nullable String ids,
            @RequestParam(name = "match[type]", required = false) @Nullable String types,
            @RequestParam(name = "match[version]", required = false) @Nullable String versions,
            @RequestParam(name = "match[spec_version]", required = false) @Nullable String specVersions) {
        Page page = page(viewer, id, after, limit, next, TaxiiFilter.of(ids, types, versions, specVersions));
        audit.record(
                viewer, Action.EXPORT, "taxii collection " + id, page.objects().size() + " objects");
        return dated(page, envelope(page));
    }

    @GetMapping("/andon/collections/{id}/objects/{object}/")
    ResponseEntity<Envelope> object(
            Viewer viewer,
            @PathVariable String id,
            @PathVariable String object,
            @RequestParam(name = "added_after", required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(name = "match[version]", required = false) @Nullable String versions,
            @RequestParam(name = "match[spec_version]", required = false) @Nullable String specVersions) {
        Page page = page(viewer, id, after, limit, next, TaxiiFilter.of(object, null, versions, specVersions));
        if (page.objects().isEmpty() && page.next() == null) {
            throw Problem.notFound("This object");
        }
        audit.record(
                viewer, Action.EXPORT, "taxii collection " + id, page.objects().size() + " objects");
        return dated(page, envelope(page));
    }

    @GetMapping("/andon/collections/{id}/objects/{object}/versions/")
    ResponseEntity<Versions> versions(Viewer viewer, @PathVariable String id, @PathVariable String object) {
        TaxiiFilter wanted = TaxiiFilter.of(object, null, null, null);
        Page page = page(viewer, id, null, 1, null, wanted);
        // It may stand behind more alerts than are looked into for one page.
        for (TaxiiPlace next = page.next(); page.objects().isEmpty() && next != null; next = page.next()) {
            page = page(viewer, id, null, 1, next.toString(), wanted);
        }
        if (page.objects().isEmpty()) {
            throw Problem.notFound("This object");
        }
        return dated(
                page,
                new Versions(
                        false,
                        page.objects().stream().map(o -> o.part().version()).toList()));
    }

    @GetMapping("/andon/collections/{id}/manifest/")
    ResponseEntity<Manifest> manifest(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(name = "added_after", required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(name = "match[id]", required = false) @Nullable String ids,
            @RequestParam(name = "match[type]", required = false) @Nullable String types,
            @RequestParam(name = "match[version]", required = false) @Nullable String versions,
            @RequestParam(name = "match[spec_version]", required = false) @Nullable String specVersions) {
        Page page = page(viewer, id, after, limit, next, TaxiiFilter.of(ids, types, versions, specVersions));
        TaxiiPlace onward = page.next();
        return dated(
                page,
                new Manifest(
                        onward != null,
                        onward == null ? null : onward.toString(),
                        page.objects().stream()
                                .map(o -> new Entry(
                                        o.part().id(),
                                        MICROS.format(o.at()),
                                        o.part().version(),
                                        STIX))
                                .toList()));
    }

    private Page page(
            Viewer viewer, String id, @Nullable String after, int limit, @Nullable String next, TaxiiFilter filter) {
        if (limit < 1) {
            throw Problem.invalid("limit must be 1 or more, not " + limit + ".");
        }
        TaxiiPlace from = next != null ? TaxiiPlace.parse(next) : TaxiiPlace.after(time(after));
        return collections.page(
                viewer,
                collections.collection(viewer, id),
                from,
                Math.min(limit, TaxiiCollections.MAX_OBJECTS),
                filter);
    }

    private static Instant time(@Nullable String after) {
        if (after == null) {
            return Instant.EPOCH;
        }
        try {
            return OffsetDateTime.parse(after).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid("added_after must be a time like 2026-11-29T12:00:00Z.");
        }
    }

    private static Envelope envelope(Page page) {
        TaxiiPlace next = page.next();
        return new Envelope(
                next != null,
                next == null ? null : next.toString(),
                page.objects().stream().map(o -> o.part().object()).toList());
    }

    private static <T> ResponseEntity<T> dated(Page page, T body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        List<Added> objects = page.objects();
        if (!objects.isEmpty()) {
            answer.header(
                    "X-TAXII-Date-Added-First", MICROS.format(objects.getFirst().at()));
            answer.header(
                    "X-TAXII-Date-Added-Last", MICROS.format(objects.getLast().at()));
        }
        return answer.body(body);
    }
}
