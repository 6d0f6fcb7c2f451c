package andon.benchmarks.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(3, Board.FEWEST_PAGES);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void samePageComesThroughSocksAndThroughAnHttpProxy() throws Exception {
        String host = DarkWeb.hosts(3).get(1);
        String bySocks = get(Proxy.Type.SOCKS, "http://" + host + "/thread/1000");
        assertThat(bySocks).contains("board " + host.substring(0, 16)).doesNotContain(Board.HOST_CODE);
        assertThat(get(Proxy.Type.HTTP, "http://" + host + "/thread/1000")).isEqualTo(bySocks);
        assertThat(server.tally()).isEqualTo(new ServerProcess.Tally(1, 2, 0));
    }

    @Test
    void tallyCountsEachPageOnceAndStartsAnewWhenItWasAsked() throws Exception {
        List<String> hosts = DarkWeb.hosts(3);
        get(Proxy.Type.SOCKS, "http://" + hosts.get(0) + "/");
        get(Proxy.Type.SOCKS, "http://" + hosts.get(0) + "/");
        get(Proxy.Type.SOCKS, "http://" + hosts.get(2) + "/");
        get(Proxy.Type.SOCKS, "http://" + hosts.get(2) + "/robots.txt");
        assertThat(server.tally()).isEqualTo(new ServerProcess.Tally(2, 3, 1));
        assertThat(server.tally()).isEqualTo(new ServerProcess.Tally(0, 0, 0));
    }

    private String get(Proxy.Type type, String address) throws Exception {
        InetSocketAddress proxy = new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                server.address().getPort());
        OkHttpClient client =
                new OkHttpClient.Builder().proxy(new Proxy(type, proxy)).build();
        try (Response response =
                client.newCall(new Request.Builder().url(address).build()).execute()) {
            return response.body().string();
        } finally {
            client.connectionPool().evictAll();
        }
    }
}
