package andon.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class WorldTest {
    static final WorldSettings SETTINGS = new WorldSettings(7, 0, Instant.parse("2026-11-23T09:30:00Z"), 1);
    private final World world = World.generate(SETTINGS);

    @Test
    void equalSettingsGiveEqualTruthAndEqualPages() {
        World again = World.generate(SETTINGS);
        assertThat(again.truth().toJson()).isEqualTo(world.truth().toJson());
        assertThat(again.sourcesYaml()).isEqualTo(world.sourcesYaml());
        assertThat(allPages(again)).isEqualTo(allPages(world));
    }

    @Test
    void anotherSeedGivesOtherAddressesAndOtherValues() {
        World other = World.generate(new WorldSettings(8, 0, SETTINGS.now(), 1));
        assertThat(other.sites().getFirst().addresses())
                .doesNotContainAnyElementsOf(world.sites().getFirst().addresses());
        assertThat(other.secrets()).doesNotContainAnyElementsOf(world.secrets());
    }

    @Test
    void oneWorldHasAFewHundredDocumentsAndScaleAddsOnlyUnwatchedOnes() {
        World larger = World.generate(new WorldSettings(7, 0, SETTINGS.now(), 3));
        assertThat(world.truth().documents()).hasSizeBetween(150, 400);
        assertThat(larger.truth().documents().size())
                .isGreaterThan(world.truth().documents().size() + 200);
        assertThat(Set.copyOf(larger.truth().mentions()))
                .isEqualTo(Set.copyOf(world.truth().mentions()));
    }

    @Test
    void keysAreUniqueOnTheirSite() {
        assertThat(world.truth().documents().stream()
                        .map(document -> document.source() + "|" + document.key())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyLinkOfEverySiteLeadsToAPage() {
        for (Site site : world.sites()) {
            if (!site.down()) {
                Walk walk = new Walk(site).from("/");
                assertThat(walk.statuses).isNotEmpty();
                walk.statuses.forEach((target, status) ->
                        assertThat(status).as(site.id() + " " + target).isIn(200, 301, 302));
            }
        }
    }

    @Test
    void everyPlantedTextIsVisibleOnThePageThatTheTruthNames() {
        for (PlantedDocument document : world.truth().documents()) {
            String visible = words(Walk.visibleText(page(world, document)));
            for (String line : document.text().split("\n")) {
                assertThat(visible).as(document.source() + document.path()).contains(words(line));
            }
            for (String quote : document.quotes()) {
                assertThat(visible).contains(words(quote.lines().findFirst().orElseThrow()));
            }
            if (document.title() != null) {
                assertThat(visible).contains(words(document.title()));
            }
            if (document.author() != null) {
                assertThat(visible).contains(words(document.author()));
            }
        }
    }

    @Test
    void everyPlantedPageIsReachedByLinksFromTheFrontPage() {
        Map<String, Set<String>> reached = allPages(world).keySet().stream()
                .collect(Collectors.groupingBy(
                        place -> place.substring(0, place.indexOf('|')),
                        Collectors.mapping(
                                place -> withoutSession(place.substring(place.indexOf('|') + 1)), Collectors.toSet())));
        for (PlantedDocument document : world.truth().documents()) {
            if (!document.loginOnly()) {
                assertThat(reached.get(document.source())).contains(document.path());
            }
        }
    }

    @Test
    void eachCompanyIsMentionedInSeveralLanguagesOrKindsAndHarmlessTextMentionsNobody() {
        List<PlantedMention> certain = world.truth().mentions().stream()
                .filter(PlantedMention::certain)
                .toList();
        for (WatchedCompany company : world.companies()) {
            for (WatchedCompany.WatchedAsset asset : company.assets()) {
                assertThat(certain)
                        .as(company.name() + " " + asset)
                        .anyMatch(mention -> mention.assetType() == asset.type()
                                && mention.assetValue().equals(asset.value()));
            }
        }
        assertThat(world.truth().documents().stream()
                        .filter(document -> document.text().contains("acmexis")
                                || document.text().contains("Freightliners"))
                        .map(PlantedDocument::key)
                        .toList())
                .hasSize(2)
                .noneMatch(key ->
                        certain.stream().anyMatch(mention -> mention.key().equals(key)));
    }

    @Test
    void labelsMoveWithTheClockButTheTruthDoesNot() {
        World tomorrow = World.generate(SETTINGS.later(Duration.ofDays(1)));
        assertThat(tomorrow.truth().documents()).isEqualTo(world.truth().documents());
        assertThat(allPages(tomorrow)).isNotEqualTo(allPages(world));
    }

    static Document page(World world, PlantedDocument document) {
        Walk walk = new Walk(world.site(document.source()));
        if (document.loginOnly()) {
            LoginTest.signIn(walk, world);
        }
        walk.settle();
        return walk.open(document.path());
    }

    static Map<String, String> allPages(World world) {
        Map<String, String> pages = new LinkedHashMap<>();
        for (Site site : world.sites()) {
            if (!site.down()) {
                new Walk(site)
                        .from("/")
                        .pages
                        .forEach((target, page) -> pages.put(site.id() + "|" + target, page.html()));
            }
        }
        return pages;
    }

    private static String withoutSession(String target) {
        return target.replaceAll("[?&]sid=[0-9a-f]+", "");
    }

    static String words(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }
}
