package andon.indexer.names;

import andon.indexer.detect.HostNames;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The victim in a leak site's post. Its title is the victim's name or domain; whether a text is such a post shows in what
 * follows: stolen data and deadlines, a table of facts, or a company's praise of itself under its own name.
 */
final class LeakPost {
    /** So much behind the title is looked at to tell what the text is. */
    private static final int SAMPLE = 1_200;

    private static final double SURE = 0.85;
    private static final double BARE = 0.5;
    private static final double HEADED = 0.6;

    private static final Pattern SUBJECT = Pattern.compile(
            "^\\s*(?:About(?: us)?[:.]? |At )?(\\p{Lu}[^\\n]{1,80}?)(?: \\([^)]{1,40}\\))?,? (?:is|was|has|have|are|provides?|offers?|speciali[sz]es|designs|develops|manufactures|makes|builds|produces|sells|distributes|operates|supplies|delivers|serves|employs)\\b");

    /** "10.4. Quality of Service", "A.2. Ubuntu": headlines of a book. */
    private static final Pattern SECTION = Pattern.compile("\\s*+(?:\\p{Lu}|\\d{1,3})(?:\\.\\d{1,3})+\\.\\s");

    /** A name in running text: capitalised words, with the small ones that join them. */
    private static final String NAME =
            "\\p{Lu}[\\p{L}\\p{N}&'’-]*+(?: (?:(?:of|and|&|de|the) )?\\p{Lu}[\\p{L}\\p{N}&'’-]*+){0,5}";

    private static final Pattern RELATED = Pattern.compile(
            "\\b(?:formerly(?: known as)?|trading as|doing business as|d/b/a|also known as|(?:subsidiary|division|affiliate|part|members?|owner|brand) of|(?:owned|acquired|founded|operated|managed) by|"
                    + "parent company,?)(?: the)? (" + NAME + ")");
    /** "A joint venture between Acme, Borealis and Corvus Trading". */
    private static final Pattern VENTURE =
            Pattern.compile("\\bjoint venture(?: company)? (?:of|between|with)(?: the)? (" + NAME + "(?:, (?:and )?"
                    + NAME + "){0,4})");

    private static final Pattern BETWEEN_PARTNERS = Pattern.compile(",? and |, ");

    /** The slow pattern of related names is only asked where one of these stands. */
    private static final List<String> RELATIONS = List.of(
            "formerly",
            "trading as",
            "doing business as",
            "d/b/a",
            "also known as",
            "subsidiary of",
            "division of",
            "affiliate of",
            "part of",
            "member of",
            "members of",
            "owner of",
            "brand of",
            "owned by",
            "acquired by",
            "founded by",
            "operated by",
            "managed by",
            "parent company",
            "joint venture");

    /** A thread's title stands before each of its posts: what was read of the last one is not read again. */
    private static final AtomicReference<Title> LAST = new AtomicReference<>(Title.of(""));

    private LeakPost() {}

    /** What a title says by itself. */
    private static final class Title {
        private final String words;
        private final List<Span> sure;
        private final boolean formed;
        private volatile @Nullable List<Span> unsure;

        private Title(String words, List<Span> sure, boolean formed) {
            this.words = words;
            this.sure = sure;
            this.formed = formed;
        }

        static Title of(String words) {
            return new Title(
                    words,
                    TitleNames.in(words, true),
                    Token.of(words).stream().anyMatch(t -> LegalForms.isBehind(t.word())));
        }

        String words() {
            return words;
        }

        /** Its names if what follows shows that it heads a victim's entry. */
        List<Span> sure() {
            return sure;
        }

        /** Its names if nothing else shows that they are names. */
        List<Span> unsure() {
            List<Span> known = unsure;
            if (known == null) {
                known = TitleNames.in(words, false);
                unsure = known;
            }
            return known;
        }

        /** Whether a legal form stands in it. */
        boolean formed() {
            return formed;
        }
    }

    private static Title known(String words) {
        Title known = Objects.requireNonNull(LAST.get());
        if (!known.words().equals(words)) {
            known = Title.of(words);
            LAST.set(known);
        }
        return known;
    }

    /** @param named names that were found otherwise: one that a domain spells tells where a title's name begins */
    static List<Entity> find(String text, List<Token> tokens, List<Entity> found, List<Entity> named) {
        List<Entity> names = find(text, tokens, found);
        return names.isEmpty()
                ? names
                : names.stream()
                        .map(name -> whole(text, begun(text, name, named), named))
                        .toList();
    }

    /** "Pellworth" in "Transportes Pellworth & Irmãos, Lda." is a part of what its legal form ends. */
    private static Entity whole(String text, Entity name, List<Entity> named) {
        if (!name.detector().equals("org-victim")) {
            return name;
        }
        Span span = name.span();
        for (Entity other : named) {
            boolean around = other.detector().equals("org-legal-form")
                    && other.span().start() <= span.start()
                    && other.span().end() > span.end();
            if (around) {
                boolean article = Standing.isLead(
                        text.substring(other.span().start(), span.start()).strip());
                int start = article ? span.start() : other.span().start();
                return Organisations.entity(text, start, other.span().end(), name.detector(), name.confidence());
            }
        }
        return name;
    }

    /** "Fresh Acme Freight" at acme-freight.example is Acme Freight. */
    private static Entity begun(String text, Entity name, List<Entity> named) {
        if (!name.detector().equals("org-leak-title")) {
            return name;
        }
        for (Entity other : named) {
            int start = other.span().start();
            boolean inside = other.detector().equals("org-domain")
                    && start > name.span().start()
                    && other.span().end() <= name.span().end();
            if (inside
                    && Token.of(text.substring(name.span().start(), start)).stream()
                            .allMatch(t -> Organisations.OPENERS.contains(t.lower()))) {
                return Organisations.entity(text, start, name.span().end(), name.detector(), name.confidence());
            }
        }
        return name;
    }

    private static List<Entity> find(String text, List<Token> tokens, List<Entity> found) {
        int newline = text.indexOf('\n');
        int titleEnd = newline < 0 ? text.length() : newline;
        String title = text.substring(0, titleEnd);
        if (title.isBlank()
                || title.length() > TitleNames.LONGEST
                || SECTION.matcher(title).lookingAt()) {
            return List.of();
        }
        String rest = text.substring(titleEnd, Math.min(text.length(), titleEnd + SAMPLE));
        if (rest.isBlank()) {
            return bare(text, title);
        }
        List<String> labels = labels(title, found, titleEnd);
        Title known = known(title);
        List<Span> sure = known.sure();
        if (sure.isEmpty() && labels.isEmpty()) {
            return List.of();
        }
        Echoes echoes = new Echoes(text, tokens);
        labels.forEach(echoes::domain);
        sure.forEach(echoes::name);
        List<Entity> again = echoes.behind(titleEnd);
        if (ShortForms.tell(text, again, echoes)) {
            again = echoes.behind(titleEnd);
        }
        boolean echoed = again.stream().anyMatch(echo -> !isLine(text, echo.span()));
        boolean chat = !(echoed && !labels.isEmpty()) && PostSigns.isChat(rest);
        if (chat && !echoed) {
            return List.of();
        }
        boolean formed = known.formed();
        boolean leak = PostSigns.isLeak(rest);
        boolean portrait = PostSigns.isPortrait(rest);
        boolean heads = echoed && (leak || portrait || !labels.isEmpty())
                || !chat && (leak || formed || echoed || portrait && (!labels.isEmpty() || isAlone(title, sure)));
        if (!heads) {
            return List.of();
        }
        List<Entity> all = new ArrayList<>(again);
        List<Span> names = echoed || formed || leak && portrait ? sure : known.unsure();
        for (Span name : names) {
            all.add(Organisations.entity(text, name.start(), name.end(), "org-leak-title", SURE));
        }
        for (Span name : HeadedNames.in(text, tokens, titleEnd)) {
            all.add(Organisations.entity(text, name.start(), name.end(), "org-head", HEADED));
        }
        all.addAll(Organisations.byNoun(text, tokens, titleEnd));
        related(text, titleEnd, all);
        ShortForms.expanded(text, tokens, titleEnd, all);
        if (again.isEmpty()) {
            subject(text, titleEnd, all);
        }
        return all;
    }

    /** Whether a title is one name and nothing else: a portrait of a company below it tells of that name. */
    private static boolean isAlone(String title, List<Span> names) {
        List<Span> bare = BareTitle.in(title);
        return names.size() == 1
                && bare.equals(names)
                && Token.of(names.getFirst().in(title)).size() >= 2;
    }

    /** Whether a name fills its line: then it is a headline said twice, and nothing is said of it. */
    private static boolean isLine(String text, Span name) {
        int start = name.start();
        while (start > 0 && !Character.isLetterOrDigit(text.charAt(start - 1)) && text.charAt(start - 1) != '\n') {
            start--;
        }
        int end = name.end();
        while (end < text.length() && !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '\n') {
            end++;
        }
        return (start == 0 || text.charAt(start - 1) == '\n') && (end == text.length() || text.charAt(end) == '\n');
    }

    private static List<Entity> bare(String text, String title) {
        return BareTitle.in(title).stream()
                .map(name -> Organisations.entity(text, name.start(), name.end(), "org-bare-title", BARE))
                .toList();
    }

    /** The registrable labels of the domains in the title: {@code acme} of {@code www.acme.co.uk}. */
    private static List<String> labels(String title, List<Entity> found, int titleEnd) {
        List<String> labels = new ArrayList<>();
        for (Entity entity : found) {
            boolean there = entity.span().end() <= titleEnd;
            if (there && (entity.type() == EntityType.DOMAIN_NAME || entity.type() == EntityType.URL)) {
                Organisations.label(entity).ifPresent(labels::add);
            }
        }
        if (labels.isEmpty()) {
            HostNames.domain(firstWord(title).toLowerCase(Locale.ROOT))
                    .map(HostNames::registrable)
                    .ifPresent(d -> labels.add(d.split("\\.")[0]));
        }
        return labels;
    }

    private static String firstWord(String title) {
        String plain = title.strip();
        int end = 0;
        while (end < plain.length() && " \t\n\u000B\f\r".indexOf(plain.charAt(end)) < 0) {
            end++;
        }
        return plain.substring(0, end);
    }

    /** Other names of the victim and the houses that it belongs to. */
    private static void related(String text, int from, List<Entity> names) {
        String sample = text.substring(from, Math.min(text.length(), from + SAMPLE));
        if (RELATIONS.stream().noneMatch(sample::contains)) {
            return;
        }
        Matcher matcher = RELATED.matcher(sample);
        while (matcher.find()) {
            related(text, from + matcher.start(1), from + matcher.end(1), names);
        }
        Matcher venture = VENTURE.matcher(sample);
        while (venture.find()) {
            Matcher between = BETWEEN_PARTNERS.matcher(venture.group(1));
            int start = from + venture.start(1);
            int partner = start;
            while (between.find()) {
                related(text, partner, start + between.start(), names);
                partner = start + between.end();
            }
            related(text, partner, from + venture.end(1), names);
        }
    }

    private static void related(String text, int start, int end, List<Entity> names) {
        String name = text.substring(start, end);
        boolean cut = end + 1 < text.length() && text.charAt(end) == '.' && Character.isUpperCase(text.charAt(end + 1));
        if (!cut && !Lexicon.isPlace(name) && !TitleNames.in(name, false).isEmpty()) {
            names.add(Organisations.entity(text, start, LegalForms.withForm(text, end), "org-related", 0.86));
        }
    }

    /** Under a domain whose words do not stand in the text: who the first sentence is about. */
    private static void subject(String text, int from, List<Entity> names) {
        Matcher matcher = SUBJECT.matcher(text.substring(from, Math.min(text.length(), from + 200)));
        if (!matcher.lookingAt()) {
            return;
        }
        // "Established in 2009, Acme Solar has …"
        int clause = matcher.group(1)
                        .matches("(?:Established|Founded|Since|Based|Headquartered|Located|With|From|In) .*, .*")
                ? matcher.group(1).lastIndexOf(", ") + 2
                : 0;
        String subject = matcher.group(1).substring(clause);
        List<Span> spans = TitleNames.in(subject, false);
        if (spans.size() == 1 && spans.getFirst().length() == subject.length()) {
            names.add(Organisations.entity(
                    text, from + matcher.start(1) + clause, from + matcher.end(1), "org-subject", 0.7));
        }
    }
}
