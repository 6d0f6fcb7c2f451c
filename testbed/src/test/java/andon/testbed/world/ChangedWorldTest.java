package andon.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import andon.testbed.world.WorldChange.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChangedWorldTest {
    private final Truth before = World.generate(WorldTest.SETTINGS).truth();
    private final World changedWorld = World.generate(WorldTest.SETTINGS.changed(Duration.ofDays(1)));
    private final Truth after = changedWorld.truth();

    @Test
    void theFirstWorldHasNoChanges() {
        assertThat(before.changes()).isEmpty();
        assertThat(before.newsSince(before)).isEmpty();
    }

    @Test
    void documentsDifferExactlyAsTheChangesSay() {
        Map<String, PlantedDocument> old = byPlace(before);
        Map<String, PlantedDocument> now = byPlace(after);
        assertThat(now.keySet().stream().filter(key -> !old.containsKey(key)).collect(Collectors.toSet()))
                .isEqualTo(places(Kind.ADDED));
        assertThat(old.keySet().stream().filter(key -> !now.containsKey(key)).collect(Collectors.toSet()))
                .isEqualTo(places(Kind.REMOVED));
        assertThat(before.documents().stream()
                        .filter(document -> {
                            PlantedDocument later = now.get(place(document));
                            return later != null && !later.text().equals(document.text());
                        })
                        .map(ChangedWorldTest::place)
                        .collect(Collectors.toSet()))
                .isEqualTo(places(Kind.EDITED));
        before.documents().forEach(document -> {
            PlantedDocument later = now.get(place(document));
            if (later != null) {
                assertThat(later.postedAt()).isEqualTo(document.postedAt());
                assertThat(later.author()).isEqualTo(document.author());
            }
        });
    }

    @Test
    void theNewsAreTheMentionsOfTheChangesThatAreNews() {
        Set<String> news = after.newsSince(before).stream()
                .map(mention -> mention.source() + "|" + mention.key())
                .collect(Collectors.toSet());
        Set<String> said = after.changes().stream()
                .filter(WorldChange::news)
                .map(change -> change.source() + "|" + change.key())
                .collect(Collectors.toSet());
        assertThat(news).isEqualTo(said).hasSizeGreaterThan(4);
        assertThat(after.newsSince(before).stream()
                        .map(PlantedMention::organisation)
                        .distinct())
                .hasSize(3);
    }

    @Test
    void anOldMentionIsNeverLost() {
        assertThat(after.mentions()).containsAll(before.mentions());
    }

    @Test
    void aRemovedPostMovesLaterOnesToAnotherPageAndAThreadMovesToAnotherSection() {
        Map<String, PlantedDocument> now = byPlace(after);
        assertThat(before.documents().stream()
                        .filter(document -> {
                            PlantedDocument later = now.get(place(document));
                            return later != null && !later.path().equals(document.path());
                        })
                        .map(PlantedDocument::source))
                .isNotEmpty()
                .containsOnly("polyn-forum");
        Walk walk = new Walk(changedWorld.site("lantern-forum"));
        walk.settle();
        assertThat(walk.open("/forumdisplay.php?fid=1").text()).contains("Escrow was slow this week");
    }

    @Test
    void everyTextOfTheChangedWorldIsVisibleToo() {
        for (PlantedDocument document : after.documents()) {
            String visible = WorldTest.words(Walk.visibleText(WorldTest.page(changedWorld, document)));
            assertThat(visible)
                    .contains(
                            WorldTest.words(document.text().lines().findFirst().orElseThrow()));
        }
    }

    private Set<String> places(Kind kind) {
        return after.changes().stream()
                .filter(change -> change.kind() == kind)
                .map(change -> change.source() + "|" + change.key())
                .collect(Collectors.toSet());
    }

    private static Map<String, PlantedDocument> byPlace(Truth truth) {
        return truth.documents().stream().collect(Collectors.toMap(ChangedWorldTest::place, Function.identity()));
    }

    private static String place(PlantedDocument document) {
        return document.source() + "|" + document.key();
    }
}
