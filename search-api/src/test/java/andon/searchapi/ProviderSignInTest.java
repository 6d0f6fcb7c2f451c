package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.searchapi.accounts.AccountLinks;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.SignInSettings;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.oidc.OidcSettings;
import andon.searchapi.oidc.ProviderDoor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/** People who sign in at a real identity provider, and programs with its access tokens. */
class ProviderSignInTest {
    @TempDir
    static Path folder;

    private static IdentityProvider provider;
    private static World world;

    @BeforeAll
    static void open() throws Exception {
        provider = new IdentityProvider(folder.resolve("provider"));
        world = world("andon", provider.issuer, true);
        provider.register(world.address);
        world.accounts().createOrganisation(World.ACME, "Acme Corp");
        for (String name :
                List.of("mina@acme.example", "nova@acme.example", "disabled@acme.example", "taken@acme.example")) {
            world.accounts().createUser(name, World.PASSWORD, Role.CUSTOMER, World.ACME);
        }
        world.accounts().disable("disabled@acme.example");
        person("mina", "Mina@acme.example", true);
        person("nova", "Nova@acme.example", true);
        person("eve", "nova@acme.example", true);
        person("stranger", "stranger@acme.example", true);
        // With the Kelvin sign, which turns into a k in lower case; the account is there.
        world.accounts().createUser("kenji@acme.example", World.PASSWORD, Role.CUSTOMER, World.ACME);
        person("kelvin", "\u212Aenji@acme.example", true);
        person("shut", "disabled@acme.example", true);
        person("unverified", "taken@acme.example", false);
    }

    private static World world(String name, String issuer, boolean passwords) throws Exception {
        Path place = folder.resolve(name);
        World made = new World(
                place,
                Database.open(DatabaseSettings.embedded(place)),
                context -> context.registerBean(
                        OidcSettings.class,
                        () -> new OidcSettings(
                                URI.create(issuer),
                                IdentityProvider.CLIENT,
                                IdentityProvider.SECRET,
                                IdentityProvider.AUDIENCE,
                                OidcSettings.EMAIL,
                                passwords,
                                null)));
        // The provider's clock is the machine's.
        made.now.set(Instant.now());
        return made;
    }

    private static void person(String subject, String email, boolean verified) {
        provider.people.put(subject, Map.of("email", email, "email_verified", verified));
    }

    @AfterAll
    static void close() {
        world.close();
        provider.close();
    }

    @BeforeEach
    void straight() {
        provider.twist = claims -> {};
        provider.unsigned = false;
    }

    private static Wanderer at(World place) {
        return new Wanderer(place.address);
    }

    private static List<AuditLog.Entry> trail(long after) {
        return world.spring.getBean(AuditLog.class).entries(Long.MAX_VALUE, AuditFilter.ALL, 50).stream()
                .filter(entry -> entry.id() > after)
                .toList();
    }

    private static long last() {
        return trail(0).stream().mapToLong(AuditLog.Entry::id).max().orElse(0);
    }

    private static void signInAs(Wanderer person, String subject) {
        person.follow("/sign-in/provider");
        assertThat(person.page()).as("the provider's own sign-in").contains("name=\"password\"");
        person.submit("username", subject, "password", IdentityProvider.PASSWORD);
    }

    @Test
    void aPersonSignsInAtTheProviderWithPkceStateAndNonceAndIsTheAccountOfItsVerifiedAddress() {
        long before = last();
        Wanderer person = at(world);
        assertThat(person.follow("/sign-in?lang=en")).contains("Sign in at 127.0.0.1", "name=\"password\"");
        signInAs(person, "nova");
        assertThat(person.trip())
                .anySatisfy(hop -> assertThat(hop)
                        .startsWith(provider.issuer + "/oauth2/authorize?response_type=code")
                        .contains("code_challenge_method=S256", "code_challenge=", "state=", "nonce="));
        assertThat(person.page()).contains("nova@acme.example", "Customer");
        assertThat(trail(before))
                .extracting(AuditLog.Entry::user, AuditLog.Entry::action, AuditLog.Entry::address)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("nova@acme.example", "access-change", "127.0.0.1"),
                        org.assertj.core.groups.Tuple.tuple("nova@acme.example", "sign-in", "127.0.0.1"));
        // The second time the two know each other, by subject, whatever the address has become.
        long linked = last();
        person("nova", "nova@elsewhere.example", false);
        Wanderer again = at(world);
        signInAs(again, "nova");
        person("nova", "Nova@acme.example", true);
        assertThat(again.page()).contains("nova@acme.example");
        assertThat(trail(linked))
                .extracting(AuditLog.Entry::action)
                .contains("sign-in")
                .doesNotContain("access-change");
        // Nobody else has it, with the same address at the same provider.
        Wanderer eve = at(world);
        signInAs(eve, "eve");
        assertThat(eve.address()).endsWith("/sign-in?provider=of-another");
        assertThat(eve.page()).contains("belongs to somebody else");
        assertThat(eve.follow("/requests")).contains("name=\"password\"");
    }

    @ParameterizedTest
    @CsvSource({
        "stranger, no-account, You have no account in Andon",
        "kelvin, no-account, You have no account in Andon",
        "shut, no-account, You have no account in Andon",
        "unverified, unverified, has not confirmed your e-mail address"
    })
    void whoHasNoAccountOrNoVerifiedAddressIsRefused(String subject, String word, String said) {
        long before = last();
        Wanderer person = at(world);
        signInAs(person, subject);
        assertThat(person.address()).endsWith("/sign-in?provider=" + word);
        assertThat(person.page()).contains(said);
        assertThat(person.follow("/")).contains("name=\"password\"");
        assertThat(trail(before))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action() + " " + entry.subject() + " " + entry.detail())
                        .startsWith("sign-in-refused provider " + word)
                        .contains(subject));
        assertThat(world.spring.getBean(AccountLinks.class).user(provider.issuer, subject))
                .isEmpty();
    }

    private void twisted(Consumer<JwtClaimsSet.Builder> twist) {
        provider.twist = twist;
        turnedAwayWith("invalid");
    }

    private void turnedAwayWith(String word) {
        Wanderer person = at(world);
        signInAs(person, "mina");
        assertThat(person.address()).endsWith("/sign-in?provider=" + word);
        assertThat(person.page()).contains("is not valid, so nobody was signed in");
        assertThat(person.follow("/")).contains("name=\"password\"");
    }

    @Test
    void aTokenOfAnotherIssuer() {
        twisted(claims -> claims.issuer("http://127.0.0.1:1"));
    }

    @Test
    void aTokenForAnotherClient() {
        twisted(claims -> claims.audience(List.of("somebody-else")));
    }

    @Test
    void aTokenWhoseTimeIsOver() {
        twisted(claims -> claims.issuedAt(Instant.now().minusSeconds(900))
                .expiresAt(Instant.now().minusSeconds(600)));
    }

    @Test
    void aTokenOfAnotherSignIn() {
        twisted(claims -> claims.claim("nonce", "another"));
    }

    @Test
    void aTokenWithoutASignature() {
        provider.unsigned = true;
        turnedAwayWith("invalid");
    }

    @Test
    void anAnswerThatIsSentAgainOrByAnotherBrowserSignsNobodyIn() {
        Wanderer person = at(world);
        signInAs(person, "mina");
        String answer = person.trip().stream()
                .filter(hop -> hop.contains("/sign-in/provider/callback?code="))
                .findFirst()
                .orElseThrow();
        Wanderer thief = at(world);
        thief.follow("/sign-in");
        thief.follow(answer);
        assertThat(thief.address()).endsWith("/sign-in?provider=stale");
        assertThat(thief.page()).contains("begun elsewhere or has been used already");
        thief.follow("/sign-in?lang=ja");
        thief.follow(answer);
        assertThat(thief.page()).contains("別の画面で開始されたか");
        person.follow(answer);
        assertThat(person.address()).endsWith("/sign-in?provider=stale");
    }

    @Test
    void aPersonWhoSaysNoIsToldSo() {
        Wanderer person = at(world);
        person.follow("/sign-in/provider");
        String state = person.parameter("state");
        person.follow(world.address + "/sign-in/provider/callback?error=access_denied&state=" + state);
        assertThat(person.address()).endsWith("/sign-in?provider=denied");
    }

    @Test
    void whoSignsOutIsToldOfTheProviderAndSignsOutThereToo() {
        Wanderer person = at(world);
        signInAs(person, "mina");
        person.submit();
        assertThat(person.address()).endsWith("/sign-in?out");
        assertThat(person.page()).contains("You are signed out.", "You are still signed in at 127.0.0.1.");
        String there = person.link("Sign out there too");
        assertThat(person.follow("/sign-in?out")).as("told once").doesNotContain("Sign out there too");
        person.follow("/sign-in/provider");
        assertThat(person.page()).as("still signed in there").contains("mina@acme.example");
        person.submit();
        person.follow(person.link("Sign out there too"));
        assertThat(person.address()).isEqualTo(world.address + "/sign-in");
        assertThat(person.follow("/sign-in/provider")).contains("name=\"username\"");
        assertThat(there).startsWith(provider.issuer + "/connect/logout?id_token_hint=");
    }

    private static Http program(@Nullable String token) {
        return new Http(world.address, token);
    }

    private static void refused(String token, String why) {
        Http.Answer answer = program(token).get("/api/v1/requests");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
        assertThat(answer.detail()).startsWith("This access token is refused: ").contains(why);
    }

    @Test
    void aPersonsProgramActsWithAnAccessTokenOfTheProvider() {
        Wanderer person = at(world);
        signInAs(person, "mina");
        String token = person.programToken(provider.issuer);
        Http program = program(token);
        assertThat(program.get("/api/v1/requests").status()).isEqualTo(200);
        assertThat(program.get("/api/v1/audit").status())
                .as("the role is Andon's")
                .isEqualTo(403);
        long before = last();
        refused(provider.token("mina", null, claims -> claims.issuer("http://127.0.0.1:1")), "iss claim");
        refused(provider.token("mina", null, claims -> claims.audience(List.of("another-api"))), "aud claim");
        refused(
                provider.token(
                        "mina",
                        null,
                        claims -> claims.issuedAt(Instant.now().minusSeconds(900))
                                .expiresAt(Instant.now().minusSeconds(600))),
                "expired");
        refused(provider.token("mina", null, claims -> claims.claims(all -> all.remove("exp"))), "exp claim");
        refused(provider.token("stranger", null, claims -> {}), "has no account here");
        refused(provider.token("mina", IdentityProvider.foreignKey(), claims -> {}), "did not sign it");
        refused(
                IdentityProvider.unsigned(Map.of(
                        "iss", provider.issuer, "sub", "mina", "aud", IdentityProvider.AUDIENCE, "exp", 4102444800L)),
                "did not sign it");
        refused("nonsense", "cannot be read");
        assertThat(trail(before))
                .filteredOn(entry -> entry.action().equals("sign-in-refused"))
                .hasSize(8)
                .allSatisfy(entry -> assertThat(entry.subject()).isEqualTo("token"));
        world.accounts().createUser("olga", World.PASSWORD, Role.OPERATOR, null);
        assertThat(program(world.key("olga", Role.OPERATOR, null))
                        .get("/api/v1/sources")
                        .status())
                .as("Andon's own keys work as before")
                .isEqualTo(200);
    }

    @Test
    void tokensOfKeysThatDoNotExistMakeAndonAskTheProviderOnceInAWhileOnly() throws Exception {
        try (World flooded = world("flooded", provider.issuer, true)) {
            flooded.people();
            flooded.spring.getBean(AccountLinks.class).link(provider.issuer, "mina", "mina");
            Http good = new Http(flooded.address, provider.token("mina", null, claims -> {}));
            int before = provider.keyFetches.get();
            assertThat(good.get("/api/v1/requests").status()).isEqualTo(200);
            flood(flooded, "at once");
            assertThat(provider.keyFetches.get() - before).isEqualTo(1);
            flooded.now.updateAndGet(now -> now.plusSeconds(31));
            flood(flooded, "later");
            assertThat(provider.keyFetches.get() - before).isEqualTo(2);
            assertThat(good.get("/api/v1/requests").status()).isEqualTo(200);
        }
    }

    private static void flood(World flooded, String kid) {
        for (int i = 0; i < 12; i++) {
            assertThat(new Http(flooded.address, provider.forged(kid + i))
                            .get("/api/v1/requests")
                            .detail())
                    .contains("did not sign it");
        }
    }

    @Test
    void withoutItsProviderAndonStartsSaysSoAndTakesPasswords() throws Exception {
        try (World alone = world("alone", "http://127.0.0.1:1", true)) {
            alone.people();
            Wanderer person = at(alone);
            person.follow("/sign-in/provider");
            assertThat(person.address()).endsWith("/sign-in?provider=unavailable");
            assertThat(person.page())
                    .contains("127.0.0.1 does not answer", "If you have a password for Andon, use it below.");
            person.submit("name", "mina", "password", World.PASSWORD);
            assertThat(person.page()).contains("mina", "Customer");
            Http program = new Http(alone.address, provider.token("mina", null, claims -> {}));
            for (int i = 0; i < SignInSettings.defaults().failuresPerAddress(); i++) {
                assertThat(program.get("/api/v1/requests").status()).isEqualTo(503);
            }
            assertThat(program.get("/api/v1/requests").status())
                    .as("counted with wrong keys")
                    .isEqualTo(429);
        }
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotBelieved() throws Exception {
        try (World wrong = world("wrong", provider.issuer.replace("127.0.0.1", "localhost") + "/", true)) {
            Wanderer person = at(wrong);
            person.follow("/sign-in/provider");
            assertThat(person.address()).endsWith("/sign-in?provider=unavailable");
        }
    }

    @Test
    void passwordsCanBeSwitchedOff() throws Exception {
        try (World only = world("only", provider.issuer, false)) {
            only.people();
            Wanderer person = at(only);
            assertThat(person.follow("/sign-in")).contains("/sign-in/provider").doesNotContain("name=\"password\"");
            Browser browser = new Browser(only.address);
            assertThat(browser.get("/").headers().firstValue("Location").orElse(""))
                    .endsWith("/sign-in");
            assertThat(only.spring.getBean(ProviderDoor.class).besidePasswords())
                    .isFalse();
            assertThat(new Http(only.address, null)
                            .send("POST", "/sign-in", null)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void withoutItThereIsNoTraceOfIt() throws Exception {
        try (World plain = new World(folder.resolve("plain"))) {
            assertThat(new Browser(plain.address).get("/sign-in").body()).doesNotContain("provider");
            assertThat(new Browser(plain.address).get("/sign-in/provider").statusCode())
                    .isEqualTo(302);
            assertThat(plain.spring.getBeansOfType(ProviderDoor.class)).isEmpty();
            assertThat(new Http(plain.address, provider.token("mina", null, claims -> {}))
                            .get("/api/v1/requests")
                            .detail())
                    .startsWith("This key is unknown");
        }
    }
}
