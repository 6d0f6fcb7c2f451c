package andon.corpus.watch;

import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.database.Database;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.EntityType;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only looks or sounds like an asset: found with the rule that says so, and nothing else. */
class LookalikesTest {
    private static final OrganisationId ACME = new OrganisationId("acme");

    private static Asset asset(long id, OrganisationId owner, AssetType type, String value) {
        return new Asset(id, owner, type, value, true);
    }

    private static List<Mention> named(AssetType type, String value, String text) {
        return new AssetMatcher(List.of(asset(1, ACME, type, value)))
                .match(document("1").text(text).build());
    }

    private static List<Mention> hosted(String domain, String host) {
        return new AssetMatcher(List.of(asset(1, ACME, AssetType.DOMAIN, domain)))
                .match(document("1")
                        .text("see " + host)
                        .entity(EntityType.DOMAIN_NAME, host)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "Acme Corp,Аcme Cоrp,name-lookalike",
        "Acme Corp,АСМЕ СОRP,name-lookalike",
        "Acme Corp,4cme C0rp,name-leet",
        "Acme Corp,acm3-c0rp,name-leet",
        "Microsoft,M1CR0$OFT leak,name-leet",
        "Microsoft,m!crosoft,name-leet",
        "Paypal,p@ypa1 accounts,name-leet",
        "Lukoil,база Лукойл слита,name-transliterated",
        "Lukoil,ЛУКОЙЛА нет но лукойл есть,name-transliterated",
        "Acme Corp,Акме Корп,name-transliterated",
        "Yandex Market,яндекс-маркет,name-transliterated",
        "Северсталь,Severstal data,name-transliterated",
        "Иван Петров,ivan petrov passport,name-transliterated",
        "Toyota,トヨタの情報が流出,name-transliterated",
        "Toyota,Тойота,name-transliterated",
        "トヨタ,toyota leak,name-transliterated",
        "トヨタ,とよた,name-transliterated",
        "Mitsubishi,ﾐﾂﾋﾞｼ,name-transliterated",
        "キャノン,kyanon,name-transliterated",
    })
    void aNameIsFoundInOtherLettersWithTheRuleThatSaysHow(String name, String text, String rule) {
        assertThat(named(AssetType.NAME, name, text)).singleElement().satisfies(mention -> {
            assertThat(mention.rule()).isEqualTo(rule);
            assertThat(MatchRule.ofWord(rule).orElseThrow().confidence()).isLessThan(0.95);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Acme Corp,4cmes C0rp",
        "Acme Corp,acme5 corp",
        "Acme,acme2",
        "Microsoft,am1cr0soft",
        "Microsoft,m1cr0softy",
        "Microsoft,m1cr0_soft",
        "Paypal,x@paypa1y",
        "Lukoil,лукойловский",
        "Lukoil,газлукойл",
        "Lukoil,lukojl",
        "Toyota,トヨタマ",
        "Toyota,アトヨタ",
        "Dom,дом на продажу",
        "Bank,банк",
        "Ivan Petrov,иван и петров",
        "Иван,ivana",
        "Acme,10000 4 5",
    })
    void whatIsInsideALongerWordOrOnlyAlikeIsNot(String name, String text) {
        assertThat(named(AssetType.NAME, name, text)).isEmpty();
    }

    @Test
    void keywordsAreNotReadAsLeetNorByTheirSoundAndPeopleOnlyByTheirSound() {
        assertThat(named(AssetType.KEYWORD, "Microsoft", "m1crosoft")).isEmpty();
        assertThat(named(AssetType.KEYWORD, "Lukoil", "лукойл")).isEmpty();
        assertThat(named(AssetType.EXECUTIVE, "Lukas Meier", "lukas me1er")).isEmpty();
        assertThat(named(AssetType.EXECUTIVE, "Ivan Petrov", "Иван Петров")).hasSize(1);
    }

    @Test
    void theSurestOfManySpellingsIsTheMention() {
        assertThat(named(AssetType.NAME, "Microsoft", "m1crosoft, микрософт, then Microsoft"))
                .singleElement()
                .satisfies(mention -> {
                    assertThat(mention.rule()).isEqualTo("name-folded");
                    assertThat(mention.span().start()).isEqualTo(27);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "acmeworks.com,acmeworks.net,domain-other-ending",
        "acmeworks.com,acmeworks.co.jp,domain-other-ending",
        "acmeworks.com,www.acmeworks.org,domain-other-ending",
        "acmeworks.com,acrneworks.com,domain-homoglyph",
        "acmeworks.com,acmevvorks.com,domain-homoglyph",
        "acmeworks.com,acmew0rks.com,domain-homoglyph",
        "lilacsky.com,1i1acsky.com,domain-homoglyph",
        "acmeworks.com,xn--cmeworks-06g.com,domain-homoglyph",
        "acmeworks.com,acme-works.com,domain-hyphenated",
        "acme-works.com,acmeworks.net,domain-hyphenated",
        "acmeworks.com,acmework.com,domain-typo",
        "acmeworks.com,acmeworrks.com,domain-typo",
        "acmeworks.com,acmeworka.com,domain-typo",
        "acmeworks.com,acmewroks.com,domain-typo",
        "acmeworks.com,login.amceworks.net,domain-typo",
        "acmeworks.com,acmeworks-login.com,domain-added-word",
        "acmeworks.com,secure-acmeworks.net,domain-added-word",
        "acmeworks.com,vpnacmeworks.com,domain-added-word",
        "acmeworks.com,acmeworks.com.evil.net,domain-in-subdomain",
        "acmeworks.com,login.acmeworks-com.evil.net,domain-in-subdomain",
        "acme.example,acme-portal.example,domain-added-word",
    })
    void aTyposquatOfAWatchedDomainIsFoundAsSuch(String domain, String host, String rule) {
        assertThat(hosted(domain, host)).singleElement().satisfies(mention -> {
            assertThat(mention.rule()).isEqualTo(rule);
            assertThat(mention.matchedValue()).isEqualTo(host);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "acmeworks.com,works.com",
        "acmeworks.com,acmeworksandmore.com",
        "acmeworks.com,acmwroks.com",
        "acmeworks.com,network.com",
        "acme.com,acne.com",
        "acme.com,acmes.com",
        "abc.com,abc.net",
        "abc.com,abc-login.net",
        "acmeworks.com,acme.works.com",
        "vpn.acmeworks.com,vpn.acmeworks.net",
    })
    void whatIsFurtherAwayIsNot(String domain, String host) {
        assertThat(hosted(domain, host)).isEmpty();
    }

    @Test
    void aCustomersOwnOtherDomainsImitateNobodyButThoseOfOthersMay() {
        OrganisationId norwind = new OrganisationId("norwind");
        AssetMatcher matcher = new AssetMatcher(List.of(
                asset(1, ACME, AssetType.DOMAIN, "acmeworks.com"),
                asset(2, ACME, AssetType.EMAIL_DOMAIN, "acmeworks.net"),
                asset(3, norwind, AssetType.DOMAIN, "acme-works.com")));
        List<Mention> found = matcher.match(document("1")
                .text("x")
                .entity(EntityType.EMAIL_ADDR, "info@acmeworks.net")
                .build());
        assertThat(found)
                .filteredOn(mention -> mention.owner().equals(ACME))
                .extracting(Mention::rule)
                .containsExactly("email-domain");
        assertThat(found)
                .filteredOn(mention -> mention.owner().equals(norwind))
                .extracting(Mention::rule)
                .containsExactly("domain-hyphenated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b@c", "..", "xn--", "-acme.com", "acmeworks.com.", "com", "localhost", "1.2.3.4"})
    void whatIsNoHostIsPassedOver(String host) {
        assertThat(hosted("acmeworks.com", host))
                .allMatch(mention -> !mention.rule().equals("domain-typo"));
    }

    @Test
    void anAssetThatIsWatchedAsItIsHasNoLookalikes() {
        AssetMatcher matcher = new AssetMatcher(
                List.of(
                        asset(1, ACME, AssetType.NAME, "Microsoft"),
                        asset(2, ACME, AssetType.NAME, "Lukoil"),
                        asset(3, ACME, AssetType.DOMAIN, "acmeworks.com")),
                Set.of(1L, 2L, 3L));
        assertThat(matcher.match(document("1")
                        .text("m1crosoft Мicrosoft лукойл acmew0rks.com")
                        .entity(EntityType.DOMAIN_NAME, "acmew0rks.com")
                        .build()))
                .isEmpty();
        assertThat(matcher.match(document("2").text("microsoft lukoil").build()))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void theSwitchIsTheOwnersAndTheWatchListFollows(EachDatabase kind) {
        try (Database database = kind.open()) {
            SqlAssets assets = new SqlAssets(database);
            ExactAssets exact = new ExactAssets(database);
            CompiledWatchList watched = new CompiledWatchList(assets, exact::ids);
            long id = assets.propose(ACME, AssetType.NAME, "Microsoft").id();
            assets.confirm(id);
            var leet = document("1").text("m1crosoft").build();
            assertThat(watched.match(leet)).hasSize(1);
            assertThat(exact.set(new OrganisationId("norwind"), id, true)).isFalse();
            assertThat(watched.match(leet)).hasSize(1);
            assertThat(exact.set(ACME, id, true)).isTrue();
            assertThat(exact.set(ACME, id, true)).isTrue();
            assertThat(exact.of(ACME)).containsExactly(id);
            assertThat(watched.match(leet)).isEmpty();
            assertThat(exact.set(ACME, id, false)).isTrue();
            assertThat(watched.match(leet)).hasSize(1);
        }
    }
}
