package andon.searchapi.requests;

import andon.evidence.EvidenceStore;
import andon.evidence.EvidenceStore.LogRow;
import andon.vocabulary.Capture;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The evidence of a request's findings in a ZIP file that can be checked without Andon: the WARC records, the capture log's
 * rows with their hashes, digests of all files, and how to check them. Streamed: in memory is one row or a piece of one
 * record at a time, and what the findings are.
 */
final class EvidenceBundle {
    /** So many rows behind a finding are given at least; and all up to the end of the log, if they are no more than this. */
    static final int MAX_ROWS = 20_000;

    private static final int ROWS_BEHIND_EACH = 20;
    private static final int ROWS_AT_ONCE = 500;

    private final long request;
    private final List<Casework.Finding> findings;
    private final EvidenceStore evidence;
    private final Instant madeAt;
    private final SortedSet<Long> captures;
    private final Map<String, String> digests = new TreeMap<>();

    private EvidenceBundle(
            long request,
            List<Casework.Finding> findings,
            EvidenceStore evidence,
            Instant madeAt,
            SortedSet<Long> captures) {
        this.request = request;
        this.findings = findings;
        this.evidence = evidence;
        this.madeAt = madeAt;
        this.captures = captures;
    }

    /**
     * Checks that all of it is there, so that what is damaged is refused before anything is sent.
     *
     * @throws IOException if a capture is not in the log, or its records are not those that were logged
     */
    static EvidenceBundle of(long request, List<Casework.Finding> findings, EvidenceStore evidence, Instant madeAt)
            throws IOException {
        SortedSet<Long> captures = new TreeSet<>();
        for (Casework.Finding finding : findings) {
            Capture capture = logged(evidence, finding.captureSeq());
            captures.add(capture.seq());
            if (capture.bodySeq().isPresent()) {
                captures.add(logged(evidence, capture.bodySeq().getAsLong()).seq());
            }
        }
        for (long capture : captures) {
            evidence.copyRecords(capture, OutputStream.nullOutputStream());
        }
        return new EvidenceBundle(request, List.copyOf(findings), evidence, madeAt, captures);
    }

    private static Capture logged(EvidenceStore evidence, long seq) throws IOException {
        Optional<Capture> capture = evidence.capture(seq);
        return capture.orElseThrow(() -> new IOException("capture " + seq + " is not in the log"));
    }

    Collection<Long> captures() {
        return captures;
    }

    /** Writes the whole file; {@code out} stays open. */
    void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        file(zip, "README.txt", o -> text(o, readme()));
        for (long capture : captures) {
            file(zip, recordsOf(capture), o -> evidence.copyRecords(capture, o));
        }
        file(zip, "findings.tsv", this::findings);
        file(zip, "capture-log.tsv", this::rows);
        StringBuilder sums = new StringBuilder();
        digests.forEach(
                (name, digest) -> sums.append(digest).append("  ").append(name).append('\n'));
        file(zip, "SHA256SUMS", o -> text(o, sums.toString()));
        zip.finish();
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void file(ZipOutputStream zip, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(madeAt.toEpochMilli());
        zip.putNextEntry(entry);
        MessageDigest digest = sha256();
        content.writeTo(new Digested(zip, digest));
        zip.closeEntry();
        digests.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    /** Digests what passes; closing it closes nothing. */
    private static final class Digested extends FilterOutputStream {
        private final MessageDigest digest;

        Digested(OutputStream out, MessageDigest digest) {
            super(out);
            this.digest = digest;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static String recordsOf(long capture) {
        return "records/capture-" + capture + ".warc.gz";
    }

    /** A line for each finding and each file that it stands on. */
    private void findings(OutputStream out) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Casework.Finding finding : findings) {
            List<Long> stands = new ArrayList<>(List.of(finding.captureSeq()));
            logged(evidence, finding.captureSeq()).bodySeq().ifPresent(stands::add);
            for (long capture : stands) {
                lines.append(String.join(
                                "\t",
                                Long.toString(finding.id()),
                                Long.toString(capture),
                                recordsOf(capture),
                                finding.documentId() + "/" + finding.documentVersion(),
                                finding.payloadSha256()))
                        .append('\n');
            }
        }
        text(out, lines.toString());
    }

    /** The rows from the first capture to the end of the log; where those are too many, stretches behind each capture. */
    private void rows(OutputStream out) throws IOException {
        if (captures.isEmpty()) {
            return;
        }
        Writer lines = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        long end = evidence.lastSeq();
        // The row before the first tells what the first follows.
        long from = Math.max(0, captures.first() - 2);
        if (end - from <= MAX_ROWS) {
            rows(lines, from, end);
        } else {
            long written = 0;
            for (long capture : captures) {
                written = rows(lines, Math.max(written, capture - 2), Math.min(end, capture + ROWS_BEHIND_EACH));
            }
            rows(lines, Math.max(written, end - ROWS_BEHIND_EACH), end);
        }
        lines.flush();
    }

    /** Writes the rows behind {@code from} up to {@code to}; returns the last one's number. */
    private long rows(Writer lines, long from, long to) throws IOException {
        long seq = from;
        while (seq < to) {
            List<LogRow> rows = evidence.log(seq, (int) Math.min(ROWS_AT_ONCE, to - seq));
            if (rows.isEmpty()) {
                throw new IOException("the capture log ends after capture " + seq + "; run 'andon verify'");
            }
            for (LogRow row : rows) {
                lines.write(String.join("\t", row.fields()) + "\t" + row.hash() + "\n");
                seq = row.seq();
            }
        }
        return Math.max(from, seq);
    }

    private String readme() {
        return BundleReadme.of(request, madeAt, findings.size(), captures.size());
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
