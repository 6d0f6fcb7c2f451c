package andon.corpus.index.lucene;

import andon.corpus.index.DamagedIndexException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The index's folder with its writer, and what each commit notes: the schema's version, the capture number up to which
 * the index is complete, and the key that signs cursors.
 */
final class IndexFolder implements AutoCloseable {
    private static final String SCHEMA = "andon-schema";
    private static final String CAPTURE_SEQ = "andon-capture-seq";
    private static final String NEWEST_SEQ = "andon-newest-seq";
    private static final String CURSOR_KEY = "andon-cursor-key";
    private static final int KEY_BYTES = 32;
    private static final double BUFFER_MEBIBYTES = 48;

    private final Directory directory;
    private final IndexWriter writer;
    private final byte[] cursorKey;
    private final AtomicLong newestSeq = new AtomicLong();
    private volatile long committedSeq;

    private IndexFolder(
            Directory directory, IndexWriter writer, Map<String, String> noted, Path folder, Optional<byte[]> key) {
        this.directory = directory;
        this.writer = writer;
        if (noted.isEmpty()) {
            this.cursorKey = key.orElseGet(IndexFolder::freshKey);
        } else {
            if (!Schema.VERSION.equals(noted.get(SCHEMA))) {
                throw new DamagedIndexException(
                        folder, "its schema is version " + noted.get(SCHEMA) + ", not " + Schema.VERSION);
            }
            try {
                this.cursorKey = HexFormat.of().parseHex(noted.getOrDefault(CURSOR_KEY, ""));
                this.newestSeq.set(Long.parseLong(noted.getOrDefault(NEWEST_SEQ, "")));
                this.committedSeq = Long.parseLong(noted.getOrDefault(CAPTURE_SEQ, ""));
            } catch (IllegalArgumentException e) {
                throw new DamagedIndexException(folder, "its commit notes cannot be read", e);
            }
        }
    }

    private static byte[] freshKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** The key that the last commit in the folder noted, of whatever schema it is; empty if none can be read. */
    static Optional<byte[]> keyIn(Path folder) {
        try (Directory directory = FSDirectory.open(folder)) {
            String noted =
                    SegmentInfos.readLatestCommit(directory).getUserData().getOrDefault(CURSOR_KEY, "");
            byte[] key = HexFormat.of().parseHex(noted);
            return key.length == KEY_BYTES ? Optional.of(key) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // It is made again for being damaged, or there was none.
            return Optional.empty();
        }
    }

    interface Opening {
        Directory open(Path folder) throws IOException;
    }

    /** @param key what cursors of a new index are signed with; one of its own if it is empty */
    static IndexFolder open(Path folder, Opening opening, Optional<byte[]> key) {
        Directory directory = null;
        IndexWriter writer = null;
        try {
            Files.createDirectories(folder);
            directory = opening.open(folder);
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                            .setCommitOnClose(false)
                            .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
                            .setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_COMPRESSION)));
            Map<String, String> noted = new HashMap<>();
            Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
            if (live != null) {
                live.forEach(entry -> noted.put(entry.getKey(), entry.getValue()));
            }
            IndexFolder opened = new IndexFolder(directory, writer, noted, folder, key);
            if (noted.isEmpty()) {
                opened.commit(0);
            }
            return opened;
        } catch (LockObtainFailedException e) {
            closeQuietly(writer, directory, e);
            throw new IllegalStateException("the search index in " + folder + " is in use by another process", e);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | NoSuchFileException
                | FileNotFoundException e) {
            closeQuietly(writer, directory, e);
            throw new DamagedIndexException(folder, e.getClass().getSimpleName(), e);
        } catch (IOException e) {
            closeQuietly(writer, directory, e);
            throw new UncheckedIOException(e);
        } catch (DamagedIndexException e) {
            closeQuietly(writer, directory, e);
            throw e;
        } catch (IllegalArgumentException e) {
            // Lucene's way to say that a file has no codec header it knows.
            closeQuietly(writer, directory, e);
            throw new DamagedIndexException(folder, String.valueOf(e.getMessage()), e);
        }
    }

    private static void closeQuietly(@Nullable IndexWriter writer, @Nullable Directory directory, Exception reason) {
        try {
            if (writer != null) {
                writer.rollback();
            }
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    IndexWriter writer() {
        return writer;
    }

    byte[] cursorKey() {
        return cursorKey;
    }

    /** The number of the newest capture of which a document was written. */
    AtomicLong newestSeq() {
        return newestSeq;
    }

    long committedSeq() {
        return committedSeq;
    }

    synchronized void commit(long captureSeq) throws IOException {
        writer.setLiveCommitData(Map.of(
                        SCHEMA,
                        Schema.VERSION,
                        CAPTURE_SEQ,
                        String.valueOf(captureSeq),
                        NEWEST_SEQ,
                        String.valueOf(newestSeq.get()),
                        CURSOR_KEY,
                        HexFormat.of().formatHex(cursorKey))
                .entrySet());
        writer.commit();
        committedSeq = captureSeq;
    }

    /** False after a failure of the disk, which ends a writer: only what was committed is left then. */
    boolean isWritable() {
        return writer.isOpen();
    }

    /** Keeps what was put since the last commit, still as complete up to that commit's capture only. */
    @Override
    public void close() throws IOException {
        try {
            if (isWritable()) {
                commit(committedSeq);
            }
        } finally {
            writer.rollback();
            directory.close();
        }
    }
}
