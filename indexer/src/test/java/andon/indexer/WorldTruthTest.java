package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import andon.evidence.CapturedResponse;
import andon.evidence.Header;
import andon.indexer.cut.Profiles;
import andon.testbed.world.PatientGuest;
import andon.testbed.world.PlantedDocument;
import andon.testbed.world.PlantedEntity;
import andon.testbed.world.PlantedPage;
import andon.testbed.world.Site;
import andon.testbed.world.World;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares what is read out of the invented web with what its author wrote down. */
class WorldTruthTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:34:00Z");

    private static World world;
    private static PatientGuest guest;
    private static DocumentReader reader;

    /** Every planted document that a guest sees, with what was read on its page. */
    private static final Map<PlantedDocument, Document> READ = new HashMap<>();

    private static final List<PlantedDocument> MISSED = new ArrayList<>();
    private static final List<Document> ALL = new ArrayList<>();

    @BeforeAll
    static void readTheWorld() {
        world = World.generate(new WorldSettings(42, 0, NOW, 1));
        guest = new PatientGuest(world);
        reader = new DocumentReader(new MaskedSecret.Key(new byte[32]), Profiles.bundled());
        Map<String, List<Document>> pages = new HashMap<>();
        for (PlantedDocument planted : world.truth().documents()) {
            if (planted.loginOnly()) {
                continue;
            }
            List<Document> documents = pages.computeIfAbsent(
                    planted.source() + planted.path(),
                    p -> read(planted.source(), 0, planted.path()).documents());
            documents.stream()
                    .filter(d -> planted.isNamedBy(d.identityKey()))
                    .findFirst()
                    .or(() -> documents.size() == 1 ? documents.stream().findFirst() : java.util.Optional.empty())
                    .ifPresentOrElse(d -> READ.put(planted, d), () -> MISSED.add(planted));
        }
        pages.values().forEach(ALL::addAll);
    }

    private static Reading read(String source, int mirror, String path) {
        return guest.read(
                        source,
                        mirror,
                        path,
                        page -> reading(source, page),
                        reading -> reading.skipped()
                                .filter(s -> s.equals(new Reading.Skipped.NoUnits("gate")))
                                .isPresent())
                .orElseThrow(() -> new AssertionError(source + path + " never came"));
    }

    private static Reading reading(String source, PatientGuest.Page page) {
        Capture capture = new Capture(
                1,
                new SourceId(source),
                page.address(),
                NOW,
                page.status(),
                "text/html",
                new Capture.WarcLocation("a.warc.gz", 0),
                "0".repeat(64));
        List<Header> headers = page.headers().stream()
                .map(h -> new Header(h.name(), h.value()))
                .toList();
        return reader.read(capture, new CapturedResponse(page.status(), headers, page.body()));
    }

    private static String folded(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    @Test
    void everyPlantedDocumentIsCutOut() {
        assertThat(MISSED)
                .extracting(d -> d.source() + " " + d.path() + " " + d.key())
                .isEmpty();
        assertThat(READ).hasSizeGreaterThan(50);
    }

    @Test
    void kindsTitlesAuthorsAndTimesAreRight() {
        List<String> wrong = new ArrayList<>();
        READ.forEach((planted, document) -> {
            String where = planted.source() + planted.path() + "#" + planted.key() + ": ";
            if (planted.kind() != document.kind()) {
                wrong.add(where + "kind " + document.kind() + " for " + planted.kind());
            }
            String title = planted.title();
            if (title != null
                    && planted.secrets().stream().noneMatch(title::contains)
                    && !title.equals(document.title())) {
                wrong.add(where + "title " + document.title() + " for " + title);
            }
            String author = planted.author();
            if (author != null && !author.equals(document.author())) {
                wrong.add(where + "author " + document.author() + " for " + author);
            }
            Instant posted = planted.postedAt();
            if (posted != null && !posted.equals(document.postedAt())) {
                wrong.add(where + "time " + document.postedAt() + " for " + posted);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void textsAndQuotesAreTheAuthorsOwn() {
        List<String> wrong = new ArrayList<>();
        READ.forEach((planted, document) -> {
            if (planted.secrets().isEmpty()
                    && planted.entities().stream().noneMatch(e -> e.type() == EntityType.CREDENTIAL)) {
                if (!folded(planted.text()).equals(folded(document.text()))) {
                    wrong.add("text\n" + document.text() + "\nfor\n" + planted.text());
                }
            }
            if (planted.quotes().size() != document.quotes().size()) {
                wrong.add("quotes " + document.quotes() + " for " + planted.quotes());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void noPlantedSecretStandsInAnyDocument() {
        for (Document document : ALL) {
            String everything = document.toString();
            assertThat(world.secrets()).noneMatch(everything::contains);
        }
    }

    @Test
    void plantedValuesAreFoundAndDecoysAreNot() {
        List<String> wrong = new ArrayList<>();
        READ.forEach((planted, document) -> {
            for (PlantedEntity entity : planted.entities()) {
                if (entity.type() != EntityType.ORGANIZATION && !has(document, entity)) {
                    wrong.add("missed " + entity + " in " + document.text());
                }
            }
            for (PlantedEntity decoy : planted.decoys()) {
                if (document.entities().stream()
                        .anyMatch(e -> e.type() == decoy.type() && e.value().equals(decoy.value()))) {
                    wrong.add("took decoy " + decoy);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean has(Document document, PlantedEntity planted) {
        return document.entities().stream()
                .anyMatch(e -> e.type() == planted.type()
                        && switch (planted.type()) {
                            case CREDENTIAL ->
                                e.value()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .startsWith(planted.value().toLowerCase(java.util.Locale.ROOT));
                            case PAYMENT_CARD ->
                                planted.value().startsWith(e.value().substring(0, 8));
                            case MESSAGING_HANDLE -> planted.value().endsWith(e.value());
                            default -> e.value().equalsIgnoreCase(planted.value());
                        });
    }

    @Test
    void languagesAndThreatsAreMostlyRightAndHarmlessTextsAreHarmless() {
        int languages = 0;
        int threats = 0;
        int planted = 0;
        List<String> alarms = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (Map.Entry<PlantedDocument, Document> entry : READ.entrySet()) {
            PlantedDocument truth = entry.getKey();
            Document document = entry.getValue();
            languages += truth.language().equals(document.language()) ? 1 : 0;
            if (truth.threats().isEmpty() && !document.threats().isEmpty()) {
                alarms.add(document.threats() + " in " + document.searchableText());
            }
            for (var category : truth.threats()) {
                planted++;
                boolean hit = document.threats().stream().anyMatch(t -> t.category() == category);
                threats += hit ? 1 : 0;
                if (!hit) {
                    missed.add(category + " in " + document.searchableText());
                }
            }
        }
        assertThat(alarms).isEmpty();
        assertThat(threats * 100).as("missed: " + missed).isGreaterThanOrEqualTo(planted * 85);
        assertThat(languages * 100).as("languages right of " + READ.size()).isGreaterThanOrEqualTo(READ.size() * 85);
    }

    @Test
    void aMirrorGivesTheSameDocuments() {
        for (PlantedDocument planted : READ.keySet()) {
            Site site = world.site(planted.source());
            if (site.addresses().size() > 1) {
                assertThat(read(planted.source(), 1, planted.path()).documents())
                        .extracting(Document::identityKey)
                        .containsAll(read(planted.source(), 0, planted.path()).documents().stream()
                                .map(Document::identityKey)
                                .toList());
                return;
            }
        }
    }

    @Test
    void trapsErrorsAndGatesGiveNoDocument() {
        List<String> wrong = new ArrayList<>();
        for (PlantedPage page : world.truth().notDocuments()) {
            if (page.reason() != PlantedPage.Reason.OUTSIDE && page.reason() != PlantedPage.Reason.HUGE) {
                Reading reading = read(page.source(), 0, page.path());
                reading.documents().forEach(d -> wrong.add(page.path() + " " + reading.profile() + " " + d.title()));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
