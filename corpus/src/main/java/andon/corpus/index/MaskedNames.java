package andon.corpus.index;

import andon.corpus.index.Ownership.Own;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.Span;
import java.util.List;

/** Where the name of a person is masked for a customer to whom nothing in the document belongs: by this masking is judged. */
public final class MaskedNames {
    private static final Own NOTHING = new Own() {
        @Override
        public boolean is(Entity entity) {
            return false;
        }

        @Override
        public List<Span> names() {
            return List.of();
        }
    };

    private MaskedNames() {}

    /** Places in the searchable text, up to the {@link RedactionBounds}, in order and apart. */
    public static List<Span> in(Document document) {
        return Redaction.names(document, NOTHING);
    }
}
