package andon.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens sealed WARCs at any place of their plain bytes. Remembers the keys and frames of those read last. Thread-safe. */
final class SealedWarcs {
    /** What is remembered of a file is a key and at most some thousand places. */
    private static final int MOST_REMEMBERED = 128;

    private static final int BUFFER = 1 << 16;

    private final KeyRing keys;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    SealedWarcs(KeyRing keys) {
        this.keys = keys;
    }

    /** What a file is opened with. */
    record Known(DataKey key, Frames frames) {}

    /**
     * Reads from a place of the plain WARC to the end of the frame that holds it; a capture's records are in one frame.
     *
     * @param warc its name in the capture log
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    ReadableByteChannel open(Path file, String warc, long offset) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean opened = false;
        try {
            Known with = known(channel, warc);
            Frame frame = with.frames()
                    .holding(channel, offset)
                    .orElseThrow(() ->
                            new EOFException("the sealed file ends before it, or the head of its frame was altered"));
            OpenedFrame plain = OpenedFrame.at(channel, with.key(), frame, offset);
            opened = true;
            return plain;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    /** How long the plain WARC is, in bytes. */
    static long length(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<Frame> frames = frames(channel);
            return frames.isEmpty() ? 0 : frames.getLast().end();
        }
    }

    /** Writes the whole plain WARC, which every tool reads. */
    void copy(Path file, String warc, WritableByteChannel out) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            DataKey key = known(channel, warc).key();
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            for (Frame frame : frames(channel)) {
                // Not closed: that would close the file.
                OpenedFrame plain = OpenedFrame.at(channel, key, frame, frame.start());
                while (plain.read(buffer.clear()) >= 0) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        out.write(buffer);
                    }
                }
            }
        }
    }

    /** All frames in order; a damaged head is refused. */
    static List<Frame> frames(FileChannel channel) throws IOException {
        List<Frame> frames = new ArrayList<>();
        long size = channel.size();
        long place = SealHeader.BYTES;
        long start = 0;
        while (place < size) {
            long at = place;
            Frame frame = Frames.readAt(channel, place, start)
                    .filter(found -> found.next() <= size)
                    .orElseThrow(() -> new IOException("the frame at byte " + at + " is cut, or its head was altered"));
            frames.add(frame);
            place = frame.next();
            start = frame.end();
        }
        return frames;
    }

    private Known known(FileChannel channel, String warc) throws IOException {
        IOException why = new EOFException("both heads of the sealed file are damaged");
        for (int page = 0; page < SealHeader.PAGES; page++) {
            Optional<SealHeader> header = SealHeader.read(channel, page);
            if (header.isPresent()) {
                try {
                    return known(header.get(), warc);
                } catch (IOException e) {
                    why = e;
                }
            }
        }
        throw why;
    }

    private Known known(SealHeader header, String warc) throws IOException {
        // By all that the key comes from: what was put in another file's place is not taken for it.
        String name = warc + " " + header.content();
        synchronized (known) {
            Known remembered = known.get(name);
            if (remembered == null) {
                remembered = new Known(key(header, warc), new Frames());
                known.put(name, remembered);
            }
            return remembered;
        }
    }

    private DataKey key(SealHeader header, String warc) throws IOException {
        return DataKey.unwrap(header, keys.with(header.keyId()), warc)
                .orElseThrow(() -> new IOException("the head of the sealed file was altered or is another file's (key "
                        + header.keyId() + " does not open it)"));
    }
}
