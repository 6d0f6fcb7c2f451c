package andon.searchapi.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "報告書.pdf | 報告書.pdf",
                "../../etc/passwd | passwd",
                "C:\\Users\\mina\\a.txt | a.txt",
                "a\"; filename=x.exe | a_; filename=x.exe",
                "a\u202Etxt.exe | a_txt.exe",
                ".htaccess | htaccess",
                "... | file",
                "/ | file",
                "con<script>.html | con_script_.html"
            })
    void namesCanBeShownAndSavedUnder(String given, String safe) {
        assertThat(Attachment.safeName(given)).isEqualTo(safe);
    }

    @Test
    void longNamesKeepTheirEndingAndWholeCharacters() {
        String name = Attachment.safeName("\uD83D\uDD12".repeat(200) + ".pdf");
        assertThat(name).hasSizeLessThanOrEqualTo(Attachment.MAX_NAME).endsWith("\uD83D\uDD12.pdf");
        assertThat(Attachment.safeName("a".repeat(300))).hasSize(Attachment.MAX_NAME);
        assertThat(Attachment.safeName("")).isEqualTo("file");
        assertThat(Attachment.safeName("a\nb\0.txt")).isEqualTo("a_b_.txt");
    }

    @Test
    void sizesAreSaidInTheUnitThatSuits() {
        assertThat(new Attachment(1, "a", 17, "").size()).isEqualTo("17 B");
        assertThat(new Attachment(1, "a", 12_000, "").size()).isEqualTo("12 KB");
        assertThat(new Attachment(1, "a", 5 << 20, "").size()).isEqualTo("5.0 MB");
    }
}
