package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of sources and of assets on the command line: looked at, taken whole or not at all. */
class SourceListTest {
    private static final String ONION = "xhfln572pmwuv6awifjbjtzxm3hep325vjf65kuurtea2mz6dqqcqqyd.onion";

    @TempDir
    Path folder;

    private Path list;

    @BeforeEach
    void file() {
        list = folder.resolve("sources.csv");
    }

    private Ran andon(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return Ran.andon(all.toArray(String[]::new));
    }

    @Test
    void aListIsLookedAtThenAddedAndEverySourceIsWhatItsRowSays() throws IOException {
        Files.writeString(
                list,
                "id,name,address,every,depth,delay,tlp,clear-web,paused\n"
                        + "lantern,\"Lantern, the forum\",http://" + ONION + "/,12h,3,5s,red,,\n"
                        + ",Clear,http://board.example/ http://mirror.example/,1d,,,,TRUE,true\n");
        Ran looked = andon("source", "import", list.toString(), "--dry-run");
        assertThat(looked.code()).as(looked.err()).isZero();
        assertThat(looked.out()).contains("2\tnew\tsource\tlantern", "3\tnew\tsource\tboard-example");
        assertThat(looked.err()).contains("nothing was changed");
        assertThat(andon("source", "list").out()).isEmpty();

        assertThat(andon("source", "import", list.toString()).code()).isZero();
        assertThat(andon("source", "show", "lantern").out())
                .contains("Lantern, the forum", "12h", "depth: 3", "5s", "red");
        assertThat(andon("source", "show", "board-example").out())
                .contains("clear-web: true", "mirror.example", "paused: true");
        Ran again = andon("source", "import", list.toString());
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("2\tknown\tsource\tlantern").doesNotContain("new");
    }

    @Test
    void oneWrongRowAndNoSourceIsAdded() throws IOException {
        Files.writeString(
                list,
                "id,address,every,clear-web\n"
                        + "good,http://" + ONION + "/,6h,\n"
                        + "short,http://tooshort.onion/,6h,\n"
                        + "UPPER,http://a.example/,6h,true\n"
                        + "often,http://b.example/,0s,true\n"
                        + "clear,http://c.example/,6h,\n"
                        + "handed-in-acme,http://d.example/,6h,true\n");
        Ran ran = andon("source", "import", list.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "line 3: ",
                        "line 4: ",
                        "line 5: ",
                        "line 6: ",
                        "line 7: ",
                        "kept for what organisations hand in",
                        "nothing was changed");
        assertThat(andon("source", "list").out()).isEmpty();
        Files.writeString(list, "address,evry\nhttp://" + ONION + "/,6h\n");
        assertThat(andon("source", "import", list.toString()).err()).contains("line 1: there is no key 'evry'");
    }

    @Test
    void fromMispComeOnionsThatArePausedAndTheClearWebIfItIsAskedFor() throws IOException {
        Files.writeString(list, """
                {"Event": {"Attribute": [
                  {"type": "onion-address", "value": "%s"},
                  {"type": "url", "value": "http://%s/index.php?x=1"},
                  {"type": "domain", "value": "board.example"},
                  {"type": "md5", "value": "00"}]}}
                """.formatted(ONION, ONION));
        Ran ran = andon("source", "import", list.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        String id = ONION.replace('.', '-');
        assertThat(ran.out()).contains("1\tnew\tsource\t" + id, "2\tknown\tsame as 1\t" + id);
        assertThat(ran.err()).contains("1 clear web", "1 md5");
        assertThat(andon("source", "show", id).out()).contains("paused: true");
        assertThat(andon("source", "import", list.toString(), "--clear-web").out())
                .contains("3\tnew\tsource\tboard-example");
    }

    @Test
    void aWatchListIsProposedForAnOrganisation() throws IOException {
        Files.writeString(list, "type,value\nname,Acme\ndomain,acme.example\n");
        andon("user", "add", "mina", "--role", "customer", "--organisation", "acme");
        Ran none = andon("asset", "import", list.toString(), "--organisation", "nobody");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("there is no organisation 'nobody'");
        Ran looked = andon("asset", "import", list.toString(), "--organisation", "acme", "--dry-run");
        assertThat(looked.err()).contains("2 new, 0 known, 0 wrong; nothing was changed");
        assertThat(andon("asset", "list").out()).isEmpty();
        assertThat(andon("asset", "import", list.toString(), "--organisation", "acme")
                        .code())
                .isZero();
        assertThat(andon("asset", "list").out()).contains("\tacme\tdomain\tacme.example\tproposed");
        Files.writeString(list, "type,value\ndomain,com\n");
        Ran wrong = andon("asset", "import", list.toString(), "--organisation", "acme");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("line 2: 'com' is a public suffix");
    }
}
