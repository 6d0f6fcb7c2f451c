package andon.corpus.watch;

import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import andon.vocabulary.OrganisationId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a customer is told of a document that is longer than what is masked for it: words are matched in what it may see of it, its own
 * names and values in all of it.
 */
class WordsBehindTheBoundTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    /** As docs/threat-model.md says. */
    private static final int BOUND = 1_000_000;

    @TempDir
    Path folder;

    private int settings;

    private List<Alert> told(String query, Document document) throws Exception {
        try (WatchSetting setting = new WatchSetting(EachDatabase.H2, folder.resolve("" + settings++))) {
            setting.watch(ACME, AssetType.NAME, "Acme Corp");
            setting.watch(ACME, AssetType.DOMAIN, "acme.example");
            setting.corpus
                    .subscriptions()
                    .create(ACME, "s", query, null, List.of(new Subscription.Channel.Email("soc@acme.example")));
            return setting.see(document);
        }
    }

    private static Document longer(String start, String end) {
        String rows = "some row of a list that is long\n".repeat(BOUND / 32 + 1);
        return document("1")
                .title("leak")
                .text(start + rows + end + " and see portal.acme.example")
                .entity(EntityType.DOMAIN_NAME, "portal.acme.example")
                .build();
    }

    @Test
    void whatStandsBeforeTheBoundIsMatched() throws Exception {
        assertThat(told("turbine", longer("Acme Corp turbine plans\n", ""))).hasSize(1);
    }

    @Test
    void aWordThatStandsBehindItAloneIsNot() throws Exception {
        Document document = longer("Acme Corp\n", "turbine plans");
        assertThat(told("turbine", document)).isEmpty();
        assertThat(told("-turbine", document)).hasSize(1);
        assertThat(told("", document)).hasSize(1);
    }

    @Test
    void theReadersOwnNamesAndValuesAre() throws Exception {
        Document document = longer("", "turbine plans of Acme Corp");
        assertThat(told("\"acme corp\"", document))
                .singleElement()
                .satisfies(alert -> assertThat(alert.values()).contains("acme corp"));
        assertThat(told("domain:acme.example", document)).hasSize(1);
    }
}
