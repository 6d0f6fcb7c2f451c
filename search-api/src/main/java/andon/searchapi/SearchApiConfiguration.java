package andon.searchapi;

import andon.corpus.index.DocumentIndex;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.watch.AlertWork;
import andon.corpus.watch.Assets;
import andon.corpus.watch.Channels;
import andon.corpus.watch.DeliveryLog;
import andon.corpus.watch.ExactAssets;
import andon.corpus.watch.SqlAlertWork;
import andon.corpus.watch.SqlChannels;
import andon.corpus.watch.SqlDeliveryLog;
import andon.corpus.watch.SubscriptionPreview;
import andon.database.Database;
import andon.evidence.ChainAnchors;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceStore;
import andon.searchapi.access.BodyLimitFilter;
import andon.searchapi.accounts.AccountLinks;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.SignInSettings;
import andon.searchapi.alerts.DeliveryLinks;
import andon.searchapi.assets.AssetImport;
import andon.searchapi.assets.AssetProofs;
import andon.searchapi.assets.ProofSettings;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.deposits.Deposits;
import andon.searchapi.deposits.TableHeads;
import andon.searchapi.documents.Completions;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.documents.QueryReader;
import andon.searchapi.exports.Exports;
import andon.searchapi.hunts.Hunts;
import andon.searchapi.knowledge.Knowledge;
import andon.searchapi.members.Members;
import andon.searchapi.members.OwnAccess;
import andon.searchapi.oidc.OidcSettings;
import andon.searchapi.pivots.EarlierTexts;
import andon.searchapi.pivots.Pivots;
import andon.searchapi.pivots.Surroundings;
import andon.searchapi.pivots.Versions;
import andon.searchapi.requests.Attachments;
import andon.searchapi.requests.Countermeasures;
import andon.searchapi.requests.FirstLookFacts;
import andon.searchapi.requests.QuotaSettings;
import andon.searchapi.requests.Requests;
import andon.searchapi.requests.ReviewSettings;
import andon.searchapi.requests.SealedAttachments;
import andon.searchapi.requests.SlaSettings;
import andon.searchapi.requests.Triage;
import andon.searchapi.searches.SavedSearches;
import andon.searchapi.sources.SourceCatalog;
import andon.searchapi.sources.SourceImport;
import andon.searchapi.sources.SourceOverview;
import andon.vocabulary.SecretMask;
import jakarta.servlet.MultipartConfigElement;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * All beans of the search API and the console.
 *
 * <p>{@code app} imports it into a Spring Boot application with auto-configuration and supplies as beans: {@link Database},
 * {@link EvidenceStore}, {@link EvidenceEnvelopes}, {@link DocumentIndex}, {@link DocumentLedger}, {@code Assets}, {@code Subscriptions},
 * {@code Alerts}, {@link QueryReader}, {@link TableHeads}, {@link SecretMask}, {@link EarlierTexts}, {@link SourceOverview},
 * {@link SourceCatalog}, {@code CandidateCatalog}, {@code QuarantineList}, {@code HealthOverview}, {@code MetricsPage},
 * {@link InstantSource}; and, if the defaults do not suit,
 * {@link SignInSettings}, {@link ProofSettings}, {@link SlaSettings}, {@link QuotaSettings}, {@link ReviewSettings},
 * {@link DeliveryLinks}, {@link ChainAnchors} (the default is none) and
 * {@code ReportFonts}; {@link OidcSettings}, if people sign in at an identity provider; and any number of {@link FirstLookFacts}. The scan covers this module's own packages only.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SearchApiConfiguration {
    @Bean
    Accounts accounts(Database database, ObjectProvider<SignInSettings> settings, InstantSource clock) {
        return new Accounts(database, settings.getIfAvailable(SignInSettings::defaults), clock);
    }

    @Bean
    AccountLinks accountLinks(Database database, Accounts accounts, InstantSource clock) {
        return new AccountLinks(database, accounts, clock);
    }

    @Bean
    ApiKeys apiKeys(Database database, InstantSource clock) {
        return new ApiKeys(database, clock);
    }

    @Bean
    Members members(
            Database database,
            Accounts accounts,
            ApiKeys keys,
            AccountLinks links,
            AuditLog audit,
            ObjectProvider<OidcSettings> provider,
            InstantSource clock) {
        return new Members(database, accounts, keys, links, audit, takesPasswords(provider), clock);
    }

    @Bean
    OwnAccess ownAccess(
            Database database,
            Accounts accounts,
            ApiKeys keys,
            AuditLog audit,
            ObjectProvider<OidcSettings> provider,
            InstantSource clock) {
        return new OwnAccess(database, accounts, keys, audit, takesPasswords(provider), clock);
    }

    private static boolean takesPasswords(ObjectProvider<OidcSettings> provider) {
        OidcSettings settings = provider.getIfAvailable();
        return settings == null || settings.passwords();
    }

    @Bean
    AuditLog auditLog(Database database, ObjectProvider<ChainAnchors> anchors, InstantSource clock) {
        return new AuditLog(database, anchors.getIfAvailable(ChainAnchors::none), clock);
    }

    @Bean
    AssetProofs assetProofs(
            Database database,
            Assets assets,
            ObjectProvider<ProofSettings> settings,
            AuditLog audit,
            InstantSource clock) {
        return new AssetProofs(database, assets, settings.getIfAvailable(ProofSettings::defaults), audit, clock);
    }

    @Bean
    AlertWork alertWork(Database database, InstantSource clock) {
        return new SqlAlertWork(database, clock);
    }

    @Bean
    DeliveryLog deliveryLog(Database database) {
        return new SqlDeliveryLog(database);
    }

    @Bean
    Channels channels(Database database, InstantSource clock) {
        return new SqlChannels(database, clock);
    }

    @Bean
    ExactAssets exactAssets(Database database) {
        return new ExactAssets(database);
    }

    @Bean
    SubscriptionPreview subscriptionPreview(Database database, DocumentIndex index, InstantSource clock) {
        return new SubscriptionPreview(database, index, clock);
    }

    @Bean
    DocumentSearch documentSearch(
            DocumentIndex index,
            DocumentLedger ledger,
            EvidenceStore evidence,
            SecretMask mask,
            QueryReader queries,
            AuditLog audit) {
        return new DocumentSearch(index, ledger, evidence, mask, queries, audit);
    }

    @Bean
    Exports exports(DocumentSearch search, QueryReader queries, AuditLog audit) {
        return new Exports(search, queries, audit);
    }

    @Bean
    Pivots pivots(DocumentIndex index, SecretMask mask, AuditLog audit) {
        return new Pivots(index, mask, audit);
    }

    @Bean
    Hunts hunts(Database database, DocumentSearch search, QueryReader queries, AuditLog audit, InstantSource clock) {
        return new Hunts(database, search, queries, audit, clock);
    }

    @Bean
    Surroundings surroundings(DocumentIndex index, DocumentLedger ledger, AuditLog audit) {
        return new Surroundings(index, ledger, audit);
    }

    @Bean
    Versions versions(DocumentIndex index, DocumentLedger ledger, EarlierTexts texts, AuditLog audit) {
        return new Versions(index, ledger, texts, audit);
    }

    @Bean
    Completions completions(DocumentIndex index) {
        return new Completions(index);
    }

    @Bean
    SavedSearches savedSearches(Database database, QueryReader queries, AuditLog audit, InstantSource clock) {
        return new SavedSearches(database, queries, audit, clock);
    }

    @Bean
    Knowledge knowledge(Database database, AuditLog audit, InstantSource clock) {
        Knowledge knowledge = new Knowledge(database, audit, clock);
        knowledge.bringBuiltIn();
        return knowledge;
    }

    @Bean
    Attachments attachments(Database database, EvidenceEnvelopes envelopes, AuditLog audit) {
        return new Attachments(database, new SealedAttachments(database, envelopes), audit);
    }

    /** Parts of a form wait in files and not in memory; what is longer than this is refused before (BodyLimitFilter). */
    @Bean
    MultipartConfigElement multipart() {
        return new MultipartConfigElement(
                "", BodyLimitFilter.MAX_UPLOAD_BYTES, BodyLimitFilter.MAX_UPLOAD_BYTES, 64 * 1024);
    }

    @Bean
    AssetImport assetImport(Database database, Assets assets, AssetProofs proofs, AuditLog audit) {
        return new AssetImport(database, assets, proofs, audit);
    }

    @Bean
    SourceImport sourceImport(Database database, SourceCatalog catalog, AuditLog audit) {
        return new SourceImport(database, catalog, audit);
    }

    @Bean
    Deposits deposits(
            Database database,
            EvidenceStore evidence,
            TableHeads heads,
            SecretMask mask,
            AuditLog audit,
            InstantSource clock) {
        return new Deposits(database, evidence, heads, mask, audit, clock);
    }

    @Bean
    Requests requests(
            Database database,
            DocumentSearch search,
            SourceOverview overview,
            ObjectProvider<FirstLookFacts> facts,
            ObjectProvider<SlaSettings> sla,
            ObjectProvider<QuotaSettings> quota,
            ObjectProvider<ReviewSettings> review,
            Attachments attachments,
            AuditLog audit,
            InstantSource clock) {
        return new Requests(
                database,
                search,
                overview,
                facts.orderedStream().toList(),
                sla.getIfAvailable(SlaSettings::defaults),
                quota.getIfAvailable(QuotaSettings::defaults),
                review.getIfAvailable(ReviewSettings::defaults),
                attachments,
                audit,
                clock);
    }

    @Bean
    Countermeasures countermeasures(
            Database database,
            Requests requests,
            Attachments attachments,
            DocumentSearch search,
            AuditLog audit,
            InstantSource clock) {
        return new Countermeasures(database, requests, attachments, search, audit, clock);
    }

    @Bean
    Triage triage(
            Database database,
            Accounts accounts,
            Requests requests,
            ObjectProvider<SlaSettings> sla,
            AuditLog audit,
            InstantSource clock) {
        return new Triage(database, accounts, requests, sla.getIfAvailable(SlaSettings::defaults), audit, clock);
    }
}
