package andon.indexer.names.tag;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Weights of a linear-chain model over hashed features. In the file: magic, version, outcomes, transitions, then the hashes in
 * rising order with one byte for each outcome. Immutable and thread-safe.
 */
public final class TagModel {
    private static final int MAGIC = 0x414e5447;
    private static final int VERSION = 1;
    /** A file with more is refused. */
    private static final int MOST_FEATURES = 2_000_000;

    private static final int MOST_OUTCOMES = 33;
    private static final int CHUNK = 1 << 16;
    /** So many bits of {@link #present} stand for a place in {@link #keys}. */
    private static final int BITS_A_SLOT = 8;

    /**
     * Weights of four outcomes lie in one long, sixteen bits each, so that one addition adds four. They are what an outcome is
     * ahead of the first, which needs no lane of its own then: eight others fit into two longs.
     */
    private static final int LANES = 4;

    private static final int LANE_BITS = 16;
    /** Added to each weight in a lane: lanes never run below nought, nor over with {@link Features#MOST} weights in one sum. */
    private static final int BIAS = 256;

    final String[] outcomes;
    final float[] transitions;
    /** A key's hash and, in the lower half, where its weights begin in {@link #weights}: what is asked together lies together. */
    private final long[] keys;

    /** A bit for each key and hardly any other: most features have no weights, and are told by this small table alone. */
    private final long[] present;

    private final long[] weights;
    private final int width;
    private final float scale;

    private TagModel(String[] outcomes, float[] transitions, int[] hashes, byte[] weights, float scale) {
        this.outcomes = outcomes;
        this.transitions = transitions;
        this.width = (outcomes.length - 1 + LANES - 1) / LANES;
        this.weights = packed(weights, outcomes.length, width);
        this.scale = scale;
        int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, hashes.length * 2)) * 2);
        keys = new long[capacity];
        present = new long[Math.max(1, capacity / Long.SIZE * BITS_A_SLOT)];
        for (int i = 0; i < hashes.length; i++) {
            present[wordOf(hashes[i])] |= 1L << hashes[i];
            int at = hashes[i] & capacity - 1;
            while (keys[at] != 0) {
                at = at + 1 & capacity - 1;
            }
            int row = i * width;
            keys[at] = (long) hashes[i] << Integer.SIZE | row;
        }
    }

    private int wordOf(int feature) {
        return (feature & present.length * Long.SIZE - 1) / Long.SIZE;
    }

    private static long[] packed(byte[] weights, int outcomes, int width) {
        long[] packed = new long[weights.length / outcomes * width];
        for (int i = 0; i < weights.length; i++) {
            int row = i / outcomes;
            int lane = i % outcomes - 1;
            if (lane >= 0) {
                long ahead = (long) weights[i] - weights[row * outcomes] + BIAS;
                packed[row * width + lane / LANES] |= ahead << lane % LANES * LANE_BITS;
            }
        }
        return packed;
    }

    /** The outcomes: {@code O}, then {@code B-} and {@code I-} of each type. */
    public List<String> outcomes() {
        return List.of(outcomes);
    }

    /** How many longs {@link #add} needs; the last of them counts the features that have weights. */
    int sums() {
        return width + 1;
    }

    /**
     * Adds the weights of features to sums as {@link #scores} reads them.
     *
     * @param features those without weights are written over
     * @param known room for {@code count} figures, whatever they are
     * @param sums of all calls together at most {@link Features#MOST} features
     * @param at where the {@link #sums()} longs begin
     */
    void add(int[] features, int count, long[] known, long[] sums, int at) {
        int found = find(features, count, known);
        for (int w = 0; w < width; w++) {
            long sum = sums[at + w];
            for (int f = 0; f < found; f++) {
                sum += weights[(int) known[f] + w];
            }
            sums[at + w] = sum;
        }
        sums[at + width] += found;
    }

    /**
     * Looks features up. The table is larger than the processor's caches: all first looks are taken before any of them decides
     * where to go on, so that they wait for the memory together.
     *
     * @param entries gets those of {@link #keys} that have weights
     * @return how many have
     */
    private int find(int[] features, int count, long[] entries) {
        int mask = keys.length - 1;
        int candidates = 0;
        for (int f = 0; f < count; f++) {
            int feature = features[f];
            features[candidates] = feature;
            candidates += (int) (present[wordOf(feature)] >>> feature) & 1;
        }
        for (int f = 0; f < candidates; f++) {
            entries[f] = keys[features[f] & mask];
        }
        int found = 0;
        for (int f = 0; f < candidates; f++) {
            int feature = features[f];
            int slot = feature & mask;
            long entry = entries[f];
            while (entry != 0 && (int) (entry >> Integer.SIZE) != feature) {
                slot = slot + 1 & mask;
                entry = keys[slot];
            }
            if (entry != 0) {
                entries[found++] = entry;
            }
        }
        return found;
    }

    /** By how much each outcome is ahead of the first, in steps of {@link #scale}. */
    void scores(long[] sums, int[] scores) {
        int bias = BIAS * (int) sums[width];
        scores[0] = 0;
        for (int k = 1; k < scores.length; k++) {
            int lane = k - 1;
            scores[k] = (int) (sums[lane / LANES] >> lane % LANES * LANE_BITS & 0xFFFF) - bias;
        }
    }

    float scale() {
        return scale;
    }

    /**
     * Writes a model.
     *
     * @param hashes in rising order
     * @param weights {@code hashes.length * outcomes.size()}
     */
    public static void write(List<String> outcomes, float[] transitions, int[] hashes, float[] weights, OutputStream to)
            throws IOException {
        float most = 1e-6f;
        for (float weight : weights) {
            most = Math.max(most, Math.abs(weight));
        }
        float scale = most / 127;
        DataOutputStream plain = new DataOutputStream(to);
        plain.writeInt(MAGIC);
        plain.writeByte(VERSION);
        DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(to, new Deflater(Deflater.BEST_COMPRESSION)));
        out.writeByte(outcomes.size());
        for (String outcome : outcomes) {
            out.writeUTF(outcome);
        }
        for (float transition : transitions) {
            out.writeFloat(transition);
        }
        out.writeFloat(scale);
        out.writeInt(hashes.length);
        for (int hash : hashes) {
            out.writeInt(hash);
        }
        for (int k = 0; k < outcomes.size(); k++) {
            for (int i = 0; i < hashes.length; i++) {
                out.writeByte(Math.round(weights[i * outcomes.size() + k] / scale));
            }
        }
        out.close();
    }

    /** Reads what {@link #write} wrote. @throws IOException if it is none, or damaged */
    public static TagModel read(InputStream from) throws IOException {
        DataInputStream plain = new DataInputStream(from);
        if (plain.readInt() != MAGIC) {
            throw new IOException("no name model of Andon's");
        }
        int version = plain.readByte();
        if (version != VERSION) {
            throw new IOException("name model of version " + version + "; this Andon reads " + VERSION);
        }
        DataInputStream in = new DataInputStream(new InflaterInputStream(from));
        int count = in.readByte();
        if (count < 1 || count > MOST_OUTCOMES) {
            throw new IOException("name model with " + count + " outcomes; at most " + MOST_OUTCOMES);
        }
        String[] outcomes = new String[count];
        for (int k = 0; k < count; k++) {
            outcomes[k] = in.readUTF();
        }
        float[] transitions = new float[count * count];
        for (int k = 0; k < transitions.length; k++) {
            transitions[k] = in.readFloat();
        }
        float scale = in.readFloat();
        int size = in.readInt();
        if (size < 0 || size > MOST_FEATURES) {
            throw new IOException("name model with " + size + " features; at most " + MOST_FEATURES);
        }
        int[] hashes = new int[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = in.readInt();
            if (hashes[i] == 0 || i > 0 && hashes[i] <= hashes[i - 1]) {
                throw new IOException("name model whose features are out of order");
            }
        }
        byte[] weights = new byte[size * count];
        byte[] column = new byte[Math.min(CHUNK, Math.max(1, size))];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < size; ) {
                int n = Math.min(column.length, size - i);
                in.readFully(column, 0, n);
                for (int m = 0; m < n; m++) {
                    weights[(i + m) * count + k] = column[m];
                }
                i += n;
            }
        }
        return new TagModel(outcomes, transitions, hashes, weights, scale);
    }

    @Override
    public String toString() {
        return "TagModel[" + Arrays.toString(outcomes) + "]";
    }
}
