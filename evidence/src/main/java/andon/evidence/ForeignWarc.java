package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WARC of another tool, record by record. Behind damage in a compressed one it goes on at the next gzip member that begins
 * like a WARC record; in a plain one nothing tells a record from a body that looks like one, so there it ends.
 *
 * <p>Not thread-safe.
 */
final class ForeignWarc implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignWarc.class);

    /** How much may be read in search of the end of one record's header. */
    private static final int MAX_HEADER_BYTES = 1 << 20;

    /** A file with more damage than this is not read on. */
    private static final int MAX_DAMAGES = 10_000;

    /** Nor is one in which so many places look like the beginning of a member and are none. */
    private static final int MAX_PROBES = 100_000;

    private static final int LOGGED_DAMAGES = 10;
    private static final int SCAN_BYTES = 1 << 16;
    private static final int MAGIC_BYTES = 4;
    private static final byte[] RECORD_START = {'W', 'A', 'R', 'C', '/'};

    private final FileChannel file;
    private final String name;
    private final boolean compressed;
    private Budget input;
    private @Nullable GunzippedMembers members;
    private @Nullable WarcReader reader;
    private int damages;
    private int probes;
    private boolean ended;

    ForeignWarc(FileChannel file, String name) throws IOException {
        this.file = file;
        this.name = name;
        ByteBuffer start = ByteBuffer.allocate(MAGIC_BYTES);
        this.compressed = file.read(start, 0) == MAGIC_BYTES && isMagic(start, 0);
        this.input = new Budget(file);
        begin(0);
    }

    /** The next record; empty at the end, or where nothing can be read any more. Its predecessor cannot be read then. */
    Optional<WarcRecord> next() throws IOException {
        while (!ended) {
            try {
                WarcReader current = reader;
                if (current == null) {
                    input.allow(MAX_HEADER_BYTES);
                    current = new WarcReader(input);
                    reader = current;
                }
                input.allow(MAX_HEADER_BYTES);
                Optional<WarcRecord> record = current.next();
                input.allow(Long.MAX_VALUE);
                ended = record.isEmpty();
                return record;
            } catch (IOException | RuntimeException e) {
                // jwarc reports some damage (a length that is no number, say) with unchecked exceptions.
                damaged(e);
            }
        }
        return Optional.empty();
    }

    /** How many times something could not be read. */
    int damages() {
        return damages;
    }

    /** Says that the record that was given out last turned out damaged; the next is looked for behind it. */
    void damaged(Exception why) throws IOException {
        damages++;
        GunzippedMembers current = members;
        if (damages <= LOGGED_DAMAGES) {
            // Not the message: it quotes the bytes, and they may be a leaked secret.
            String place = current == null ? "" : " in the gzip member at byte " + current.memberStart();
            LOG.warn("{} is damaged{} ({})", name, place, why.getClass().getSimpleName());
        }
        long next = -1;
        if (current != null) {
            next = damages > MAX_DAMAGES ? -1 : findRecord(current.memberStart() + 1);
            current.close();
            members = null;
        }
        if (next < 0) {
            ended = true;
        } else {
            begin(next);
        }
    }

    private void begin(long offset) {
        reader = null;
        if (compressed) {
            members = new GunzippedMembers(file, offset);
            input = new Budget(members);
        }
    }

    /** Where from {@code from} on the next gzip member begins that begins with a record; -1 if there is none. */
    private long findRecord(long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SCAN_BYTES);
        for (long at = from; file.read(bytes.clear(), at) >= MAGIC_BYTES; at += bytes.limit() - MAGIC_BYTES + 1) {
            bytes.flip();
            for (int i = 0; i <= bytes.limit() - MAGIC_BYTES; i++) {
                if (isMagic(bytes, i)) {
                    if (++probes > MAX_PROBES) {
                        return -1;
                    }
                    if (beginsRecord(at + i)) {
                        return at + i;
                    }
                }
            }
        }
        return -1;
    }

    private static boolean isMagic(ByteBuffer bytes, int at) {
        return GunzippedMembers.isMagic(
                bytes.get(at) & 0xFF, bytes.get(at + 1) & 0xFF, bytes.get(at + 2) & 0xFF, bytes.get(at + 3) & 0xFF);
    }

    private boolean beginsRecord(long offset) {
        ByteBuffer start = ByteBuffer.allocate(RECORD_START.length);
        try (GunzippedMembers candidate = new GunzippedMembers(file, offset)) {
            while (start.hasRemaining() && candidate.read(start) >= 0) {
                // as many as there are
            }
        } catch (IOException e) {
            // No member, or one that is damaged itself.
            return false;
        }
        return start.flip().equals(ByteBuffer.wrap(RECORD_START));
    }

    @Override
    public void close() {
        GunzippedMembers current = members;
        if (current != null) {
            current.close();
        }
    }

    /** Fails when more is read than was last allowed, so that a header without an end does not fill the memory. */
    private static final class Budget implements ReadableByteChannel {
        private final ReadableByteChannel channel;
        private long left;

        Budget(ReadableByteChannel channel) {
            this.channel = channel;
        }

        void allow(long bytes) {
            left = bytes;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            if (left <= 0) {
                throw new IOException("a record's header has more than " + MAX_HEADER_BYTES + " bytes");
            }
            int n = channel.read(buffer);
            left -= Math.max(n, 0);
            return n;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
