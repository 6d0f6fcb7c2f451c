package andon.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptVariantsTest {
    private static String folded(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(ScriptVariants.fold(Character.toString(c))));
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "數據庫洩露, 数据库泄露",
        "資訊安全, 资讯安全",
        "網絡攻擊, 网络攻击",
        "アクセス權, あくせす权",
        "ガギグゲゴ, がぎぐげご",
        "ヴァージョン, ゔぁーじょん",
        "バヽヾ, ばゝゞ",
        "vpn, vpn",
        "한국, 한국",
    })
    void variantsHaveOneForm(String written, String form) {
        assertThat(folded(written)).isEqualTo(form);
    }

    @Test
    void foldingTwiceChangesNothingMore() {
        for (int c = 0x3000; c <= 0x9FFF; c++) {
            String once = ScriptVariants.fold(Character.toString(c));
            assertThat(ScriptVariants.fold(once)).as("U+%04X", c).isEqualTo(once);
            assertThat(once.codePointCount(0, once.length())).isEqualTo(1);
        }
    }

    @Test
    void namesKeepTheirOwnKeys() {
        assertThat(NameKey.all("アクメ商事")).isEqualTo(java.util.Set.copyOf(List.of("アクメ商事")));
    }
}
