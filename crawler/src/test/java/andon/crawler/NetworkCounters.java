package andon.crawler;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kernel counted in this network namespace (proc(5), {@code /proc/net/snmp}). In one that has only loopback nothing
 * reaches another network, and everything that would have is counted.
 *
 * @param opened TCP connections that somebody began to open
 * @param elsewhere datagrams sent, and packets for which there was no way: names that were asked for, addresses dialled
 */
record NetworkCounters(long opened, long elsewhere) {
    static NetworkCounters read() throws IOException {
        Map<String, Long> counters = new HashMap<>();
        List<String> lines = Files.readAllLines(Path.of("/proc/net/snmp"));
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String[] names = lines.get(i).split(" ");
            String[] values = lines.get(i + 1).split(" ");
            for (int n = 1; n < names.length; n++) {
                counters.put(names[0] + names[n], Long.parseLong(values[n]));
            }
        }
        for (String line : Files.readAllLines(Path.of("/proc/net/snmp6"))) {
            String[] counter = line.split("\\s+");
            counters.put(counter[0], Long.parseLong(counter[1]));
        }
        return new NetworkCounters(
                of(counters, "Tcp:ActiveOpens"),
                of(counters, "Udp:OutDatagrams")
                        + of(counters, "Ip:OutNoRoutes")
                        + of(counters, "Udp6OutDatagrams")
                        + of(counters, "Ip6OutNoRoutes"));
    }

    private static long of(Map<String, Long> counters, String name) throws IOException {
        Long value = counters.get(name);
        if (value == null) {
            throw new IOException("this kernel counts no " + name);
        }
        return value;
    }

    /** Does what must not be done, so that it is seen to be counted. The addresses are for documentation (RFC 5737). */
    static void leak() throws IOException {
        InetAddress elsewhere = InetAddress.ofLiteral("192.0.2.1");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(elsewhere, 80), 1000);
            throw new IllegalStateException("this namespace has a way out");
        } catch (IOException e) {
            System.out.println("no way: " + e.getMessage());
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[12], 12, elsewhere, 53));
        } catch (IOException e) {
            System.out.println("no way: " + e.getMessage());
        }
    }
}
