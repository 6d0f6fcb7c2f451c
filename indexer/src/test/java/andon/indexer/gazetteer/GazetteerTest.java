package andon.indexer.gazetteer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import andon.indexer.Growth;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
    private final Gazetteer gazetteer = Gazetteer.bundled();

    private List<String> found(String text) {
        return gazetteer.find(text).stream()
                .map(e -> text.substring(e.span().start(), e.span().end()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Children play in the park and a hive of bees hums.",
                "Play Store and Google Play list the app.",
                "We play Medusa, a board game by Royal Games.",
                "Cobalt is mined in Congo; the Cobalt price rose.",
                "The royal family visits the Maze garden. Hydra is a water snake.",
                "Maria Conti met Akira Tanaka in Cuba.",
                "Stop! Fog and storm warning for the Phoenix area.",
                "The Raccoon lives in the forest, says the Python tutorial.",
                "The ordinal number, the nodejs validator and a mailto link of the Django site on ext4",
                "There is a gotcha: xserver and qwerty work offline, see group 3 of the darknet at Christmas.",
                "Anchor the boat, check the payload and encrypt the disk.",
                "see https://play.example.com/emotet.exe and C:\\emotet\\file"
            })
    void ordinaryWordsDoNotFire(String text) {
        assertEquals(List.of(), found(text));
    }

    @Test
    void ordinaryWordsCountBesideWordsOfTheTrade() {
        assertEquals(List.of("Play"), found("The Play ransomware gang claims the attack."));
        assertEquals(List.of("Hive"), found("affiliates of ransomware group Hive were arrested"));
        assertEquals(List.of("Medusa"), found("группировка Medusa опубликовала файлы"));
        assertEquals(List.of("Play"), found("勒索软件Play公布了数据"));
        assertEquals(List.of("Akira"), found("ランサムウェア「Akira」の被害"));
    }

    @Test
    void nameThatWasMeantOnceIsMeantInTheWholeText() {
        assertEquals(List.of("Play", "Play"), found("The Play ransomware is back. Files are encrypted by Play today."));
    }

    @Test
    void versionBelongsToTheNameButNotToItsValue() {
        String text = "They deployed LockBit 3.0 and Red Alert malware v2.0.";
        Entity entity = gazetteer.find(text).getFirst();
        assertEquals(
                "LockBit 3.0",
                text.substring(entity.span().start(), entity.span().end()));
        assertEquals("LockBit", entity.value());
    }

    @Test
    void spellingsLeadToOneValue() {
        for (String spelling : List.of("Lumma", "LummaC2", "LUMMA", "Lumma Stealer")) {
            assertEquals(
                    "Lumma",
                    gazetteer
                            .find("logs from " + spelling + " today")
                            .getFirst()
                            .value(),
                    spelling);
        }
        assertEquals(List.of("lummac2", "lumma"), found("fresh lummac2 and raccoon; lumma logs"));
    }

    @Test
    void scannersNamesAreFoundWhole() {
        assertEquals(
                List.of("Trojan-Banker.AndroidOS.Riltok.c", "Backdoor:MSIL/Bladabindi"),
                found(
                        "Detected as Trojan-Banker.AndroidOS.Riltok.c. Also Backdoor:MSIL/Bladabindi, says the scanner."));
        assertEquals(List.of(), found("Runs on Android.7 and Linux/Unix. Python.Requests is needed."));
    }

    @Test
    void textIntroducesNamesThatNoListHas() {
        assertEquals(
                List.of("Qorvexa", "Qorvexa"),
                found("A new stealer dubbed Qorvexa is sold on forums. Buyers of Qorvexa get updates."));
        assertEquals(List.of("ZarkoRAT"), found("Analysts took apart the ZarkoRAT backdoor."));
        assertEquals(List.of(), found("The AcmeSoft ransomware attack cost millions."));
    }

    @Test
    void actorsHaveTheirOwnType() {
        Entity actor = gazetteer.find("Sandworm attacked the grid").getFirst();
        assertEquals(EntityType.THREAT_ACTOR, actor.type());
    }

    @Test
    void longTextOfNamesTakesTimeInLine() {
        Growth.isLinear(
                "names",
                500_000,
                length -> Growth.repeated("Play Trojan-A.B:C/ Emotet ", length),
                text -> assertFalse(gazetteer.find(text).isEmpty()));
    }

    @Test
    void longListTakesNoMoreTimeThanShortOne() {
        String text = "The Emotet botnet and the Zorvax stealer were seen in May. ".repeat(2_000);
        Growth.isFlat(
                "list",
                20_000,
                GazetteerTest::listOf,
                list -> assertFalse(list.find(text).isEmpty()));
    }

    private static Gazetteer listOf(int size) {
        List<ListedName> names = new ArrayList<>(GazetteerList.bundled());
        for (int i = 0; i < size; i++) {
            names.add(new ListedName(EntityType.MALWARE, "Zorvax" + i, "Zorvax" + i, ListedName.Sense.DISTINCT));
        }
        return Gazetteer.of(names);
    }

    @Test
    void laterListsReplaceEarlierOnes() {
        List<ListedName> names = new ArrayList<>(GazetteerList.bundled());
        names.add(new ListedName(EntityType.THREAT_ACTOR, "Own", "Emotet", ListedName.Sense.DISTINCT));
        assertEquals(
                "Own", Gazetteer.of(names).find("Emotet is back").getFirst().value());
    }
}
