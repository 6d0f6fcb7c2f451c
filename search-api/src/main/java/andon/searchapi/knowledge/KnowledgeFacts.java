package andon.searchapi.knowledge;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.Facet;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchRequest;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.searchapi.access.Viewer;
import andon.searchapi.knowledge.KnowledgeEntry.Actor;
import andon.searchapi.knowledge.KnowledgeEntry.Cvss;
import andon.searchapi.knowledge.KnowledgeEntry.Exploited;
import andon.searchapi.knowledge.KnowledgeEntry.Family;
import andon.searchapi.knowledge.KnowledgeEntry.Named;
import andon.searchapi.knowledge.KnowledgeEntry.Probability;
import andon.searchapi.knowledge.KnowledgeEntry.Technique;
import andon.searchapi.knowledge.KnowledgeEntry.Vulnerability;
import andon.searchapi.requests.FirstLook;
import andon.searchapi.requests.FirstLook.Fact;
import andon.searchapi.requests.FirstLook.Facts;
import andon.searchapi.requests.FirstLookFacts;
import andon.searchapi.requests.FirstLookQuery;
import andon.searchapi.requests.Indicator;
import andon.searchapi.requests.Question;
import andon.vocabulary.ThreatCategory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the knowledge base adds to a first look, and which families and actors stand beside an indicator in the documents that
 * the customer may see. Every fact says who says it and as of when; the coverage says what was looked into, also if it holds
 * nothing yet.
 */
@Component
class KnowledgeFacts implements FirstLookFacts {
    private static final Facet TECHNIQUES = new Facet.Values(EntityField.TECHNIQUE);
    private static final List<Facet> BESIDE =
            List.of(new Facet.Values(EntityField.MALWARE), new Facet.Values(EntityField.ACTOR), TECHNIQUES);
    /** Values of each kind that stand beside an indicator, and how many of them are looked up. */
    private static final int MAX_BESIDE = 5;

    private static final int LOOKED_UP = 3;
    /** Of techniques or names in one fact; the knowledge base has all. */
    private static final int MAX_LISTED = 30;

    private static final int MAX_DESCRIPTION = 600;
    /** What the documents themselves say. */
    private static final String DOCUMENTS = "documents";

    private final Knowledge knowledge;
    private final DocumentIndex index;
    private final InstantSource clock;

    KnowledgeFacts(Knowledge knowledge, DocumentIndex index, InstantSource clock) {
        this.knowledge = knowledge;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public Known vulnerability(Viewer viewer, Question.Vulnerability question) {
        Knowledge.Answer answer = knowledge.vulnerability(question.cve());
        List<Fact> severity = new ArrayList<>();
        for (Knowledge.Known known : answer.known()) {
            severity.addAll(severity(known));
        }
        Query offers = new Query.And(List.of(
                new Query.EntityValue(EntityField.CVE, question.cve()),
                new Query.HasThreat(ThreatCategory.EXPLOIT_SALE)));
        severity.add(new Fact(
                "exploit-offers", Long.toString(search(viewer, offers, Set.of()).total()), DOCUMENTS, clock.instant()));
        return new Known(
                List.of(new Facts("severity", severity)),
                coverage(KnowledgeBody.NVD, KnowledgeBody.KEV, KnowledgeBody.EPSS));
    }

    private static List<Fact> severity(Knowledge.Known known) {
        Said said = new Said(known.version());
        return switch (known.entry()) {
            case Vulnerability v -> {
                Cvss cvss = v.cvss();
                yield said.facts(
                        cvss == null
                                ? null
                                : said.fact("cvss", cvss.score() + " · " + cvss.severity() + " · " + cvss.vector()),
                        said.listed("weaknesses", v.weaknesses()),
                        said.text("description", v.description()));
            }
            case Exploited e ->
                said.facts(
                        said.text(
                                "kev-added", e.added() == null ? "" : e.added().toString()),
                        said.text("kev-due", e.due() == null ? "" : e.due().toString()),
                        e.ransomware() ? said.fact("kev-ransomware", e.name().isEmpty() ? e.cve() : e.name()) : null,
                        said.text("kev-action", e.action()));
            case Probability p ->
                said.facts(
                        said.fact("epss", percent(p.probability())),
                        said.fact("epss-percentile", percent(p.percentile())));
            case Technique t -> List.of();
            case Actor a -> List.of();
            case Family f -> List.of();
        };
    }

    @Override
    public Known malwareContext(Viewer viewer, Question.MalwareContext question) {
        List<Facts> facts = new ArrayList<>();
        if (question.indicator().kind() == Indicator.Kind.FAMILY) {
            facts.addAll(named(question.indicator().value()));
        }
        facts.addAll(beside(viewer, question));
        return new Known(facts, coverage(KnowledgeBody.ATTACK, KnowledgeBody.MISP));
    }

    @Override
    public Known threatReport(Viewer viewer, Question.ThreatReport question) {
        List<Facts> facts = new ArrayList<>();
        question.indicators().stream()
                .filter(indicator -> indicator.kind() == Indicator.Kind.FAMILY)
                .limit(LOOKED_UP)
                .forEach(indicator -> facts.addAll(named(indicator.value())));
        facts.addAll(beside(viewer, question));
        return new Known(facts, coverage(KnowledgeBody.ATTACK, KnowledgeBody.MISP));
    }

    @Override
    public Known malwareSample(Viewer viewer, Question.MalwareSample question) {
        return new Known(beside(viewer, question), coverage(KnowledgeBody.ATTACK, KnowledgeBody.MISP));
    }

    /** Everything of that name, each source for itself. */
    private List<Facts> named(String name) {
        return knowledge.named(name).known().stream().map(KnowledgeFacts::named).toList();
    }

    private static Facts named(Knowledge.Known known) {
        Said said = new Said(known.version());
        return switch (known.entry()) {
            case Actor a ->
                new Facts(
                        "actor",
                        said.facts(
                                said.fact("name", a.name()),
                                said.listed("aliases", a.aliases()),
                                said.text("country", a.country() == null ? "" : a.country()),
                                said.listed(
                                        "techniques",
                                        a.techniques().stream()
                                                .map(KnowledgeFacts::both)
                                                .toList()),
                                said.listed("families", a.families()),
                                said.text("description", a.description())));
            case Family f ->
                new Facts(
                        "family",
                        said.facts(
                                said.fact("name", f.name()),
                                said.text("sort", f.sort()),
                                said.listed("aliases", f.aliases()),
                                said.listed(
                                        "techniques",
                                        f.techniques().stream()
                                                .map(KnowledgeFacts::both)
                                                .toList()),
                                said.listed("actors", f.actors()),
                                said.text("description", f.description())));
            case Technique t -> new Facts("technique", said.facts(said.fact("name", t.id() + " " + t.name())));
            case Vulnerability v -> new Facts("severity", severity(known));
            case Exploited e -> new Facts("severity", severity(known));
            case Probability p -> new Facts("severity", severity(known));
        };
    }

    private static String both(Named named) {
        return named.id() + " " + named.name();
    }

    /** Which families, actors and techniques stand in the documents with what is asked for, and what is known of the first. */
    private List<Facts> beside(Viewer viewer, Question question) {
        Map<Facet, List<FacetCount>> found =
                search(viewer, FirstLookQuery.of(question).query(), BESIDE).facets();
        Instant now = clock.instant();
        List<Fact> beside = new ArrayList<>();
        List<Facts> facts = new ArrayList<>();
        for (Facet facet : BESIDE) {
            int told = 0;
            for (FacetCount count : found.getOrDefault(facet, List.of()).stream()
                    .limit(MAX_BESIDE)
                    .toList()) {
                List<Knowledge.Known> known = facet.equals(TECHNIQUES)
                        ? List.of()
                        : knowledge.named(count.value()).known();
                beside.add(new Fact(
                        "beside-" + facet.word(),
                        written(count.value(), known) + " (" + count.count() + ")",
                        DOCUMENTS,
                        now));
                if (!known.isEmpty() && told < LOOKED_UP) {
                    told++;
                    known.forEach(k -> facts.add(named(k)));
                }
            }
        }
        if (!beside.isEmpty()) {
            facts.addFirst(new Facts("beside", beside));
        }
        return facts;
    }

    /** As the knowledge base writes it; the index holds values folded. */
    private static String written(String value, List<Knowledge.Known> known) {
        String folded = KnowledgeText.folded(value);
        return known.stream()
                .flatMap(k -> k.entry().names().stream())
                .filter(name -> KnowledgeText.folded(name).equals(folded))
                .findFirst()
                .orElse(value);
    }

    private SearchPage search(Viewer viewer, Query query, Collection<Facet> facets) {
        try {
            return index.search(new SearchRequest(
                    query, viewer.visibility(), SearchRequest.Sort.NEWEST, 1, Optional.empty(), Set.copyOf(facets)));
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("there is no cursor", e);
        }
    }

    /** What was looked into: one line for a body with the date of its oldest part, whether it holds anything or not. */
    private List<FirstLook.Coverage> coverage(KnowledgeBody... bodies) {
        List<KnowledgeVersion> current = knowledge.current();
        Instant now = clock.instant();
        return Stream.concat(Stream.of(bodies), Stream.of(KnowledgeBody.BUILT_IN))
                .map(body -> {
                    List<KnowledgeVersion> parts =
                            current.stream().filter(v -> v.body() == body).toList();
                    Optional<Instant> oldest =
                            parts.stream().map(KnowledgeVersion::date).min(Instant::compareTo);
                    return new FirstLook.Coverage(
                            "knowledge:" + body.word(),
                            body.title(),
                            oldest.map(date -> body.isStale(date, now) ? "stale" : "imported")
                                    .orElse("not-imported"),
                            oldest.orElse(null),
                            parts.stream().mapToLong(KnowledgeVersion::entries).sum());
                })
                .toList();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Makes facts of what one source says. */
    private record Said(KnowledgeVersion version) {
        Fact fact(String name, String value) {
            return new Fact(name, value, version.title(), version.date());
        }

        @Nullable
        Fact text(String name, String value) {
            return value.isEmpty() ? null : fact(name, KnowledgeText.text(value, MAX_DESCRIPTION));
        }

        @Nullable
        Fact listed(String name, List<String> values) {
            if (values.isEmpty()) {
                return null;
            }
            String listed = values.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
            return fact(name, values.size() > MAX_LISTED ? listed + ", … (" + values.size() + ")" : listed);
        }

        List<Fact> facts(@Nullable Fact... facts) {
            List<Fact> said = new ArrayList<>();
            for (Fact fact : facts) {
                if (fact != null) {
                    said.add(fact);
                }
            }
            return said;
        }
    }
}
