package andon.app.quality;

import andon.evidence.CapturedResponse;
import andon.evidence.Header;
import andon.indexer.DocumentReader;
import andon.indexer.Reading;
import andon.testbed.world.PatientGuest;
import andon.testbed.world.PlantedDocument;
import andon.testbed.world.PlantedEntity;
import andon.testbed.world.PlantedPage;
import andon.testbed.world.World;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Pages of the testbed's invented web, read without a crawl and compared with what their author wrote down. */
final class WorldSets {
    static final String NAME = "testbed";

    private static final Instant NOW = Instant.parse("2026-11-23T12:34:00Z");
    private static final long SEED = 42;
    /** Of a card so many digits are shown. */
    private static final int SHOWN_OF_CARD = 8;

    private final World world = World.generate(new WorldSettings(SEED, 0, NOW, 1));
    private final PatientGuest guest = new PatientGuest(world);
    private final DocumentReader reader;
    private final Tally tally = new Tally(NAME);

    WorldSets(DocumentReader reader) {
        this.reader = reader;
    }

    Judged judged() {
        Map<String, List<Document>> pages = new HashMap<>();
        for (PlantedDocument planted : world.truth().documents()) {
            if (!planted.loginOnly()) {
                List<Document> documents = pages.computeIfAbsent(
                        planted.source() + planted.path(), p -> read(planted.source(), planted.path()));
                find(planted, documents)
                        .ifPresentOrElse(
                                d -> compare(planted, d),
                                () -> tally.missed("document", planted.language(), where(planted)));
            }
        }
        for (PlantedPage page : world.truth().notDocuments()) {
            if (page.reason() != PlantedPage.Reason.OUTSIDE && page.reason() != PlantedPage.Reason.HUGE) {
                read(page.source(), page.path())
                        .forEach(d -> tally.wrong("document", d.language(), page.source() + page.path()));
            }
        }
        return Judged.of(tally);
    }

    private static Optional<Document> find(PlantedDocument planted, List<Document> documents) {
        Optional<Document> byKey = documents.stream()
                .filter(d -> planted.isNamedBy(d.identityKey()))
                .findFirst();
        return byKey.isEmpty() && documents.size() == 1 ? Optional.of(documents.getFirst()) : byKey;
    }

    private static String where(PlantedDocument planted) {
        return planted.source() + planted.path() + "#" + planted.key();
    }

    private void compare(PlantedDocument planted, Document document) {
        String language = planted.language();
        String where = where(planted);
        tally.right("document", language);
        tally.answered("kind", language, planted.kind() == document.kind(), where);
        if (planted.author() != null) {
            tally.answered("author", language, planted.author().equals(document.author()), where);
        }
        if (planted.postedAt() != null) {
            tally.answered("time", language, planted.postedAt().equals(document.postedAt()), where);
        }
        tally.answered("language", language, language.equals(document.language()), where);
        tally.answered(
                "number of quotes",
                language,
                planted.quotes().size() == document.quotes().size(),
                where);
        for (PlantedEntity entity : planted.entities()) {
            tally.sought(entity.type().word(), language, has(document, entity), where);
        }
        for (PlantedEntity decoy : planted.decoys()) {
            if (has(document, decoy)) {
                tally.wrong(decoy.type().word(), language, where);
            }
        }
        Set<String> threats =
                document.threats().stream().map(t -> t.category().word()).collect(Collectors.toSet());
        planted.threats().forEach(t -> tally.sought(t.word(), language, threats.remove(t.word()), where));
        threats.forEach(t -> tally.wrong(t, language, where));
    }

    /** A masked value is compared by what it shows. */
    private static boolean has(Document document, PlantedEntity planted) {
        return document.entities().stream().anyMatch(e -> e.type() == planted.type() && same(planted, e));
    }

    private static boolean same(PlantedEntity planted, Entity read) {
        if (planted.type() == EntityType.CREDENTIAL) {
            return read.value()
                    .toLowerCase(Locale.ROOT)
                    .startsWith(planted.value().toLowerCase(Locale.ROOT) + ":");
        }
        if (planted.type() == EntityType.PAYMENT_CARD) {
            return planted.value().startsWith(read.value().substring(0, SHOWN_OF_CARD));
        }
        return read.value().equalsIgnoreCase(planted.value());
    }

    private List<Document> read(String source, String path) {
        return guest.read(
                        source,
                        0,
                        path,
                        page -> reading(source, page),
                        reading -> reading.skipped()
                                .filter(s -> s.code().equals("gate"))
                                .isPresent())
                .map(Reading::documents)
                .orElse(List.of());
    }

    private Reading reading(String source, PatientGuest.Page page) {
        Capture capture = new Capture(
                1,
                new SourceId(source),
                page.address(),
                NOW,
                page.status(),
                "text/html",
                new Capture.WarcLocation("none.warc.gz", 0),
                "0".repeat(64));
        List<Header> headers = page.headers().stream()
                .map(header -> new Header(header.name(), header.value()))
                .toList();
        return reader.read(capture, new CapturedResponse(page.status(), headers, page.body()));
    }
}
