package andon.benchmarks.knowledge;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Files in the published forms and sizes, gzipped as they are published; what they tell is made up. */
public final class PublishedFiles {
    private static final String[] WORDS = {
        "a",
        "flaw",
        "in",
        "the",
        "parser",
        "of",
        "gateway",
        "allows",
        "remote",
        "attackers",
        "to",
        "execute",
        "code",
        "via",
        "crafted",
        "request",
        "header",
        "when",
        "memory",
        "is",
        "freed",
        "twice",
        "before",
        "version"
    };
    private static final int YEARS = 25;

    private final Random random = new Random(7);

    interface Body {
        void write(Writer out) throws IOException;
    }

    private static Path file(Path path, Body body) {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(path), 1 << 16), StandardCharsets.UTF_8))) {
            body.write(out);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cve(int n) {
        return String.format(Locale.ROOT, "CVE-%d-%05d", 2000 + n % YEARS, 10_000 + n / YEARS);
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** The wrapper and the fields of the NVD's CVE API 2.0 and of its yearly feeds, with products and references. */
    public Path nvd(Path folder, int count) {
        return file(folder.resolve("nvdcve-2.0-all.json.gz"), out -> {
            out.write(
                    "{\"resultsPerPage\":" + count + ",\"startIndex\":0,\"totalResults\":" + count
                            + ",\"format\":\"NVD_CVE\",\"version\":\"2.0\",\"timestamp\":\"2026-11-19T03:00:01.123\",\"vulnerabilities\":[");
            for (int n = 0; n < count; n++) {
                out.write(n == 0 ? "" : ",");
                out.write("{\"cve\":{\"id\":\"" + cve(n) + "\",\"sourceIdentifier\":\"cve@example.org\","
                        + "\"published\":\"2024-03-05T10:15:09.143\",\"lastModified\":\"2026-01-05T10:15:09.143\","
                        + "\"vulnStatus\":\"Analyzed\",\"cveTags\":[],\"descriptions\":[{\"lang\":\"en\",\"value\":\""
                        + words(45) + "\"},{\"lang\":\"es\",\"value\":\"" + words(45)
                        + "\"}],\"metrics\":{\"cvssMetricV31\":["
                        + "{\"source\":\"nvd@nist.gov\",\"type\":\"Primary\",\"cvssData\":{\"version\":\"3.1\",\"vectorString\":"
                        + "\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\",\"baseScore\":9.8,\"baseSeverity\":\"CRITICAL\","
                        + "\"attackVector\":\"NETWORK\"},\"exploitabilityScore\":3.9,\"impactScore\":5.9}]},\"weaknesses\":"
                        + "[{\"source\":\"nvd@nist.gov\",\"type\":\"Primary\",\"description\":[{\"lang\":\"en\",\"value\":\"CWE-"
                        + (1 + random.nextInt(900))
                        + "\"}]}],\"configurations\":[{\"nodes\":[{\"operator\":\"OR\",\"negate\":false,"
                        + "\"cpeMatch\":[");
                for (int m = 0; m < 4; m++) {
                    out.write((m == 0 ? "" : ",") + "{\"vulnerable\":true,\"criteria\":\"cpe:2.3:a:example:product"
                            + random.nextInt(9_999) + ":*:*:*:*:*:*:*:*\",\"versionEndExcluding\":\"" + m
                            + ".1\",\"matchCriteriaId\":\"7D0A5C57-2D5C-4E5B-9E43-2F6E4E5F0E0" + m + "\"}");
                }
                out.write("]}]}],\"references\":[{\"url\":\"https://example.org/advisory/" + n
                        + "\",\"source\":\"cve@example.org\",\"tags\":[\"Vendor"
                        + " Advisory\"]},{\"url\":\"https://example.org/patch/"
                        + n + "\",\"source\":\"cve@example.org\"}]}}");
            }
            out.write("]}");
        });
    }

    /** FIRST's daily file. */
    public Path epss(Path folder, int count) {
        return file(folder.resolve("epss_scores-2026-11-19.csv.gz"), out -> {
            out.write("#model_version:v2025.03.14,score_date:2026-11-19T12:55:00Z\ncve,epss,percentile\n");
            for (int n = 0; n < count; n++) {
                out.write(
                        String.format(Locale.ROOT, "%s,%.5f,%.5f%n", cve(n), random.nextDouble(), random.nextDouble()));
            }
        });
    }

    /** A bundle of STIX 2.1 with as many objects of each type and as many relationships as the enterprise bundle has. */
    public Path attack(Path folder, int scale) {
        return file(folder.resolve("enterprise-attack.json.gz"), out -> {
            out.write(
                    "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[{\"type\":\"x-mitre-collection\",\"id\":"
                            + "\"x-mitre-collection--1\",\"x_mitre_version\":\"18.0\",\"modified\":\"2026-10-28T14:00:00.188Z\"}");
            for (int n = 0; n < 20 * scale; n++) {
                boolean mitigates = n % 13 == 0;
                out.write(",{\"type\":\"relationship\",\"id\":\"relationship--" + n + "\",\"relationship_type\":\""
                        + (mitigates ? "mitigates" : "uses") + "\",\"source_ref\":\""
                        + (mitigates
                                ? "course-of-action--" + n % 50
                                : n % 3 == 0 ? "intrusion-set--" + n % 180 : "malware--" + n % 700)
                        + "\",\"target_ref\":\"attack-pattern--" + random.nextInt(scale) + "\",\"description\":\""
                        + words(25) + "\"}");
            }
            things(out, "attack-pattern", "T", scale);
            things(out, "intrusion-set", "G", 180);
            things(out, "malware", "S", 700);
            things(out, "course-of-action", "M", 50);
            out.write("]}");
        });
    }

    private void things(Writer out, String type, String letter, int count) throws IOException {
        for (int n = 0; n < count; n++) {
            String id = letter
                    + (1000 + n % 700)
                    + (type.equals("attack-pattern") && n >= 700 ? ".00" + (1 + n / 700) : "");
            out.write(
                    ",{\"type\":\"" + type + "\",\"id\":\"" + type + "--" + n + "\",\"name\":\"" + letter + " name " + n
                            + "\",\"description\":\"" + words(250)
                            + "\",\"x_mitre_domains\":[\"enterprise-attack\"],\"revoked\":"
                            + (n % 40 == 39) + ",\"x_mitre_deprecated\":" + (n % 55 == 54)
                            + ",\"kill_chain_phases\":[{\"kill_chain_name\":"
                            + "\"mitre-attack\",\"phase_name\":\"execution\"}],\"external_references\":[{\"source_name\":\"mitre-attack\","
                            + "\"external_id\":\"" + id + "\",\"url\":\"https://attack.mitre.org/x/" + id + "\"}]}");
        }
    }
}
