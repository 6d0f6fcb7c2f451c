package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionKeepingTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @TempDir
    Path folder;

    private List<String> read(String text) throws IOException {
        Path file = folder.resolve("cookies.txt");
        Files.writeString(file, text);
        return CookieFile.read(file, "board.onion", NOW);
    }

    @Test
    void sealedSessionIsOpenedForItsHostWithItsKeyOnly() {
        CookieSeal seal = CookieSeal.ofThisProcess();
        String sealed = seal.seal("a.onion", "sid=secret");
        assertThat(sealed).doesNotContain("secret").isNotEqualTo(seal.seal("a.onion", "sid=secret"));
        assertThat(seal.open("a.onion", sealed)).contains("sid=secret");
        assertThat(seal.open("b.onion", sealed)).isEmpty();
        assertThat(CookieSeal.ofThisProcess().open("a.onion", sealed)).isEmpty();
        assertThat(seal.open("a.onion", "sid=secret")).isEmpty();
        assertThat(seal.open("a.onion", sealed.substring(0, 12))).isEmpty();
    }

    @Test
    void netscapeFileGivesTheCookiesOfTheHostThatHaveNotExpired() throws IOException {
        assertThat(read("""
                # Netscape HTTP Cookie File
                #HttpOnly_board.onion\tFALSE\t/\tFALSE\t0\tsid\tabc
                .board.onion\tTRUE\t/\tFALSE\t1800000060\tuser\t7
                board.onion\tFALSE\t/\tFALSE\t1700000000\told\tx
                other.onion\tFALSE\t/\tFALSE\t0\tsid\txyz
                """)).containsExactly("sid=abc; path=/", "user=7; path=/; max-age=60");
    }

    @Test
    void plainLinesAreTakenAndABadLineIsNamedWithoutItsText() throws IOException {
        assertThat(read("sid=abc\nuser=7\n")).containsExactly("sid=abc; path=/", "user=7; path=/");
        assertThatThrownBy(() -> read("sid=abc\nsecret stuff\n"))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("secret");
    }
}
