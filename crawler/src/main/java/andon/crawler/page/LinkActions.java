package andon.crawler.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Tells links that do something (sign out, delete, vote, buy, mark as read) or lead to a form to do it from those to pages, by
 * whole words of the address, by the whole text of the link and by what its markup says. The words of a thread's title decide
 * nothing, nor does a board that is called "private".
 */
final class LinkActions {
    private static final Set<String> ALWAYS = new HashSet<>();
    private static final Set<String> VERBS = new HashSet<>();
    private static final Set<String> NOUNS = new HashSet<>();
    private static final Set<String> TEXTS = new HashSet<>();
    /** What a file is called that is a program and no page. */
    private static final Set<String> PROGRAMS = Set.of("php", "asp", "aspx", "jsp", "cgi", "pl", "do", "cfm", "py");

    private static final Set<String> PAGING = Set.of(
            "page", "p", "pg", "paged", "start", "st", "offset", "from", "limit", "skip", "after", "before", "cursor");

    /** No text that is looked up is longer. */
    static final int LONGEST_TEXT = 40;

    static {
        read("link-actions.txt");
    }

    private LinkActions() {}

    private static void read(String resource) {
        try (InputStream in = Objects.requireNonNull(LinkActions.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String section = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = line;
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    switch (section) {
                        case "[always]" -> ALWAYS.addAll(List.of(line.split(" ")));
                        case "[verb]" -> VERBS.addAll(List.of(line.split(" ")));
                        case "[noun]" -> NOUNS.addAll(List.of(line.split(" ")));
                        case "[text]" -> TEXTS.addAll(List.of(line.split("\\|")));
                        default -> throw new IllegalStateException(resource + " has no section " + section);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an address does something when it is asked for. */
    static boolean isAction(HttpUrl url, List<CanonicalAddress.Parameter> parameters) {
        return isActionPath(url.pathSegments(), asksForSomething(parameters)) || isActionQuery(parameters);
    }

    /** Whether the query names one thing by its number, and not only the page of a list. */
    private static boolean asksForSomething(List<CanonicalAddress.Parameter> parameters) {
        for (CanonicalAddress.Parameter p : parameters) {
            if (isNumber(p.value()) && !PAGING.contains(p.lowerName())) {
                return true;
            }
        }
        return false;
    }

    /** @param of whether the query says what the path is to act on, as in {@code /report?listing=7} */
    private static boolean isActionPath(List<String> segments, boolean of) {
        int last = segments.size() - (segments.getLast().isEmpty() ? 2 : 1);
        for (int i = 0; i <= last; i++) {
            String segment = segments.get(i).toLowerCase(Locale.ROOT);
            int dot = segment.indexOf('.');
            String stem = dot > 0 ? segment.substring(0, dot) : segment;
            if (ALWAYS.contains(stem)) {
                return true;
            }
            boolean verb = VERBS.contains(stem);
            if (verb || NOUNS.contains(stem)) {
                boolean program = dot > 0 && PROGRAMS.contains(segment.substring(dot + 1));
                boolean ofSomething = i == last && (of || i > 0 && isNumber(segments.get(i - 1)));
                boolean toSomething = verb && i < last && isNumber(segments.get(i + 1));
                if (program || ofSomething || toSomething) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isActionQuery(List<CanonicalAddress.Parameter> parameters) {
        for (CanonicalAddress.Parameter p : parameters) {
            String name = p.lowerName();
            if (LinkWords.ACTION_PRESENT.contains(name)
                    || p.value().isEmpty() && isWord(name)
                    || name.equals("s") && !(p.value().length() == 32 && CanonicalAddress.isHexToken(p.value()))
                    || LinkWords.ACTION_PARAMETERS.contains(name)
                            && isWord(p.value().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String word) {
        return ALWAYS.contains(word) || VERBS.contains(word) || NOUNS.contains(word);
    }

    private static boolean isNumber(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
                return false;
            }
        }
        return !segment.isEmpty();
    }

    /** Whether a link says by its whole text, folded and cut at {@link #LONGEST_TEXT}, that it does something. */
    static boolean says(String text) {
        return text.length() > 1 && text.length() < LONGEST_TEXT && TEXTS.contains(text);
    }

    /**
     * Whether an attribute says so: scripts of Rails, Laravel and XenForo send such a link as something else than a plain
     * request, or ask the reader first.
     */
    static boolean isMark(String attribute, String value) {
        return switch (attribute) {
            case "data-method", "data-turbo-method" -> !value.equalsIgnoreCase("get");
            case "data-confirm", "data-turbo-confirm", "data-xf-confirm", "data-csrf" -> true;
            default -> false;
        };
    }
}
