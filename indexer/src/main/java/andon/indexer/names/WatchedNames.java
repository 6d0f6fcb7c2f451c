package andon.indexer.names;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds names that a customer watches in all their spellings: without case, accents, width, "and" and legal form, in one word
 * or more, by short form. Time grows with the text, not with the number of names. Immutable and thread-safe.
 */
public final class WatchedNames {
    /** None are watched. */
    public static final WatchedNames NONE = new WatchedNames(List.of());

    /** More names are refused. */
    public static final int MOST = 200_000;

    private static final int MOST_WORDS = 12;
    private static final int SHORTEST = 3;
    /** Shorter spellings count only with a capital: small words of any language look like them. */
    private static final int SURE_LENGTH = 7;

    private final Map<String, String> canonicalByKey = new HashMap<>();
    private final Map<Character, List<String>> unspacedByFirst = new HashMap<>();
    private final Set<String> acronyms = new HashSet<>();
    private final Set<String> heads = new HashSet<>();
    private final int longest;

    /** @throws IllegalArgumentException if there are too many, or one has no letter */
    public WatchedNames(Collection<String> names) {
        if (names.size() > MOST) {
            throw new IllegalArgumentException(names.size() + " watched names; at most " + MOST);
        }
        int most = 0;
        for (String name : names) {
            CompanyName company = CompanyName.of(name);
            if (company.canonical().charAt(0) >= 0x2E80) {
                unspacedByFirst
                        .computeIfAbsent(company.canonical().charAt(0), first -> new ArrayList<>())
                        .add(company.canonical());
                continue;
            }
            add(company.key(), company.canonical());
            for (String alias : company.aliases()) {
                List<Token> words = Token.of(alias);
                String key = Folded.joined(words);
                boolean acronym = words.size() == 1
                        && alias.length() < company.canonical().length()
                        && !company.key().equals(key);
                add(key, company.canonical());
                if (acronym) {
                    acronyms.add(key);
                }
            }
        }
        for (String key : canonicalByKey.keySet()) {
            most = Math.max(most, key.length());
        }
        longest = most;
    }

    private void add(String key, String canonical) {
        if (key.length() >= SHORTEST) {
            canonicalByKey.putIfAbsent(key, canonical);
            heads.add(key.substring(0, SHORTEST));
        }
    }

    /** The watched names in a text; an entity's value is the canonical form. */
    List<Entity> find(String text, List<Token> tokens) {
        List<Entity> found = new ArrayList<>();
        for (int i = 0; i < tokens.size() && longest > 0; i++) {
            int last = match(text, tokens, i);
            if (last >= i) {
                int end = LegalForms.after(text, tokens, last);
                String key = Folded.joined(tokens.subList(i, last + 1));
                Span span = new Span(tokens.get(i).start(), LegalForms.end(text, tokens.get(end)));
                found.add(new Entity(
                        EntityType.ORGANIZATION,
                        canonicalByKey.getOrDefault(key, span.in(text)),
                        span,
                        "org-watched",
                        acronyms.contains(key) ? 0.7 : 0.9));
                i = end;
            }
        }
        unspaced(text, found);
        return found;
    }

    private int match(String text, List<Token> tokens, int first) {
        StringBuilder joined = new StringBuilder();
        int best = first - 1;
        for (int k = first; k < Math.min(tokens.size(), first + MOST_WORDS); k++) {
            if (k > first
                    && !isJoined(text, tokens.get(k - 1).end(), tokens.get(k).start())) {
                break;
            }
            if (k > first && Folded.isAnd(tokens.get(k))) {
                continue;
            }
            joined.append(tokens.get(k).folded());
            boolean hopeless = joined.length() >= SHORTEST && !heads.contains(joined.substring(0, SHORTEST));
            if (hopeless || joined.length() > longest) {
                break;
            }
            String key = joined.toString();
            if (canonicalByKey.containsKey(key) && fits(key, tokens.get(first))) {
                best = k;
            }
        }
        return best;
    }

    private static boolean isJoined(String text, int from, int to) {
        String gap = text.substring(from, Math.min(to, from + 4));
        boolean sentence = gap.startsWith(".") && from >= 4 && Character.isLetter(text.charAt(from - 4));
        return gap.length() <= 3 && !sentence && gap.chars().allMatch(c -> " -&,.'’\u00a0".indexOf(c) >= 0);
    }

    /** Han, kana and hangul stand without blanks: names are looked for at each character. */
    private void unspaced(String text, List<Entity> found) {
        for (int i = 0; i < text.length() && !unspacedByFirst.isEmpty(); i++) {
            for (String name : unspacedByFirst.getOrDefault(text.charAt(i), List.of())) {
                if (text.startsWith(name, i)) {
                    found.add(new Entity(
                            EntityType.ORGANIZATION, name, new Span(i, i + name.length()), "org-watched", 0.9));
                    break;
                }
            }
        }
    }

    private boolean fits(String key, Token first) {
        boolean shouted = !first.hasLower();
        boolean capital = !Character.isLowerCase(first.word().charAt(0));
        return acronyms.contains(key) ? shouted : capital || key.length() >= SURE_LENGTH;
    }
}
