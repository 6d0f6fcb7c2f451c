package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.EachDatabase;
import andon.corpus.index.Mirrors;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.database.Database;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an organisation hands in is told and shown to nobody else, and hides no news from it. */
class OwnSourcesTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final OrganisationId NORWIND = new OrganisationId("norwind");
    private static final String TEXT =
            "Norwind and acme corp, staff of both, with their addresses and what they ordered last spring";

    @TempDir
    Path folder;

    private Corpus open(EachDatabase kind, Database database) throws Exception {
        Corpus corpus = Corpus.open(database, folder.resolve(kind.name()), Mirrors.NONE, InstantSource.fixed(START));
        for (OrganisationId owner : List.of(ACME, NORWIND)) {
            String name = owner.equals(ACME) ? "Acme Corp" : "Norwind";
            corpus.assets()
                    .confirm(
                            corpus.assets().propose(owner, AssetType.NAME, name).id());
            corpus.subscriptions()
                    .create(
                            owner,
                            "all",
                            "",
                            null,
                            List.of(new Subscription.Channel.Email("soc@" + owner + ".example")));
        }
        return corpus;
    }

    private static List<Alert> see(Corpus corpus, Document document, long seq) {
        Sighting sighting = corpus.ledger().record(document, capture(seq));
        return corpus.alerts().raise(document, sighting, corpus.watchList().match(document), START);
    }

    @ParameterizedTest
    @EnumSource
    void onlyItsOwnAssetsAreFoundInIt(EachDatabase kind) throws Exception {
        try (Database database = kind.open();
                Corpus corpus = open(kind, database)) {
            SourceId own = new OwnSources(database).of(ACME);
            Document handedIn = document("1").source(own.value()).text(TEXT).build();
            assertThat(corpus.watchList().match(handedIn))
                    .extracting(Mention::owner)
                    .containsExactly(ACME);
            assertThat(corpus.watchList().match(document("2").text(TEXT).build()))
                    .extracting(Mention::owner)
                    .contains(ACME, NORWIND);
            assertThat(see(corpus, handedIn, 1)).extracting(Alert::owner).containsExactly(ACME);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thatOthersPublishTheSameLaterIsNewsToBoth(EachDatabase kind) throws Exception {
        try (Database database = kind.open();
                Corpus corpus = open(kind, database)) {
            SourceId own = new OwnSources(database).of(ACME);
            see(corpus, document("1").source(own.value()).text(TEXT).build(), 1);
            assertThat(see(corpus, document("2").text(TEXT).build(), 2))
                    .extracting(Alert::owner)
                    .containsExactly(ACME, NORWIND);
            assertThat(see(corpus, document("3").source("mirror").text(TEXT).build(), 3))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachOrganisationHasOneWhateverOtherSourcesAreCalled(EachDatabase kind) throws Exception {
        try (Database database = kind.open();
                Corpus corpus = open(kind, database)) {
            OwnSources sources = new OwnSources(database);
            see(corpus, document("1").source("handed-in-acme").text(TEXT).build(), 1);
            assertThat(sources.of(ACME)).isEqualTo(new SourceId("handed-in-acme-2"));
            assertThat(sources.of(ACME)).isEqualTo(new SourceId("handed-in-acme-2"));
            assertThat(sources.owner(new SourceId("handed-in-acme"))).isEmpty();
            OrganisationId one = new OrganisationId("x".repeat(63));
            OrganisationId other = new OrganisationId("x".repeat(62) + "y");
            assertThat(sources.of(one)).isNotEqualTo(sources.of(other));
            assertThat(sources.owner(sources.of(other))).contains(other);
        }
    }
}
