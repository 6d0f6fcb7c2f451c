package andon.testbed.world;

import andon.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text together with what its author means by it.
 *
 * <p>It is written with marks: {@code <<org Norwind>>}, or {@code <<domain norwind[.]example|norwind.example>>} where
 * what stands on the page (before the bar) is not the value that is meant. The truth of the world comes from these marks
 * and from nothing else.
 */
record Prose(List<Piece> pieces) {
    private static final Pattern MARK = Pattern.compile("<<([a-z0-9]+) ([^>|]+?)(?:\\|([^>|]+))?>>");

    sealed interface Piece {
        String shown();

        record Plain(String shown) implements Piece {}

        record Marked(Mark mark, String shown, String meant) implements Piece {}
    }

    Prose {
        pieces = List.copyOf(pieces);
    }

    static Prose of(String marked) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = MARK.matcher(marked);
        int at = 0;
        while (matcher.find()) {
            if (matcher.start() > at) {
                pieces.add(new Piece.Plain(marked.substring(at, matcher.start())));
            }
            Mark mark = Mark.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
            String shown = matcher.group(2);
            String meant = matcher.group(3) == null ? shown : matcher.group(3);
            pieces.add(new Piece.Marked(mark, shown, meant));
            at = matcher.end();
        }
        if (at < marked.length()) {
            pieces.add(new Piece.Plain(marked.substring(at)));
        }
        Prose prose = new Prose(pieces);
        if (prose.text().contains("<<")
                || prose.text().contains(">>")
                || prose.text().contains("{")) {
            throw new IllegalArgumentException("a mark or slot was not understood in: " + marked);
        }
        return prose;
    }

    /** As a reader sees it. */
    String text() {
        StringBuilder out = new StringBuilder();
        pieces.forEach(piece -> out.append(piece.shown()));
        return out.toString();
    }

    List<Piece.Marked> marks() {
        return pieces.stream()
                .filter(Piece.Marked.class::isInstance)
                .map(Piece.Marked.class::cast)
                .toList();
    }

    List<PlantedEntity> entities() {
        List<PlantedEntity> entities = new ArrayList<>();
        for (Piece.Marked marked : marks()) {
            EntityType type = marked.mark().type();
            if (type == null || marked.mark().decoy()) {
                continue;
            }
            entities.add(new PlantedEntity(type, account(marked)));
            if (marked.mark() == Mark.CRED) {
                entities.add(new PlantedEntity(EntityType.EMAIL_ADDR, account(marked)));
            }
        }
        return List.copyOf(entities);
    }

    List<PlantedEntity> decoys() {
        List<PlantedEntity> decoys = new ArrayList<>();
        for (Piece.Marked marked : marks()) {
            EntityType type = marked.mark().type();
            if (type != null && marked.mark().decoy()) {
                decoys.add(new PlantedEntity(type, marked.meant()));
            }
        }
        return List.copyOf(decoys);
    }

    /** Passwords and card numbers as they stand in the text. */
    List<String> secrets() {
        return marks().stream()
                .filter(marked -> marked.mark().secret())
                .map(marked -> marked.mark() == Mark.CRED
                        ? marked.shown().substring(account(marked).length() + 1)
                        : marked.shown())
                .toList();
    }

    /** The e-mail address of a credential, or what is meant by any other mark. */
    static String account(Piece.Marked marked) {
        if (marked.mark() != Mark.CRED) {
            return marked.meant();
        }
        int end = marked.meant().indexOf(':');
        return end < 0 ? marked.meant() : marked.meant().substring(0, end);
    }

    /** Each piece through {@code render}, which must escape for HTML. */
    String html(Function<Piece, String> render) {
        StringBuilder out = new StringBuilder();
        pieces.forEach(piece -> out.append(render.apply(piece)));
        return out.toString();
    }
}
