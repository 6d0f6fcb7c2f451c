package andon.crawler.safety;

/** A block list that cannot be used; the message names file and line, never what stands there. */
public final class BlockListException extends Exception {
    private static final long serialVersionUID = 1L;

    BlockListException(String message) {
        super(message);
    }
}
