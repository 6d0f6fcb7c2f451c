package andon.indexer.names;

import andon.indexer.detect.HostNames;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Company names by their legal form, by a domain that spells them, and wherever the same name stands again. */
final class Organisations {
    private static final int LONGEST_NAME = 6;
    /** So many words of a name may stand behind those that its domain has. */
    private static final int MOST_REST = 3;

    private static final Set<String> JOINTS =
            Set.of("of", "and", "de", "the", "for", "und", "et", "y", "del", "la", "di", "&");
    /** What stands between "van" and a Dutch family's name. */
    private static final Set<String> PARTICLES = Set.of("der", "den", "de", "het", "'t");
    /** Capitalised words at the begin of a sentence that belong to no name. */
    static final Set<String> OPENERS = Set.of(
            "the",
            "a",
            "an",
            "selling",
            "sell",
            "access",
            "leaked",
            "new",
            "for",
            "from",
            "to",
            "in",
            "of",
            "we",
            "our",
            "this",
            "that",
            "at",
            "by",
            "with",
            "on",
            "database",
            "fresh",
            "company",
            "victim",
            "target",
            "today",
            "hello",
            "hi",
            "wts",
            "wtb",
            "rdp",
            "vpn",
            "full",
            "dump",
            "leak",
            "data",
            "breach",
            "buy",
            "free",
            "sample",
            "is",
            "was",
            "and",
            "all",
            "private",
            "combo",
            "if",
            "it",
            "sale",
            "corporate",
            "initial",
            "employee",
            "employees",
            "staff",
            "list",
            "insider",
            "customer");

    private static final Pattern RUSSIAN = Pattern.compile(
            "(?:ООО|ОАО|ЗАО|ПАО|АО|НПО|ФГУП|ГУП|ТОО)\\s?(?:«[^»\\n]{2,60}»|\"[^\"\\n]{2,60}\"|[А-ЯЁ][\\p{L}-]{1,30}(?:\\s[А-ЯЁ][\\p{L}-]{1,30}){0,3})");

    private Organisations() {}

    static List<Entity> find(String text, List<Token> tokens, List<Entity> found) {
        List<Entity> names = new ArrayList<>();
        byLegalForm(text, tokens, names);
        EastAsian.find(text, names);
        if (text.indexOf('О') >= 0 || text.contains("ГУП")) {
            byPattern(text, RUSSIAN, "org-form-ru", names);
        }
        byDomain(text, tokens, found, names);
        names.addAll(NameRuns.find(text, tokens));
        return names;
    }

    private static void byLegalForm(String text, List<Token> tokens, List<Entity> names) {
        for (int i = 1; i < tokens.size(); i++) {
            boolean form = LegalForms.isBehindInText(tokens.get(i));
            boolean noun = !form && LegalForms.isStrongNoun(tokens.get(i).word());
            if (!form && !noun) {
                continue;
            }
            int first = nameStart(text, tokens, i);
            if (first == i) {
                continue;
            }
            int last = LegalForms.after(text, tokens, i);
            boolean formed = form || last > i;
            if (!formed
                    && Lexicon.isPlace(text.substring(
                            tokens.get(first).start(), tokens.get(last).end()))) {
                continue;
            }
            names.add(entity(
                    text,
                    tokens.get(first).start(),
                    formed
                            ? LegalForms.end(text, tokens.get(last))
                            : tokens.get(last).end(),
                    formed ? "org-legal-form" : "org-noun",
                    formed ? 0.9 : 0.6));
            i = last;
        }
    }

    /**
     * Names behind {@code from} that end in any noun of institutions and trades and hold a word that is no English one: in a
     * leak site's post those of partners, customers and offices.
     */
    static List<Entity> byNoun(String text, List<Token> tokens, int from) {
        List<Entity> names = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).start() < from
                    || !LegalForms.isNoun(tokens.get(i).word())
                    || HeadedNames.isSeat(tokens.get(i))) {
                continue;
            }
            int first = nameStart(text, tokens, i);
            while (first + 2 < i
                    && !isOwn(tokens.get(first))
                    && JOINTS.contains(tokens.get(first + 1).word())) {
                first += 2; // "Drawings for Acme Pumps"
            }
            if (first < i && isOwn(tokens.get(first))) {
                names.add(entity(text, tokens.get(first).start(), tokens.get(i).end(), "org-noun", 0.55));
            }
        }
        return names;
    }

    /** Whether a word is no English one, and neither a place's nor a people's name. */
    private static boolean isOwn(Token token) {
        String word = token.word();
        return token.isCapitalised()
                && token.hasLower()
                && !LegalForms.isNoun(word)
                && !BareTitle.isEnglish(word)
                && !Lexicon.isPlace(word)
                && !Lexicon.isPeople(word);
    }

    /** Goes back over capitalised words; a comma may stand before the form ("Officeworks, Inc"). */
    private static int nameStart(String text, List<Token> tokens, int form) {
        int first = form;
        boolean formed = LegalForms.isBehind(tokens.get(form).word());
        while (first > 0 && form - first < LONGEST_NAME) {
            Token before = tokens.get(first - 1);
            String gap = gap(text, tokens, first - 1);
            boolean close = gap.equals(" ")
                    || gap.equals(". ") && before.word().equals("St")
                    || gap.equals(" & ")
                    || first == form && formed && gap.equals(", ")
                    || gap.equals("-");
            boolean joint = JOINTS.contains(before.word())
                    && first < form
                    && first > 1
                    && tokens.get(first - 2).isCapitalised()
                    && !(Folded.isAnd(before) && isWhole(tokens, first - 2))
                    && (!before.word().equals("of")
                            || LegalForms.isNoun(tokens.get(first - 2).word()));
            boolean particle = first < form
                    && first > 1
                    && PARTICLES.contains(before.word())
                    && tokens.get(first - 2).lower().equals("van");
            boolean named = before.isCapitalised()
                    && (!isOpener(before)
                            || Lexicon.isPlace(
                                    before.word() + " " + tokens.get(first).word()));
            boolean otherScript = first < form
                    && isCyrillic(before) != isCyrillic(tokens.get(first))
                    && !LegalForms.isRussian(before.word());
            if (!close || otherScript || !(named || joint || particle)) {
                break;
            }
            first--;
        }
        while (first < form && JOINTS.contains(tokens.get(first).word())) {
            first++;
        }
        return first;
    }

    /** "Acme Medical Group and First Borealis Bank": whether a name ends before an "and", so that another follows. */
    private static boolean isWhole(List<Token> tokens, int last) {
        String word = tokens.get(last).word();
        boolean several = last > 0 && tokens.get(last - 1).isCapitalised() && isOwn(tokens.get(last - 1));
        return LegalForms.isStrongNoun(word)
                || LegalForms.isBehind(word)
                || (LegalForms.isNoun(word) || several) && isOwn(tokens.get(last + 2));
    }

    /** "База Acme Logistics": a name is written in one script. */
    private static boolean isCyrillic(Token token) {
        char first = token.word().charAt(0);
        return first >= 0x400 && first < 0x530;
    }

    private static boolean isOpener(Token token) {
        return OPENERS.contains(token.lower());
    }

    private static String gap(String text, List<Token> tokens, int left) {
        return text.substring(tokens.get(left).end(), tokens.get(left + 1).start());
    }

    private static void byPattern(String text, Pattern pattern, String detector, List<Entity> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(entity(text, matcher.start(), matcher.end(), detector, 0.9));
        }
    }

    /** {@code acme-corp.example} in a text makes "Acme Corp" in it a name. */
    private static void byDomain(String text, List<Token> tokens, List<Entity> found, List<Entity> names) {
        NavigableSet<String> labels = labels(found);
        if (labels.isEmpty()) {
            return;
        }
        for (int i = 0; i < tokens.size(); i++) {
            StringBuilder joined = new StringBuilder();
            for (int k = i; k < Math.min(tokens.size(), i + 4); k++) {
                if (!tokens.get(k).isCapitalised()
                        || k > i && gap(text, tokens, k - 1).strip().length() > 1) {
                    break;
                }
                joined.append(LegalForms.fold(narrow(tokens.get(k).word()))
                        .replace("-", "")
                        .replace("'", "")
                        .replace("’", ""));
                String spelled = joined.toString();
                String label = labels.ceiling(spelled);
                if (label == null || !label.startsWith(spelled)) {
                    break; // no label begins so
                }
                if (label.equals(spelled)) {
                    int last = withRest(text, tokens, k);
                    names.add(
                            entity(text, tokens.get(i).start(), tokens.get(last).end(), "org-domain", 0.8));
                }
            }
        }
    }

    /** The labels of the domains found, each host read once: a list of accounts has few hosts in many rows. */
    private static NavigableSet<String> labels(List<Entity> found) {
        NavigableSet<String> labels = new TreeSet<>();
        Set<String> hosts = new HashSet<>();
        for (Entity entity : found) {
            String host = host(entity);
            if (!host.isEmpty() && hosts.add(host)) {
                labelOf(host)
                        .map(label -> label.replace("-", ""))
                        .filter(label -> label.length() >= 5)
                        .ifPresent(labels::add);
            }
        }
        return labels;
    }

    /** A name goes on over the capitalised words behind the one that is in its domain ("Acme Freight" at acme.example). */
    private static int withRest(String text, List<Token> tokens, int named) {
        int last = named;
        while (last + 1 < tokens.size()
                && last - named < MOST_REST
                && gap(text, tokens, last).equals(" ")
                && NameRuns.isNameWord(tokens.get(last + 1))
                && !tokens.get(last + 1).word().equals(tokens.get(named).word())) {
            last++;
        }
        return last;
    }

    /** Letters of full width as plain ones. */
    private static String narrow(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return Normalizer.normalize(word, Normalizer.Form.NFKC);
            }
        }
        return word;
    }

    /** The registrable label of an address: {@code acme} of {@code www.acme.co.uk}. */
    static Optional<String> label(Entity entity) {
        return labelOf(host(entity));
    }

    private static Optional<String> labelOf(String host) {
        return host.isEmpty() || HostNames.domain(host).isEmpty()
                ? Optional.empty()
                : Optional.of(HostNames.registrable(host).split("\\.")[0]);
    }

    private static String host(Entity entity) {
        String value = entity.value();
        return switch (entity.type()) {
            case DOMAIN_NAME -> value;
            case EMAIL_ADDR -> value.substring(value.indexOf('@') + 1);
            case URL -> hostOf(value);
            default -> "";
        };
    }

    /** What stands between the scheme and the port, path, query or fragment of an address. */
    private static String hostOf(String url) {
        int scheme = 0;
        while (scheme < url.length() && url.charAt(scheme) >= 'a' && url.charAt(scheme) <= 'z') {
            scheme++;
        }
        int start = scheme > 0 && url.startsWith("://", scheme) ? scheme + 3 : 0;
        int end = start;
        while (end < url.length() && "/:?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(start, end);
    }

    /** Where names that are known stand again, whole or without their legal form. */
    static List<Entity> repeated(String text, List<Token> tokens, List<Entity> known, Names.Taken taken) {
        Map<String, List<List<String>>> byFirst = new HashMap<>();
        for (Entity name : known) {
            if (name.type() == EntityType.ORGANIZATION && name.confidence() >= 0.8) {
                List<String> words = new ArrayList<>(
                        Token.of(name.value()).stream().map(Token::word).toList());
                spelling(words, byFirst);
                while (words.size() > 1 && LegalForms.isBehind(words.getLast())) {
                    words.removeLast();
                    spelling(words, byFirst);
                }
            }
        }
        List<Entity> again = new ArrayList<>();
        for (int i = 0; i < tokens.size() && !byFirst.isEmpty(); i++) {
            for (List<String> words : byFirst.getOrDefault(tokens.get(i).word(), List.of())) {
                int last = i + words.size() - 1;
                if (last < tokens.size()
                        && tokens.subList(i, last + 1).stream()
                                .map(Token::word)
                                .toList()
                                .equals(words)) {
                    Entity name =
                            entity(text, tokens.get(i).start(), tokens.get(last).end(), "org-repeated", 0.8);
                    if (taken.take(name.span())) {
                        again.add(name);
                    }
                }
            }
        }
        return again;
    }

    private static void spelling(List<String> words, Map<String, List<List<String>>> byFirst) {
        boolean tooShort =
                words.isEmpty() || words.size() == 1 && words.getFirst().length() < 4;
        if (!tooShort) {
            byFirst.computeIfAbsent(words.getFirst(), k -> new ArrayList<>()).add(List.copyOf(words));
        }
    }

    static Entity entity(String text, int start, int end, String detector, double confidence) {
        Span span = new Span(start, end);
        return new Entity(EntityType.ORGANIZATION, narrow(span.in(text)), span, detector, confidence);
    }
}
