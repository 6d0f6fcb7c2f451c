package andon.testbed.world;

/**
 * An invented company in the mouths of authors.
 *
 * @param name as written in Latin letters
 * @param domain its web and mail domain, below a reserved top-level domain
 * @param network the first three parts of its addresses, from a documentation range, with a dot at the end
 * @param low the smallest last part of its addresses
 * @param high the largest
 */
record Company(String name, String domain, String network, int low, int high) {
    String address(Dice dice) {
        return network + dice.between(low, high);
    }
}
