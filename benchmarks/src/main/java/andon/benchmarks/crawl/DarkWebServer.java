package andon.benchmarks.crawl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.BitSet;

/**
 * Serves a {@link DarkWeb} on one loopback port as its own process, so that what serving costs is no crawler's. The port
 * takes SOCKS5 (with or without user name and password) and, for crawlers that know no SOCKS, plain HTTP proxy requests.
 *
 * <p>One thread, one selector: the cheapest way to serve bytes that are ready.
 */
final class DarkWebServer {
    private final DarkWeb web;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private BitSet seen = new BitSet();
    private long pages;
    private long others;

    private DarkWebServer(DarkWeb web) throws IOException {
        this.web = web;
        this.selector = Selector.open();
        this.listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1024);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Arguments: hosts, pages of each. Prints its port; ends when its standard input does. */
    public static void main(String[] args) throws IOException {
        DarkWebServer server = new DarkWebServer(new DarkWeb(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
        System.out.println(((InetSocketAddress) server.listener.getLocalAddress()).getPort());
        Thread.ofPlatform().daemon().start(DarkWebServer::endWithStandardInput);
        server.run();
    }

    private static void endWithStandardInput() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("the benchmark is gone: " + e);
        }
        System.exit(0);
    }

    private void run() throws IOException {
        while (true) {
            selector.select(this::handle);
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel accepted = listener.accept();
                if (accepted != null) {
                    accepted.configureBlocking(false);
                    accepted.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                    accepted.register(selector, SelectionKey.OP_READ, new ProxyConversation(accepted, this));
                }
            } else if (key.attachment() instanceof ProxyConversation conversation) {
                boolean waitsToWrite = conversation.go();
                if (key.isValid()) {
                    key.interestOps(waitsToWrite ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
                }
            }
        } catch (IOException e) {
            // The crawler closed its end: nobody is left to tell.
            key.cancel();
            try {
                key.channel().close();
            } catch (IOException alreadyGone) {
                e.addSuppressed(alreadyGone);
            }
        }
    }

    int host(String name) {
        return web.host(name);
    }

    /** The response for a host's page; 404 for what is no page, such as robots.txt. */
    byte[] respond(int host, String target) {
        int page = web.page(target);
        if (host < 0 || page < 0) {
            others++;
            return text("404 Not Found", "not here\n");
        }
        pages++;
        seen.set(host * web.pages() + page);
        return web.response(host, page);
    }

    /** What was served since the last time this was asked: different pages, pages, other requests. */
    byte[] tally() {
        String counts = seen.cardinality() + " " + pages + " " + others;
        seen = new BitSet();
        pages = 0;
        others = 0;
        return text("200 OK", counts);
    }

    private static byte[] text(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
