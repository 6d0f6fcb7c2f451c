package andon.corpus.watch;

import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetMatcherTest {
    private static final OrganisationId ACME = new OrganisationId("acme");

    private static AssetMatcher watching(AssetType type, String value) {
        return new AssetMatcher(
                List.of(new Asset(1, ACME, type, AssetForm.of(type, value).value(), true)));
    }

    private static List<Mention> find(AssetType type, String value, String text) {
        return watching(type, value).match(document("1").text(text).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access to Acme Corp for sale",
                "ACME CORP",
                "acme-corp's network",
                "Ａｃｍｅ　Ｃｏｒｐ",
                "Àcmé Córp",
                "Ac\u200Bme\u00A0Corp",
                "アクセスAcme Corpの販売",
                "出售Acme Corp权限",
                "hacked: Acme\nCorp",
            })
    void namesAreFoundInEverySpellingThatReadsTheSame(String text) {
        assertThat(find(AssetType.NAME, "Acme Corp", text)).singleElement().satisfies(mention -> {
            assertThat(mention.matchedValue()).isEqualTo("acme corp");
            assertThat(mention.rule()).isEqualTo("name-folded");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acmes Corp",
                "Acme Corporate",
                "macme corp",
                "acme5 corp",
                "acme_corp_backup",
                "Acme sells. Their corp",
                "acme - the famous - corp",
                "доступ",
            })
    void lookAlikesInsideLongerWordsAreNotNames(String text) {
        assertThat(find(AssetType.NAME, "Acme Corp", text)).isEmpty();
    }

    @Test
    void namesInScriptsWithoutSpacesAreFoundInsideRunsAndHaveTheirSpan() {
        String text = "新着：株式会社アクメ商事の情報が流出";
        Mention mention = find(AssetType.NAME, "アクメ商事", text).getFirst();
        assertThat(mention.span().in(text)).isEqualTo("アクメ商事");
        assertThat(find(AssetType.NAME, "アクメ商事", "ｱｸﾒ商事")).hasSize(1);
        assertThat(find(AssetType.NAME, "アクメ商事", "アクメ 商事")).isEmpty();
    }

    @Test
    void aRussianNameIsFoundInAnyCaseAndNotByItsLatinLookalike() {
        assertThat(find(AssetType.NAME, "Северсталь", "база СЕВЕРСТАЛЬ")).hasSize(1);
        assertThat(find(AssetType.KEYWORD, "bot", "вот так")).isEmpty();
    }

    @Test
    void oneMentionForEachValueAtItsFirstPlace() {
        String text = "Acme here, ACME there";
        List<Mention> mentions = find(AssetType.NAME, "Acme", text);
        assertThat(mentions).hasSize(1);
        assertThat(mentions.getFirst().span().start()).isZero();
    }

    @Test
    void aNameInsideAnAddressIsNotANameButTheDomainIsFound() {
        Document inAddress = document("1")
                .text("dump of acme.example")
                .entity(EntityType.DOMAIN_NAME, "acme.example")
                .build();
        assertThat(watching(AssetType.NAME, "Acme").match(inAddress)).isEmpty();
        assertThat(watching(AssetType.DOMAIN, "acme.example").match(inAddress)).hasSize(1);
    }

    @Test
    void domainsAreFoundWithSubdomainsInAllThatNamesAHost() {
        Document document = document("1")
                .text("x")
                .entity(EntityType.DOMAIN_NAME, "vpn.acme.example")
                .entity(EntityType.URL, "https://user@WWW.acme.example:8443/login?x=notacme.example")
                .entity(EntityType.EMAIL_ADDR, "jane@acme.example")
                .entity(EntityType.CREDENTIAL, "bob@mail.acme.example:p•••d")
                .entity(EntityType.DOMAIN_NAME, "notacme.example")
                .entity(EntityType.DOMAIN_NAME, "acme.example.evil.test")
                .build();
        assertThat(watching(AssetType.DOMAIN, "acme.example").match(document))
                .filteredOn(mention -> mention.rule().equals("domain-suffix"))
                .extracting(Mention::matchedValue)
                .containsExactlyInAnyOrder(
                        "vpn.acme.example", "www.acme.example", "jane@acme.example", "bob@mail.acme.example:p•••d");
        assertThat(watching(AssetType.EMAIL_DOMAIN, "acme.example").match(document))
                .extracting(Mention::matchedValue)
                .containsExactly("jane@acme.example");
    }

    @Test
    void addressesAreFoundInTheirRangeOnly() {
        Document document = document("1")
                .text("203.0.113.5 203.0.114.5 2001:db8::7")
                .entity(EntityType.IPV4_ADDR, "203.0.113.5")
                .entity(EntityType.IPV4_ADDR, "203.0.114.5")
                .entity(EntityType.IPV6_ADDR, "2001:db8::7")
                .build();
        assertThat(watching(AssetType.IP_RANGE, "203.0.113.0/24").match(document))
                .extracting(Mention::matchedValue)
                .containsExactly("203.0.113.5");
        assertThat(watching(AssetType.IP_RANGE, "2001:db8::/32").match(document))
                .hasSize(1);
    }

    @Test
    void cardsAreFoundByTheDigitsThatTheMaskLeaves() {
        Document document = document("1")
                .text("x")
                .entity(EntityType.PAYMENT_CARD, "411111••••••1111")
                .entity(EntityType.PAYMENT_CARD, "4•••1")
                .build();
        assertThat(watching(AssetType.CARD_BIN, "411111").match(document)).hasSize(1);
        assertThat(watching(AssetType.CARD_BIN, "41111122").match(document)).isEmpty();
    }

    @Test
    void aComboListIsBounded() {
        var builder = document("1").text("x");
        for (int i = 0; i < AssetMatcher.MAX_VALUES_PER_ASSET + 50; i++) {
            builder.entity(EntityType.EMAIL_ADDR, "user" + i + "@acme.example");
        }
        assertThat(watching(AssetType.DOMAIN, "acme.example").match(builder.build()))
                .hasSize(AssetMatcher.MAX_VALUES_PER_ASSET);
    }
}
