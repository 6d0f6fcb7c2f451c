package andon.crawler.source;

/** A sources file that cannot be taken; the message names the line and what is wrong. Nothing of the file counts then. */
public final class SourcesFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    SourcesFileException(String file, int line, String what) {
        super(file + ":" + line + ": " + what);
        this.line = line;
    }

    /** The line that is wrong, from 1. */
    public int line() {
        return line;
    }
}
