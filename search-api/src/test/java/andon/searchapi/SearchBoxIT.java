package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The search box in a real browser with its script, used by the keyboard alone; pictures in target/screenshots. */
class SearchBoxIT {
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    static Path folder;

    private static World world;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws Exception {
        boolean there = DRIVER.canExecute() && BROWSER.canExecute();
        assumeTrue(there || "true".equals(System.getenv("ANDON_REQUIRE_SERVERS")), "no Chromium here");
        Files.createDirectories(PICTURES);
        world = new World(folder);
        world.people();
        Samples.publish(world);
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
        browser.manage().window().setSize(new Dimension(1280, 900));
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

    private static WebElement box() {
        return browser.findElement(By.id("q"));
    }

    private static List<String> offers() {
        return browser.findElements(By.cssSelector("#q-offers li code")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static void await(String first) {
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .until(b -> !offers().isEmpty() && offers().getFirst().equals(first));
    }

    private static void picture(String name) throws IOException {
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    @Test
    void aQueryIsWrittenWithTheArrowKeysSavedAndFoundAgain() throws IOException {
        browser.get(world.address + "/sign-in");
        browser.findElement(By.id("name")).sendKeys("akira");
        browser.findElement(By.id("password")).sendKeys(World.PASSWORD);
        browser.findElement(By.cssSelector("main form button")).click();
        browser.get(world.address + "/?lang=en");

        box().sendKeys("vpn s");
        await("severity:");
        assertThat(box().getDomAttribute("aria-expanded")).isEqualTo("true");
        picture("completion");
        box().sendKeys(Keys.ARROW_DOWN);
        assertThat(box().getDomAttribute("aria-activedescendant")).isEqualTo("q-offer-0");
        box().sendKeys(Keys.ENTER);
        await(">=high");
        box().sendKeys(Keys.ARROW_DOWN, Keys.TAB);
        assertThat(box().getDomProperty("value")).isEqualTo("vpn severity:>=high ");
        box().sendKeys("org:ac");
        await("\"Acme Corp\"");
        picture("completion-values");
        box().sendKeys(Keys.ESCAPE);
        assertThat(box().getDomAttribute("aria-expanded")).isEqualTo("false");
        box().sendKeys(Keys.ENTER);
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(b -> String.valueOf(b.getCurrentUrl()).contains("org%3Aac"));

        browser.findElement(By.cssSelector(".saved summary")).click();
        browser.findElement(By.id("save-name")).sendKeys("VPN offers, worst first");
        browser.findElement(By.cssSelector(".save input[type=checkbox]")).click();
        picture("search-save");
        browser.findElement(By.cssSelector(".save button")).click();
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(b -> String.valueOf(b.getCurrentUrl()).endsWith("/searches"));
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("VPN offers, worst first", "Shared");
        picture("searches");
        browser.get(world.address + "/?lang=ja");
        assertThat(browser.findElement(By.cssSelector(".saved nav")).getText()).contains("保存した検索", "VPN offers");
        box().sendKeys("s");
        await("severity:");
        assertThat(browser.findElement(By.id("q-offers")).getText())
                .contains("深刻度")
                .doesNotContain("??");
        picture("completion-ja");
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        picture("completion-dark");
        browser.get(world.address + "/searches");
        browser.findElement(By.cssSelector("details summary")).click();
        picture("searches-ja");
    }
}
