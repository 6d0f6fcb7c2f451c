package andon.app;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.crawler.source.SourcesFile;
import andon.crawler.source.SourcesFileException;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import andon.testbed.receivers.MailReceiver;
import andon.testbed.world.OnionWeb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The board behind a test proxy, an operator's mailbox, and settings for both. */
final class BoardWatch implements AutoCloseable {
    final WatchedBoard board = new WatchedBoard();
    final MailReceiver mail = MailReceiver.start();
    final Settings settings;
    private final OnionWeb web;
    private final SocksTestProxy proxy;

    BoardWatch(Path folder) throws IOException {
        web = OnionWeb.serve(List.of(board));
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), web.port());
        proxy = SocksTestProxy.start(host -> board.down ? SocksAnswer.UNKNOWN_HOST : new SocksAnswer.Connect(server));
        settings = SettingsFile.read(Files.writeString(folder.resolve("andon.yaml"), """
                data: "%s"
                tor: { socks: "%s:%d" }
                crawler: { timeout: 20s, backoff: 50ms, gate-wait: 50ms, host-failures: 2, host-pause: 50ms }
                indexer: { poll: 50ms }
                http: { port: 0 }
                metrics: { port: 0 }
                health: { every: 1s, missed-visits: 1, grace: 0s }
                alerts:
                  poll: 50ms
                  smtp-host: "%s"
                  smtp-port: %d
                  smtp-start-tls: false
                  mail-from: "andon@andon.example"
                  operators: ["olga@andon.example"]
                  operator-distance: 0s
                """.formatted(
                        folder.resolve("data"),
                        proxy.address().getAddress().getHostAddress(),
                        proxy.address().getPort(),
                        mail.host(),
                        mail.port())));
    }

    /** Makes the board, with these canaries, all that is watched. */
    void watch(Stores stores, String canaries) {
        watch(stores, canaries, "");
    }

    /** The same with one more key. */
    void watch(Stores stores, String canaries, String more) {
        String host = board.addresses().getFirst().host();
        try {
            stores.sources().replaceAll(SourcesFile.parse("""
                    sources:
                      - id: board
                        name: The Board
                        addresses: ["http://%s/"]
                        every: 6h
                        politeness: { delay: 0s }
                        canaries: [%s]
                        %s
                    """.formatted(host, canaries, more)));
        } catch (SourcesFileException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        web.close();
        mail.close();
    }
}
