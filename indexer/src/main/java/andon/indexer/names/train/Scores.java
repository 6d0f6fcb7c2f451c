package andon.indexer.names.train;

import andon.indexer.names.tag.Decoder;
import andon.indexer.names.train.NameTraining.Score;
import andon.vocabulary.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what a model finds: organisations by exact spans; persons as masking needs them, by how far ahead of no name a name must be
 * to count. A person is found if all of the name is tagged as one; wrong is what is tagged as one and touches none.
 */
final class Scores {
    private static final List<Float> LEADS = List.of(0f, 0.5f, 1f, 1.5f, 2f, 2.5f, 3f, 4f);

    private Score organisations = new Score(0, 0, 0);
    private final Map<Float, Score> persons = new TreeMap<>();

    Scores() {
        LEADS.forEach(lead -> persons.put(lead, new Score(0, 0, 0)));
    }

    Score organisations() {
        return organisations;
    }

    /** By the least lead that counts. */
    Map<Float, Score> persons() {
        return persons;
    }

    void add(Scores other) {
        organisations = organisations.plus(other.organisations);
        other.persons.forEach((lead, score) -> persons.merge(lead, score, Score::plus));
    }

    /** What was tagged in one text. */
    void count(List<Annotated.Name> names, List<Decoder.Tagged> tagged) {
        Set<Span> gold = new HashSet<>(places(names, "ORG"));
        int right = 0;
        int wrong = 0;
        for (Decoder.Tagged name : tagged) {
            if (name.type().equals("ORG")) {
                boolean there = gold.remove(name.span());
                right += there ? 1 : 0;
                wrong += there ? 0 : 1;
            }
        }
        organisations = organisations.plus(new Score(right, wrong, gold.size()));
        List<Span> called = places(names, "PER");
        for (float lead : LEADS) {
            List<Span> found = tagged.stream()
                    .filter(name -> name.type().equals("PER") && name.lead() >= lead)
                    .map(Decoder.Tagged::span)
                    .toList();
            persons.merge(lead, persons(called, found), Score::plus);
        }
    }

    private static Score persons(List<Span> called, List<Span> found) {
        int right = (int) called.stream()
                .filter(one -> found.stream().anyMatch(f -> f.start() <= one.start() && f.end() >= one.end()))
                .count();
        int wrong = (int) found.stream()
                .filter(one -> called.stream().noneMatch(one::overlaps))
                .count();
        return new Score(right, wrong, called.size() - right);
    }

    private static List<Span> places(List<Annotated.Name> names, String type) {
        return names.stream()
                .filter(name -> name.type().equals(type))
                .map(name -> new Span(name.start(), name.end()))
                .toList();
    }
}
