package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscription.Channel.Misp.Distribution;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TLP decides what leaves. */
class SourceLabelsTest {
    private static Delivery delivery(Channel channel) {
        return new Delivery(1, List.of(OutboxFake.alert("a", "VPN access")), channel, AlertWords.ANYBODY, 1, 1);
    }

    private static final SourceId SOURCE = new SourceId("night-market");

    private static SourceLabels labels(Tlp label) {
        return new SourceLabels(source -> label, source -> Optional.empty());
    }

    private static SourceLabels ownOf(String owner, Tlp label) {
        return new SourceLabels(source -> label, source -> Optional.of(new OrganisationId(owner)));
    }

    @Test
    void whatACustomerHandedInLeavesForNobodyElse() {
        SourceLabels another = ownOf("norwind", Tlp.CLEAR);
        assertThat(another.of(SOURCE, OrganisationId.ANALYSTS)).isEqualTo(Tlp.RED);
        Alert leaving = another.leaving(OutboxFake.alert("a", "VPN access"));
        assertThat(List.of(String.valueOf(leaving.title()), leaving.excerpt())).containsOnly("TLP:RED");
        assertThat(another.of(SOURCE, new OrganisationId("norwind"))).isEqualTo(Tlp.AMBER_STRICT);
        assertThat(ownOf("acme", Tlp.RED).of(SOURCE, new OrganisationId("acme")))
                .isEqualTo(Tlp.RED);
    }

    @Test
    void noWordsLeaveOfWhatNobodyKnowsTheSourceOf() {
        Alert known = OutboxFake.alert("a", "VPN access");
        Alert unknown = new Alert(
                known.id(),
                known.subscriptionId(),
                known.subscriptionName(),
                known.owner(),
                known.document(),
                "",
                known.title(),
                known.severity(),
                known.categories(),
                known.values(),
                known.excerpt(),
                known.raisedAt());
        assertThat(labels(Tlp.CLEAR).leaving(unknown).excerpt()).isEqualTo("TLP:RED");
    }

    @Test
    void noWordOfARedSourceLeaves() {
        SourceLabels red = labels(Tlp.RED);
        Delivery leaving = red.leaving(delivery(new Channel.Email("soc@acme.example")));
        assertThat(leaving.messageId()).isEqualTo("a");
        assertThat(EmailText.of(leaving.alerts().getFirst(), AlertWords.ANYBODY, "https://andon.example")
                        .toString())
                .contains("TLP:RED", "https://andon.example/documents/", "acme corp")
                .doesNotContain("VPN access", "h•••2");
    }

    @Test
    void wordsOfAnyOtherSourceDo() {
        for (Tlp label : List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT)) {
            SourceLabels labels = labels(label);
            Delivery plain = delivery(new Channel.Email("soc@acme.example"));
            assertThat(labels.leaving(plain)).isEqualTo(plain);
        }
    }

    @Test
    void mispPassesNothingOnFartherThanTheSourceAllows() {
        Channel.Misp open =
                new Channel.Misp(URI.create("https://misp.example"), "k".repeat(40), Tlp.GREEN, Distribution.ALL, true);
        SourceLabels strict = labels(Tlp.AMBER_STRICT);
        assertThat(strict.leaving(delivery(open)).channel()).isInstanceOfSatisfying(Channel.Misp.class, misp -> {
            assertThat(misp.tlp()).isEqualTo(Tlp.AMBER_STRICT);
            assertThat(misp.distribution()).isEqualTo(Distribution.ORGANISATION);
        });
        SourceLabels clear = labels(Tlp.CLEAR);
        assertThat(clear.leaving(delivery(open)).channel()).isEqualTo(open);
    }
}
