package andon.indexer.detect;

import andon.corpus.exposed.ExposedEntry;
import andon.indexer.credentials.DumpTally;
import andon.indexer.detect.Rules.CharacterRule;
import andon.indexer.exposed.Exposer;
import andon.vocabulary.Credential;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads patterned values (addresses, hashes, keys, credentials) out of text and masks the secrets among them. Pure and
 * thread-safe; its time grows with the length of the text: one pass calls the rules at their trigger characters, and each
 * rule looks at a bounded window.
 */
public final class Detector {
    /** How many entities one text may have; what is found beyond is masked all the same, but not listed. */
    public static final int MAX_ENTITIES = 100_000;

    /** Of a text's credentials so many can be checked; the function for one is slow, and a page may be hostile. */
    public static final int MAX_EXPOSED = 300_000;

    private static final int ASCII = 128;
    /** The characters beyond ASCII that labels begin with. */
    private static final boolean[] LABEL_STARTS = new boolean[Character.MAX_VALUE + 1];

    static {
        for (char c : (HandleRule.firstBeyondAscii() + LabelledSecretRule.firstBeyondAscii()).toCharArray()) {
            LABEL_STARTS[c] = true;
            LABEL_STARTS[Character.toUpperCase(c)] = true;
        }
    }

    private final MaskedSecret.Key key;
    private final Exposer exposer;
    private final CharacterRule[][] byCharacter = new CharacterRule[ASCII][];
    private final Words words;

    /** @param key the deployment's own, for the secrets' HMAC */
    public Detector(MaskedSecret.Key key) {
        this(key, Exposer.NONE);
    }

    /** The same, which also makes of credentials what customers may check theirs against. */
    public Detector(MaskedSecret.Key key, Exposer exposer) {
        this.key = key;
        this.exposer = exposer;
        MailRule mail = new MailRule();
        VendorKeys keys = VendorKeys.bundled();
        List<CharacterRule> rules = List.of(
                mail,
                new UrlRule(),
                new HostRule(),
                new Ipv6Rule(),
                new PhoneRule(),
                new KeyBlockRule(),
                new CryptHashRule(),
                new AssignedKeyRule(keys));
        for (char c = 0; c < ASCII; c++) {
            char trigger = c;
            byCharacter[c] = rules.stream()
                    .filter(r -> r.triggers().indexOf(trigger) >= 0)
                    .toArray(CharacterRule[]::new);
        }
        this.words = new Words(keys);
    }

    public Detection detect(String text) {
        PlainView view = PlainView.of(text);
        Hits hits = new Hits();
        // First: of equal stretches the one found first stands, and whole lines know most of a credential.
        CredentialLines.find(view.text(), hits);
        scan(view.text(), hits);
        List<Hit> inner = new ArrayList<>();
        List<Hit> standing = settle(hits, inner);
        return new Masking(text, view, key, exposer).apply(standing, inner, hits.masks());
    }

    private void scan(String text, Hits hits) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Ascii.isAlnum(c)) {
                int end = Ascii.wordEnd(text, i);
                words.word(text, i, end, hits);
                i = end;
            } else {
                if (c < ASCII) {
                    for (CharacterRule rule : byCharacter[c]) {
                        rule.at(text, i, hits);
                    }
                } else if (LABEL_STARTS[c]
                        && (!Confusables.isOtherLetter(c) || !Confusables.isOtherLetter(Ascii.at(text, i - 1)))) {
                    HandleRule.beyondAscii(text, i, hits);
                    LabelledSecretRule.beyondAscii(text, i, hits);
                }
                i++;
            }
        }
    }

    /**
     * Of hits that overlap the weightier stands, then the longer, then the first. The secrets of those that fall are masked
     * all the same, but for those that another credential's secret covers in part: it knows better where it ends.
     */
    private static List<Hit> settle(Hits hits, List<Hit> inner) {
        List<Hit> byWeight = new ArrayList<>(hits.all());
        byWeight.sort(Comparator.comparing(Hit::weight)
                .thenComparingInt(h -> h.start() - h.end())
                .thenComparingInt(Hit::start));
        java.util.TreeMap<Integer, Hit> taken = new java.util.TreeMap<>();
        for (Hit hit : byWeight) {
            var before = taken.lowerEntry(hit.end());
            if (before == null || before.getValue().end() <= hit.start()) {
                taken.put(hit.start(), hit);
            } else if (hit.secret() != null && isLostSecret(hit, hit.secret(), before.getValue())) {
                hits.mask(hit.secret());
            } else if (isInner(hit, before.getValue()) && inner.size() < MAX_ENTITIES) {
                inner.add(hit);
            }
        }
        return List.copyOf(taken.values());
    }

    private static boolean isInner(Hit fallen, Hit standing) {
        Hit.Secret secret = standing.secret();
        boolean address = fallen.type() == EntityType.URL || fallen.type() == EntityType.IPV4_ADDR;
        return address
                && standing.login() != null
                && secret != null
                && fallen.start() >= standing.start()
                && (fallen.end() <= secret.start() || fallen.start() >= secret.end());
    }

    private static boolean isLostSecret(Hit fallen, Hit.Secret secret, Hit standing) {
        if (fallen.weight().compareTo(Hits.Weight.LABELLED) > 0) {
            return false;
        }
        Hit.Secret kept = standing.secret();
        boolean covered = kept != null && secret.start() < kept.end() && kept.start() < secret.end();
        boolean bounded = fallen.weight() != Hits.Weight.CREDENTIAL
                && fallen.weight() != Hits.Weight.ADDRESS_SECRET
                && fallen.weight() != Hits.Weight.LABELLED;
        return !covered || bounded;
    }

    /** Writes the masked text and moves the spans into it. */
    private static final class Masking {
        private final String input;
        private final PlainView view;
        private final MaskedSecret.Key key;
        private final Exposer exposer;
        private final DumpTally tally;
        private final Set<ExposedEntry> exposed = new HashSet<>();
        private int exposedCredentials;

        Masking(String input, PlainView view, MaskedSecret.Key key, Exposer exposer) {
            this.input = input;
            this.view = view;
            this.key = key;
            this.exposer = exposer;
            this.tally = new DumpTally(key);
        }

        private record Patch(Span at, String by) {}

        private record Draft(
                Hit hit,
                Span span,
                @org.jspecify.annotations.Nullable MaskedSecret secret,
                @org.jspecify.annotations.Nullable Credential credential) {}

        Detection apply(List<Hit> hits, List<Hit> inner, List<Hit.Secret> masks) {
            List<Patch> patches = new ArrayList<>();
            List<Draft> drafts = new ArrayList<>();
            for (Hit hit : hits) {
                Hit.Secret secret = hit.secret();
                MaskedSecret masked = secret == null ? null : masked(secret);
                if (secret != null && masked != null) {
                    patches.add(new Patch(view.inInput(secret.start(), secret.end()), masked.masked()));
                }
                Credential credential = hit.type() == EntityType.CREDENTIAL && secret != null
                        ? CredentialLines.credential(hit, view.text().substring(secret.start(), secret.end()))
                        : null;
                if (credential != null && secret != null && masked != null) {
                    String clear = view.text().substring(secret.start(), secret.end());
                    tally.add(credential, masked, clear);
                    if (exposedCredentials++ < MAX_EXPOSED) {
                        exposer.add(credential, masked, clear, exposed);
                    }
                }
                if (drafts.size() < MAX_ENTITIES) {
                    drafts.add(new Draft(hit, view.inInput(hit.start(), hit.end()), masked, credential));
                }
            }
            for (Hit.Secret secret : masks) {
                patches.add(new Patch(
                        view.inInput(secret.start(), secret.end()),
                        masked(secret).masked()));
            }
            List<Draft> within = inner.stream()
                    .map(hit -> new Draft(hit, view.inInput(hit.start(), hit.end()), null, null))
                    .toList();
            return write(merge(patches), drafts, within);
        }

        private MaskedSecret masked(Hit.Secret secret) {
            String clear = view.text().substring(secret.start(), secret.end());
            if (secret.shown() == 0) {
                return MaskedSecret.of(clear, key);
            }
            String digits = digits(clear);
            MaskedSecret whole = MaskedSecret.of(digits, key);
            return new MaskedSecret(
                    digits.substring(0, secret.shown()) + "•••", whole.length(), whole.classes(), whole.hmac());
        }

        private static String digits(String text) {
            StringBuilder digits = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                if (Ascii.isDigit(text.charAt(i))) {
                    digits.append(text.charAt(i));
                }
            }
            return digits.toString();
        }

        /** Patches that overlap become one, so that no end of a secret is left standing. */
        private static List<Patch> merge(List<Patch> patches) {
            List<Patch> sorted = new ArrayList<>(patches);
            sorted.sort(Comparator.comparing(Patch::at));
            List<Patch> merged = new ArrayList<>();
            for (Patch patch : sorted) {
                Patch last = merged.isEmpty() ? null : merged.getLast();
                if (last != null && patch.at().start() < last.at().end()) {
                    int end = Math.max(last.at().end(), patch.at().end());
                    merged.set(
                            merged.size() - 1,
                            new Patch(
                                    new Span(last.at().start(), end),
                                    last.at().length() >= patch.at().length() ? last.by() : "•••"));
                } else {
                    merged.add(patch);
                }
            }
            return merged;
        }

        private Detection write(List<Patch> patches, List<Draft> drafts, List<Draft> inner) {
            StringBuilder out = new StringBuilder(input.length());
            Offsets offsets = new Offsets();
            List<Detection.Patch> written = new ArrayList<>(patches.size());
            int from = 0;
            for (Patch patch : patches) {
                out.append(input, from, patch.at().start());
                offsets.add(patch.at(), out.length(), patch.by().length());
                int start = out.length();
                out.append(patch.by());
                written.add(new Detection.Patch(patch.at(), new Span(start, out.length())));
                from = patch.at().end();
            }
            out.append(input, from, input.length());
            return new Detection(
                    out.toString(), found(drafts, offsets), written, found(inner, offsets), tally.dump(), exposed);
        }

        private static List<Detection.Found> found(List<Draft> drafts, Offsets offsets) {
            List<Detection.Found> found = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) {
                Hit hit = draft.hit();
                MaskedSecret secret = draft.secret();
                String value = secret == null ? hit.value() : hit.value() + secret.masked();
                Span span = new Span(
                        offsets.start(draft.span().start()),
                        offsets.end(draft.span().end()));
                found.add(new Detection.Found(
                        new Entity(
                                hit.type(), value, span, hit.detector(), hit.confidence(), secret, draft.credential()),
                        draft.span()));
            }
            return found;
        }
    }
}
