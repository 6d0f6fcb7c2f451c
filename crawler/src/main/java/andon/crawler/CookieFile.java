package andon.crawler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A session that a person began in a browser, in Netscape's cookies.txt format (seven fields parted by tabs, as curl, wget and
 * browser extensions write it), or as {@code name=value} lines. Cookies of other hosts are left out.
 */
final class CookieFile {
    static final int MOST_BYTES = 256 << 10;
    private static final int FIELDS = 7;
    private static final String HTTP_ONLY = "#HttpOnly_";

    private CookieFile() {}

    /**
     * The cookies for a host, as {@code Set-Cookie} values.
     *
     * @throws IOException if the file cannot be read or a line is no cookie; the message names the line, never what stands there
     */
    static List<String> read(Path file, String host, Instant now) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new IOException("the cookies file " + file + " has more than " + MOST_BYTES + " bytes");
        }
        List<String> cookies = new ArrayList<>();
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean comment = line.isEmpty() || line.startsWith("#") && !line.startsWith(HTTP_ONLY);
            if (!comment && !add(line, host, now, cookies)) {
                throw new IOException("the cookies file " + file + ", line " + (i + 1) + ": no cookie");
            }
        }
        return cookies;
    }

    private static boolean add(String line, String host, Instant now, List<String> cookies) {
        String[] fields = line.split("\t", -1);
        if (fields.length == FIELDS) {
            return addNetscape(fields, host, now, cookies);
        }
        int equals = line.indexOf('=');
        if (fields.length > 1 || equals < 1 || line.indexOf(';') >= 0) {
            return false;
        }
        cookies.add(line + "; path=/");
        return true;
    }

    private static boolean addNetscape(String[] fields, String host, Instant now, List<String> cookies) {
        String domain = fields[0].startsWith(HTTP_ONLY) ? fields[0].substring(HTTP_ONLY.length()) : fields[0];
        String bare = domain.startsWith(".") ? domain.substring(1) : domain;
        if (fields[5].isEmpty() || !fields[2].startsWith("/") || !fields[4].matches("\\d{1,12}(\\.\\d+)?")) {
            return false;
        }
        long expires = Long.parseLong(fields[4].replaceFirst("\\..*", ""));
        boolean past = expires != 0 && expires <= now.getEpochSecond();
        boolean ours =
                host.equalsIgnoreCase(bare) || host.toLowerCase(Locale.ROOT).endsWith("." + bare);
        if (ours && !past) {
            cookies.add(fields[5] + "=" + fields[6] + "; path=" + fields[2]
                    + (expires == 0 ? "" : "; max-age=" + (expires - now.getEpochSecond())));
        }
        return true;
    }
}
