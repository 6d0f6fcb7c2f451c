package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the frame that holds a place of the plain WARC. Heads are walked through from the nearest one that was noted; no more
 * than a few thousand are. Thread-safe.
 *
 * <p>It walks no further than asked: what stands behind the last logged capture may be cut off and written anew. A head that
 * is damaged costs its frame only: the next one is looked for behind it.
 */
final class Frames {
    private static final int MOST_NOTED = 4096;
    private static final int SEARCHED_AT_ONCE = 1 << 16;

    /** By where frames begin in the plain WARC: where their heads stand in the file. */
    private final TreeMap<Long, Long> noted = new TreeMap<>(Map.of(0L, SealHeader.BYTES));

    private long spacing = 1 << 16;

    /** The frame that holds a byte; empty if the file ends before it, or the frame's head is damaged. */
    synchronized Optional<Frame> holding(FileChannel channel, long offset) throws IOException {
        Map.Entry<Long, Long> from = noted.floorEntry(offset);
        Optional<Frame> frame = at(channel, from.getValue(), from.getKey());
        while (frame.isPresent() && frame.get().end() <= offset) {
            note(frame.get().end(), frame.get().next());
            frame = at(channel, frame.get().next(), frame.get().end());
        }
        return frame.filter(found -> found.holds(offset));
    }

    /** The frame whose head stands at {@code place} or, if that is damaged, the next one behind it. */
    private static Optional<Frame> at(FileChannel channel, long place, long start) throws IOException {
        Optional<Frame> frame = readAt(channel, place, start);
        return frame.isPresent() ? frame : search(channel, place + 1, start);
    }

    /** The frame whose head stands there and which begins at {@code start}; empty if there is none. */
    static Optional<Frame> readAt(FileChannel channel, long place, long start) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Frame.HEAD_BYTES);
        return Bytes.fill(channel, head, place)
                ? Frame.read(head, place).filter(frame -> frame.start() == start)
                : Optional.empty();
    }

    private static Optional<Frame> search(FileChannel channel, long from, long start) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(SEARCHED_AT_ONCE + Frame.HEAD_BYTES - 1);
        long size = channel.size();
        for (long at = from; at + Frame.HEAD_BYTES <= size; at += SEARCHED_AT_ONCE) {
            piece.clear().limit((int) Math.min(piece.capacity(), size - at));
            if (!Bytes.fill(channel, piece, at)) {
                break;
            }
            piece.flip();
            for (int i = 0; i + Frame.HEAD_BYTES <= piece.limit(); i++) {
                if (piece.getInt(i) == Frame.MAGIC) {
                    Optional<Frame> frame = Frame.read(piece.slice(i, Frame.HEAD_BYTES), at + i)
                            .filter(found -> found.start() >= start);
                    if (frame.isPresent()) {
                        return frame;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** How many places are noted. */
    synchronized int remembered() {
        return noted.size();
    }

    private void note(long start, long place) {
        if (start - noted.lastKey() < spacing) {
            return;
        }
        noted.put(start, place);
        if (noted.size() > MOST_NOTED) {
            spacing *= 2;
            thinOut();
        }
    }

    private void thinOut() {
        long kept = 0;
        for (var starts = noted.tailMap(0L, false).keySet().iterator(); starts.hasNext(); ) {
            long start = starts.next();
            if (start - kept < spacing) {
                starts.remove();
            } else {
                kept = start;
            }
        }
    }
}
