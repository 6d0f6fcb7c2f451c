package andon.crawler.frontier;

import java.net.URI;

/**
 * A page that was linked.
 *
 * @param address its canonical form on the source's main host, at most {@link #LONGEST_ADDRESS} characters
 * @param shape what the address looks like with its numbers taken out; pages of one shape share a bound
 * @param mostOfShape how many pages of this shape may be known
 * @param hint eight bytes, one for each column of the row in which the link stands (a thread's row of a listing), each a
 *     hash of that column's text; 0 for no such column, and as a whole where the link stands in no row. When it changes,
 *     the page behind is likely to have changed
 */
public record Discovered(URI address, String shape, long mostOfShape, long hint) {
    public static final int LONGEST_ADDRESS = 2048;
    public static final int LONGEST_SHAPE = 255;

    /** A page whose link says nothing about changes of it. */
    public Discovered(URI address, String shape, long mostOfShape) {
        this(address, shape, mostOfShape, 0);
    }

    public Discovered {
        if (address.toString().length() > LONGEST_ADDRESS || shape.length() > LONGEST_SHAPE || mostOfShape < 1) {
            throw new IllegalArgumentException("out of bounds: " + address + " of shape " + shape);
        }
    }
}
