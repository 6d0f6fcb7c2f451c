package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import andon.corpus.watch.Subscription;
import andon.searchapi.accounts.Role;
import andon.searchapi.sources.SourceCatalog;
import andon.vocabulary.DocumentId;
import andon.vocabulary.SourceId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console in a real browser, with JavaScript switched off. Pictures of each page go to target/screenshots. */
class ConsoleIT {
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    static Path folder;

    private static World world;
    private static DocumentId access;
    private static DocumentId dump;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws Exception {
        boolean there = DRIVER.canExecute() && BROWSER.canExecute();
        assumeTrue(there || "true".equals(System.getenv("ANDON_REQUIRE_SERVERS")), "no Chromium here");
        Files.createDirectories(PICTURES);
        world = new World(folder);
        world.people();
        world.corpus
                .subscriptions()
                .create(
                        World.ACME,
                        "Everything about Acme",
                        "",
                        null,
                        List.of(new Subscription.Channel.Email("soc@acme.example")));
        access = Samples.publish(world);
        dump = Samples.dump();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--blink-settings=scriptEnabled=false",
                "--lang=en",
                "--user-data-dir=" + folder.resolve("browser"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER)
                        .usingAnyFreePort()
                        .build(),
                options);
        browser.manage().window().setSize(new Dimension(1280, 1000));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (world != null) {
            world.close();
        }
    }

    @Test
    void aCustomerAsksAnAnalystAnswersAndTheCustomerReadsTheAnswer() throws IOException {
        go("/requests");
        assertThat(browser.getCurrentUrl()).endsWith("/sign-in");
        picture("sign-in");
        signIn("mina", "not the password");
        assertThat(text()).contains("do not fit");
        signIn("mina", World.PASSWORD);

        go("/?q=vpn+access&sort=relevance");
        assertThat(browser.findElements(By.cssSelector("mark.hit"))).isNotEmpty();
        assertThat(text()).contains("<script>alert(1)</script>").doesNotContain("Norwind turbine");
        picture("search");
        go("/?q=%28vpn");
        assertThat(text()).contains("cannot be read at column");
        go("/?q=nothinglikethis");
        assertThat(text()).contains("Nothing found");
        picture("search-empty");
        go("/documents/" + access);
        assertThat(text())
                .contains(
                        "It offers access to a network (“VPN access”, “Selling”)",
                        "The rights are those of an administrator (“local admin”)",
                        "h•••2",
                        "How many hosts?",
                        "post no. 3 of its thread",
                        "0.8 BTC",
                        "1 left",
                        "2026-12-05 18:00 UTC",
                        "/vendor/ghost_broker",
                        "local-admin",
                        "$2.1B",
                        "Germany",
                        "97%");
        assertThat(browser.findElement(By.cssSelector("section.card .text")).getText())
                .as("the author's own words")
                .doesNotContain("How many hosts?");
        picture("document-customer");
        go("/documents/" + access + "?lang=ja");
        assertThat(text())
                .contains("ネットワークへのアクセスを売り出している（「VPN access」「Selling」）", "スレッド内 3 番目", "売上高", "ドイツ", "出品者")
                .doesNotContain("It offers");
        picture("document-ja");
        go("/documents/" + dump + "?lang=en");
        assertThat(text())
                .contains("It holds credentials (12,000)", "12,400", "11,872", "8,300 rows (67%)", "acme.example")
                .contains("6 to 19 characters, 10 on average", "lower case 97%, upper case 40%, digits 90%, others 7%")
                .doesNotContain("First posted in");
        picture("document-dump");
        go("/documents/" + dump + "?lang=ja");
        picture("document-dump-ja");
        go("/?lang=en");
        go("/alerts");
        assertThat(browser.findElements(By.cssSelector(".result"))).isNotEmpty();
        picture("alerts");

        go("/requests");
        picture("requests-empty");
        go("/requests/new");
        fill("brand", "Acme Corp");
        fill("domain", "acme.example");
        fill("question", "Is access to our network offered, and by whom?");
        picture("request-new");
        submit();
        String request = String.valueOf(browser.getCurrentUrl());
        assertThat(text()).contains("First look", "Ember Leaks", "An analyst is on it");
        picture("request-customer");
        signOut();

        signIn("akira", World.PASSWORD);
        go("/requests");
        picture("requests-queue");
        browser.get(request);
        press("Take");
        go("/documents/" + access);
        fill("note", "A broker with good standing offers VPN access with administrator rights.");
        picture("document-analyst");
        press("Pin to #1 Acme Corp");
        fill("commentary-body", "The offer is credible: the broker sold working access before.\nAct today.");
        press("Add assessment");
        fill("action", "Reset svc-backup, end its sessions, review VPN logs since 1 November");
        fill("owner", "Acme IT");
        press("Add countermeasure");
        press("Put in review");
        picture("request-analyst");
        signOut();
        signIn("rin", World.PASSWORD);
        browser.get(request);
        press("Give the answer");
        assertThat(text()).contains("Answered");
        go("/sources");
        picture("sources");
        signOut();

        SourceId market = new SourceId("night-market");
        world.spring
                .getBean(SourceCatalog.class)
                .put(market, "id: night-market\npaused: false\n", Optional.empty(), "olga");
        world.key("olga", Role.OPERATOR, null);
        signIn("olga", World.PASSWORD);
        go("/sources/night-market");
        press("Pause");
        assertThat(text()).contains("Definition, version 2", "Resume");
        fill("definition", "bad");
        press("Store");
        assertThat(text()).contains("Nothing was stored. Line 1: addresses must be there");
        assertThat(browser.findElement(By.id("definition")).getText()).isEqualTo("bad");
        picture("source-wrong");
        go("/sources/night-market?lang=ja");
        assertThat(text()).contains("変更履歴", "今すぐ巡回");
        picture("source-ja");
        go("/sources");
        assertThat(text()).contains("候補", "隔離", "監視サイトを追加");
        go("/candidates");
        picture("candidates-ja");
        go("/candidates?lang=en");
        picture("candidates");
        go("/candidates/" + MemoryFinds.FIRST);
        picture("candidate");
        fill("definition", "bad");
        press("Accept");
        picture("candidate-wrong");
        assertThat(text()).contains("Nothing was stored. Line 1");
        fill("definition", "id: new-leaks");
        press("Accept");
        go("/candidates/" + MemoryFinds.SECOND);
        press("Refuse");
        picture("candidates-none");
        go("/candidates?decided=true");
        picture("candidates-decided");
        go("/quarantine");
        fill("host", "bad.onion");
        fill("reason", "malware was named there");
        press("Put a host under quarantine");
        picture("quarantine");
        assertThat(text()).contains("bad.onion", "malware was named there");
        go("/new-source");
        picture("source-new");
        go("/sources/night-market?lang=en");
        signOut();

        signIn("mina", World.PASSWORD);
        browser.get(request);
        assertThat(text()).contains("Act today.", "Reset svc-backup", "Under way");
        picture("request-answered");
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        picture("request-answered-dark");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        browser.get(request + "/report?lang=en");
        assertThat(text()).contains("SHA-256", "Act today.");
        picture("report");
        browser.get(request + "/report?lang=ja");
        assertThat(text()).contains("推奨対策");
        go("/?lang=ja");
        assertThat(text()).contains("新しい順");
        picture("search-ja");
        go("/sources");
        assertThat(text()).contains("閲覧する権限がありません");
        picture("forbidden-ja");
    }

    @Test
    void anOperatorSeesWhatIsSilentSinceWhenWhyAndWhatToDo() throws IOException {
        world.spring
                .getBean(SourceCatalog.class)
                .put(new SourceId("glass-forum"), "id: glass-forum\npaused: false\n", Optional.empty(), "olga");
        browser.manage().deleteAllCookies();
        signIn("olga", World.PASSWORD);
        go("/health");
        assertThat(text())
                .contains("2 sources of 5 may be losing news.", "One more could be better.")
                .contains("Its host did not answer.", "for 3 days", "descriptor-not-found 8 times")
                .contains("look at tor first", "It waits for an operator.", "for 5 h", "failed 4 times in a row")
                .doesNotContain("??");
        // The worst and oldest stands first.
        assertThat(browser.findElements(By.cssSelector("section.trouble h2 a")).stream()
                        .map(WebElement::getText))
                .containsExactly("Ember Leaks", "Glass Forum", "Night Market");
        tall();
        picture("health");
        press("I have seen to it");
        assertThat(world.health.attended()).contains(new SourceId("glass-forum"));
        go("/health?lang=ja");
        assertThat(text())
                .contains("5 サイト中 2 サイトで、情報を取り逃している恐れがあります。", "3 日継続", "まず Tor", "対処しました")
                .doesNotContain("??");
        picture("health-ja");
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        picture("health-dark");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        go("/health?lang=en");
        browser.manage().deleteAllCookies();
        browser.manage().window().setSize(new Dimension(1280, 1000));
        signIn("akira", World.PASSWORD);
        go("/health");
        assertThat(text()).contains("Ember Leaks").doesNotContain("I have seen to it", "Visit now");
        browser.manage().deleteAllCookies();
    }

    private static void tall() {
        browser.manage().window().setSize(new Dimension(1280, 2000));
    }

    private static void go(String path) {
        browser.get(world.address + path);
    }

    private static String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    private static void fill(String id, String text) {
        browser.findElement(By.id(id)).clear();
        browser.findElement(By.id(id)).sendKeys(text);
    }

    private static void submit() {
        send(By.cssSelector("main form button"));
    }

    private static void press(String label) {
        send(By.xpath("//button[normalize-space()='" + label + "']"));
    }

    /** Presses a form's button and waits until the answer has taken the page's place. */
    private static void send(By button) {
        WebElement page = browser.findElement(By.tagName("body"));
        browser.findElement(button).click();
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(30));
        // Asked in the middle of the change, the driver may fail in another way than by calling the page stale: it is
        // asked again.
        wait.ignoring(WebDriverException.class);
        wait.until(ExpectedConditions.stalenessOf(page));
        wait.until(ExpectedConditions.presenceOfElementLocated(By.tagName("main")));
    }

    private static void signIn(String name, String password) {
        go("/sign-in");
        fill("name", name);
        fill("password", password);
        submit();
    }

    private static void signOut() {
        send(By.cssSelector(".who button"));
    }

    private static void picture(String name) throws IOException {
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
