package andon.app.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the operator can set; config/andon-example.yaml says what each key means, its unit, its default and why.
 *
 * @param sources the sources file; null if there is none
 */
public record Settings(
        Path data,
        @Nullable Path sources,
        DatabaseSection database,
        IndexSection index,
        TorSection tor,
        CrawlerSection crawler,
        EvidenceSection evidence,
        IndexerSection indexer,
        HttpSection http,
        OidcSection oidc,
        AlertsSection alerts,
        RequestsSection requests,
        AssetsSection assets,
        SchedulesSection schedules,
        HealthSection health,
        MetricsSection metrics,
        KnowledgeSection knowledge,
        SamplesSection samples,
        ExposedCredentialsSection exposedCredentials) {}
