package andon.crawler;

import andon.crawler.fetch.Cookies;
import andon.database.Database;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Keeps the cookies of logins and queues over a restart, encrypted: whoever has them can read as the source's account. */
final class CookieShelf {
    private static final int MOST_CHARACTERS = 64 << 10;

    private final Database database;
    private final Cookies cookies;
    private final CookieSeal seal;
    private final InstantSource clock;

    CookieShelf(Database database, Cookies cookies, CookieSeal seal, InstantSource clock) {
        this.seal = seal;
        this.database = database;
        this.cookies = cookies;
        this.clock = clock;
    }

    synchronized void save(String host) {
        String exported = cookies.export(host);
        if (exported.isEmpty() || exported.length() > MOST_CHARACTERS) {
            return;
        }
        database.inTransaction(() -> {
            forget(host);
            database.sql()
                    .sql("insert into crawl_cookies (host, cookies, updated_at) values (?, ?, ?)")
                    .param(host)
                    .param(seal.seal(host, exported))
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    /** Says whether there were any. */
    boolean restore(String host) {
        return database.sql()
                .sql("select cookies from crawl_cookies where host = ?")
                .param(host)
                .query(String.class)
                .optional()
                .flatMap(stored -> seal.open(host, stored))
                .map(exported -> {
                    cookies.restore(host, exported);
                    return true;
                })
                .orElse(false);
    }

    void forget(String host) {
        database.sql()
                .sql("delete from crawl_cookies where host = ?")
                .param(host)
                .update();
    }
}
