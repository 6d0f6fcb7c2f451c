package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.SignIn;
import andon.searchapi.accounts.User;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import andon.testbed.fixtures.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who looks after whose account, through the console on the real stack. */
class MembersTest {
    @TempDir
    Path folder;

    private World world;
    private Browser olga;
    private Browser mina;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeEach
    void open() throws Exception {
        world = new World(folder, Database.open(database().fresh(folder)));
        world.people();
        olga = as("olga");
        mina = as("mina");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Browser as(String name) {
        return new Browser(world.address).signIn(name, World.PASSWORD);
    }

    private long id(String name) {
        return world.accounts().user(name).orElseThrow().id();
    }

    private String member(String name) {
        return "/members/" + id(name);
    }

    private static String shown(HttpResponse<String> page, String element) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return Jsoup.parse(page.body()).select("#" + element).text();
    }

    private List<String> changes() {
        return world.spring.getBean(AuditLog.class).entries(Long.MAX_VALUE, AuditFilter.ALL, 100).stream()
                .filter(entry -> entry.action().equals("access-change"))
                .map(entry -> entry.user() + ": " + entry.subject() + " " + entry.detail())
                .toList();
    }

    @Test
    void anOperatorSeesEverybodyAndACustomerTheOwnOrganisationOnly() {
        assertThat(olga.get("/members?lang=en").body()).contains("mina", "lars", "akira", "olga", "aude");
        assertThat(mina.get("/members?lang=en").body())
                .contains("mina", "Your managers look after these accounts.")
                .doesNotContain("lars", "akira", "Add a member");
        assertThat(mina.get(member("lars")).statusCode()).isEqualTo(404);
        assertThat(mina.get(member("akira")).statusCode()).isEqualTo(404);
        assertThat(as("akira").get("/members").statusCode()).isEqualTo(403);
    }

    @Test
    void anOperatorMakesAnAccountWhosePasswordIsShownOnceAndWorks() {
        HttpResponse<String> made =
                olga.post("/members", "name=kenji%40globex.example&role=customer&organisation=globex");
        String password = shown(made, "password");
        assertThat(world.accounts().signIn("kenji@globex.example", password, "192.0.2.1"))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(olga.get(member("kenji@globex.example")).body()).doesNotContain(password);
        assertThat(changes())
                .contains("olga: organisation globex made", "olga: user kenji@globex.example made, customer of globex");
        assertThat(olga.post("/members", "name=kenji%40globex.example&role=customer&organisation=globex")
                        .body())
                .contains("exists already");
        assertThat(olga.post("/members", "name=x&role=customer&organisation=globex")
                        .statusCode())
                .isEqualTo(400);
        assertThat(olga.post("/members", "name=newton&role=customer").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCustomerLooksAfterNobodyUntilMadeAManagerAndThenAfterTheOwnOrganisation() {
        world.accounts().createUser("maki", World.PASSWORD, Role.CUSTOMER, World.ACME);
        assertThat(mina.post("/members", "name=newton").statusCode()).isEqualTo(403);
        assertThat(mina.post(member("maki") + "/state", "disabled=true").statusCode())
                .isEqualTo(403);
        olga.post(member("mina") + "/manager", "manager=true");
        assertThat(mina.post("/members", "name=newton&role=operator&organisation=norwind")
                        .statusCode())
                .as("a role that was slipped in")
                .isEqualTo(403);
        assertThat(shown(mina.post("/members", "name=newton&organisation=norwind"), "password"))
                .hasSize(24);
        assertThat(world.accounts().user("newton").orElseThrow().organisation()).isEqualTo(World.ACME);
        assertThat(mina.post(member("maki") + "/state", "disabled=true").statusCode())
                .isEqualTo(302);
        assertThat(world.accounts().user("maki")).isEmpty();
        assertThat(mina.post(member("lars") + "/state", "disabled=true").statusCode())
                .isEqualTo(404);
        assertThat(mina.post(member("mina") + "/manager", "manager=false").statusCode())
                .as("nobody changes the own rights")
                .isEqualTo(403);
        assertThat(changes()).contains("olga: user mina made a manager", "mina: user maki disabled");
    }

    @Test
    void aDisabledAccountIsShutAtOnceWithItsKeysAndCanBeOpenedAgain() {
        String key = world.key("mina", Role.CUSTOMER, World.ACME);
        long id = id("mina");
        assertThat(mina.get("/requests").statusCode()).isEqualTo(200);
        olga.post("/members/" + id + "/state", "disabled=true");
        assertThat(mina.get("/requests").statusCode()).isEqualTo(302);
        assertThat(new Http(world.address, key).get("/api/v1/requests").status())
                .isEqualTo(401);
        olga.post("/members/" + id + "/state", "disabled=false");
        assertThat(new Http(world.address, key).get("/api/v1/requests").status())
                .isEqualTo(200);
        assertThat(changes()).contains("olga: user mina disabled", "olga: user mina enabled");
    }

    @Test
    void anOperatorGivesStaffAnotherRoleButNobodyTheCustomersOrTheOwn() {
        Browser rin = as("rin");
        assertThat(rin.get("/hunts").statusCode()).isEqualTo(200);
        assertThat(olga.post(member("rin") + "/role", "role=auditor").statusCode())
                .isEqualTo(302);
        assertThat(rin.get("/hunts").statusCode())
                .as("the session of the old role is over")
                .isEqualTo(302);
        assertThat(world.accounts().user("rin").orElseThrow().role()).isEqualTo(Role.AUDITOR);
        assertThat(olga.post(member("rin") + "/role", "role=customer").statusCode())
                .isEqualTo(409);
        assertThat(olga.post(member("mina") + "/role", "role=operator").statusCode())
                .isEqualTo(409);
        assertThat(olga.post(member("olga") + "/role", "role=auditor").statusCode())
                .isEqualTo(403);
        assertThat(changes()).contains("olga: user rin role analyst changed to auditor");
    }

    @Test
    void aKeyIsShownOnceActsWithinItsScopeAndEndsWhenItIsRevoked() {
        HttpResponse<String> made = mina.post("/account/keys", "label=SIEM&days=30&scope=read");
        String token = shown(made, "token");
        Http program = new Http(world.address, token);
        assertThat(program.get("/api/v1/requests").status()).isEqualTo(200);
        assertThat(program.post("/api/v1/searches", "{'name':'a','query':'vpn'}")
                        .status())
                .isEqualTo(403);
        assertThat(mina.get("/account?lang=en").body())
                .contains("SIEM", "Read only", "2026-12-20 09:00")
                .doesNotContain(token, ">never<");
        String line = made.body();
        long key = Long.parseLong(line.replaceAll("(?s).*/account/keys/(\\d+)/revocation.*", "$1"));
        assertThat(as("lars").post("/account/keys/" + key + "/revocation", "").statusCode())
                .isEqualTo(404);
        assertThat(olga.get(member("mina")).body()).contains("SIEM");
        mina.post("/account/keys/" + key + "/revocation", "");
        assertThat(program.get("/api/v1/requests").status()).isEqualTo(401);
        assertThat(changes())
                .contains(
                        "mina: key " + key + " made until 2026-12-20T09:00:00Z, scope read",
                        "mina: key " + key + " revoked");
    }

    @ParameterizedTest
    @CsvSource({"label=&days=30", "label=a&days=0", "label=a&days=367", "label=a&days=1&scope=root", "label=a&days=x"})
    void aKeyOutOfBoundsIsRefused(String form) {
        assertThat(mina.post("/account/keys", form).statusCode()).isEqualTo(400);
    }

    @Test
    void aManagersHandRevokesALostKeyOfAMemberButNotOfOthers() {
        olga.post(member("mina") + "/manager", "manager=true");
        world.accounts().createUser("maki", World.PASSWORD, Role.CUSTOMER, World.ACME);
        HttpResponse<String> made = as("maki").post("/account/keys", "label=lost&days=30");
        long key = Long.parseLong(made.body().replaceAll("(?s).*/account/keys/(\\d+)/revocation.*", "$1"));
        assertThat(mina.get(member("maki")).body()).contains("lost");
        assertThat(as("lars")
                        .post(member("maki") + "/keys/" + key + "/revocation", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(mina.post(member("maki") + "/keys/" + (key + 7) + "/revocation", "")
                        .statusCode())
                .isEqualTo(404);
        mina.post(member("maki") + "/keys/" + key + "/revocation", "");
        assertThat(new Http(world.address, shown(made, "token"))
                        .get("/api/v1/requests")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPersonChangesThePasswordWithThePresentOneOnly() {
        String form = "&wished=another+lantern&again=another+lantern";
        assertThat(mina.post("/account/password", "present=wrong" + form).statusCode())
                .isEqualTo(403);
        String present = "present=" + URLEncoder.encode(World.PASSWORD, StandardCharsets.UTF_8);
        assertThat(mina.post("/account/password", present + "&wished=another+lantern&again=another")
                        .statusCode())
                .isEqualTo(400);
        assertThat(mina.post("/account/password", present + "&wished=short&again=short")
                        .statusCode())
                .isEqualTo(400);
        Browser elsewhere = as("mina");
        assertThat(mina.post("/account/password", present + form).statusCode()).isEqualTo(302);
        assertThat(mina.get("/account").statusCode())
                .as("the session it was changed in goes on")
                .isEqualTo(200);
        assertThat(elsewhere.get("/account").statusCode())
                .as("another session ends")
                .isEqualTo(302);
        assertThat(world.accounts().signIn("mina", "another lantern", "192.0.2.1"))
                .isInstanceOf(SignIn.Accepted.class);
        assertThat(changes()).contains("mina: user mina changed the password");
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() {
        assertThat(mina.get("/account").statusCode()).isEqualTo(200);
        String password = shown(olga.post(member("mina") + "/password", ""), "password");
        assertThat(mina.get("/account").statusCode()).isEqualTo(302);
        assertThat(new Browser(world.address)
                        .signIn("mina", password)
                        .get("/account")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keysThatAreOverLeaveRoomForOthers() {
        User owner = world.accounts().user("mina").orElseThrow();
        ApiKeys keys = world.spring.getBean(ApiKeys.class);
        for (int i = 0; i < 50; i++) {
            keys.create(owner, "key " + i, Duration.ofDays(1));
        }
        assertThat(mina.post("/account/keys", "label=more&days=30").statusCode())
                .isEqualTo(409);
        world.now.set(World.START.plus(Duration.ofDays(1)));
        assertThat(mina.post("/account/keys", "label=more&days=30").statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePagesReadInJapaneseToo() {
        olga.post(member("mina") + "/manager", "manager=true");
        assertThat(mina.get("/members?lang=ja").body()).contains("メンバー", "管理者", "メンバーの追加");
        assertThat(mina.get("/account?lang=ja").body()).contains("アカウント設定", "キーの新規作成", "パスワードの変更");
        assertThat(olga.get(member("mina") + "?lang=ja").body()).contains("アカウントの管理", "管理者から外す", "未連携");
    }
}
