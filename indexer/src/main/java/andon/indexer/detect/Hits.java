package andon.indexer.detect;

import andon.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.List;

/** What the rules found in one view, before overlaps are settled. Not thread-safe: one for each pass. */
final class Hits {
    private final List<Hit> hits = new ArrayList<>();
    private final List<Hit.Secret> masks = new ArrayList<>();
    private int cookiesEnd;

    /** Finds a value that may be shown. */
    void add(Weight weight, EntityType type, String value, int start, int end, String detector, double confidence) {
        hits.add(new Hit(weight, type, value, start, end, detector, confidence, null, null));
    }

    /** Finds a value with a secret in it: {@code prefix} is what may be shown before the masked form. */
    void addSecret(
            Weight weight,
            EntityType type,
            String prefix,
            int start,
            int end,
            String detector,
            double confidence,
            Hit.Secret secret) {
        hits.add(new Hit(weight, type, prefix, start, end, detector, confidence, secret, null));
    }

    /** Finds a credential. */
    void addLogin(Hit.Login login, int start, int end, String detector, double confidence, Hit.Secret secret) {
        addLogin(Weight.CREDENTIAL, login, start, end, detector, confidence, secret);
    }

    /** Finds a credential that only a label gives away. */
    void addLabelled(Hit.Login login, int start, int end, String detector, double confidence, Hit.Secret secret) {
        addLogin(Weight.LABELLED, login, start, end, detector, confidence, secret);
    }

    /** The same where the form leaves no doubt which part is the secret. */
    void addLogin(
            Weight weight, Hit.Login login, int start, int end, String detector, double confidence, Hit.Secret secret) {
        hits.add(new Hit(
                weight, EntityType.CREDENTIAL, login.prefix(), start, end, detector, confidence, secret, login));
    }

    /** A stretch that is masked without being an entity of its own: a card's CVV, a second password. */
    void mask(Hit.Secret secret) {
        masks.add(secret);
    }

    /** Notes that the cookies before {@code end} were read: what stands among them begins no list of its own. */
    void readCookies(int end) {
        cookiesEnd = end;
    }

    int cookiesEnd() {
        return cookiesEnd;
    }

    List<Hit> all() {
        return hits;
    }

    List<Hit.Secret> masks() {
        return masks;
    }

    /** Which of two overlapping hits stands: the one declared first. */
    enum Weight {
        KEY_BLOCK,
        USER_INFO,
        CREDENTIAL,
        /** What stands behind an address: where it ends is known less well than in a row or a block. */
        ADDRESS_SECRET,
        API_KEY,
        LABELLED,
        HANDLE,
        ONION,
        URL,
        EMAIL,
        CHECKSUM,
        IBAN,
        CARD,
        PHONE,
        FINGERPRINT,
        IP,
        HASH,
        IDENTIFIER,
        DOMAIN
    }
}
