package andon.indexer.credentials;

/** One line parted at a separator, where a URL with its port stays whole. Cells beyond the last kept are part of it. */
final class Cells {
    static final int MOST = 12;

    private final String text;
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int size;

    private Cells(String text) {
        this.text = text;
    }

    static Cells of(String text, int from, int end, char separator) {
        Cells cells = new Cells(text);
        int i = from;
        while (i <= end && cells.size < MOST) {
            int stop = cells.size == MOST - 1 ? end : cellEnd(text, i, end, separator);
            int start = Marks.skipBlanks(text, i, stop);
            cells.starts[cells.size] = start;
            cells.ends[cells.size++] = Marks.trimBlanks(text, start, stop);
            i = stop + 1;
        }
        return cells;
    }

    private static int cellEnd(String text, int from, int end, char separator) {
        int i = from;
        if (Hosts.isUrl(text, from, end)) {
            i = text.indexOf("://", from) + 3;
            int host = i;
            while (host < end && (Marks.isAlnum(text.charAt(host)) || ".-_@=+/".indexOf(text.charAt(host)) >= 0)) {
                host++;
                if (text.charAt(host - 1) == '/') {
                    break;
                }
            }
            i = host;
            int port = host + 1;
            while (host < end && text.charAt(host) == ':' && port < end && Marks.isDigit(text.charAt(port))) {
                port++;
            }
            boolean closed = port == end || port < end && (text.charAt(port) == separator || text.charAt(port) == '/');
            if (port > host + 1 && port - host <= 6 && closed) {
                i = port;
            }
        }
        int stop = text.indexOf(separator, i, end);
        return stop < 0 ? end : stop;
    }

    int size() {
        return size;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    int length(int cell) {
        return ends[cell] - starts[cell];
    }

    String in(int cell) {
        return text.substring(starts[cell], ends[cell]);
    }

    boolean isUrl(int cell) {
        return Hosts.isUrl(text, starts[cell], ends[cell]);
    }
}
