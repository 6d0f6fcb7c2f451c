package andon.testbed.world;

/**
 * An offer on the market.
 *
 * @param writing title, vendor, date and description
 * @param category the slug of its category
 * @param price in whole units of {@code currency}; changes without news
 * @param shipsFrom where goods come from; "Digital" for what is not sent
 */
record Listing(Writing writing, String category, int price, String currency, int stock, int sold, String shipsFrom) {}
