package andon.crawler.frontier;

import java.net.URI;

/**
 * A page that was linked.
 *
 * @param address its canonical form on the source's main host, at most {@link #LONGEST_ADDRESS} characters
 * @param shape what the address looks like with its numbers taken out; pages of one shape share a bound
 * @param mostOfShape how many pages of this shape may be known
 */
public record Discovered(URI address, String shape, long mostOfShape) {
    public static final int LONGEST_ADDRESS = 2048;
    public static final int LONGEST_SHAPE = 255;

    public Discovered {
        if (address.toString().length() > LONGEST_ADDRESS || shape.length() > LONGEST_SHAPE || mostOfShape < 1) {
            throw new IllegalArgumentException("out of bounds: " + address + " of shape " + shape);
        }
    }
}
