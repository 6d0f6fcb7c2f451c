package andon.evidence;

/** One HTTP header as it was sent or received. */
public record Header(String name, String value) {}
