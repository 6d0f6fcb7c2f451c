package andon.testbed.world;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.ThreatCategory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one forum topic, post by post; each post is younger than the one before. */
final class TopicWriter {
    /** Post ids of a topic are its own id times this, plus the post's place: no other topic can shift them. */
    private static final int POSTS_PER_TOPIC = 100;

    private final int id;
    private final String language;
    private final Prose title;
    private final Slots slots;
    private final Dice dice;
    private final List<Writing> posts = new ArrayList<>();
    private Instant clock;
    private int removed;

    /** @param begun when the first post is written; must leave the others time until the founding */
    TopicWriter(int id, String language, String title, Company company, Dice dice, Instant begun) {
        this.id = id;
        this.language = language;
        this.slots = new Slots(company, dice);
        this.dice = dice;
        this.title = slots.fill(title);
        this.clock = begun.truncatedTo(ChronoUnit.MINUTES);
    }

    /** A harmless post. */
    TopicWriter post(String author, String template) {
        return post(author, null, template);
    }

    TopicWriter post(String author, @Nullable ThreatCategory threat, String template) {
        return write(author, threat, slots.fill(template), List.of());
    }

    /** A harmless post that begins with a quote of the {@code ordinal}th one, counted from 1. */
    TopicWriter quoting(int ordinal, String author, String template) {
        return write(
                author,
                null,
                slots.fill(template),
                List.of(posts.get(ordinal - 1).quoted()));
    }

    /** Takes the latest post away again; its id stays unused and the later ones keep their ids and dates. */
    TopicWriter remove() {
        posts.removeLast();
        removed++;
        return this;
    }

    private TopicWriter write(
            String author, @Nullable ThreatCategory threat, Prose prose, List<Writing.Quotation> quotes) {
        int number = posts.size() + removed;
        if (number >= POSTS_PER_TOPIC) {
            throw new IllegalStateException("topic " + id + " has more than " + POSTS_PER_TOPIC + " posts");
        }
        posts.add(new Writing(
                Integer.toString(id * POSTS_PER_TOPIC + number),
                DocumentKind.POST,
                title,
                posts.isEmpty(),
                author,
                clock,
                prose,
                quotes,
                language,
                threat == null ? Set.of() : Set.of(threat),
                null));
        clock = clock.plus(dice.between(7, 95), ChronoUnit.MINUTES);
        return this;
    }

    /** The next post is written at this time. */
    TopicWriter at(Instant time) {
        clock = time.truncatedTo(ChronoUnit.MINUTES);
        return this;
    }

    Board.Topic topic() {
        return new Board.Topic(id, posts);
    }
}
