package andon.crawler.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockListTest {
    private static final String HOST = "a".repeat(56) + ".onion";
    /** {@code printf '%s' aaa…aaa.onion | md5sum} */
    private static final String MD5_OF_HOST = "2b0ef34da922697515f37ee789254436";

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private Path file(String... lines) throws IOException {
        Path file = folder.resolve("list.txt");
        Files.write(file, List.of(lines));
        Files.setLastModifiedTime(file, FileTime.from(now));
        return file;
    }

    private BlockList list(String... lines) throws Exception {
        return BlockList.open(List.of(file(lines)), () -> now);
    }

    @Test
    void builtInHostAndTermAreBlockedWithoutAnyFile() {
        assertThat(BlockList.builtIn().refusal(BlockList.TEST_HOST)).contains(BlockList.BLOCKED);
        assertThat(BlockList.builtIn().dropsText("some " + BlockList.TEST_TERM + " here"))
                .isTrue();
        assertThat(BlockList.builtIn().refusal(HOST)).isEmpty();
    }

    @Test
    void hostIsBlockedByTheMd5OfItsAddressAsAhmiaWritesIt() throws Exception {
        BlockList list = list("# from Ahmia", "", MD5_OF_HOST);
        assertThat(list.refusal(HOST)).contains(BlockList.BLOCKED);
        assertThat(list.refusal(HOST.toUpperCase(Locale.ROOT))).contains(BlockList.BLOCKED);
        assertThat(list.refusal("www." + HOST)).contains(BlockList.BLOCKED);
        assertThat(list.refusal("b".repeat(56) + ".onion")).isEmpty();
    }

    @Test
    void digestOfTheBareLabelIsTakenToo() throws Exception {
        assertThat(list(MD5_OF_LABEL).refusal(HOST)).contains(BlockList.BLOCKED);
    }

    private static final String MD5_OF_LABEL = "3b0c8ac703f828b04c6c197006d17218";

    @ParameterizedTest
    @CsvSource({
        "forbidden phrase, a FORBIDDEN   Phrase!, true",
        "forbidden phrase, 'ｆｏｒｂｉｄｄｅｎ\u00a0phrase', true",
        "forbidden phrase, for\u00adbidden phrase, true",
        "forbidden phrase, forbidden phrases, false",
        "forbidden phrase, unforbidden phrase, false",
        "forbidden phrase, forbidden, false",
        "запретное слово, Здесь ЗАПРЕТНОЕ слово., true",
        "запретное слово, запретное словосочетание, false",
        "禁止語, ここに禁止語があります, true",
        "禁语, 这里有禁语吗, true",
        "cat, concatenate, false",
        "cat, (cat), true",
    })
    void termIsFoundAsWholeWordsInAnyCaseAndWidth(String term, String text, boolean found) throws Exception {
        assertThat(list("term " + term).dropsText(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123", "term a", "word", "xyz3456789abcdef0123456789abcdef", "term "})
    void badLineIsNamedAndItsTextIsNot(String bad) throws IOException {
        file(MD5_OF_HOST, bad);
        assertThatThrownBy(() -> BlockList.open(List.of(folder.resolve("list.txt")), () -> now))
                .isInstanceOf(BlockListException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void changedFileIsReadAgainAndABadOneChangesNothing() throws Exception {
        BlockList list = list("term first words");
        now = now.plusSeconds(11);
        file(MD5_OF_HOST);
        assertThat(list.refusal(HOST)).contains(BlockList.BLOCKED);
        assertThat(list.dropsText("first words")).isFalse();
        now = now.plusSeconds(11);
        file("nonsense");
        assertThat(list.refusal(HOST)).contains(BlockList.BLOCKED);
        now = now.plusSeconds(11);
        Files.delete(folder.resolve("list.txt"));
        assertThat(list.refusal(HOST)).contains(BlockList.BLOCKED);
        now = now.plusSeconds(11);
        file("term first words");
        assertThat(list.refusal(HOST)).isEmpty();
    }
}
