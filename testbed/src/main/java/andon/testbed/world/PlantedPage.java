package andon.testbed.world;

/**
 * A page that must not become a document.
 *
 * @param path path and query on the site's main host; a prefix of many where the page repeats without end
 */
public record PlantedPage(String source, String path, Reason reason) {
    public enum Reason {
        /** A sign-in form. */
        LOGIN,
        /** A waiting room in front of the site. */
        QUEUE,
        /** Says with status 200 that there is nothing, or nothing for this reader. */
        ERROR,
        /** Only a machine would go there, or there is no end to it. */
        TRAP,
        /** Following it changes something on the site. */
        ACTION,
        /** Leads out of the world. */
        OUTSIDE,
        /**
         * Larger than anybody should read to its end. It may be left out; but where its beginning is kept as evidence, that
         * may be a document, for a dump's first megabytes tell whose it is.
         */
        HUGE
    }
}
