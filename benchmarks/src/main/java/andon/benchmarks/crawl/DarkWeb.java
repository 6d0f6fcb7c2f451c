package andon.benchmarks.crawl;

import andon.testbed.world.OnionKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hosts with a forum each, ready to be sent: a response is one copy of prepared bytes with the host's code put in, so that
 * serving costs next to nothing beside crawling.
 */
final class DarkWeb {
    static final int MOST_HOSTS = 100_000;
    static final int MOST_PAGES = 10_000;
    /** So many different forums are written; hosts share them, apart from their code. */
    private static final int VARIANTS = 8;

    private static final byte[] CODE = Board.HOST_CODE.getBytes(StandardCharsets.US_ASCII);

    private final List<String> hosts;
    private final Map<String, Integer> hostNumbers = new HashMap<>();
    private final Map<String, Integer> pageNumbers = new HashMap<>();
    private final List<List<Response>> variants = new ArrayList<>();

    DarkWeb(int hosts, int pages) {
        if (hosts < 1 || hosts > MOST_HOSTS || pages > MOST_PAGES) {
            throw new IllegalArgumentException("hosts must be 1 to " + MOST_HOSTS + ", pages at most " + MOST_PAGES);
        }
        this.hosts = hosts(hosts);
        for (int i = 0; i < hosts; i++) {
            hostNumbers.put(this.hosts.get(i), i);
        }
        for (int v = 0; v < Math.min(VARIANTS, hosts); v++) {
            List<Board.Page> written = new Board(pages, v).pages();
            variants.add(written.stream().map(page -> Response.of(page.html())).toList());
            for (int i = 0; i < written.size(); i++) {
                pageNumbers.put(written.get(i).path(), i);
            }
        }
    }

    /** The addresses of so many hosts. */
    static List<String> hosts(int count) {
        return keys(count).stream().map(key -> key.address().host()).toList();
    }

    /** The keys of so many hosts, always the same: a real tor can serve them, too. */
    static List<OnionKey> keys(int count) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            List<OnionKey> keys = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                keys.add(new OnionKey(sha256.digest(("benchmark host " + i).getBytes(StandardCharsets.US_ASCII))));
            }
            return keys;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    int pages() {
        return pageNumbers.size();
    }

    /** The number of a host, or -1. */
    int host(String name) {
        return hostNumbers.getOrDefault(name, -1);
    }

    /** The number of a page by path and query, or -1. */
    int page(String target) {
        return pageNumbers.getOrDefault(target, -1);
    }

    /** The whole response, head and body. */
    byte[] response(int host, int page) {
        return variants.get(host % variants.size()).get(page).from(hosts.get(host));
    }

    private record Response(byte[] bytes, int[] codes) {
        static Response of(String html) {
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            byte[] head = ("HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Sun, 01 Nov 2026 00:00:00 GMT\r\n"
                            + "Content-Type: text/html; charset=UTF-8\r\nContent-Length: " + body.length
                            + "\r\nConnection: keep-alive\r\nVary: Accept-Encoding\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[head.length + body.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            String text = new String(all, StandardCharsets.ISO_8859_1);
            List<Integer> codes = new ArrayList<>();
            for (int at = text.indexOf(Board.HOST_CODE); at >= 0; at = text.indexOf(Board.HOST_CODE, at + 1)) {
                codes.add(at);
            }
            return new Response(all, codes.stream().mapToInt(i -> i).toArray());
        }

        byte[] from(String host) {
            byte[] out = bytes.clone();
            byte[] code = host.substring(0, CODE.length).getBytes(StandardCharsets.US_ASCII);
            for (int at : codes) {
                System.arraycopy(code, 0, out, at, code.length);
            }
            return out;
        }
    }
}
