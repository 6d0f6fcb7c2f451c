package andon.benchmarks.crawl;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** A {@link DarkWebServer} in a process of its own; it ends with this one. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What was served. */
    record Tally(long distinct, long pages, long others) {}

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(int hosts, int pages) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DarkWebServer.class.getName(),
                        Integer.toString(hosts),
                        Integer.toString(pages)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        String port = out.readLine();
        if (port == null) {
            throw new IOException("the server did not start");
        }
        return new ServerProcess(process, Integer.parseInt(port));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    long ticks() throws IOException {
        return Measured.ticks(process.pid());
    }

    /** What was served since the last time. */
    Tally tally() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/tally"))
                .build();
        String[] counts = client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .split(" ");
        return new Tally(Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2]));
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
    }
}
