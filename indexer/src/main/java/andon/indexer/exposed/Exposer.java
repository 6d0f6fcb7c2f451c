package andon.indexer.exposed;

import andon.corpus.exposed.CredentialForms;
import andon.corpus.exposed.ExposedEntry;
import andon.corpus.exposed.ExposureKey;
import andon.vocabulary.Credential;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.SecretKind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of leaked credentials while they are masked, the one place where they are in the clear. Passwords come again
 * and again, and the function is slow (hundreds of microseconds), so its latest outputs are remembered by the passwords' keyed
 * hashes. Thread-safe.
 */
public interface Exposer {
    /** Makes none. */
    Exposer NONE = (credential, masked, secret, into) -> {};

    /**
     * Adds what stands for a credential: one entry for its password and one for the account in each domain that it belongs to.
     *
     * @param secret in the clear; it is not kept
     */
    void add(Credential credential, MaskedSecret masked, String secret, Set<ExposedEntry> into);

    /** One that makes them under {@code key}. */
    static Exposer under(ExposureKey key) {
        return new Keyed(key);
    }

    /** The one that works. */
    final class Keyed implements Exposer {
        /** Outputs that are remembered, about 200 bytes each; when there are more, all are forgotten. */
        private static final int REMEMBERED = 100_000;

        private static final int MAX_DOMAIN_KEYS = 10_000;
        private static final int LONGEST_ACCOUNT = 256;

        private final ExposureKey key;
        private final Map<String, byte[]> outputs = new ConcurrentHashMap<>();
        private final Map<String, Domain> domains = new ConcurrentHashMap<>();

        private record Domain(long space, byte[] key) {}

        private Keyed(ExposureKey key) {
            this.key = key;
        }

        @Override
        public void add(Credential credential, MaskedSecret masked, String secret, Set<ExposedEntry> into) {
            if (credential.kind() != SecretKind.PASSWORD) {
                return;
            }
            byte[] output = bounded(outputs, REMEMBERED).computeIfAbsent(masked.hmac(), hmac -> key.output(secret));
            into.add(new ExposedEntry(key.passwords(), CredentialForms.entry(output)));
            String account = credential.account();
            if (account.isBlank() || account.length() > LONGEST_ACCOUNT) {
                return;
            }
            String ofAddress = account.substring(account.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
            if (ofAddress.length() < account.length()) {
                add(ofAddress, account, output, into);
            }
            add(credential.service(), account, output, into);
        }

        private void add(@Nullable String name, String account, byte[] output, Set<ExposedEntry> into) {
            if (name != null && CredentialForms.isDomain(name)) {
                Domain domain = bounded(domains, MAX_DOMAIN_KEYS)
                        .computeIfAbsent(name, d -> new Domain(key.accounts(d), key.accountKey(d)));
                into.add(new ExposedEntry(domain.space, CredentialForms.entry(domain.key, account, output)));
            }
        }

        private static <T> Map<String, T> bounded(Map<String, T> map, int most) {
            if (map.size() >= most) {
                map.clear();
            }
            return map;
        }
    }
}
