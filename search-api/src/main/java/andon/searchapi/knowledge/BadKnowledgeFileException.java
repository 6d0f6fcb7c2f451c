package andon.searchapi.knowledge;

/** Ends the reading of a file that is not what it should be; its message is for the operator and holds no text of the file. */
final class BadKnowledgeFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadKnowledgeFileException(String reason) {
        super(reason);
    }

    BadKnowledgeFileException(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
