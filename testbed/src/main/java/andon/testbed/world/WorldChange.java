package andon.testbed.world;

/**
 * One difference between revision 0 and revision 1.
 *
 * @param key the document's key on its site; the thread's or listing's where no single document is meant
 * @param news whether a customer should hear of it
 * @param what a sentence for people
 */
public record WorldChange(Kind kind, String source, String key, boolean news, String what) {
    public enum Kind {
        /** A new document. */
        ADDED,
        /** A document whose text or attributes differ. */
        EDITED,
        /** The same documents under another section or page number. */
        MOVED,
        /** A document that is gone. */
        REMOVED
    }
}
