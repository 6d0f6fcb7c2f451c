package andon.searchapi.samples;

import andon.database.Database;
import andon.searchapi.audit.AuditLog;
import andon.vocabulary.SecretMask;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The samples' beans. {@code app} supplies {@link SampleKeys} and {@link EmbeddedIndicators}. */
@Configuration(proxyBeanMethods = false)
class SamplesConfiguration {
    @Bean
    Samples samples(
            Database database,
            ObjectProvider<EmbeddedIndicators> indicators,
            ObjectProvider<SampleKeys> keys,
            SecretMask mask,
            AuditLog audit,
            InstantSource clock) {
        return new Samples(
                database,
                indicators.getIfAvailable(() -> text -> new EmbeddedIndicators.Read(mask.mask(text), List.of())),
                Optional.ofNullable(keys.getIfAvailable()),
                audit,
                clock);
    }
}
