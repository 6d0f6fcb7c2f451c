package andon.indexer.detect;

/**
 * Hands each run of ASCII letters and digits to the rules that can make something of it. Most words are short and plain: by
 * their length and first character nearly all rules are ruled out without a call.
 */
final class Words implements Rules.WordRule {
    private static final int SHORTEST_COIN = 14;
    private static final int SHORTEST_HASH = 32;
    private static final int LONGEST_HANDLE_LABEL = 8;

    private final HashRule hash = new HashRule();
    private final CoinRule coin = new CoinRule();
    private final IdentifierRule identifier = new IdentifierRule();
    private final CardRule card = new CardRule();
    private final NationalPhoneRule phone = new NationalPhoneRule();
    private final IbanRule iban = new IbanRule();
    private final FingerprintRule fingerprint = new FingerprintRule();
    private final HandleRule handle = new HandleRule();
    private final KubernetesRule kubernetes = new KubernetesRule();
    private final LabelledSecretRule labelled = new LabelledSecretRule();
    private final CommandRule command = new CommandRule();
    private final QuotedKeyRule quotedKey = new QuotedKeyRule();
    private final CookieRule cookie = new CookieRule();
    private final ApiKeyRule apiKey;

    Words(VendorKeys keys) {
        this.apiKey = new ApiKeyRule(keys);
    }

    @Override
    public void word(String text, int start, int end, Hits hits) {
        int length = end - start;
        char first = text.charAt(start);
        if (length >= SHORTEST_COIN) {
            coin.word(text, start, end, hits);
            if (length >= SHORTEST_HASH) {
                hash.word(text, start, end, hits);
            }
        } else if (length <= LONGEST_HANDLE_LABEL) {
            handle.word(text, start, end, hits);
        }
        if (Ascii.isDigit(first)) {
            card.word(text, start, end, hits);
            phone.word(text, start, end, hits);
            if (first == '7' && (length == 2 || length == 3)) {
                command.sevenZip(text, start, end, hits);
            }
        } else {
            if (length >= 4 && Ascii.isDigit(text.charAt(start + 2))) {
                iban.word(text, start, end, hits);
            }
            if (first == 'T' || first == 'C' || first == 'c') {
                identifier.word(text, start, end, hits);
            }
            if (length == 6 && (first == 'S' || first == 's')) {
                kubernetes.word(text, start, end, hits);
            }
            if (length >= 4 && length <= LONGEST_HANDLE_LABEL) {
                cookie.word(text, start, end, hits);
            }
            command.word(text, start, end, hits);
            quotedKey.word(text, start, end, hits);
            labelled.word(text, start, end, hits);
        }
        if (length == 4 && Ascii.isHex(first)) {
            fingerprint.word(text, start, end, hits);
        }
        apiKey.word(text, start, end, hits);
    }
}
