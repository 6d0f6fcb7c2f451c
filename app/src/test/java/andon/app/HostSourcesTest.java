package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Addresses that are given on the command line become sources called after their hosts. */
class HostSourcesTest {
    @Test
    void aHostGivesItsNameButNoneThatOrganisationsSourcesHave() {
        assertThat(HostSources.idOf(URI.create("http://board.example/")).value())
                .isEqualTo("board-example");
        assertThat(HostSources.idOf(URI.create("http://handed-in-acme.example/"))
                        .value())
                .isEqualTo("site-handed-in-acme-example");
    }
}
