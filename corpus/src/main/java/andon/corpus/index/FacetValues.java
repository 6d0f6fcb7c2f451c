package andon.corpus.index;

import andon.corpus.query.Query.EntityField;
import andon.corpus.text.NameKey;
import andon.vocabulary.Document;
import andon.vocabulary.Severity;
import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that a document is counted under. An entity field's values are those of its terms that name something: which
 * terms do depends on the term alone, so that a count equals what a search for the value finds.
 */
public final class FacetValues {
    private FacetValues() {}

    /** For each facet in which the document has a value. */
    public static Map<Facet, Set<String>> of(DocumentFacts facts) {
        Map<Facet, Set<String>> values = new LinkedHashMap<>();
        for (Facet.Attribute attribute : Facet.Attribute.values()) {
            add(values, attribute, attribute(attribute, facts));
        }
        facts.terms()
                .forEach((field, terms) ->
                        add(values, new Facet.Values(field), terms.stream().filter(term -> isValue(field, term))));
        add(values, new Facet.Values(EntityField.IP), facts.addresses().stream().map(FacetValues::address));
        return values;
    }

    private static void add(Map<Facet, Set<String>> values, Facet facet, Stream<String> found) {
        Set<String> set = found.collect(Collectors.toUnmodifiableSet());
        if (!set.isEmpty()) {
            values.put(facet, set);
        }
    }

    private static Stream<String> attribute(Facet.Attribute attribute, DocumentFacts facts) {
        Document document = facts.document();
        return switch (attribute) {
            case SOURCE -> Stream.of(document.source().value());
            case KIND -> Stream.of(document.kind().word());
            case LANGUAGE -> Stream.of(document.language());
            case THREAT ->
                document.threats().stream().map(threat -> threat.category().word());
            case SEVERITY -> Stream.ofNullable(document.severity()).map(Severity::word);
            case ENTITY_TYPE ->
                document.entities().stream().map(entity -> entity.type().word());
            case AUTHOR -> facts.authors().stream().map(EntityTerms::cut).filter(FacetValues::isLastKey);
        };
    }

    /** An address in the standard's own short form. */
    public static String address(InetAddress address) {
        return InetAddresses.toAddrString(address);
    }

    /** The beginning of a value, folded like the values of the facet. */
    static String foldPrefix(Facet facet, String prefix) {
        return switch (facet) {
            case Facet.Attribute attribute ->
                attribute == Facet.Attribute.AUTHOR ? NameKey.latin(prefix) : EntityTerms.fold(prefix);
            case Facet.Values values ->
                switch (values.field()) {
                    case ORG, ACTOR, MALWARE -> NameKey.latin(prefix);
                    case PHONE, IBAN, PGP, CARD -> EntityTerms.packed(prefix);
                    default -> EntityTerms.fold(prefix);
                };
        };
    }

    private static boolean isValue(EntityField field, String term) {
        return switch (field) {
            case ORG, ACTOR, MALWARE -> isLastKey(term);
            case DOMAIN, ONION -> isOwnDomain(term);
            case EMAIL -> term.indexOf('@') > 0;
            case CREDENTIAL -> term.indexOf('@') > 0 || isOwnDomain(term);
            case HANDLE -> term.indexOf(':') > 0;
            default -> true;
        };
    }

    /** A name in look-alike letters has two keys and is counted under the Latin one. */
    private static boolean isLastKey(String key) {
        String latin = NameKey.latin(key);
        return latin.isEmpty() || latin.equals(key);
    }

    /** Not a public suffix such as {@code com} or {@code co.uk}, under which everybody stands. */
    private static boolean isOwnDomain(String term) {
        if (term.indexOf('.') <= 0 || term.indexOf('@') >= 0) {
            return false;
        }
        try {
            return !InternetDomainName.from(term).isPublicSuffix();
        } catch (IllegalArgumentException e) {
            // Not a name that could be registered, and so nobody's suffix.
            return true;
        }
    }
}
