package andon.searchapi.exposed;

import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.exposed.ExposureKey;
import andon.corpus.watch.Assets;
import andon.database.Database;
import andon.searchapi.audit.AuditLog;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The check's beans. {@code app} supplies the {@link ExposureKey} and, if the defaults do not suit, {@link ExposureSettings}. */
@Configuration(proxyBeanMethods = false)
class ExposureConfiguration {
    @Bean
    ExposureCheck exposureCheck(
            Database database,
            ExposureKey key,
            Assets assets,
            ObjectProvider<ExposureSettings> settings,
            AuditLog audit,
            InstantSource clock) {
        return new ExposureCheck(
                new ExposedCredentials(database),
                key,
                assets,
                settings.getIfAvailable(ExposureSettings::defaults),
                audit,
                clock);
    }

    @Bean
    ExposureLimits exposureLimits(ObjectProvider<ExposureSettings> settings) {
        return ExposureLimits.of(settings.getIfAvailable(ExposureSettings::defaults));
    }
}
