package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled profile cuts its own example, and is the first to recognise it. */
class ProfileCanaryTest {
    static List<Profile> profiles() {
        return Profiles.bundled().stream().filter(p -> !p.canary().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aBundledProfileCutsItsExample(Profile profile) {
        Profiles.canaries(profile);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void noOtherProfileTakesItsExample(Profile profile) {
        for (Profile.Canary canary : profile.canary()) {
            Page page = Pages.page(canary.html());
            assertThat(new Cutter(Profiles.bundled()).cut(page))
                    .isInstanceOfSatisfying(
                            CutResult.Units.class,
                            units -> assertThat(units.profile()).isEqualTo(profile.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aCutLeavesThePageAsItIs(Profile profile) {
        for (Profile.Canary canary : profile.canary()) {
            leavesAsItIs(Pages.page(canary.html()));
        }
    }

    @Test
    void whatIsSkippedStaysOnThePage() {
        Profile profile = profiles().stream()
                .filter(p -> p.name().equals("xenforo-2"))
                .findFirst()
                .orElseThrow();
        Page page = Pages.page(profile.canary().getFirst().html());
        Element post = page.html().expectFirst(profile.item());
        post.after(post.clone().addClass("message--deleted"));
        leavesAsItIs(page);
    }

    private static void leavesAsItIs(Page page) {
        String before = page.html().outerHtml();
        assertThat(new Cutter(Profiles.bundled()).cut(page)).isInstanceOf(CutResult.Units.class);
        assertThat(page.html().outerHtml()).isEqualTo(before);
    }

    @Test
    void hardlyAnyProfileIsWithoutAnExample() {
        assertThat(Profiles.bundled())
                .filteredOn(p -> p.canary().isEmpty())
                .extracting(Profile::name)
                .containsExactlyInAnyOrder("wordpress", "wordpress-comments");
    }

    /** Pages that stand alone. */
    private static final class Pages {
        static Page page(String html) {
            return new Page(
                    java.net.URI.create("http://canary.example/t/lanterns/3"),
                    java.time.Instant.parse("2026-01-16T20:00:00Z"),
                    org.jsoup.Jsoup.parse(html));
        }
    }
}
