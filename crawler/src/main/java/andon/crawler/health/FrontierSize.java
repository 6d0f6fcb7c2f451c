package andon.crawler.health;

import andon.database.Database;

/**
 * How much the frontier holds.
 *
 * @param known pages of all sources, by the counts that are kept for each form of address: cheap, and exact
 * @param openVisits visits that have not ended
 */
public record FrontierSize(long known, long openVisits) {
    public static FrontierSize of(Database database) {
        return new FrontierSize(
                number(database, "select coalesce(sum(known), 0) from crawl_shape"),
                number(database, "select count(*) from crawl_visit where state = 'OPEN'"));
    }

    private static long number(Database database, String query) {
        return database.sql().sql(query).query(Long.class).single();
    }
}
