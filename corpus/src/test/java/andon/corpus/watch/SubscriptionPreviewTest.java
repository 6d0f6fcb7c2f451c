package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import andon.corpus.Corpus;
import andon.corpus.EachDatabase;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.watch.SubscriptionPreview.Result;
import andon.corpus.watch.SubscriptionPreview.Week;
import andon.database.Database;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a subscription would have told is what one that was there did tell. */
class SubscriptionPreviewTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final OrganisationId NORWIND = new OrganisationId("norwind");
    /** Captures are made at START and some seconds after. */
    private static final Instant NOW = START.plus(Duration.ofDays(10));

    @TempDir
    Path folder;

    private final class Setting implements AutoCloseable {
        final Database database;
        final Corpus corpus;
        final SubscriptionPreview preview;
        long seq;

        Setting(EachDatabase kind) {
            database = kind.open();
            corpus = Corpus.open(database, folder.resolve(kind.name()), Mirrors.NONE, () -> NOW);
            preview = new SubscriptionPreview(database, corpus.index(), () -> NOW);
            watch(ACME, "Acme Corp");
            watch(NORWIND, "Norwind");
        }

        void watch(OrganisationId owner, String name) {
            corpus.assets()
                    .confirm(
                            corpus.assets().propose(owner, AssetType.NAME, name).id());
        }

        int see(Document document) {
            Capture capture = capture(++seq);
            List<Mention> mentions = corpus.watchList().match(document);
            return database.inTransaction(() -> {
                Sighting sighting = corpus.ledger().record(document, capture);
                corpus.index()
                        .put(new IndexedDocument(
                                document,
                                sighting.firstSeen(),
                                sighting.changedAt(),
                                sighting.version(),
                                capture.seq(),
                                mentions));
                return corpus.alerts().raise(document, sighting, mentions, NOW).size();
            });
        }

        Result preview(Selection selection, int days) throws Exception {
            corpus.index().refresh();
            return preview.of(ACME, selection, days, ZoneOffset.UTC);
        }

        @Override
        public void close() {
            corpus.close();
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itCountsWhatASubscriptionToldAndExplainsIt(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Selection selection = Selection.of("vpn", Severity.MEDIUM);
            setting.corpus
                    .subscriptions()
                    .create(
                            ACME,
                            new Subscriptions.Wish("s", selection, Timing.AT_ONCE),
                            List.of(new Subscription.Channel.Email("soc@acme.example")));
            String text = "VPN access to Acme Corp for sale, domain admin rights, revenue 2 billion";
            int told = setting.see(sale("1", text));
            told += setting.see(sale("2", "another vpn of acme corp"));
            // A mirror of the first, one without a threat, one of somebody else, one without the word.
            told += setting.see(document("3")
                    .source("mirror-site")
                    .text(text)
                    .threat(ThreatCategory.ACCESS_SALE, Severity.HIGH)
                    .build());
            told += setting.see(document("4").text("acme corp vpn talk").build());
            told += setting.see(sale("5", "norwind vpn access"));
            told += setting.see(sale("6", "acme corp rdp access"));

            Result result = setting.preview(selection, 90);

            assertThat(told).isEqualTo(2);
            assertThat(result.alerts()).isEqualTo(told);
            assertThat(result.documents()).isEqualTo(3);
            assertThat(result.complete()).isTrue();
            assertThat(result.weeks().stream().mapToLong(Week::alerts).sum()).isEqualTo(told);
            assertThat(result.weeks())
                    .hasSizeBetween(13, 15)
                    .extracting(Week::start)
                    .isSorted();
            assertThat(result.examples()).hasSize(2).allSatisfy(example -> {
                assertThat(example.values()).containsExactly("acme corp");
                assertThat(example.why()).extracting(Match::rule).containsExactly("name-folded");
                assertThat(example.excerpt()).containsIgnoringCase("acme corp");
            });
            assertThat(setting.corpus.alerts().counts().alerts()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itLooksBackAsFarAsItIsAskedAndShowsTheNewest(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            for (int i = 0; i < 15; i++) {
                setting.see(sale("n" + i, "acme corp number " + i));
            }
            Result all = setting.preview(Selection.of("", null), 90);
            assertThat(all.alerts()).isEqualTo(15);
            assertThat(all.examples()).hasSize(SubscriptionPreview.EXAMPLES);
            assertThat(setting.preview(Selection.of("", null), 9).alerts()).isZero();
            assertThatIllegalArgumentException().isThrownBy(() -> setting.preview(Selection.of("", null), 0));
            assertThatIllegalArgumentException().isThrownBy(() -> setting.preview(Selection.of("", null), 367));
            assertThat(setting.preview
                            .of(ACME, Selection.of("", null), 30, ZoneId.of("Asia/Tokyo"))
                            .weeks())
                    .allMatch(
                            week -> week.start().atZone(ZoneId.of("Asia/Tokyo")).getHour() == 0);
        }
    }

    private static Document sale(String post, String text) {
        return document(post)
                .text(text)
                .threat(ThreatCategory.ACCESS_SALE, Severity.HIGH)
                .build();
    }
}
