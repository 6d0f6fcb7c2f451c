package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.searchapi.accounts.Role;
import andon.searchapi.oidc.OidcSettings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Signing in at a real identity provider, members and keys in a real browser, which obeys the content security policy. Pictures go
 * to target/screenshots.
 */
class AccessBrowserIT {
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    static Path folder;

    private static IdentityProvider provider;
    private static World world;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws Exception {
        boolean there = DRIVER.canExecute() && BROWSER.canExecute();
        assumeTrue(there || "true".equals(System.getenv("ANDON_REQUIRE_SERVERS")), "no Chromium here");
        Files.createDirectories(PICTURES);
        provider = new IdentityProvider(folder.resolve("provider"));
        Path place = folder.resolve("andon");
        world = new World(
                place,
                Database.open(DatabaseSettings.embedded(place)),
                context -> context.registerBean(
                        OidcSettings.class,
                        () -> new OidcSettings(
                                URI.create(provider.issuer),
                                IdentityProvider.CLIENT,
                                IdentityProvider.SECRET,
                                null,
                                OidcSettings.EMAIL,
                                true,
                                null)));
        world.now.set(Instant.now());
        provider.register(world.address);
        world.people();
        world.accounts().createUser("mina@acme.example", World.PASSWORD, Role.CUSTOMER, World.ACME);
        provider.people.put("mina", Map.of("email", "mina@acme.example", "email_verified", true));
        provider.people.put("stranger", Map.of("email", "stranger@acme.example", "email_verified", true));
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
            provider.close();
        }
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

    /** Clicks and waits until the answer has taken the page's place. */
    private static void click(By what) {
        var page = browser.findElement(By.tagName("body"));
        browser.findElement(what).click();
        WebDriverWait wait = new WebDriverWait(browser, Duration.ofSeconds(30));
        wait.ignoring(WebDriverException.class);
        wait.until(ExpectedConditions.stalenessOf(page));
        wait.until(ExpectedConditions.presenceOfElementLocated(By.tagName("body")));
    }

    private static void picture(String name) throws IOException {
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static void atTheProvider(String name) {
        click(By.linkText("Sign in at 127.0.0.1"));
        fill("username", name);
        fill("password", IdentityProvider.PASSWORD);
        click(By.cssSelector("button[type=submit]"));
    }

    @Test
    void aBrowserSignsInAtTheProviderAndOutOfBoth() throws Exception {
        go("/sign-in?lang=en");
        picture("access-sign-in");
        atTheProvider("mina");
        assertThat(text()).contains("mina@acme.example");
        click(By.cssSelector(".who button"));
        assertThat(text()).contains("You are signed out.", "You are still signed in at 127.0.0.1.");
        picture("access-signed-out");
        click(By.linkText("Sign out there too"));
        assertThat(browser.getCurrentUrl()).isEqualTo(world.address + "/sign-in");
        atTheProvider("stranger");
        assertThat(text()).contains("You have no account in Andon");
        picture("access-no-account");
        go("/sign-in?provider=no-account&lang=ja");
        picture("access-no-account-ja");
    }

    @Test
    void membersAreLookedAfterAndKeysMade() throws Exception {
        go("/sign-in?lang=en");
        fill("name", "olga");
        fill("password", World.PASSWORD);
        click(By.cssSelector("main form button"));
        go("/members");
        picture("access-members");
        fill("name", "kenji@globex.example");
        fill("organisation", "globex");
        click(By.cssSelector("main form button"));
        assertThat(browser.findElement(By.id("password")).getText()).hasSize(24);
        picture("access-member-made");
        click(By.xpath("//button[normalize-space()='Make a manager']"));
        assertThat(text()).contains("No manager any more");
        go("/account");
        fill("label", "night shift");
        click(By.xpath("//button[normalize-space()='Make the key']"));
        assertThat(browser.findElement(By.id("token")).getText()).startsWith("andon_");
        picture("access-account");
        go("/account?lang=ja");
        picture("access-account-ja");
        go("/members?lang=ja");
        picture("access-members-ja");
        browser.manage().window().setSize(new Dimension(400, 900));
        go("/members?lang=en");
        picture("access-members-narrow");
        browser.manage().window().setSize(new Dimension(1280, 1000));
        click(By.cssSelector(".who button"));
    }
}
