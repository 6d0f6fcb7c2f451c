package andon.app.quality;

import andon.evidence.CapturedResponse;
import andon.evidence.Header;
import andon.indexer.DocumentReader;
import andon.indexer.Reading;
import andon.testbed.world.PlantedDocument;
import andon.testbed.world.PlantedEntity;
import andon.testbed.world.PlantedPage;
import andon.testbed.world.Site;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.testbed.world.World;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
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
    /** A queue lets its guests in, a broken line holds, a moved site is found, after so many tries. */
    private static final int PATIENCE = 6;
    /** Of a card so many digits are shown. */
    private static final int SHOWN_OF_CARD = 8;

    private final World world = World.generate(new WorldSettings(SEED, 0, NOW, 1));
    private final DocumentReader reader;
    private final Map<String, String> cookies = new HashMap<>();
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
                .filter(d -> d.identityKey().endsWith("|" + planted.key())
                        || d.identityKey().endsWith("/" + planted.key())
                        || d.identityKey().endsWith("=" + planted.key()))
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
        Site site = world.site(source);
        String host = site.addresses().getFirst().host();
        Reading reading = new Reading(List.of(), Optional.empty(), Optional.empty());
        for (int i = 0; i < PATIENCE; i++) {
            SiteRequest request = SiteRequest.get(host, path).withCookie(cookies.getOrDefault(source, "guest=1"));
            if (!(site.answer(request) instanceof SiteReply.Answer answer)
                    || !(answer.body() instanceof SiteReply.Body.Bytes body)) {
                continue;
            }
            List<Header> headers = new ArrayList<>();
            for (SiteReply.Header header : answer.headers()) {
                headers.add(new Header(header.name(), header.value()));
                if (header.name().equals("Set-Cookie")) {
                    cookies.merge(source, header.value().replaceFirst(";.*", ""), (old, added) -> old + "; " + added);
                } else if (header.name().equals("Location")) {
                    host = moved(site, header.value(), host);
                }
            }
            Capture capture = new Capture(
                    1,
                    new SourceId(source),
                    URI.create("http://" + host + path),
                    NOW,
                    answer.status(),
                    "text/html",
                    new Capture.WarcLocation("none.warc.gz", 0),
                    "0".repeat(64));
            reading = reader.read(capture, new CapturedResponse(answer.status(), headers, body.bytes()));
            boolean again = answer.status() / 100 == 3
                    || reading.skipped().filter(s -> s.code().equals("gate")).isPresent();
            if (!again) {
                break;
            }
        }
        return reading.documents();
    }

    private static String moved(Site site, String target, String host) {
        return site.addresses().stream()
                .map(address -> address.host())
                .filter(target::contains)
                .findFirst()
                .orElse(host);
    }
}
