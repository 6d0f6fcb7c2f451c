package andon.searchapi.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFontsTest {
    @Test
    void aMachineWithoutTheFontIsToldWhatToInstall(@TempDir Path empty) throws Exception {
        ReportFonts none = ReportFonts.in(empty);
        assertThat(none.faces()).isEmpty();
        assertThat(none.missing()).contains("Noto Sans CJK", "fonts-noto-cjk", "need none");
    }

    @Test
    void hanCharactersWithKanaAreJapaneseAndWithoutChinese() {
        assertThat(PdfText.region("直す")).isEqualTo(ReportFonts.Region.JAPAN);
        assertThat(PdfText.region("数据库")).isEqualTo(ReportFonts.Region.CHINA);
        assertThat(PdfText.region("Продаю")).isEqualTo(ReportFonts.Region.JAPAN);
    }
}
