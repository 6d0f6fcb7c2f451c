package andon.searchapi.samples;

/** Shannon's entropy of bytes, in bits per byte. */
final class Entropy {
    private Entropy() {}

    /** 0 for nothing; places beyond the file's end are left out. */
    static double of(byte[] file, long from, long length) {
        int start = Math.clamp(from, 0, file.length);
        int end = Math.clamp(from + Math.max(0, length), start, file.length);
        if (start == end) {
            return 0;
        }
        int[] counts = new int[256];
        for (int i = start; i < end; i++) {
            counts[file[i] & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / (end - start);
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return Math.round(bits * 100) / 100.0;
    }
}
