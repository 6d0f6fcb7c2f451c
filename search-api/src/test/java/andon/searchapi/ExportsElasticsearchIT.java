package andon.searchapi;

import andon.database.Database;
import andon.database.DatabaseSettings;

/** The same on a real Elasticsearch. */
class ExportsElasticsearchIT extends ExportsTest {
    @Override
    World opened() throws Exception {
        RealElasticsearch.need();
        return new World(folder, Database.open(DatabaseSettings.embedded(folder)), RealElasticsearch::index);
    }
}
