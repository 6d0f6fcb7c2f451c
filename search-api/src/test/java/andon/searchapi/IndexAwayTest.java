package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs are told while the search index does not answer. */
class IndexAwayTest {
    @TempDir
    Path folder;

    private World world;
    private String document;

    @BeforeEach
    void open() throws Exception {
        world = new World(folder);
        world.people();
        document =
                world.publish(World.simple("1", "Title", "words"), World.START).value();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Http as(String name, Role role) {
        return new Http(world.address, world.key(name, role, role == Role.CUSTOMER ? World.ACME : null));
    }

    @Test
    void everyPageThatNeedsTheIndexSaysInBothLanguagesThatItIsAwayAndThatNothingIsLost() {
        Http akira = as("akira", Role.ANALYST);
        List<String> pages =
                List.of("/?q=words&", "/documents/" + document + "?", "/entities/domain?value=acme.example&");
        assertThat(akira.get("/?q=words&lang=en").status()).isEqualTo(200);
        // As a cluster that is gone: the adapter throws the same.
        world.corpus.index().close();
        for (String page : pages) {
            Http.Answer english = akira.get(page + "lang=en");
            assertThat(english.status()).as(page).isEqualTo(503);
            assertThat(english.body()).contains("Nothing is lost", "Try again").doesNotContain("??");
            Http.Answer japanese = akira.get(page + "lang=ja");
            assertThat(japanese.status()).as(page).isEqualTo(503);
            assertThat(japanese.body())
                    .contains("データは失われていません", "再試行", "lang=\"ja\"")
                    .doesNotContain("??", "Nothing is lost");
        }
        assertThat(akira.get("/api/v1/documents?q=words").detail()).contains("cannot be used now");
        assertThat(akira.get("/requests").status()).as("what needs no index").isEqualTo(200);
    }

    @Test
    void anOperatorIsToldWhereToLookAndACustomerIsNot() {
        world.corpus.index().close();
        assertThat(as("olga", Role.OPERATOR)
                        .get("/documents/" + document + "?lang=en")
                        .body())
                .contains("verify --index");
        assertThat(as("mina", Role.CUSTOMER)
                        .get("/documents/" + document + "?lang=en")
                        .body())
                .contains("Nothing is lost")
                .doesNotContain("verify --index");
    }
}
