package andon.corpus.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import andon.corpus.EachDatabase;
import andon.database.Database;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlAssetsTest {
    private static final OrganisationId ACME = new OrganisationId("acme");

    @ParameterizedTest
    @EnumSource
    void proposingAgainInAnotherSpellingReturnsTheOneThereIs(EachDatabase kind) {
        try (Database database = kind.open()) {
            Assets assets = new SqlAssets(database);
            Asset asset = assets.propose(ACME, AssetType.NAME, " Acme   Corp ");
            assertThat(asset.value()).isEqualTo("Acme Corp");
            assertThat(assets.propose(ACME, AssetType.NAME, "ＡＣＭＥ corp.")).isEqualTo(asset);
            assertThat(assets.propose(new OrganisationId("other"), AssetType.NAME, "Acme Corp"))
                    .isNotEqualTo(asset);
            assertThat(assets.of(ACME)).containsExactly(asset);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyConfirmedAssetsAreWatchedAndEveryChangeGrowsTheRevision(EachDatabase kind) {
        try (Database database = kind.open()) {
            Assets assets = new SqlAssets(database);
            long start = assets.revision();
            Asset asset = assets.propose(ACME, AssetType.DOMAIN, "Acme.Example.");
            long proposed = assets.revision();
            assertThat(proposed).isGreaterThan(start);
            assertThat(assets.confirmed()).isEmpty();
            Asset confirmed = assets.confirm(asset.id()).orElseThrow();
            assertThat(confirmed.confirmed()).isTrue();
            assertThat(assets.confirmed()).containsExactly(confirmed);
            assertThat(assets.revision()).isGreaterThan(proposed);
            long last = assets.revision();
            assets.confirm(asset.id());
            assertThat(assets.revision()).isEqualTo(last);
            assertThat(assets.confirm(4711)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DOMAIN, Acme.EXAMPLE, acme.example",
        "DOMAIN, münchen.example, xn--mnchen-3ya.example",
        "EMAIL_DOMAIN, @Mail.Acme.example, mail.acme.example",
        "IP_RANGE, 203.0.113.77/24, 203.0.113.0/24",
        "IP_RANGE, 203.0.113.77, 203.0.113.77/32",
        "IP_RANGE, 2001:DB8::1/32, 2001:db8::/32",
        "CARD_BIN, 411 111, 411111",
        "EXECUTIVE, 山田 太郎, 山田 太郎",
    })
    void valuesAreNormalised(AssetType type, String value, String normal) {
        assertThat(AssetForm.of(type, value).value()).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, A",
        "NAME, '--'",
        "DOMAIN, com",
        "DOMAIN, co.uk",
        "DOMAIN, example",
        "DOMAIN, acme_corp.example",
        "DOMAIN, not a domain",
        "DOMAIN, abc.onion",
        "DOMAIN, gmail.com",
        "EMAIL_DOMAIN, GMAIL.com",
        "EMAIL_DOMAIN, qq.com",
        "IP_RANGE, 10.0.0.0/33",
        "IP_RANGE, 0.0.0.0/0",
        "IP_RANGE, acme.example/24",
        "IP_RANGE, 10.0.0.0/-1",
        "CARD_BIN, 41111",
        "CARD_BIN, 4111111111111111",
    })
    void whatIsNotOfTheFormIsRefusedWithWhatWasExpected(AssetType type, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AssetForm.of(type, value))
                .withMessageContaining(value);
    }

    @ParameterizedTest
    @EnumSource
    void namesHaveABound(AssetType type) {
        assertThatIllegalArgumentException().isThrownBy(() -> AssetForm.of(type, "x".repeat(300)));
    }
}
