package andon.corpus.index;

/** What a reader sees of a document that it may see; which ones it may, engines read from the {@link Scope}. */
final class Eyes {
    private Eyes() {}

    /** The document without what others watch: that another customer is mentioned too is not told by us. */
    static IndexedDocument show(IndexedDocument document, Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everything everything -> document;
            case Visibility.MentionsOf own -> document.forOwner(own.organisation());
        };
    }
}
