package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles that an operator wrote. */
class ProfilesFolderTest {
    private static final String RIGHT = """
            name: lantern-board
            kind: post
            recognise: ["#lantern .entry"]
            item: ".entry"
            id: {attribute: id, pattern: "e(\\\\d+)"}
            author: [".who"]
            time: [".when"]
            body: [".words"]
            canary:
              - html: |
                  <div id="lantern"><div class="entry" id="e7"><b class="who">moth</b> <i class="when">2026-01-15 17:11</i><div class="words">Bright.</div></div></div>
                expect:
                  - {id: "7", author: moth, time: "2026-01-15T17:11:00Z", text: Bright.}
            """;

    @TempDir
    private Path folder;

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml);
    }

    private Profiles.Refused refused(String yaml) throws IOException {
        write("wrong.yaml", yaml);
        return Profiles.check(folder.resolve("wrong.yaml")).orElseThrow();
    }

    @Test
    void anOperatorsProfileIsAskedFirst() throws IOException {
        write("lantern.yaml", RIGHT);
        Profiles.Loaded loaded = Profiles.withFolder(folder);
        assertThat(loaded.refused()).isEmpty();
        assertThat(loaded.profiles().getFirst().name()).isEqualTo("lantern-board");
        assertThat(loaded.profiles()).hasSize(Profiles.bundled().size() + 1);
    }

    @Test
    void itTakesThePlaceOfTheBundledOneOfItsName() throws IOException {
        write("mine.yaml", RIGHT.replace("lantern-board", "mybb-1.8"));
        List<Profile> profiles = Profiles.withFolder(folder).profiles();
        assertThat(profiles)
                .filteredOn(p -> p.name().equals("mybb-1.8"))
                .singleElement()
                .satisfies(p -> assertThat(p.item()).isEqualTo(".entry"));
    }

    @Test
    void aFolderThatIsNotThereHoldsNone() throws IOException {
        assertThat(Profiles.withFolder(folder.resolve("none")).profiles()).hasSameSizeAs(Profiles.bundled());
    }

    @Test
    void aWrongOneIsRefusedAndTheRestGoesOn() throws IOException {
        write("a-wrong.yaml", RIGHT.replace("\".who\"", "\".who[\""));
        write("b-right.yaml", RIGHT);
        Profiles.Loaded loaded = Profiles.withFolder(folder);
        assertThat(loaded.profiles()).extracting(Profile::name).contains("lantern-board");
        assertThat(loaded.refused()).singleElement().satisfies(r -> {
            assertThat(r.file()).endsWith("a-wrong.yaml");
            assertThat(r.line()).isEqualTo(6);
            assertThat(r.toString()).contains("line 6", ".who[", "no selector");
        });
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() throws IOException {
        assertThat(refused(RIGHT.replace("\nauthor:", "\nwriter:")).toString()).contains("line 6", "writer");
        assertThat(refused(RIGHT.replace("kind: post", "kind: poem")).toString())
                .contains("line 2", "poem");
        assertThat(refused(RIGHT.replace("item: \".entry\"\n", "")).reason()).contains("'item'");
        assertThat(refused(RIGHT.replace("e(\\\\d+)", "e(\\\\d+")).reason()).isNotEmpty();
        assertThat(refused("name: [").line()).isPositive();
        assertThat(refused("").reason()).isNotEmpty();
    }

    @Test
    void aCanaryThatIsCutOtherwiseRefusesItsProfile() throws IOException {
        assertThat(refused(RIGHT.replace("author: moth", "author: wren")).reason())
                .isEqualTo("canary 1: unit 1 has the author 'moth', not 'wren'");
        assertThat(refused(RIGHT.replace("#lantern .entry", "#lamp .entry")).reason())
                .contains("'recognise' finds nothing");
        assertThat(refused(RIGHT.replace("item: \".entry\"", "item: \".entries\""))
                        .reason())
                .contains("0 units are cut out of its page, not 1");
    }

    @Test
    void aProfileThatNoLongerFitsIsNamedAndWhatItsRulesMissReadFromTheStructure() throws IOException {
        write("lantern.yaml", RIGHT);
        Cutter cutter = new Cutter(Profiles.withFolder(folder).profiles());
        String entry =
                "<div class=\"entry\" id=\"e%d\"><b class=\"username\">moth</b> <span class=\"date\">2026-01-15 17:11</span><div class=\"words\">Bright lanterns, all of them, number %d.</div></div>";
        String page = "<div id=\"lantern\">" + entry.formatted(1, 1) + entry.formatted(2, 2) + "</div>";
        CutResult result = cutter.cut(new Page(
                URI.create("http://lantern.example/t/1"), Instant.parse("2026-01-16T20:00:00Z"), Jsoup.parse(page)));
        assertThat(result).isInstanceOfSatisfying(CutResult.Units.class, units -> {
            assertThat(units.collapsed()).contains("lantern-board");
            assertThat(units.profile()).isEqualTo("lantern-board");
            assertThat(units.cuts()).extracting(Cut::author).containsExactly("moth", "moth");
            assertThat(units.cuts())
                    .extracting(
                            cut -> cut.posted() == null ? null : cut.posted().at())
                    .containsOnly(Instant.parse("2026-01-15T17:11:00Z"));
            assertThat(units.cuts().getFirst().text()).isEqualTo("Bright lanterns, all of them, number 1.");
        });
    }

    @Test
    void fewMissingAuthorsAreNoCollapse() throws IOException {
        write("lantern.yaml", RIGHT);
        Cutter cutter = new Cutter(Profiles.withFolder(folder).profiles());
        StringBuilder page = new StringBuilder("<div id=\"lantern\">");
        for (int i = 0; i < 10; i++) {
            page.append(
                    "<div class=\"entry\" id=\"e%d\"><b class=\"%s\">moth</b> <i class=\"when\">2026-01-15 17:11</i><div class=\"words\">Bright.</div></div>"
                            .formatted(i, i == 3 ? "gone" : "who"));
        }
        CutResult result = cutter.cut(new Page(
                URI.create("http://lantern.example/t/1"),
                Instant.parse("2026-01-16T20:00:00Z"),
                Jsoup.parse(page.append("</div>").toString())));
        assertThat(result).isInstanceOfSatisfying(CutResult.Units.class, units -> {
            assertThat(units.collapsed()).isEmpty();
            assertThat(units.cuts()).hasSize(10);
        });
    }
}
