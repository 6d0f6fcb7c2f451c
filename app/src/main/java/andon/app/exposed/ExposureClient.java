package andon.app.exposed;

import andon.app.exposed.ExposureServer.AccountTerms;
import andon.app.exposed.ExposureServer.ChangedException;
import andon.app.exposed.ExposureServer.Terms;
import andon.app.exposed.ExposureServer.Wanted;
import andon.corpus.exposed.CredentialForms;
import andon.corpus.exposed.Oprf;
import andon.corpus.exposed.Prefix;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks credentials against leaked ones. Passwords leave it blinded only; of what it finds it asks for whole ranges, always the
 * same ones whether the first held a match or not. For one thread.
 */
public final class ExposureClient {
    /** Ranges that are kept for further credentials, some 100 KB each. */
    private static final int KEPT_RANGES = 300;

    private static final int TRIES = 4;

    private final ExposureServer server;
    private final Oprf oprf = new Oprf();
    private final Map<String, AccountTerms> domains = new HashMap<>();
    private final Map<Wanted, Set<Long>> ranges = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, Set<Long>> eldest) {
            return size() > KEPT_RANGES;
        }
    };

    private @Nullable Terms terms;

    public ExposureClient(ExposureServer server) {
        this.server = server;
    }

    /**
     * What to check.
     *
     * @param domain of the account; null: the password alone
     * @param account its name or address; empty if the password alone is checked
     */
    public record Asked(@Nullable String domain, String account, String password) {
        @Override
        public String toString() {
            return "Asked[" + domain + "]";
        }
    }

    /** What is known of a credential. */
    public enum Exposure {
        /** The password stands in a leak, with this account if one was given. */
        EXPOSED,
        /** The password stands in a leak, but not with this account. */
        PASSWORD_EXPOSED,
        NOT_EXPOSED
    }

    /** How many are checked at once. */
    public int batch() {
        return again(() -> known().blinded());
    }

    /** Checks at most {@link #batch} credentials, in order. */
    public List<Exposure> check(List<Asked> asked) {
        return again(() -> checkOnce(asked));
    }

    private interface Attempt<T> {
        T run() throws ChangedException;
    }

    private <T> T again(Attempt<T> attempt) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return attempt.run();
            } catch (ChangedException e) {
                terms = null;
                domains.clear();
                ranges.clear();
            }
        }
        throw new ExposureServer.RefusedException("the server's key or prefixes change again and again; try later");
    }

    private Terms known() throws ChangedException {
        Terms now = terms;
        if (now == null) {
            now = server.terms();
            terms = now;
        }
        return now;
    }

    /** Where a credential may stand. */
    private record Place(Wanted range, long entry) {}

    private List<Exposure> checkOnce(List<Asked> asked) throws ChangedException {
        Terms known = known();
        Map<String, byte[]> outputs = outputs(known, asked);
        List<Place> ofPasswords = new ArrayList<>();
        List<@Nullable Place> ofAccounts = new ArrayList<>();
        Set<Wanted> missing = new LinkedHashSet<>();
        for (Asked one : asked) {
            byte[] output = Objects.requireNonNull(outputs.get(one.password()));
            Place password = place("passwords", known.prefixBits(), CredentialForms.entry(output));
            ofPasswords.add(password);
            missing.add(password.range());
            Place account = null;
            if (one.domain() != null) {
                AccountTerms terms = domain(known, one.domain());
                account = place(
                        one.domain(),
                        terms.prefixBits(),
                        CredentialForms.entry(terms.accountKey(), one.account(), output));
                missing.add(account.range());
            }
            ofAccounts.add(account);
        }
        Map<Wanted, Set<Long>> found = fetch(known, missing);
        List<Exposure> exposures = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            boolean password = isIn(found, ofPasswords.get(i));
            Place account = ofAccounts.get(i);
            boolean whole = account == null ? password : isIn(found, account);
            exposures.add(whole ? Exposure.EXPOSED : password ? Exposure.PASSWORD_EXPOSED : Exposure.NOT_EXPOSED);
        }
        return exposures;
    }

    private static boolean isIn(Map<Wanted, Set<Long>> found, Place place) {
        return found.getOrDefault(place.range(), Set.of()).contains(place.entry());
    }

    private static Place place(String of, int bits, long entry) {
        return new Place(new Wanted(of, Prefix.of(entry, bits).toString()), entry);
    }

    private Map<String, byte[]> outputs(Terms known, List<Asked> asked) throws ChangedException {
        List<String> passwords = asked.stream().map(Asked::password).distinct().toList();
        List<BigInteger> blinds = new ArrayList<>();
        List<byte[]> blinded = new ArrayList<>();
        for (String password : passwords) {
            BigInteger blind = oprf.randomScalar();
            blinds.add(blind);
            blinded.add(oprf.blind(CredentialForms.password(password), blind));
        }
        List<byte[]> evaluated = server.evaluate(known.key(), blinded);
        Map<String, byte[]> outputs = new HashMap<>();
        for (int i = 0; i < passwords.size(); i++) {
            outputs.put(
                    passwords.get(i),
                    oprf.output(CredentialForms.password(passwords.get(i)), blinds.get(i), evaluated.get(i)));
        }
        return outputs;
    }

    private AccountTerms domain(Terms known, String domain) throws ChangedException {
        AccountTerms terms = domains.get(domain);
        if (terms == null) {
            terms = server.accounts(domain);
            domains.put(domain, terms);
        }
        if (!terms.key().equals(known.key())) {
            throw new ChangedException();
        }
        return terms;
    }

    private Map<Wanted, Set<Long>> fetch(Terms known, Set<Wanted> wanted) throws ChangedException {
        Map<Wanted, Set<Long>> found = new HashMap<>();
        List<Wanted> missing = new ArrayList<>();
        for (Wanted one : wanted) {
            Set<Long> kept = ranges.get(one);
            if (kept == null) {
                missing.add(one);
            } else {
                found.put(one, kept);
            }
        }
        for (int from = 0; from < missing.size(); from += known.ranges()) {
            List<Wanted> some = missing.subList(from, Math.min(missing.size(), from + known.ranges()));
            List<Set<Long>> entries = server.ranges(known.key(), some);
            for (int i = 0; i < some.size(); i++) {
                found.put(some.get(i), entries.get(i));
                ranges.put(some.get(i), entries.get(i));
            }
        }
        return found;
    }
}
