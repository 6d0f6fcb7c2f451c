package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is found through the index and at stems is what a look at every place finds. */
class TermIndexTest {
    private static final List<String> TERMS = List.of(
            "sell",
            "sel*",
            "selling access",
            "access*",
            "rdp",
            "rdp access*",
            "出",
            "出售",
            "出售 数据",
            "数据*",
            "vpn アクセス",
            "vpnアクセス",
            "продам",
            "прода*",
            "ё",
            "don't",
            "o'neil*");

    private static final String[] PIECES = {
        "sell",
        "sells",
        "Selling",
        " access",
        "accesses",
        "rdp",
        "RDP",
        "出",
        "售",
        "数据",
        "\n",
        " ",
        " ",
        "vpn",
        "アクセス",
        "Продам",
        "продажа",
        "е",
        "don’t",
        "dont",
        "O'Neil's",
        ",",
        "s"
    };

    private static String mixture(Random random) {
        StringBuilder text = new StringBuilder();
        for (int k = random.nextInt(12); k >= 0; k--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void indexFindsOfManyTermsWhatEachFindsAlone() {
        TermIndex all = new TermIndex(Map.of("all", List.of(TERMS)));
        List<TermIndex> alone = TERMS.stream()
                .map(term -> new TermIndex(Map.of("all", List.of(List.of(term)))))
                .toList();
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Folded text = Folded.of(mixture(random));
            List<String> together = new ArrayList<>();
            all.find(text, term -> together.add(term.shown()));
            List<String> oneByOne = new ArrayList<>();
            alone.forEach(index -> index.find(text, term -> oneByOne.add(term.shown())));
            assertThat(together).as(text.text()).containsExactlyInAnyOrderElementsOf(oneByOne);
        }
    }

    @Test
    void wordsAreFoundWholeAndBeginningsAtTheirBegin() {
        TermIndex index = new TermIndex(Map.of("all", List.of(TERMS)));
        List<String> found = new ArrayList<>();
        index.find(Folded.of("Selling  accesses, RDP; 出 售 数据库 unsell sells"), term -> found.add(term.shown()));
        assertThat(found).containsExactly("sel", "access", "rdp", "出", "出售", "出售 数据", "数据", "sel");
    }
}
