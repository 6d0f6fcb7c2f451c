package andon.indexer.credentials;

import andon.vocabulary.SecretKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines without a header whose cells say themselves what they are: an address, a port, a mail address, a hash; around a
 * login and a password. What does not say it ({@code name:word}) is left to the {@link Runs}.
 */
final class Rows {
    private static final char[] SEPARATORS = {'|', '\t', ';', ':', ','};
    private static final int LONGEST_ROW = 700;
    private static final int SHORTEST_ROW = 6;
    private static final int LONGEST_LOGIN = 128;
    private static final int LONGEST_PASSWORD = 160;
    /** In a row of Netscape's cookie file, which stealers write: domain, flag, path, secure, expiry, name, value. */
    private static final int COOKIE_VALUE = 6;

    private static final Set<String> POSTGRES_PORTS = Set.of("5432", "5433", "6432");

    private final String text;
    private final CredentialSink sink;
    private final Runs runs;

    Rows(String text, CredentialSink sink) {
        this.text = text;
        this.sink = sink;
        this.runs = new Runs(text, sink);
    }

    /** Reads a line. */
    void line(int from, int end) {
        int start = Marks.skipBlanks(text, from, end);
        int stop = Marks.trimBlanks(text, start, end);
        if (stop - start < SHORTEST_ROW || stop - start > LONGEST_ROW) {
            runs.other();
            return;
        }
        stop = latinEnd(start, stop);
        if (atHost(start, stop)) {
            runs.neutral();
            return;
        }
        char separator = separator(start, stop);
        if (separator == 0 && isSpacedPair(start, stop)) {
            separator = ':';
        }
        if (separator == 0) {
            spaced(start, stop);
            return;
        }
        Cells cells = Cells.of(text, start, stop, separator);
        FoundCredential found = row(cells, start, stop, separator);
        if (found != null) {
            sink.found(found);
            runs.neutral();
        } else {
            runs.line(cells, start, stop, separator);
        }
    }

    /** A Chinese or Japanese sentence goes on behind a password without a blank. */
    private int latinEnd(int start, int stop) {
        int colon = text.indexOf(':', start, stop);
        for (int i = Math.max(start, colon) + SHORTEST_ROW; colon >= 0 && i < stop; i++) {
            if (text.charAt(i) >= 0x2E80) {
                return i;
            }
        }
        return stop;
    }

    void end() {
        runs.end();
    }

    /** {@code name : word}, with one word on either side. */
    private boolean isSpacedPair(int start, int stop) {
        int colon = text.indexOf(" : ", start, stop);
        return colon > start
                && text.indexOf(' ', start, stop) == colon
                && text.indexOf(' ', colon + 3, stop) < 0
                && text.indexOf(':', start, colon) < 0
                && text.indexOf(':', colon + 2, stop) < 0;
    }

    /** The separator that parts the line into the cells of a row; 0 if blanks show it to be prose. */
    private char separator(int start, int stop) {
        if (Hosts.isUrl(text, start, stop) && text.indexOf(' ', start, stop) < 0) {
            return behindUrl(start, stop);
        }
        boolean blank = false;
        for (int i = start; i < stop; i++) {
            char c = text.charAt(i);
            blank |= c == ' ' || c >= 0x2E80;
        }
        for (char mark : SEPARATORS) {
            boolean whole = !blank || mark == '\t' || mark == '|' && text.indexOf(" | ", start, stop) > 0;
            int at = whole ? text.indexOf(mark, start, stop) : -1;
            boolean scheme = mark == ':' && at >= 0 && text.startsWith("://", at);
            if (scheme) {
                at = text.indexOf(':', at + 3, stop);
            }
            if (at > start && at < stop - 1) {
                return mark;
            }
        }
        return 0;
    }

    /** Behind a URL the first mark that parts login and password: the password may hold the others. */
    private char behindUrl(int start, int stop) {
        char best = 0;
        int nearest = stop;
        for (char mark : SEPARATORS) {
            if (text.indexOf(mark, start, stop) >= 0) {
                Cells cells = Cells.of(text, start, stop, mark);
                if (cells.size() >= 3 && cells.end(0) < nearest || best == 0 && cells.size() == 2) {
                    nearest = cells.size() >= 3 ? cells.end(0) : stop;
                    best = mark;
                }
            }
        }
        return best;
    }

    private @Nullable FoundCredential row(Cells cells, int start, int stop, char separator) {
        int size = cells.size();
        if (size < 2) {
            return null;
        }
        FoundCredential found = systemFile(cells, start, stop);
        if (found == null && separator == '\t' && isCookie(cells)) {
            sink.secret(cells.start(COOKIE_VALUE), cells.end(COOKIE_VALUE));
        }
        if (found == null && cells.isUrl(0) && !Hosts.hasUserInfo(text, start, stop)) {
            found = placeFirst(cells, start, stop, separator);
        }
        if (found == null && size == 5 && separator == ':') {
            found = pgpass(cells, start, stop);
        }
        if (found == null && size >= 3 && separator != ',') {
            found = hostFirst(cells, start, stop);
        }
        if (found == null && size >= 3) {
            found = placeLast(cells, start, stop, separator);
        }
        return found == null && size >= 2 ? mailAndHash(cells, start, stop) : found;
    }

    /** {@code url:login:password}, with a port in the URL or in a cell of its own; the password may hold separators. */
    private @Nullable FoundCredential placeFirst(Cells cells, int start, int stop, char separator) {
        String url = cells.in(0);
        int login = cells.size() > 3 && Hosts.isPort(cells.in(1)) ? 2 : 1;
        if (cells.size() == 2) {
            int colon = url.lastIndexOf(':');
            boolean digits = separator == ':' && colon > 6 && Marks.areDigits(url.substring(colon + 1));
            return digits
                    ? found(
                            start,
                            stop,
                            cells.start(0) + colon + 1,
                            cells.end(0),
                            cells.start(1),
                            cells.end(1),
                            url,
                            0.9)
                    : null;
        }
        return found(
                start,
                stop,
                cells.start(login),
                cells.end(login),
                cells.start(login + 1),
                cells.end(cells.size() - 1),
                url,
                0.95);
    }

    private @Nullable FoundCredential found(
            int start, int stop, int login, int loginEnd, int secret, int secretEnd, String place, double confidence) {
        int length = secretEnd - secret;
        if (loginEnd - login > LONGEST_LOGIN || length < 3 || length > LONGEST_PASSWORD) {
            return null;
        }
        String value = text.substring(secret, secretEnd);
        String who = text.substring(login, loginEnd);
        if (value.startsWith("//") || who.startsWith("/") || who.isEmpty() && value.indexOf('/') >= 0) {
            return null;
        }
        return new FoundCredential(
                start,
                stop,
                secret,
                secretEnd,
                who,
                Hosts.of(place).orElse(null),
                SecretForms.kindOf(value),
                "credential-stealer-line",
                confidence);
    }

    /** PostgreSQL's password file: {@code host:port:database:login:password}, any of the first four {@code *}. */
    private @Nullable FoundCredential pgpass(Cells cells, int start, int stop) {
        String host = cells.in(0);
        String port = cells.in(1);
        boolean any = host.equals("*") || host.equals("localhost");
        boolean place = any || Hosts.isHost(host) || Hosts.isIpv4(host);
        boolean postgres = port.equals("*") && any || POSTGRES_PORTS.contains(port);
        String who = cells.in(3);
        return place
                        && postgres
                        && (who.equals("*") || Runs.isName(who))
                        && !cells.in(2).isEmpty()
                ? found(start, stop, cells.start(3), cells.end(3), cells.start(4), cells.end(4), host, 0.9)
                : null;
    }

    /** {@code host:port:login:password}, {@code host|login|password} where the login or the password is plainly one. */
    private @Nullable FoundCredential hostFirst(Cells cells, int start, int stop) {
        String host = cells.in(0);
        int colon = host.lastIndexOf(':');
        boolean ported = colon > 0 && Hosts.isPort(host.substring(colon + 1)) && Hosts.isHost(host.substring(0, colon));
        if (!ported && !Hosts.isHost(host)) {
            return null;
        }
        boolean port = cells.size() >= 4 && Hosts.isPort(cells.in(1));
        int login = port ? 2 : 1;
        String who = cells.in(login);
        String secret = text.substring(cells.start(login + 1), cells.end(cells.size() - 1));
        boolean named = Hosts.isMail(who) || who.indexOf('\\') > 0;
        boolean path = host.indexOf('/') > 0;
        boolean strong = Runs.isStrong(secret) && Runs.isName(who) && (path || cells.size() == login + 2);
        return named || strong && (port || ported || path || Hosts.isIpv4(host))
                ? found(start, stop, cells.start(login), cells.end(login), cells.start(login + 1), stop, host, 0.9)
                : null;
    }

    /** {@code login:password:url}; also with a bare host behind where the login is an address. */
    private @Nullable FoundCredential placeLast(Cells cells, int start, int stop, char separator) {
        int place = cells.size() - 1;
        int scheme = text.indexOf("://", start, stop);
        if (scheme > 0 && scheme < stop && separator == ':') {
            while (place > 0 && !cells.isUrl(place)) {
                place--;
            }
            if (place == 0) {
                // The URL was parted at its own colon.
                int word = scheme;
                while (word > start && Marks.isLetter(text.charAt(word - 1))) {
                    word--;
                }
                place = cells.size() - 1;
                while (place > 0 && cells.start(place) > word) {
                    place--;
                }
            }
        }
        if (place < 2) {
            return null;
        }
        String where = text.substring(cells.start(place), stop);
        String who = cells.in(0);
        boolean url = Hosts.isUrl(where, 0, where.length());
        boolean mail = Hosts.isMail(who);
        String secret = text.substring(cells.start(1), cells.end(place - 1));
        boolean plain = mail || place == 2 && Runs.isName(who) && Runs.isStrong(secret);
        return url && plain
                        || mail && place == 2 && Hosts.isHost(where) && !Hosts.isIpv4(where) && Runs.isStrong(secret)
                ? found(start, stop, cells.start(0), cells.end(0), cells.start(1), cells.end(place - 1), where, 0.95)
                : null;
    }

    /** A row of a forum's user table: somewhere an address, somewhere a hash, perhaps its salt behind it. */
    private @Nullable FoundCredential mailAndHash(Cells cells, int start, int stop) {
        int mail = -1;
        int hash = -1;
        SecretKind kind = SecretKind.PASSWORD;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.in(i);
            if (mail < 0 && Hosts.isMail(cell)) {
                mail = i;
            } else if (hash < 0) {
                kind = SecretForms.kindOf(cell);
                hash = kind.isHash() ? i : -1;
            }
        }
        boolean nameFirst = mail < 0 && hash == 1 && Runs.isName(cells.in(0)) && isCrypt(kind);
        if (hash < 0 || mail < 0 && !nameFirst) {
            return null;
        }
        boolean salted = hash == cells.size() - 2 && !isCrypt(kind) && cells.length(hash + 1) <= 40;
        int who = mail < 0 ? 0 : mail;
        return new FoundCredential(
                start,
                stop,
                cells.start(hash),
                cells.end(salted ? hash + 1 : hash),
                cells.in(who),
                null,
                salted ? SecretKind.SALTED : kind,
                "credential-hash-row",
                0.95);
    }

    private static boolean isCrypt(SecretKind kind) {
        return kind.isHash()
                && kind != SecretKind.MD5
                && kind != SecretKind.SHA1
                && kind != SecretKind.SHA224
                && kind != SecretKind.SHA256
                && kind != SecretKind.SHA384
                && kind != SecretKind.SHA512
                && kind != SecretKind.SALTED;
    }

    private static boolean isCookie(Cells cells) {
        return cells.size() == COOKIE_VALUE + 1
                && isFlag(cells.in(1))
                && cells.in(2).startsWith("/")
                && isFlag(cells.in(3))
                && Marks.areDigits(cells.in(4))
                && cells.length(COOKIE_VALUE) >= SHORTEST_ROW;
    }

    private static boolean isFlag(String cell) {
        return cell.equalsIgnoreCase("TRUE") || cell.equalsIgnoreCase("FALSE");
    }

    /** {@code pwdump} and {@code NTDS} rows, shadow files, captured NetNTLM answers. */
    private @Nullable FoundCredential systemFile(Cells cells, int start, int stop) {
        String who = cells.in(0);
        if (who.isEmpty() || cells.size() < 4) {
            return null;
        }
        if (Marks.areDigits(cells.in(1)) && isHash32(cells.in(2)) && isHash32(cells.in(3))) {
            sink.secret(cells.start(2), cells.end(2));
            return system(cells, start, stop, 3, 3, SecretKind.NTLM);
        }
        boolean answer =
                cells.size() >= 6 && cells.length(1) == 0 && Marks.areHex(cells.in(3)) && Marks.areHex(cells.in(4));
        if (answer && cells.length(4) >= 32) {
            return system(cells, start, stop, 3, cells.size() - 1, SecretKind.NETNTLM);
        }
        SecretKind kind = SecretForms.kindOf(cells.in(1));
        boolean shadow = cells.size() >= 8 && cells.length(1) > 3 && cells.in(1).charAt(0) == '$' && kind.isHash();
        return shadow ? system(cells, start, stop, 1, 1, kind) : null;
    }

    private static boolean isHash32(String cell) {
        return cell.length() == 32 && (Marks.areHex(cell) || cell.startsWith("NO PASSWORD"));
    }

    private static FoundCredential system(Cells cells, int start, int stop, int first, int last, SecretKind kind) {
        return new FoundCredential(
                start, stop, cells.start(first), cells.end(last), cells.in(0), null, kind, "credential-system-file", 1);
    }

    /** {@code url login password} with blanks between. */
    private void spaced(int start, int stop) {
        if (!Hosts.isUrl(text, start, stop)) {
            mailAndWord(start, stop);
            return;
        }
        int first = text.indexOf(' ', start, stop);
        int second = first < 0 ? -1 : text.indexOf(' ', first + 1, stop);
        boolean three = second > first + 1 && text.indexOf(' ', second + 1, stop) < 0 && second + 1 < stop;
        String who = three ? text.substring(first + 1, second) : "";
        String secret = three ? text.substring(second + 1, stop) : "";
        boolean plain = three && (Hosts.isMail(who) || Runs.isName(who)) && Runs.isStrong(secret);
        FoundCredential found = plain
                ? found(start, stop, first + 1, second, second + 1, stop, text.substring(start, first), 0.85)
                : null;
        if (found == null) {
            runs.other();
        } else {
            sink.found(found);
            runs.neutral();
        }
    }

    /** {@code address password}, {@code address - password}: a run of such lines is a list. */
    private void mailAndWord(int start, int stop) {
        int nameEnd = text.indexOf(' ', start, stop);
        int secret = nameEnd + 1;
        if (secret + 2 < stop && "-:|/;".indexOf(text.charAt(secret)) >= 0 && text.charAt(secret + 1) == ' ') {
            secret += 2;
        }
        boolean two = nameEnd > start && secret < stop && text.indexOf(' ', secret, stop) < 0;
        if (two && Hosts.isMail(text.substring(start, nameEnd))) {
            runs.pair(start, nameEnd, secret, stop, ' ');
        } else {
            runs.other();
        }
    }

    /** {@code login:password@host:port}, {@code login:password@address} and {@code host:port@login;password}. */
    private boolean atHost(int start, int stop) {
        int at = start - 1;
        for (int i = start; i < stop; i++) {
            char c = text.charAt(i);
            at = c == '@' ? i : at;
            if (c == ' ') {
                return false;
            }
        }
        if (at <= start || text.indexOf("//", start, at) >= 0) {
            return false;
        }
        int colon = text.indexOf(':', start, at);
        if (colon > start && colon < at - 3) {
            String place = text.substring(at + 1, stop);
            int port = place.indexOf(':');
            String host = port < 0 ? place : place.substring(0, port);
            boolean ported = port > 0 && Hosts.isPort(place.substring(port + 1)) && Hosts.isHost(host);
            if ((ported || Hosts.isIpv4(host) && port < 0) && !Hosts.isHost(text.substring(start, colon))) {
                sink.found(new FoundCredential(
                        start,
                        stop,
                        colon + 1,
                        at,
                        text.substring(start, colon),
                        host,
                        SecretKind.PASSWORD,
                        "credential-host-line",
                        0.95));
                return true;
            }
        }
        int first = text.indexOf('@', start, stop);
        String before = text.substring(start, first);
        int port = before.lastIndexOf(':');
        boolean place = port > 0 && Hosts.isPort(before.substring(port + 1)) && Hosts.isHost(before.substring(0, port));
        int mark = place ? Math.max(text.indexOf(';', first, stop), -1) : -1;
        mark = place && mark < 0 ? text.indexOf(':', first, stop) : mark;
        if (mark <= first + 1 || stop - mark < 4) {
            return false;
        }
        sink.found(new FoundCredential(
                start,
                stop,
                mark + 1,
                stop,
                text.substring(first + 1, mark),
                before.substring(0, port),
                SecretKind.PASSWORD,
                "credential-host-line",
                0.95));
        return true;
    }
}
