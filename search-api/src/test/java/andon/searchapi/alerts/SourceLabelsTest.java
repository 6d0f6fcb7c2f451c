package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscription.Channel.Misp.Distribution;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TLP decides what leaves. */
class SourceLabelsTest {
    private static Delivery delivery(Channel channel) {
        return new Delivery(1, List.of(OutboxFake.alert("a", "VPN access")), channel, AlertWords.ANYBODY, 1, 1);
    }

    @Test
    void noWordOfARedSourceLeaves() {
        SourceLabels red = source -> Tlp.RED;
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
            SourceLabels labels = source -> label;
            Delivery plain = delivery(new Channel.Email("soc@acme.example"));
            assertThat(labels.leaving(plain)).isEqualTo(plain);
        }
    }

    @Test
    void mispPassesNothingOnFartherThanTheSourceAllows() {
        Channel.Misp open =
                new Channel.Misp(URI.create("https://misp.example"), "k".repeat(40), Tlp.GREEN, Distribution.ALL, true);
        SourceLabels strict = source -> Tlp.AMBER_STRICT;
        assertThat(strict.leaving(delivery(open)).channel()).isInstanceOfSatisfying(Channel.Misp.class, misp -> {
            assertThat(misp.tlp()).isEqualTo(Tlp.AMBER_STRICT);
            assertThat(misp.distribution()).isEqualTo(Distribution.ORGANISATION);
        });
        SourceLabels clear = source -> Tlp.CLEAR;
        assertThat(clear.leaving(delivery(open)).channel()).isEqualTo(open);
    }
}
