package andon.searchapi;

import andon.database.Database;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.SignInSettings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All beans of the search API and the console; {@code app} imports it and supplies the ports. */
@Configuration(proxyBeanMethods = false)
public class SearchApiConfiguration {
    @Bean
    Accounts accounts(Database database, SignInSettings settings, InstantSource clock) {
        return new Accounts(database, settings, clock);
    }

    @Bean
    ApiKeys apiKeys(Database database, InstantSource clock) {
        return new ApiKeys(database, clock);
    }
}
