package andon.corpus.query;

import andon.corpus.query.Query.Comparison;

/** A value with {@code >=}, {@code <=} or nothing before it, in any keyboard's form. */
record Compared(Comparison comparison, String value) {
    static Compared of(String text) {
        String plain = text.replace("≥", ">=")
                .replace("≤", "<=")
                .replace('＞', '>')
                .replace('＜', '<')
                .replace('＝', '=');
        if (plain.startsWith(">=")) {
            return new Compared(Comparison.AT_LEAST, plain.substring(2));
        }
        return plain.startsWith("<=")
                ? new Compared(Comparison.AT_MOST, plain.substring(2))
                : new Compared(Comparison.EQUAL, plain);
    }

    static String sign(Comparison comparison) {
        return switch (comparison) {
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
            case EQUAL -> "";
        };
    }
}
