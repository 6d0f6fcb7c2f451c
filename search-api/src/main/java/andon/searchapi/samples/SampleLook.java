package andon.searchapi.samples;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.SearchRequest;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.requests.FirstLook;
import andon.searchapi.requests.FirstLook.Fact;
import andon.searchapi.requests.FirstLook.Facts;
import andon.searchapi.requests.FirstLookFacts;
import andon.searchapi.requests.Question;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What static triage says of the sample that a request is about. */
@Component
class SampleLook implements FirstLookFacts {
    private static final String TRIAGE = "triage";
    /** Of values of one kind, of sections, entries and strings. */
    private static final int MAX_LISTED = 20;

    private static final int MAX_VALUE = 4000;

    private final Samples samples;
    private final DocumentIndex index;
    private final InstantSource clock;

    SampleLook(Samples samples, DocumentIndex index, InstantSource clock) {
        this.samples = samples;
        this.index = index;
        this.clock = clock;
    }

    /** Refuses a number of a sample that the organisation did not hand in. */
    @Override
    public Known malwareSample(Viewer viewer, Question.MalwareSample question) {
        Optional<Sample> found = question.isHash()
                ? samples.of(viewer, question.sample()).stream().findFirst()
                : Optional.of(samples.find(viewer, Long.parseLong(question.sample()))
                        .orElseThrow(() -> Problem.invalid("There is no sample " + question.sample()
                                + " of your organisation. Hand it in first; Andon then gives its number.")));
        List<Facts> facts = found.map(sample -> List.of(new Facts("sample", facts(viewer, sample))))
                .orElse(List.of());
        Instant last = samples.list(viewer).stream()
                .findFirst()
                .map(Sample::uploadedAt)
                .orElse(null);
        return new Known(
                facts,
                List.of(new FirstLook.Coverage(
                        "knowledge:samples",
                        "Samples",
                        "looked-into",
                        last,
                        samples.list(viewer).size())));
    }

    private List<Fact> facts(Viewer viewer, Sample sample) {
        SampleFacts f = sample.facts();
        Said said = new Said(sample.uploadedAt());
        said.add("sample", sample.id() + " · " + sample.file());
        said.add("md5", f.md5());
        said.add("sha1", f.sha1());
        said.add("sha256", f.sha256());
        said.add("file-type", f.type());
        said.add("size", String.format(Locale.ROOT, "%,d", f.size()));
        said.add("entropy", f.entropy() + " / 8");
        SampleFacts.Program program = f.program();
        if (program != null) {
            said.add("machine", program.machine());
            said.add("built", program.built() == null ? "" : program.built());
            said.listed(
                    "sections",
                    program.sections().stream()
                            .map(s -> s.name() + " " + s.size() + " (" + s.entropy() + ")")
                            .toList());
            said.listed("imports", program.libraries());
            said.add("imphash", program.imphash() == null ? "" : program.imphash());
        }
        f.hints().forEach(hint -> said.add("hint-" + hint.kind(), hint.detail()));
        SampleFacts.Archive archive = f.archive();
        if (archive != null) {
            said.listed(
                    "archive",
                    archive.entries().stream()
                            .map(e -> e.path() + " (" + e.type() + ", " + e.size() + ")")
                            .toList());
        }
        Map<String, List<String>> byType = f.indicators().stream()
                .collect(Collectors.groupingBy(
                        EmbeddedIndicators.Found::type,
                        TreeMap::new,
                        Collectors.mapping(EmbeddedIndicators.Found::value, Collectors.toList())));
        byType.forEach((type, values) -> said.listed(type, values));
        said.add("strings", Long.toString(f.stringsFound()));
        said.facts.add(new Fact("hash-documents", Long.toString(documents(viewer, f)), "documents", clock.instant()));
        return said.facts;
    }

    private long documents(Viewer viewer, SampleFacts facts) {
        Query anyHash = new Query.Or(List.of(
                new Query.EntityValue(EntityField.HASH, facts.md5()),
                new Query.EntityValue(EntityField.HASH, facts.sha1()),
                new Query.EntityValue(EntityField.HASH, facts.sha256())));
        try {
            return index.search(new SearchRequest(
                            anyHash, viewer.visibility(), SearchRequest.Sort.NEWEST, 1, Optional.empty(), Set.of()))
                    .total();
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("there is no cursor", e);
        }
    }

    private static final class Said {
        final List<Fact> facts = new ArrayList<>();
        private final Instant at;

        Said(Instant at) {
            this.at = at;
        }

        void add(String name, String value) {
            if (!value.isEmpty()) {
                facts.add(new Fact(
                        name,
                        value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…",
                        TRIAGE,
                        at));
            }
        }

        void listed(String name, List<String> values) {
            String listed = values.stream().limit(MAX_LISTED).collect(Collectors.joining(", "));
            add(name, values.size() > MAX_LISTED ? listed + ", … (" + values.size() + ")" : listed);
        }
    }
}
