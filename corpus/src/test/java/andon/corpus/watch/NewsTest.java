package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Documents;
import andon.corpus.EachDatabase;
import andon.corpus.watch.Subscriptions.Wish;
import andon.vocabulary.AssetType;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of news: told to those who chose it, once, whatever is captured again. */
class NewsTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final Subscription.Channel MAIL = new Subscription.Channel.Email("soc@acme.example");

    @TempDir
    Path folder;

    private final class Setting extends WatchSetting {
        Setting(EachDatabase kind) {
            super(kind, folder);
            watch(ACME, AssetType.NAME, "Acme Corp");
            watch(new OrganisationId("norwind"), AssetType.NAME, "Norwind");
            watch(ACME, AssetType.DOMAIN, "acme.example");
        }

        void subscribe(String name, News... news) throws Exception {
            Selection chosen = new Selection("", null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(news));
            corpus.subscriptions().create(ACME, new Wish(name, chosen, Timing.AT_ONCE), List.of(MAIL));
        }
    }

    private static Documents.Builder leak(String title) {
        return document("leak")
                .title(title)
                .text("Files of a maker of anvils")
                .threat(ThreatCategory.RANSOMWARE_LEAK, Severity.HIGH);
    }

    @ParameterizedTest
    @EnumSource
    void aVictimThatIsNamedAtLastIsToldToThoseWhoWaitForIt(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe("usual");
            setting.subscribe("named", News.VICTIM_REVEALED);
            setting.subscribe("new", News.NEW_DOCUMENT);
            assertThat(setting.see(leak("A**** C*** – coming soon").build())).isEmpty();
            assertThat(setting.see(leak("Acme Corp").build()))
                    .hasSize(2)
                    .allSatisfy(alert -> assertThat(alert.event()).isEqualTo(News.VICTIM_REVEALED))
                    .extracting(Alert::subscriptionName)
                    .containsExactlyInAnyOrder("usual", "named");
            assertThat(setting.see(leak("Acme Corp").build())).isEmpty();
            assertThat(setting.see(leak("Acme Corp, part 2").build())).isEmpty();
            assertThat(setting.corpus.alerts().of(ACME, 10))
                    .extracting(Alert::event)
                    .containsOnly(News.VICTIM_REVEALED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEditIsNewsOnlyWhereItBringsAWatchedValue(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe("edits", News.VALUE_ADDED);
            assertThat(setting.see(document("1").text("acme corp").build())).isEmpty();
            assertThat(setting.see(document("1").text("acme corp (sold)").build()))
                    .isEmpty();
            assertThat(setting.see(document("1")
                            .text("acme corp see vpn.acme.example")
                            .entity(EntityType.DOMAIN_NAME, "vpn.acme.example")
                            .build()))
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.event()).isEqualTo(News.VALUE_ADDED);
                        assertThat(alert.values()).containsExactly("vpn.acme.example");
                    });
        }
    }

    private static Document listing(@Nullable String price, @Nullable String stock, @Nullable Instant endsAt) {
        return document("offer")
                .text("acme corp database")
                .details(Details.NONE
                        .withPrice(price == null ? null : new Details.Price(new BigDecimal(price), "USD"))
                        .withStock(stock)
                        .withEndsAt(endsAt))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void aChangedPriceStockOrCountdownIsToldOnceThoughTheWordsStay(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Instant end = START.plus(Duration.ofDays(7));
            setting.subscribe("offers", News.OFFER_CHANGED);
            setting.subscribe("usual");
            assertThat(setting.see(listing("500", "3 left", end)))
                    .extracting(Alert::subscriptionName)
                    .containsExactly("usual");
            assertThat(setting.see(listing("500", "3 left", end.plusSeconds(3600))))
                    .isEmpty();
            assertThat(setting.see(listing("400", "3 left", end)))
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.event()).isEqualTo(News.OFFER_CHANGED);
                        assertThat(alert.detail()).isEqualTo("500 USD → 400 USD");
                        assertThat(alert.values()).containsExactly("acme corp");
                        assertThat(alert.subscriptionName()).isEqualTo("offers");
                    });
            // The same capture again, an older one, a page that says nothing of it, and a mirror that lags.
            assertThat(setting.see(listing("400", "3 left", end), setting.seq)).isEmpty();
            assertThat(setting.see(listing("500", "3 left", end), 1)).isEmpty();
            assertThat(setting.see(listing(null, null, null))).isEmpty();
            assertThat(setting.see(listing("500", "3 left", end))).hasSize(1);
            assertThat(setting.see(listing("400", "3 left", end))).isEmpty();
            assertThat(setting.see(listing("400", "sold out", end)))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.detail()).isEqualTo("3 left → sold out"));
            assertThat(setting.see(listing("400", "sold out", end.minus(Duration.ofDays(5)))))
                    .hasSize(1);
            assertThat(setting.corpus.alerts().of(ACME, 20)).hasSize(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatIsGoneIsToldOnceUntilItIsThereAgain(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe("gone", News.GONE);
            setting.subscribe("usual");
            Document there = document("1").text("acme corp").build();
            assertThat(setting.see(there)).hasSize(1);
            assertThat(setting.missing(URI.create("http://forum.example/other"), 2))
                    .isEmpty();
            URI mirror = URI.create("http://mirror.example" + there.address().getRawPath()
                    + (there.address().getRawQuery() == null
                            ? ""
                            : "?" + there.address().getRawQuery()));
            assertThat(setting.missing(mirror, 3)).singleElement().satisfies(alert -> {
                assertThat(alert.event()).isEqualTo(News.GONE);
                assertThat(alert.document()).isEqualTo(there.id());
                assertThat(alert.detail()).isEqualTo("HTTP 404");
            });
            assertThat(setting.missing(there.address(), 3)).isEmpty();
            assertThat(setting.missing(there.address(), 4)).isEmpty();
            setting.see(there, 5);
            assertThat(setting.missing(there.address(), 6)).hasSize(1);
            assertThat(setting.missing(there.address(), 4)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentThatWasMovedIsNotGoneWithItsOldPage(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe("gone", News.GONE);
            Document post = document("1").text("acme corp").build();
            URI page = URI.create("http://forum.example/thread/1?page=2");
            URI moved = URI.create("http://forum.example/archive/1");
            setting.see(post, page, 1);
            setting.see(post, moved, 2);

            assertThat(setting.missing(page, 3)).isEmpty();
            assertThat(setting.missing(moved, 4)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreviewCountsWhatASubscriptionWouldHaveToldOfEachKind(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Instant end = START.plus(Duration.ofDays(20));
            Selection everything =
                    new Selection("", null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(News.values()));
            setting.subscribe("all", News.values());
            int told = setting.see(listing("900", "3 left", end)).size();
            told += setting.see(listing("700", "3 left", end)).size();
            told += setting.see(listing("500", "1 left", end)).size();
            told += setting.see(document("2").text("acme corp").build()).size();
            told += setting.see(document("2")
                            .text("acme corp, mail.acme.example")
                            .entity(EntityType.DOMAIN_NAME, "mail.acme.example")
                            .build())
                    .size();
            told += setting.missing(document("2").text("").build().address(), 40)
                    .size();

            var preview = new SubscriptionPreview(
                            setting.database, setting.corpus.index(), InstantSource.fixed(START.plusSeconds(86_400)))
                    .of(ACME, everything, 90, java.time.ZoneOffset.UTC);

            assertThat(preview.byNews())
                    .containsEntry(News.NEW_DOCUMENT, 2L)
                    .containsEntry(News.OFFER_CHANGED, 2L)
                    .containsEntry(News.VALUE_ADDED, 1L)
                    .containsEntry(News.GONE, 1L);
            assertThat(preview.alerts()).isEqualTo(told);
            assertThat(preview.examples().getFirst().event()).isEqualTo(News.GONE);
            assertThat(preview.examples())
                    .anySatisfy(example -> assertThat(example.detail()).contains("700", "500"));
        }
    }
}
