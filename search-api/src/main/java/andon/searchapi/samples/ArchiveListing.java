package andon.searchapi.samples;

import andon.searchapi.samples.SampleFacts.Archive;
import andon.searchapi.samples.SampleFacts.Entry;
import andon.searchapi.samples.SampleFacts.Hint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Lists ZIP and gzip files and those that lie in them, in memory and within one budget for all of it; nothing is ever written to
 * the disk. What goes beyond a bound ends the listing with a hint.
 */
final class ArchiveListing {
    static final int MOST_ENTRIES = 1000;
    static final int MOST_DEPTH = 4;
    /** Unpacked, over all entries and depths. */
    static final long MOST_BYTES = 64L << 20;
    /** Of one entry that is looked into; longer ones are counted only. */
    static final int MOST_ENTRY = 16 << 20;
    /** Unpacked to packed, over the whole archive. */
    static final int MOST_RATIO = 200;

    private static final int RATIO_FROM = 4 << 20;
    private static final int MOST_NAME = 200;
    private static final int SHOWN = 200;
    private static final int BUFFER = 1 << 14;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Hint> hints;
    private final long packed;
    private long unpacked;
    private int seen;
    private boolean complete = true;

    private ArchiveListing(long packed, List<Hint> hints) {
        this.packed = packed;
        this.hints = hints;
    }

    /** A bound was reached: nothing more is read. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughException() {
            super("a bound was reached", null, false, false);
        }
    }

    static boolean reads(String type) {
        return type.equals(FileType.ZIP) || type.equals(FileType.GZIP);
    }

    /** @param hints takes what is conspicuous */
    static Archive of(byte[] file, String type, List<Hint> hints) {
        ArchiveListing listing = new ArchiveListing(file.length, hints);
        try {
            listing.list(file, type, "", 1);
        } catch (EnoughException e) {
            listing.complete = false;
        }
        return new Archive(listing.entries, listing.complete);
    }

    private void list(byte[] file, String type, String within, int depth) {
        if (depth > MOST_DEPTH) {
            hint("archive-depth", Integer.toString(MOST_DEPTH));
            throw new EnoughException();
        }
        try {
            if (type.equals(FileType.GZIP)) {
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file), BUFFER)) {
                    entry(in, within + "(gzip)", depth);
                }
            } else {
                zip(file, within, depth);
            }
        } catch (IOException e) {
            complete = false;
            hint("archive-damaged", within.isEmpty() ? type : within);
        }
    }

    private void zip(byte[] file, String within, int depth) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = printable(entry.getName());
                if (name.contains("..") || name.startsWith("/") || name.contains("\\") || name.contains(":")) {
                    hint("archive-path", name);
                }
                if (!entry.isDirectory()) {
                    entry(in, within + name, depth);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("a name in the archive is no text", e);
        } catch (java.util.zip.ZipException e) {
            if (String.valueOf(e.getMessage()).contains("encrypted")) {
                complete = false;
                hint("archive-encrypted", within.isEmpty() ? "zip" : within);
                return;
            }
            throw e;
        }
    }

    private void entry(InputStream in, String path, int depth) throws IOException {
        seen++;
        if (seen > MOST_ENTRIES) {
            hint("archive-entries", Integer.toString(MOST_ENTRIES));
            throw new EnoughException();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            unpacked += n;
            if (unpacked > MOST_BYTES || unpacked > RATIO_FROM && unpacked > MOST_RATIO * packed) {
                hint("archive-bomb", path);
                shown(new Entry(path, size, "", ""));
                throw new EnoughException();
            }
            if (size <= MOST_ENTRY) {
                whole.write(buffer, 0, n);
            }
        }
        if (size > MOST_ENTRY) {
            shown(new Entry(path, size, "", ""));
            return;
        }
        byte[] content = whole.toByteArray();
        String type = FileType.of(content);
        shown(new Entry(path, size, type, Digests.hex("SHA-256", content)));
        if (reads(type)) {
            list(content, type, path + "!/", depth + 1);
        }
    }

    private void shown(Entry entry) {
        if (entries.size() < SHOWN) {
            entries.add(entry);
        }
    }

    private void hint(String kind, String detail) {
        boolean told = hints.stream().anyMatch(h -> h.kind().equals(kind));
        if (!told) {
            hints.add(new Hint(kind, detail));
        }
    }

    private static String printable(String name) {
        String text = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "\uFFFD");
        return text.length() <= MOST_NAME ? text : text.substring(0, MOST_NAME - 1) + "…";
    }
}
