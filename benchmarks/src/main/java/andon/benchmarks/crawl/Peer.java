package andon.benchmarks.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A crawler that is measured: its name in the table and how it is started. */
enum Peer {
    /** OkHttp, jsoup and a set of seen addresses. */
    BARE("bare loop") {
        @Override
        List<String> command(CrawlRun run) {
            return run.java(BareLoop.class.getName(), run.port(), run.hosts(), run.workers());
        }
    },
    /** The same, writing WARC: what Andon is compared with. */
    WARC("bare loop + WARC") {
        @Override
        List<String> command(CrawlRun run) {
            return run.java(
                    BareLoop.class.getName(),
                    run.port(),
                    run.hosts(),
                    run.workers(),
                    run.folder().resolve("bare.warc.gz").toString());
        }
    },
    /** {@code andon crawl} as an operator starts it, but for politeness: frontier in H2, evidence with fsync, robots.txt. */
    ANDON("Andon") {
        @Override
        List<String> command(CrawlRun run) throws IOException {
            return andon(run, "");
        }
    },
    /** The same over PostgreSQL, whose own CPU is added. */
    ANDON_POSTGRESQL("Andon on PostgreSQL") {
        @Override
        List<String> command(CrawlRun run) throws IOException {
            return andon(
                    run,
                    "database: {url: \"" + run.database().url() + "\", user: "
                            + run.database().user() + "}\n");
        }
    },
    SCRAPY("Scrapy") {
        @Override
        List<String> command(CrawlRun run) throws IOException {
            Path spider = run.folder().resolve("spider.py");
            try (InputStream in = Peer.class.getResourceAsStream("spider.py")) {
                if (in == null) {
                    throw new IOException("spider.py is not on the class path");
                }
                Files.copy(in, spider);
            }
            // Debian's Scrapy belongs to Debian's Python, whatever else comes first on the path.
            return List.of(PYTHON, spider.toString(), run.port(), seeds(run).toString(), run.workers());
        }

        @Override
        Map<String, String> environment(CrawlRun run) {
            return Map.of("http_proxy", "http://127.0.0.1:" + run.port());
        }

        @Override
        String missing() {
            return isPresent(PYTHON, "-c", "import scrapy")
                    ? ""
                    : "needs Scrapy for " + PYTHON + " (Debian: apt-get install python3-scrapy)";
        }
    },
    WGET("wget -r + WARC") {
        @Override
        List<String> command(CrawlRun run) throws IOException {
            List<String> command = new ArrayList<>(List.of("wget", "--quiet", "--recursive", "--level=inf"));
            command.addAll(List.of("--follow-tags=a", "--execute=robots=off", "--tries=2"));
            command.add("--directory-prefix=" + run.folder().resolve("wget"));
            command.add("--warc-file=" + run.folder().resolve("wget"));
            command.add("--warc-tempdir=" + run.folder());
            command.add("--input-file=" + seeds(run));
            return command;
        }

        @Override
        Map<String, String> environment(CrawlRun run) {
            return Map.of("http_proxy", "http://127.0.0.1:" + run.port());
        }

        @Override
        String missing() {
            return isPresent("wget", "--version") ? "" : "needs wget (Debian: apt-get install wget)";
        }
    };

    /** What the launcher {@code andon} starts a crawl with; a bare loop is faster without, and runs without. */
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final String PYTHON = "/usr/bin/python3";

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The command; it ends when every page was read. */
    abstract List<String> command(CrawlRun run) throws IOException;

    Map<String, String> environment(CrawlRun run) {
        return Map.of();
    }

    /** What this machine lacks to run it; empty if nothing. */
    String missing() {
        return "";
    }

    private static List<String> andon(CrawlRun run, String database) throws IOException {
        Path settings = run.folder().resolve("andon.yaml");
        Files.writeString(
                settings,
                "tor: {socks: \"" + run.address() + "\"}\ncrawler: {workers: " + run.workers() + "}\n" + database);
        Path sources = run.folder().resolve("sources.yaml");
        StringBuilder yaml = new StringBuilder("sources:\n");
        for (String host : run.hostNames()) {
            yaml.append("  - id: ")
                    .append(host, 0, 20)
                    .append("\n    addresses: [\"http://")
                    .append(host)
                    .append("/\"]\n    scope: {depth: 64, pages: 100000, bytes: 512MB}\n    politeness: {delay: 0s}\n");
        }
        Files.writeString(sources, yaml);
        List<String> command = new ArrayList<>(run.java(
                "andon.app.Andon",
                "crawl",
                "--config",
                settings.toString(),
                "--data",
                run.folder().resolve("data").toString(),
                "--sources",
                sources.toString()));
        command.add(1, FIRST_COMPILER);
        return command;
    }

    private static Path seeds(CrawlRun run) throws IOException {
        return Files.writeString(
                run.folder().resolve("seeds.txt"),
                run.hostNames().stream().map(host -> "http://" + host + "/\n").collect(Collectors.joining()));
    }

    private static boolean isPresent(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
