package andon.searchapi.pivots;

import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.RelatedRequest;
import andon.corpus.index.RelatedValue;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.TimelineRequest.Bucket;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.Timeline;
import andon.vocabulary.Document;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pivots for programs. */
@RestController
class EntitiesController {
    private final Pivots pivots;

    EntitiesController(Pivots pivots) {
        this.pivots = pivots;
    }

    /** A document in short; all of it is under {@code /api/v1/documents/{id}}. */
    record DocumentLine(
            String id,
            String source,
            String kind,
            @Nullable String title,
            @Nullable String author,
            Instant firstSeen,
            @Nullable String severity) {
        static DocumentLine of(IndexedDocument indexed) {
            Document document = indexed.document();
            return new DocumentLine(
                    document.id().value(),
                    document.source().value(),
                    document.kind().word(),
                    document.title(),
                    document.author(),
                    indexed.firstSeen(),
                    document.severity() == null ? null : document.severity().word());
        }
    }

    record TimelineJson(String interval, List<Bucket> buckets) {
        static TimelineJson of(Timeline timeline) {
            return new TimelineJson(timeline.interval().name().toLowerCase(Locale.ROOT), timeline.buckets());
        }
    }

    /** See {@link RelatedValue}. */
    record RelatedJson(
            String type, String value, long together, long all, double surprise, Instant firstSeen, Instant lastSeen) {
        static RelatedJson of(RelatedValue related) {
            return new RelatedJson(
                    related.facet().word(),
                    related.value(),
                    related.together(),
                    related.all(),
                    related.surprise(),
                    related.firstSeen(),
                    related.lastSeen());
        }
    }

    record KeyJson(String type, String value) {
        static KeyJson of(PivotKey key) {
            return new KeyJson(key.type(), key.value());
        }
    }

    record AliasJson(String name, List<String> sources, long documents, List<KeyJson> by) {
        static AliasJson of(Alias alias) {
            return new AliasJson(
                    alias.name(),
                    alias.sources(),
                    alias.documents(),
                    alias.by().stream().map(KeyJson::of).toList());
        }
    }

    record PivotJson(
            String type,
            String value,
            long total,
            Instant firstSeen,
            Instant lastSeen,
            List<DocumentLine> documents,
            List<FacetCount> sources,
            List<FacetCount> threats,
            List<FacetCount> authors,
            TimelineJson timeline,
            List<RelatedJson> related,
            List<AliasJson> aliases) {
        static PivotJson of(Pivot pivot) {
            return new PivotJson(
                    pivot.key().type(),
                    pivot.key().value(),
                    pivot.total(),
                    pivot.firstSeen(),
                    pivot.lastSeen(),
                    pivot.newest().stream().map(DocumentLine::of).toList(),
                    counts(pivot, Facet.SOURCE),
                    counts(pivot, Facet.THREAT),
                    counts(pivot, Facet.AUTHOR),
                    TimelineJson.of(pivot.timeline()),
                    pivot.related().stream().map(RelatedJson::of).toList(),
                    pivot.aliases().stream().map(AliasJson::of).toList());
        }

        private static List<FacetCount> counts(Pivot pivot, Facet facet) {
            return pivot.facets().getOrDefault(facet, List.of());
        }
    }

    @GetMapping("/api/v1/entities/{type}/{value}")
    PivotJson inPath(
            Viewer viewer,
            @PathVariable String type,
            @PathVariable String value,
            @RequestParam(defaultValue = "50") int limit) {
        return pivot(viewer, type, value, limit);
    }

    /** For values that a path cannot carry: URLs, whatever has a slash, a percent sign or a semicolon. */
    @GetMapping("/api/v1/entities/{type}")
    PivotJson inQuery(
            Viewer viewer,
            @PathVariable String type,
            @RequestParam String value,
            @RequestParam(defaultValue = "50") int limit) {
        return pivot(viewer, type, value, limit);
    }

    private PivotJson pivot(Viewer viewer, String type, String value, int limit) {
        if (limit < 1 || limit > RelatedRequest.MAX_LIMIT) {
            throw Problem.invalid("limit must be 1 to " + RelatedRequest.MAX_LIMIT + ", not " + limit + ".");
        }
        return PivotJson.of(pivots.on(viewer, Problem.invalidIfRefused(() -> PivotKey.of(type, value)), limit));
    }
}
