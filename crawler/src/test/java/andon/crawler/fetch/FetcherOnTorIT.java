package andon.crawler.fetch;

import static andon.crawler.fetch.FetchBench.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import andon.crawler.fetch.FetchOutcome.Advice;
import andon.testbed.tor.PrivateTor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same through real tor processes, and what only they can tell. */
class FetcherOnTorIT extends FetcherContract {
    @TempDir
    static Path folder;

    private static TorNetworkOfServices network;

    @BeforeAll
    static void start() throws Exception {
        boolean required = "true".equals(System.getenv("ANDON_REQUIRE_SERVERS"));
        assumeTrue(required || PrivateTor.available(), "tor is not installed");
        network = TorNetworkOfServices.start(folder.resolve("tor"));
    }

    @AfterAll
    static void stop() {
        if (network != null) {
            network.close();
        }
    }

    @Override
    FetchNetwork network() throws Exception {
        network.repair();
        return network;
    }

    @Test
    void serviceForClientsWithAKeyStopsTheHostWithoutAKeyAndWithAWrongOne() throws IOException {
        URI address = URI.create("http://" + network.host(TorNetworkOfServices.RESTRICTED) + "/");
        try (OkHttpFetcher fetcher = new OkHttpFetcher(network.settings(), new Cookies(), InstantSource.system())) {
            assertThat(failure(fetcher.fetch(FetchRequest.get(address)))).isEqualTo(FailureCode.CLIENT_AUTH_MISSING);
            assertThat(FailureCode.CLIENT_AUTH_MISSING.advice()).isEqualTo(Advice.STOP);
            network.giveWrongKey(TorNetworkOfServices.RESTRICTED);
            FailureCode last = FailureCode.CLIENT_AUTH_MISSING;
            // Tor calls the first request after the key came unreachable; then it has looked at the descriptor again.
            for (int tries = 0; tries < 10 && last != FailureCode.CLIENT_AUTH_BAD; tries++) {
                last = failure(fetcher.fetch(FetchRequest.get(address)));
            }
            assertThat(last).isEqualTo(FailureCode.CLIENT_AUTH_BAD);
            assertThat(last.advice()).isEqualTo(Advice.STOP);
        }
    }

    @Test
    void torItselfRefusesAnAddressWithAWrongChecksum() throws Exception {
        String host = network.host("forum");
        String wrong = (host.startsWith("a") ? "b" : "a") + host.substring(1);
        FetchSettings settings = network.settings();
        Endpoints endpoints = new Endpoints(settings, InstantSource.system());
        Circuit circuit = new Circuit(endpoints.ranked(wrong).getFirst(), wrong, "test");
        try (SocksSocket socket = new SocksSocket(circuit, endpoints, Bandwidth.of(0), () -> {})) {
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved(wrong, 80), 30_000))
                    .isInstanceOfSatisfying(
                            SocksException.class,
                            e -> assertThat(FailureCode.ofReply(e.reply())).isEqualTo(FailureCode.BAD_ADDRESS));
        }
    }
}
