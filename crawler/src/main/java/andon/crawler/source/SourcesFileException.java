package andon.crawler.source;

/** A sources file that cannot be taken; the message names the line and what is wrong. Nothing of the file counts then. */
public final class SourcesFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String field;
    private final String what;

    SourcesFileException(String file, int line, String field, String what) {
        super(file + ":" + line + ": " + what);
        this.line = line;
        this.field = field;
        this.what = what;
    }

    /** The line that is wrong, from 1. */
    public int line() {
        return line;
    }

    /** The key that is wrong, with those it stands in, such as {@code scope.depth}; empty if it is none. */
    public String field() {
        return field;
    }

    /** What is wrong, without file and line. */
    public String what() {
        return what;
    }
}
