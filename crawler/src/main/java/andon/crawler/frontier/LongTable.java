package andon.crawler.frontier;

import java.util.Arrays;

/** A hash table from long to long by open addressing. Keys are hashes already. Not thread-safe. */
final class LongTable {
    private static final int FIRST = 64;

    private long[] keys = new long[FIRST];
    private long[] values = new long[FIRST];
    private boolean[] used = new boolean[FIRST];
    private int size;

    void put(long key, long value) {
        int slot = slot(key);
        if (!used[slot]) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(key);
            }
            used[slot] = true;
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    int size() {
        return size;
    }

    boolean has(long key) {
        return used[slot(key)];
    }

    /** The value of a key that is there; 0 otherwise. */
    long get(long key) {
        int slot = slot(key);
        return used[slot] ? values[slot] : 0;
    }

    void clear() {
        keys = new long[FIRST];
        values = new long[FIRST];
        used = new boolean[FIRST];
        size = 0;
    }

    private int slot(long key) {
        int slot = (int) (key ^ key >>> 32) & keys.length - 1;
        while (used[slot] && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        boolean[] oldUsed = used;
        keys = new long[2 * oldKeys.length];
        values = Arrays.copyOf(keys, keys.length);
        used = new boolean[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsed[i]) {
                int slot = slot(oldKeys[i]);
                used[slot] = true;
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
