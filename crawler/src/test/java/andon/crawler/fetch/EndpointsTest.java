package andon.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Which endpoint a host takes, by the state of all, with time moved by hand. */
class EndpointsTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Endpoints endpoints = endpoints(3);

    private Endpoints endpoints(int count) {
        InetSocketAddress[] addresses = IntStream.range(0, count)
                .mapToObj(n -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 9050 + n))
                .toArray(InetSocketAddress[]::new);
        return new Endpoints(FetchSettings.through(addresses), () -> now);
    }

    @Test
    void hostKeepsToItsEndpointAndHostsAreSpread() throws ProxyException {
        assertThat(use("a.onion")).isSameAs(use("a.onion"));
        assertThat(IntStream.range(0, 900)
                        .mapToObj(n -> use("host" + n + ".onion"))
                        .collect(Collectors.groupingBy(Endpoint::toString, Collectors.counting()))
                        .values())
                .hasSize(3)
                .allSatisfy(hosts -> assertThat(hosts).isBetween(230L, 370L));
    }

    @Test
    void onlyTheHostsOfAnEndpointThatFailsMove() {
        List<Endpoint> before =
                IntStream.range(0, 300).mapToObj(n -> use("host" + n)).toList();
        Endpoint failed = before.getFirst();
        fail(failed);
        for (int i = 0; i < 300; i++) {
            Endpoint after = use("host" + i);
            if (before.get(i) == failed) {
                assertThat(after).isNotSameAs(failed);
            } else {
                assertThat(after).isSameAs(before.get(i));
            }
        }
    }

    @Test
    void endpointThatFailsRestsLongerEachTimeAndIsTriedByOneAtATime() {
        Endpoint own = use("a.onion");
        fail(own);
        assertThat(own.status().restingUntil()).contains(now.plus(Endpoint.FIRST_REST));
        assertThat(use("a.onion")).isNotSameAs(own);
        now = now.plus(Endpoint.FIRST_REST);
        assertThat(use("a.onion")).as("the trial").isSameAs(own);
        assertThat(use("a.onion")).as("others do not wait for it").isNotSameAs(own);
        fail(own);
        assertThat(own.status().restingUntil()).contains(now.plus(Endpoint.FIRST_REST.multipliedBy(2)));
        for (int i = 0; i < 40; i++) {
            fail(own);
        }
        assertThat(own.status().restingUntil()).contains(now.plus(Endpoint.LONGEST_REST));
        own.works(own.outages());
        assertThat(own.status().healthy()).isTrue();
        assertThat(own.status().restingUntil()).isEmpty();
        assertThat(own.status().failures()).isEqualTo(42);
        assertThat(use("a.onion")).isSameAs(own);
    }

    @Test
    void requestsThatFailTogetherAreOneOutage() {
        Endpoint own = use("a.onion");
        int known = own.outages();
        for (int i = 0; i < 100; i++) {
            endpoints.failed(own, known);
        }
        assertThat(own.status().restingUntil()).contains(now.plus(Endpoint.FIRST_REST));
        assertThat(own.status().failures()).isEqualTo(100);
        now = now.plus(Endpoint.FIRST_REST);
        fail(use("a.onion"));
        assertThat(own.status().restingUntil()).contains(now.plus(Endpoint.FIRST_REST.multipliedBy(2)));
    }

    @Test
    void answerThatWasUnderWayWhenAnEndpointDiedIsNoSignOfLife() {
        Endpoint own = use("a.onion");
        int known = own.outages();
        fail(own);
        own.reached(known);
        assertThat(own.status().healthy()).isFalse();
        assertThat(use("a.onion")).isNotSameAs(own);
        own.reached(own.outages());
        assertThat(own.status().healthy()).isTrue();
    }

    @Test
    void withNoEndpointThatWorksThereIsNoWayUntilOneHasRested() {
        Endpoints two = endpoints(2);
        List<Endpoint> ranked = two.ranked("a.onion");
        ranked.forEach(endpoint -> two.failed(endpoint, endpoint.outages()));
        assertThatThrownBy(() -> two.firstUsable(ranked))
                .isInstanceOfSatisfying(
                        ProxyException.class, e -> assertThat(e.failure()).isEqualTo(FailureCode.PROXY_DOWN));
        now = now.plus(Endpoint.FIRST_REST);
        assertThat(use(two, "a.onion")).isSameAs(ranked.getFirst());
    }

    @Test
    void withoutAnyEndpointThereIsNoWay() {
        assertThatThrownBy(() -> endpoints(0).firstUsable(List.of()))
                .isInstanceOfSatisfying(
                        ProxyException.class, e -> assertThat(e.failure()).isEqualTo(FailureCode.NO_PROXY));
    }

    @Test
    void manyHostsInARowThatCannotBeReachedSpeakAgainstTheEndpoint() {
        Endpoint endpoint = use("a.onion");
        for (int i = 1; i < Endpoint.SUSPECT_AFTER; i++) {
            assertThat(endpoint.lost("dead" + i + ".onion")).isFalse();
            assertThat(endpoint.lost("dead" + i + ".onion"))
                    .as("the same host counts once")
                    .isFalse();
        }
        assertThat(endpoint.lost("last.onion")).isTrue();
        for (int i = 1; i < Endpoint.SUSPECT_AFTER; i++) {
            endpoint.lost("dead" + i + ".onion");
        }
        endpoint.reached(endpoint.outages());
        assertThat(endpoint.lost("last.onion")).isFalse();
    }

    @Test
    void circuitStaysUntilItIsRenewedOrItsTimeIsOver() throws ProxyException {
        Ways ways = new Ways(endpoints, Duration.ofMinutes(10), circuit -> new OkHttpClient(), () -> now);
        Circuit first = ways.to("a.onion").circuit();
        assertThat(ways.to("a.onion").circuit()).isSameAs(first);
        assertThat(ways.to("b.onion").circuit().user()).isEqualTo("b.onion");
        ways.renew("a.onion");
        Circuit second = ways.to("a.onion").circuit();
        assertThat(second.password()).isNotEqualTo(first.password());
        assertThat(second.user()).isEqualTo(first.user());
        now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
        assertThat(ways.to("a.onion").circuit()).isSameAs(second);
        now = now.plusMillis(1);
        assertThat(ways.to("a.onion").circuit().password()).isNotEqualTo(second.password());
    }

    @Test
    void withoutALifetimeACircuitIsTorsOwnMatter() throws ProxyException {
        Ways ways = new Ways(endpoints, Duration.ZERO, circuit -> new OkHttpClient(), () -> now);
        Circuit first = ways.to("a.onion").circuit();
        now = now.plus(Duration.ofDays(100));
        assertThat(ways.to("a.onion").circuit()).isSameAs(first);
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        InetSocketAddress one = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9050);
        FetchSettings settings = FetchSettings.through(one);
        assertThatThrownBy(() -> FetchSettings.through(one, one)).hasMessageContaining("each once");
        assertThatThrownBy(() -> settings.withConnections(0, 1)).hasMessageContaining("connections");
        assertThatThrownBy(() -> settings.withBytesPerSecond(10)).hasMessageContaining("bandwidth");
        assertThatThrownBy(() -> settings.withCircuitLifetime(Duration.ofSeconds(1)))
                .hasMessageContaining("lifetime");
        assertThatThrownBy(() -> settings.withMaxBody(10)).hasMessageContaining("body");
    }

    private void fail(Endpoint endpoint) {
        endpoints.failed(endpoint, endpoint.outages());
    }

    private Endpoint use(String host) {
        return use(endpoints, host);
    }

    private static Endpoint use(Endpoints endpoints, String host) {
        try {
            return endpoints.firstUsable(endpoints.ranked(host));
        } catch (ProxyException e) {
            throw new AssertionError(e);
        }
    }
}
