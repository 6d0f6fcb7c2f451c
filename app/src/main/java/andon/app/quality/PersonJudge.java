package andon.app.quality;

import andon.app.quality.Gold.Label;
import andon.app.quality.Gold.Place;
import andon.corpus.index.MaskedNames;
import andon.indexer.TextReader;
import andon.indexer.detect.Detection;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.PersonNames;
import andon.vocabulary.SourceId;
import andon.vocabulary.Span;
import java.net.URI;
import java.util.List;

/**
 * Judges which persons' names are masked for a customer to whom nothing in a text belongs. A name is right if all of it is masked;
 * wrong is what is masked as a name and touches none.
 */
final class PersonJudge {
    static final String WHAT = "persons masked";

    private static final int CONTEXT = 40;

    private final TextReader reader;

    PersonJudge(TextReader reader) {
        this.reader = reader;
    }

    Judged judged(Gold.Collection texts) {
        Tally tally = new Tally(texts.name());
        for (Gold gold : texts.texts()) {
            Detection detection = reader.detect(gold.text());
            String text = detection.maskedText();
            List<Span> names = gold.labels().stream()
                    .map(Label::at)
                    .map(at -> inMasked(detection, units(gold.text(), at)))
                    .toList();
            List<Span> masked = MaskedNames.in(document(detection));
            for (Span name : names) {
                boolean whole = masked.stream().anyMatch(m -> m.start() <= name.start() && m.end() >= name.end());
                tally.sought(WHAT, gold.language(), whole, gold.id() + " " + around(text, name));
            }
            masked.stream()
                    .filter(m -> names.stream().noneMatch(m::overlaps))
                    .forEach(m -> tally.wrong(WHAT, gold.language(), gold.id() + " " + around(text, m)));
        }
        return Judged.of(tally);
    }

    private Document document(Detection detection) {
        String text = detection.maskedText();
        TextReader.Meaning meaning = reader.understand(text, detection.entities());
        return new Document(
                "judged",
                new SourceId("judged"),
                DocumentKind.POST,
                URI.create("http://judged.example/"),
                null,
                null,
                null,
                text,
                List.of(),
                meaning.language(),
                meaning.entities(),
                meaning.threats(),
                Details.NONE,
                new PersonNames(meaning.persons(), List.of()));
    }

    private static Span units(String text, Place at) {
        int start = text.offsetByCodePoints(0, at.start());
        return new Span(start, text.offsetByCodePoints(start, at.end() - at.start()));
    }

    private static Span inMasked(Detection detection, Span input) {
        int shift = 0;
        for (Detection.Patch patch : detection.patches()) {
            if (patch.input().end() <= input.start()) {
                shift += patch.masked().length() - patch.input().length();
            }
        }
        return new Span(input.start() + shift, input.end() + shift);
    }

    private static String around(String text, Span at) {
        return (text.substring(Math.max(0, at.start() - CONTEXT), at.start()) + "[[" + at.in(text) + "]]"
                        + text.substring(at.end(), Math.min(text.length(), at.end() + CONTEXT)))
                .replace('\n', '⏎');
    }
}
