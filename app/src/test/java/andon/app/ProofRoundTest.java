package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.SqlAssets;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.evidence.ChainAnchors;
import andon.searchapi.alerts.DeliverySettings;
import andon.searchapi.alerts.OperatorMail;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.ProofSettings;
import andon.searchapi.audit.AuditLog;
import andon.testbed.net.DnsResponder;
import andon.testbed.receivers.MailReceiver;
import andon.testbed.receivers.ReceivedMail;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofRoundTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));

    @Test
    void operatorsAreToldOnceOfDomainsThatWereNeverProvenAndUntilWhenTheyGoOn(@TempDir Path folder) throws Exception {
        ProofSettings usual = ProofSettings.defaults();
        try (Database database = Database.open(DatabaseSettings.embedded(folder));
                DnsResponder dns = DnsResponder.start();
                MailReceiver receiver = MailReceiver.start()) {
            SqlAssets assets = new SqlAssets(database);
            OrganisationId acme = new OrganisationId("acme");
            assets.confirm(
                    assets.propose(acme, AssetType.DOMAIN, "acme.example").id());
            assets.confirm(assets.propose(acme, AssetType.NAME, "Acme Corp").id());
            ProofSettings settings = new ProofSettings(
                    dns.address(),
                    List.of(),
                    false,
                    usual.httpPort(),
                    usual.timeout(),
                    usual.every(),
                    usual.grace(),
                    usual.unreachableGrace(),
                    usual.unprovenTerm());
            DeliverySettings channels = DeliverySettings.defaults("https://andon.example")
                    .withMail(new DeliverySettings.Mail(
                            receiver.host(), receiver.port(), null, null, false, "andon@andon.example"));
            try (AssetProofs proofs = new AssetProofs(
                    database, assets, settings, new AuditLog(database, ChainAnchors.none(), CLOCK), CLOCK)) {
                ProofRound round = new ProofRound(
                        proofs,
                        new OperatorMail(channels, List.of("ops@andon.example")),
                        channels.consoleAddress(),
                        CLOCK);
                round.run();
                round.run();
            }
            assertThat(receiver.received()).singleElement().satisfies(mail -> {
                assertThat(mail.subject()).isEqualTo("[Andon] 1 domain was never proven");
                assertThat(mail.text())
                        .contains("acme  acme.example  2027-02-18 09:00 UTC", "https://andon.example/assets")
                        .doesNotContain("Acme Corp");
            });
            assertThat(receiver.received()).extracting(ReceivedMail::to).containsExactly(List.of("ops@andon.example"));
        }
    }
}
