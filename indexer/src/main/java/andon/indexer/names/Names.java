package andon.indexer.names;

import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.names.tag.Decoder;
import andon.indexer.names.tag.Manner;
import andon.indexer.names.tag.TextTagger;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads names out of masked text. Pure and thread-safe. */
public final class Names {
    /** Names are looked for in this much of a text: dumps behind it are rows, not prose. */
    private static final int MOST_TEXT = 200_000;

    private static final int MOST_NAMES = 5_000;

    /** Above nouns alone, below legal forms and what a text's structure shows. */
    private static final double TAGGED = 0.65;
    /** Ahead of what the tagger reads of the same name. */
    private static final double HEADED = 0.7;

    private static final List<String> BY = List.of("posted by ", "written by ", "submitted by ");
    private static final Set<String> STREETS = Set.of(
            "ave", "avenue", "st", "sts", "street", "streets", "blvd", "boulevard", "rd", "road", "hwy", "highway");

    private final TextTagger tagger;
    private final WatchedNames watched;
    private final @Nullable OperatorNames operator;
    private final Gazetteer gazetteer;

    /** With the bundled lists and models, and nothing watched. */
    public Names() {
        this(Gazetteer.bundled());
    }

    /** @param gazetteer malware and actors */
    public Names(Gazetteer gazetteer) {
        this(gazetteer, WatchedNames.NONE, TextTagger.bundled(), null);
    }

    /**
     * With names that are found in all their spellings, and models of the operator's choice.
     *
     * @param gazetteer malware and actors
     * @param operator reads running text of every language in the place of {@code tagger}, see {@link OperatorNames#open}; null
     *     for none
     */
    public Names(Gazetteer gazetteer, WatchedNames watched, TextTagger tagger, @Nullable OperatorNames operator) {
        this.gazetteer = gazetteer;
        this.watched = watched;
        this.tagger = tagger;
        this.operator = operator;
    }

    /**
     * The same for a text whose language is not known.
     *
     * @param text masked
     * @param found the patterned entities in {@code text}, which no name may overlap
     */
    public List<Entity> in(String text, List<Entity> found) {
        return in(text, found, "und");
    }

    /**
     * All names in a text.
     *
     * @param text masked
     * @param found the patterned entities in {@code text}, which no name may overlap
     * @param language ISO 639-1 or {@code und}: the tagger reads English, Russian, Japanese and Chinese
     */
    public List<Entity> in(String text, List<Entity> found, String language) {
        return read(text, found, language).names();
    }

    /**
     * What a text was read for.
     *
     * @param names of organisations, malware and actors
     * @param persons where the tagger reads names of persons, in order and apart; what else stands there is nobody's concern here
     */
    public record Read(List<Entity> names, List<Span> persons) {}

    /** {@link #in} with the persons, in the first {@link #MOST_TEXT} characters as well. */
    public Read read(String text, List<Entity> found, String language) {
        String read = text.substring(0, Math.min(text.length(), MOST_TEXT));
        List<Token> tokens = Token.of(read);
        List<Entity> names = new ArrayList<>(gazetteer.find(read));
        names.addAll(Organisations.find(read, tokens, found));
        names.addAll(watched.find(read, tokens));
        List<Entity> victims = LeakPost.find(read, tokens, found, names);
        names.addAll(victims);
        names.removeIf(name -> isWordOf(name, victims));
        List<Decoder.Tagged> tagged = tagger.names(read, language, new Covered(read, found));
        if (victims.stream()
                .noneMatch(v ->
                        v.detector().equals("org-leak-title") || v.detector().equals("org-victim"))) {
            if (operator == null) {
                organisations(read, tagged, names);
                ShortForms.expanded(read, tokens, 0, names);
                headed(read, tokens, tagged, names);
            } else {
                for (Span span : operator.in(read)) {
                    names.add(Organisations.entity(read, span.start(), span.end(), "org-operator", TAGGED));
                }
            }
        }
        List<Entity> standing = new ArrayList<>();
        names.sort(Comparator.<Entity>comparingInt(e -> rank(e))
                .thenComparingDouble(e -> -e.confidence())
                .thenComparingInt(e -> -e.span().length()));
        Taken taken = new Taken(found);
        for (Entity name : names) {
            if (standing.size() < MOST_NAMES && taken.take(name.span())) {
                standing.add(name);
            }
        }
        standing.addAll(Organisations.repeated(read, tokens, standing, taken));
        return new Read(standing, PersonsTagged.of(read, tagged, gazetteer));
    }

    /** Persons alone, in words of which nothing else is wanted: a quote. */
    public List<Span> persons(String text, List<Entity> found, String language) {
        String read = text.substring(0, Math.min(text.length(), MOST_TEXT));
        return PersonsTagged.of(read, tagger.names(read, language, new Covered(read, found)), gazetteer);
    }

    /** Running text: a leak site's post is read by its structure instead, which is surer there. */
    private static void organisations(String text, List<Decoder.Tagged> all, List<Entity> names) {
        for (Decoder.Tagged tagged : all) {
            Span span = withNouns(text, tagged.span());
            String name = span.in(text);
            boolean otherwise = Lexicon.isPlace(name)
                    || Lexicon.isPeople(name)
                    || Lexicon.isTradeTerm(name)
                    || isStreet(name)
                    || isAuthor(text, span);
            if (tagged.type().equals("ORG")
                    && !otherwise
                    && !Manner.isExclaimed(text, span)
                    && !isPartOfRun(span, names)) {
                names.add(Organisations.entity(text, span.start(), span.end(), "org-tagger", TAGGED));
            }
        }
    }

    /** "Housing Authority of New Quellmark", where the tagger reads less, or nothing. */
    private static void headed(String text, List<Token> tokens, List<Decoder.Tagged> tagged, List<Entity> names) {
        for (Span span : HeadedNames.inProse(text, tokens)) {
            boolean told = tagged.stream().map(Decoder.Tagged::span).anyMatch(other -> holdsBegin(other, span));
            if (!told) {
                names.add(Organisations.entity(text, span.start(), span.end(), "org-head", HEADED));
            }
        }
    }

    /** Whether a tagged name holds the begin of another and is not its beginning. */
    private static boolean holdsBegin(Span tagged, Span name) {
        boolean begins = tagged.start() == name.start() && tagged.end() <= name.end();
        return tagged.start() <= name.start() && name.start() < tagged.end() && !begins;
    }

    /** "South Michigan Ave." */
    private static boolean isStreet(String name) {
        int last = name.lastIndexOf(' ');
        return last > 0 && STREETS.contains(LegalForms.fold(name.substring(last + 1)));
    }

    /** "Posted by Hidden Nook": whoever writes is no company. */
    private static boolean isAuthor(String text, Span name) {
        for (String by : BY) {
            int start = name.start() - by.length();
            if (start >= 0 && text.regionMatches(true, start, by, 0, by.length())) {
                return true;
            }
        }
        return false;
    }

    /** "Baikal" before "Retail": a name goes on over capitalised nouns that companies are called by. */
    private static Span withNouns(String text, Span span) {
        int end = span.end();
        while (end < text.length() && text.charAt(end) == ' ') {
            int next = end + 1;
            while (next < text.length() && Character.isLetter(text.charAt(next))) {
                next++;
            }
            if (!LegalForms.isNoun(text.substring(end + 1, next))) {
                break;
            }
            end = next;
        }
        return new Span(span.start(), end);
    }

    /** A foreign name in a text of another script ends where its words do, whatever the tagger says. */
    private static boolean isPartOfRun(Span span, List<Entity> names) {
        return names.stream()
                .anyMatch(name -> name.detector().equals("org-other-script")
                        && name.span().start() <= span.start()
                        && span.end() <= name.span().end());
    }

    /** An ordinary word that some malware is called by, too, is no malware where it is a word of a victim's name. */
    private static boolean isWordOf(Entity name, List<Entity> victims) {
        return name.detector().equals("name-list-context")
                && victims.stream()
                        .anyMatch(victim -> victim.detector().equals("org-leak-title")
                                && victim.span().length() > name.span().length()
                                && victim.span().start() <= name.span().start()
                                && name.span().end() <= victim.span().end());
    }

    private static int rank(Entity entity) {
        return entity.type() != EntityType.ORGANIZATION
                ? 0
                : switch (entity.detector()) {
                    case "org-watched" -> 1;
                    case "org-leak-title", "org-bare-title" -> 2;
                    case "org-victim", "org-related", "org-expanded" -> 3;
                    default -> 4;
                };
    }

    /** Which stretches are taken. */
    static final class Taken {
        private final java.util.TreeMap<Integer, Integer> ends = new java.util.TreeMap<>();

        Taken(List<Entity> entities) {
            for (Entity entity : entities) {
                take(entity.span());
            }
        }

        /** Takes the stretch if nothing of it is taken. */
        boolean take(Span span) {
            var before = ends.lowerEntry(span.end());
            if (before != null && before.getValue() > span.start() || span.length() == 0) {
                return false;
            }
            ends.put(span.start(), span.end());
            return true;
        }
    }
}
