package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that whole lines give away: the URL/Login/Password blocks of stealer logs, rows under a header that names a
 * password, and lists of {@code name:password}. One pass over the lines.
 */
final class CredentialLines {
    private static final int LONGEST_LINE = 2_000;
    private static final int FEWEST_LINES = 3;
    private static final int LONGEST_BLOCK_GAP = 4;
    private static final Set<String> URL_LABELS =
            Set.of("url", "host", "hostname", "site", "soft", "адрес", "сайт", "网址", "サイト");
    private static final Set<String> LOGIN_LABELS = Set.of(
            "login",
            "username",
            "user",
            "user name",
            "user login",
            "usr",
            "email",
            "mail",
            "account",
            "логин",
            "почта",
            "账号",
            "用户名",
            "帐号",
            "ユーザー",
            "ユーザー名",
            "アカウント",
            "id");
    private static final Set<String> PASSWORD_LABELS =
            Set.of("password", "pass", "passwd", "pwd", "user password", "pw", "пароль", "密码", "口令", "パスワード");

    private record Line(int start, int end) {}

    private record Labelled(String label, int start, int end) {}

    private CredentialLines() {}

    static void find(String text, Hits hits) {
        List<Line> list = new ArrayList<>();
        Labelled url = null;
        Labelled login = null;
        int age = 0;
        int from = 0;
        Table table = null;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            if (end - from <= LONGEST_LINE) {
                Labelled labelled = labelled(text, from, end);
                if (labelled != null && URL_LABELS.contains(labelled.label())) {
                    url = labelled;
                    login = null;
                    age = 0;
                } else if (labelled != null && LOGIN_LABELS.contains(labelled.label())) {
                    login = labelled;
                    age = 0;
                } else if (labelled != null && PASSWORD_LABELS.contains(labelled.label())) {
                    if (login != null) {
                        block(text, url, login, labelled, hits);
                    }
                    login = null;
                } else if (++age > LONGEST_BLOCK_GAP) {
                    url = null;
                    login = null;
                }
                if (isPair(text, from, end) && !isLabel(labelled)) {
                    list.add(new Line(from, end));
                } else {
                    flush(text, list, hits);
                }
                if (table != null && !table.row(text, from, end, hits)) {
                    table = null;
                }
                if (table == null) {
                    table = Table.header(text, from, end);
                }
            } else {
                flush(text, list, hits);
            }
            from = end + 1;
        }
        flush(text, list, hits);
    }

    private static boolean isLabel(@Nullable Labelled labelled) {
        return labelled != null
                && (URL_LABELS.contains(labelled.label())
                        || LOGIN_LABELS.contains(labelled.label())
                        || PASSWORD_LABELS.contains(labelled.label()));
    }

    private static @Nullable Labelled labelled(String text, int from, int end) {
        int colon = text.indexOf(':', from, end);
        if (colon < 0 || colon >= end || colon - from > 24 || text.startsWith("//", colon + 1)) {
            return null;
        }
        String label = text.substring(from, colon).strip().toLowerCase(Locale.ROOT);
        if (label.endsWith(" url")) {
            label = "url";
        }
        int start = colon + 1;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        int stop = end;
        while (stop > start && text.charAt(stop - 1) <= ' ') {
            stop--;
        }
        return start < stop ? new Labelled(label, start, stop) : null;
    }

    private static void block(String text, @Nullable Labelled url, Labelled login, Labelled password, Hits hits) {
        int end = password.start();
        while (end < password.end() && text.charAt(end) > ' ') {
            end++;
        }
        String secret = text.substring(password.start(), end);
        String who = text.substring(login.start(), login.end());
        if (secret.length() > 128 || Placeholders.isOne(secret) || who.length() > 128) {
            return;
        }
        String host = url == null ? "" : host(text.substring(url.start(), url.end()));
        String account = who.indexOf('@') > 0 ? who.toLowerCase(Locale.ROOT) : host.isEmpty() ? who : who + "@" + host;
        hits.addSecret(
                Weight.CREDENTIAL,
                EntityType.CREDENTIAL,
                account + ":",
                login.start(),
                end,
                "credential-stealer-block",
                0.95,
                new Hit.Secret(password.start(), end));
    }

    private static String host(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int end = from;
        while (end < url.length()
                && (Ascii.isAlnum(url.charAt(end)) || url.charAt(end) == '.' || url.charAt(end) == '-')) {
            end++;
        }
        return url.substring(from, end).toLowerCase(Locale.ROOT);
    }

    /** {@code name:password} and nothing else. */
    private static boolean isPair(String text, int from, int end) {
        int colon = text.indexOf(':', from, end);
        if (colon < from + 3 || colon > end - 5 || end - from > 120) {
            return false;
        }
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c <= ' ' && !(c == '\r' && i == end - 1) || c >= 0x2E80) {
                return false;
            }
        }
        String name = text.substring(from, colon);
        boolean host = HostNames.domain(name).isPresent() || HostRule.isIpv4(name);
        String secret = text.substring(colon + 1, end).strip();
        return !host
                && name.chars().anyMatch(c -> Ascii.isLetter((char) c))
                && name.indexOf('@') < 0
                && !secret.startsWith("//")
                && secret.indexOf(':') < 0
                && secret.chars().anyMatch(c -> Ascii.isDigit((char) c))
                && !secret.chars().allMatch(c -> Ascii.isDigit((char) c) || c == '.');
    }

    private static void flush(String text, List<Line> list, Hits hits) {
        if (list.size() >= FEWEST_LINES) {
            for (Line line : list) {
                int colon = text.indexOf(':', line.start());
                int end = text.charAt(line.end() - 1) == '\r' ? line.end() - 1 : line.end();
                hits.addSecret(
                        Weight.CREDENTIAL,
                        EntityType.CREDENTIAL,
                        text.substring(line.start(), colon) + ":",
                        line.start(),
                        end,
                        "credential-list",
                        0.8,
                        new Hit.Secret(colon + 1, end));
            }
        }
        list.clear();
    }

    /** Rows under a header such as {@code id,email,password}. */
    private record Table(char separator, int columns, int login, int password) {
        static @Nullable Table header(String text, int from, int end) {
            if (end - from > 400 || end - from < 8) {
                return null;
            }
            String line = text.substring(from, end).toLowerCase(Locale.ROOT);
            if (!line.contains("pass") && !line.contains("pwd")) {
                return null;
            }
            for (char separator : new char[] {',', ';', '|', '\t'}) {
                String[] cells = line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1);
                int password = column(cells, PASSWORD_LABELS, "password_hash", "hash", "passhash");
                int login = column(cells, LOGIN_LABELS, "e-mail", "nickname", "name");
                if (cells.length >= 2 && password >= 0 && login >= 0 && login != password) {
                    return new Table(separator, cells.length, login, password);
                }
            }
            return null;
        }

        private static int column(String[] cells, Set<String> labels, String... more) {
            for (int i = 0; i < cells.length; i++) {
                String cell = cells[i].strip().replace("\"", "").replace("`", "");
                if (labels.contains(cell) && !cell.equals("id") || List.of(more).contains(cell)) {
                    return i;
                }
            }
            return -1;
        }

        /** Reports the row and returns whether it was one. */
        boolean row(String text, int from, int end, Hits hits) {
            int[] starts = new int[columns + 1];
            int cell = 0;
            starts[0] = from;
            for (int i = from; i < end; i++) {
                if (text.charAt(i) == separator && ++cell < columns) {
                    starts[cell] = i + 1;
                }
            }
            if (cell != columns - 1) {
                return false;
            }
            starts[columns] = end + 1;
            int start = trimStart(text, starts[password], starts[password + 1] - 1);
            int stop = trimEnd(text, start, starts[password + 1] - 1);
            int who = trimStart(text, starts[login], starts[login + 1] - 1);
            int whoEnd = trimEnd(text, who, starts[login + 1] - 1);
            if (stop > start && whoEnd > who) {
                hits.addSecret(
                        Weight.CREDENTIAL,
                        EntityType.CREDENTIAL,
                        text.substring(who, whoEnd) + ":",
                        Math.min(who, start),
                        Math.max(whoEnd, stop),
                        "credential-table",
                        0.9,
                        new Hit.Secret(start, stop));
            }
            return true;
        }

        private static int trimStart(String text, int from, int end) {
            int i = from;
            while (i < end && (text.charAt(i) <= ' ' || text.charAt(i) == '"' || text.charAt(i) == '\'')) {
                i++;
            }
            return i;
        }

        private static int trimEnd(String text, int from, int end) {
            int i = end;
            while (i > from && (text.charAt(i - 1) <= ' ' || text.charAt(i - 1) == '"' || text.charAt(i - 1) == '\'')) {
                i--;
            }
            return i;
        }
    }
}
