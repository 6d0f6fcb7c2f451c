package andon.crawler.source;

import java.net.URI;

/**
 * A known text that must be found on a known page; when it is not, the site changed its markup or the account lost its
 * rights, and silence would not be noticed.
 *
 * @param address a page of the source, relative to its main address or absolute
 * @param text 1 to {@link #LONGEST_TEXT} characters that stand in one of the page's documents
 */
public record Canary(URI address, String text) {
    public static final int LONGEST_TEXT = 500;
    public static final int LONGEST_ADDRESS = 2000;

    public Canary {
        Bounds.text("address", address.toString(), LONGEST_ADDRESS);
        Bounds.text("text", text, LONGEST_TEXT);
    }
}
