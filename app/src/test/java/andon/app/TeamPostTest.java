package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.alerts.DeliverySettings;
import andon.searchapi.requests.SlaWatch;
import andon.testbed.receivers.MailReceiver;
import andon.testbed.receivers.ReceivedMail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamPostTest {
    private static final SlaWatch.Notice NOTICE = new SlaWatch.Notice(
            "malware", "sla-1", "[Andon] Requests: 1 overdue", "Request 7", Instant.parse("2026-11-20T03:00:00Z"));

    private static DeliverySettings through(String host, int port) {
        return DeliverySettings.defaults("https://andon.example")
                .withMail(new DeliverySettings.Mail(host, port, null, null, false, "andon@andon.example"));
    }

    @Test
    void aTeamIsToldByMailAndTheOthersAreNot() {
        int port;
        Map<String, List<String>> teams = Map.of("malware", List.of("lab@andon.example"), "research", List.of());
        try (MailReceiver receiver = MailReceiver.start()) {
            port = receiver.port();
            assertThat(new TeamPost(through(receiver.host(), port), teams).tell(NOTICE))
                    .isTrue();
            assertThat(receiver.received()).extracting(ReceivedMail::to).containsExactly(List.of("lab@andon.example"));
            assertThat(receiver.received().getFirst().subject()).isEqualTo(NOTICE.subject());
        }
        TeamPost unreachable = new TeamPost(through("127.0.0.1", port), teams);
        assertThat(unreachable.tell(NOTICE)).isFalse();
        assertThat(unreachable.tell(new SlaWatch.Notice("research", "sla-2", "s", "t", NOTICE.at())))
                .as("a team without addresses is told by the log")
                .isTrue();
    }
}
