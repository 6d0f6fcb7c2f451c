package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.exposed.CredentialForms;
import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.exposed.ExposedEntry;
import andon.corpus.exposed.ExposureKey;
import andon.corpus.exposed.Oprf;
import andon.corpus.exposed.Prefix;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.KeyScope;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.exposed.ExposureSettings;
import andon.vocabulary.AssetType;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExposedCredentialsTest {
    private static final String ROOT = "/api/v1/exposed-credentials";
    private static final ExposureKey KEY = World.EXPOSURE;
    private static final String ELEMENT = "03723a1e5c09b8b9c18d1dcbca29e8007e95f14f4732d9346d490ffc195110368d";

    private final Oprf oprf = new Oprf();

    @TempDir
    Path folder;

    private World world;
    private ExposedCredentials exposed;
    private Http mina;
    private Http lars;

    @BeforeEach
    void open() throws Exception {
        world = new World(
                folder,
                Database.open(DatabaseSettings.embedded(folder)),
                context -> context.registerBean(ExposureSettings.class, () -> new ExposureSettings(250, 40)));
        world.people();
        world.asset(World.ACME, AssetType.DOMAIN, "acme.example");
        world.asset(World.NORWIND, AssetType.EMAIL_DOMAIN, "norwind.example");
        exposed = new ExposedCredentials(world.database);
        mina = with("mina", KeyScope.EXPOSED);
        lars = with("lars", KeyScope.EXPOSED);
        leak("acme.example", "bob@acme.example", "Tr0ub4dor-3xQ");
        leak("vpn.acme.example", "jdoe", "Tr0ub4dor-3xQ");
        leak("norwind.example", "karin@norwind.example", "K1ngfisher#88");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Http with(String name, KeyScope scope) {
        return new Http(
                world.address,
                world.spring
                        .getBean(ApiKeys.class)
                        .create(world.accounts().user(name).orElseThrow(), "test", Duration.ofDays(30), scope)
                        .token());
    }

    private void leak(String domain, String account, String password) {
        byte[] output = KEY.output(password);
        exposed.keep(List.of(
                new ExposedEntry(KEY.passwords(), CredentialForms.entry(output)),
                new ExposedEntry(
                        KEY.accounts(domain), CredentialForms.entry(KEY.accountKey(domain), account, output))));
    }

    /** As a client of another make would do it, from the protocol alone. */
    private byte[] output(Http http, String password) {
        BigInteger blind = oprf.randomScalar();
        byte[] input = CredentialForms.password(password);
        JsonNode answer = http.post(
                        ROOT + "/evaluations",
                        "{'blinded':['" + HexFormat.of().formatHex(oprf.blind(input, blind)) + "']}")
                .json();
        return oprf.output(
                input, blind, HexFormat.of().parseHex(answer.at("/evaluated/0").asString()));
    }

    private boolean isIn(Http http, String of, int bits, long entry) {
        JsonNode answer = http.post(
                        ROOT + "/ranges", range(of, Prefix.of(entry, bits).toString()))
                .json();
        List<String> entries = new ArrayList<>();
        answer.at("/ranges/0/entries").forEach(one -> entries.add(one.asString()));
        assertThat(entries).as(answer.toString()).hasSize(1536).isSorted().doesNotHaveDuplicates();
        return entries.contains("%016x".formatted(entry));
    }

    private static String range(String of, String prefix) {
        return "{'ranges':[{'of':'" + of + "','prefix':'" + prefix + "'}]}";
    }

    private boolean leaked(Http http, String password) {
        int bits = http.get(ROOT).json().path("passwordPrefixBits").asInt();
        return isIn(http, "passwords", bits, CredentialForms.entry(output(http, password)));
    }

    private boolean leaked(Http http, String domain, String account, String password) {
        JsonNode terms = http.get(ROOT + "/accounts?domain=" + domain).json();
        byte[] accountKey = HexFormat.of().parseHex(terms.path("accountKey").asString());
        return isIn(
                http,
                domain,
                terms.path("prefixBits").asInt(),
                CredentialForms.entry(accountKey, account, output(http, password)));
    }

    @Test
    void aLeakedPasswordIsFoundByEveryCustomerAndANearMissByNone() {
        for (Http http : List.of(mina, lars)) {
            assertThat(leaked(http, "Tr0ub4dor-3xQ")).isTrue();
            assertThat(leaked(http, "K1ngfisher#88")).isTrue();
            assertThat(leaked(http, "Tr0ub4dor-3xq")).isFalse();
        }
    }

    @Test
    void anAccountIsFoundByTheOwnerOfItsDomainWithItsOwnPasswordOnly() {
        assertThat(leaked(mina, "acme.example", "bob@acme.example", "Tr0ub4dor-3xQ"))
                .isTrue();
        assertThat(leaked(mina, "vpn.acme.example", "jdoe", "Tr0ub4dor-3xQ")).isTrue();
        assertThat(leaked(mina, "acme.example", "bob@acme.example", "K1ngfisher#88"))
                .isFalse();
        assertThat(leaked(mina, "acme.example", "ann@acme.example", "Tr0ub4dor-3xQ"))
                .isFalse();
        assertThat(leaked(lars, "norwind.example", "karin@norwind.example", "K1ngfisher#88"))
                .isTrue();
    }

    @Test
    void anothersAccountsCannotBeConfirmed() {
        // A proven mail domain covers itself and nothing below it.
        for (String domain : List.of("norwind.example", "xacme.example", "example", "mail.norwind.example")) {
            assertThat(mina.get(ROOT + "/accounts?domain=" + domain).status())
                    .as(domain)
                    .isIn(400, 403);
            assertThat(mina.post(ROOT + "/ranges", range(domain, "")).status()).isIn(400, 403);
        }
        assertThat(lars.get(ROOT + "/accounts?domain=mail.norwind.example").status())
                .isEqualTo(403);
        assertThat(mina.get(ROOT + "/accounts?domain=norwind.example").detail()).contains("proven", "assets");
        // Even who knows password and domain: the account's entry takes the domain's key, and stands in none of the own
        // ranges.
        byte[] output = output(mina, "K1ngfisher#88");
        byte[] own = HexFormat.of()
                .parseHex(mina.get(ROOT + "/accounts?domain=acme.example")
                        .json()
                        .path("accountKey")
                        .asString());
        assertThat(isIn(mina, "acme.example", 0, CredentialForms.entry(own, "karin@norwind.example", output)))
                .isFalse();
        long theirs = CredentialForms.entry(KEY.accountKey("norwind.example"), "karin@norwind.example", output);
        assertThat(isIn(mina, "acme.example", 0, theirs)).isFalse();
        assertThat(isIn(mina, "passwords", 0, theirs)).isFalse();
    }

    @Test
    void anAssetThatIsNotProvenGivesNothing() {
        world.corpus.assets().propose(World.ACME, AssetType.DOMAIN, "later.example");
        assertThat(mina.get(ROOT + "/accounts?domain=later.example").status()).isEqualTo(403);
        assertThat(mina.get(ROOT).json().path("domains").toString()).isEqualTo("[\"acme.example\"]");
    }

    @Test
    void aRangeNarrowsAsMoreIsLeakedAndOtherPrefixesAreRefused() {
        exposed.keep(new Random(5)
                .longs(4_500)
                .mapToObj(entry -> new ExposedEntry(KEY.passwords(), entry))
                .toList());
        int bits = mina.get(ROOT).json().path("passwordPrefixBits").asInt();
        assertThat(bits).isBetween(2, 3);
        assertThat(leaked(mina, "Tr0ub4dor-3xQ")).isTrue();
        assertThat(leaked(mina, "Tr0ub4dor-3xq")).isFalse();
        for (int wrong : new int[] {0, bits - 1, bits + 1, 32}) {
            Http.Answer refused = mina.post(ROOT + "/ranges", range("passwords", "0".repeat(wrong)));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.detail()).contains(bits + " bits", "this one has " + wrong);
        }
        for (String wrong : List.of("2".repeat(bits), "a", "0".repeat(33))) {
            Http.Answer refused = mina.post(ROOT + "/ranges", range("passwords", wrong));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).contains("at most 32 of the digits 0 and 1");
        }
    }

    @Test
    void whatIsNoElementIsRefusedWithItsPlaceAndWhatIsWrong() {
        for (List<String> wrong : List.of(
                List.of("00", "identity"),
                List.of("", "compressed point"),
                List.of("02" + "00".repeat(31) + "01", "no point of the curve"),
                List.of("04" + ELEMENT.substring(2), "compressed point"),
                List.of(ELEMENT + "00", "compressed point"),
                List.of(ELEMENT.substring(1), "hexadecimal"),
                List.of("zz", "hexadecimal"),
                List.of("00".repeat(60_000 / 2), "hexadecimal"))) {
            Http.Answer refused =
                    mina.post(ROOT + "/evaluations", "{'blinded':['" + ELEMENT + "','" + wrong.getFirst() + "']}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).contains("blinded[1]", wrong.getLast());
        }
    }

    @Test
    void callsAreBounded() {
        assertThat(mina.post(ROOT + "/evaluations", "{'blinded':[]}").detail()).contains("1 to 100");
        String many = String.join(",", Collections.nCopies(101, "'" + ELEMENT + "'"));
        assertThat(mina.post(ROOT + "/evaluations", "{'blinded':[" + many + "]}")
                        .detail())
                .contains("1 to 100", "101");
        String one = "{'of':'passwords','prefix':''}";
        String ranges = String.join(",", Collections.nCopies(11, one));
        assertThat(mina.post(ROOT + "/ranges", "{'ranges':[" + ranges + "]}").detail())
                .contains("1 to 10", "11");
        for (String body : List.of("{}", "{'blinded':null}", "{'blinded':[null]}", "[]", "")) {
            assertThat(mina.post(ROOT + "/evaluations", body).status()).as(body).isEqualTo(400);
        }
        for (String body : List.of("{}", "{'ranges':[null]}", "{'ranges':[{'of':'passwords'}]}")) {
            assertThat(mina.post(ROOT + "/ranges", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void whoAsksTooMuchIsToldWhenToGoOnAndOthersGoOnMeanwhile() {
        String hundred = "{'blinded':[" + String.join(",", Collections.nCopies(100, "'" + ELEMENT + "'")) + "]}";
        assertThat(mina.post(ROOT + "/evaluations", hundred).status()).isEqualTo(200);
        assertThat(mina.post(ROOT + "/evaluations", hundred).status()).isEqualTo(200);
        Http.Answer refused = mina.post(ROOT + "/evaluations", hundred);
        assertThat(refused.status()).isEqualTo(429);
        // 50 of 250 are left: 50 more take a fifth of an hour.
        assertThat(refused.header("Retry-After")).isEqualTo("720");
        assertThat(refused.detail()).contains("evaluations", "720 seconds");
        assertThat(with("mina", KeyScope.FULL)
                        .post(ROOT + "/evaluations", hundred)
                        .status())
                .as("another key of the same organisation")
                .isEqualTo(429);
        assertThat(lars.post(ROOT + "/evaluations", hundred).status()).isEqualTo(200);
        world.now.set(World.START.plusSeconds(719));
        assertThat(mina.post(ROOT + "/evaluations", hundred).status()).isEqualTo(429);
        world.now.set(World.START.plusSeconds(720));
        assertThat(mina.post(ROOT + "/evaluations", hundred).status()).isEqualTo(200);

        String ten = "{'ranges':[" + String.join(",", Collections.nCopies(10, "{'of':'passwords','prefix':''}")) + "]}";
        for (int i = 0; i < 4; i++) {
            assertThat(mina.post(ROOT + "/ranges", ten).status()).isEqualTo(200);
        }
        assertThat(mina.post(ROOT + "/ranges", ten).header("Retry-After")).isEqualTo("900");
    }

    @Test
    void aKeyForTheCheckDoesNothingElseAndOtherNarrowKeysDoNotCheck() {
        for (String path : List.of("/api/v1/documents", "/api/v1/alerts", "/api/v1/assets", ROOT + "-of-others")) {
            assertThat(mina.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(mina.get("/api/v1/documents").detail()).contains("exposed");
        for (KeyScope scope : List.of(KeyScope.READ, KeyScope.REQUESTS)) {
            Http other = with("mina", scope);
            assertThat(other.get(ROOT).status()).isEqualTo(403);
            assertThat(other.get(ROOT + "/accounts?domain=acme.example").status())
                    .isEqualTo(403);
            assertThat(other.post(ROOT + "/evaluations", "{'blinded':['" + ELEMENT + "']}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(with("mina", KeyScope.FULL).get(ROOT).status()).isEqualTo(200);
        assertThat(with("akira", KeyScope.FULL).get(ROOT).status()).isEqualTo(403);
    }

    @Test
    void theAuditTellsThatSomebodyCheckedAndNotWhat() {
        byte[] output = output(mina, "Tr0ub4dor-3xQ");
        mina.post(ROOT + "/ranges", range("passwords", ""));
        mina.get(ROOT + "/accounts?domain=acme.example");
        List<AuditLog.Entry> entries =
                world.spring.getBean(AuditLog.class).entries(Long.MAX_VALUE, AuditFilter.ALL, 100).stream()
                        .filter(entry -> entry.action().equals("credential-check"))
                        .toList();
        assertThat(entries)
                .extracting(entry -> entry.user() + ": " + entry.detail())
                .containsExactly("mina: key for the accounts of acme.example", "mina: 1 ranges", "mina: 1 evaluated");
        assertThat(entries.toString()).doesNotContain("Tr0ub4dor", "%016x".formatted(CredentialForms.entry(output)));
    }

    @Test
    void underAnotherKeyThanTheEntriesTheCheckSaysThatItCannotBeMade() {
        mina.get(ROOT);
        world.database
                .sql()
                .sql("update exposed_key set fingerprint = '0123456789abcdef'")
                .update();
        assertThat(mina.get(ROOT).status()).isEqualTo(503);
        assertThat(mina.post(ROOT + "/ranges", range("passwords", "")).detail()).contains("operator", "key");
    }

    @Test
    void whetherCapturesAreStillToBeGoneThroughIsTold() {
        assertThat(mina.get(ROOT).json().path("upToDate").asBoolean()).isTrue();
        exposed.expect(1);
        assertThat(mina.get(ROOT).json().path("upToDate").asBoolean()).isFalse();
    }
}
