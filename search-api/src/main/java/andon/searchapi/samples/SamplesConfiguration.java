package andon.searchapi.samples;

import andon.database.Database;
import andon.evidence.EvidenceEnvelopes;
import andon.searchapi.audit.AuditLog;
import andon.vocabulary.SecretMask;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The samples' beans. {@code app} supplies {@link EmbeddedIndicators}, and {@link SampleKeys} where there are some. */
@Configuration(proxyBeanMethods = false)
class SamplesConfiguration {
    @Bean
    SealedSamples sealedSamples(Database database, EvidenceEnvelopes envelopes, ObjectProvider<SampleKeys> keys) {
        return new SealedSamples(database, envelopes, Optional.ofNullable(keys.getIfAvailable()));
    }

    @Bean
    Samples samples(
            Database database,
            ObjectProvider<EmbeddedIndicators> indicators,
            SealedSamples sealed,
            SecretMask mask,
            AuditLog audit,
            InstantSource clock) {
        return new Samples(
                database,
                indicators.getIfAvailable(() -> text -> new EmbeddedIndicators.Read(mask.mask(text), List.of())),
                sealed,
                audit,
                clock);
    }
}
