package andon.searchapi.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a customer wants to know: one record for each {@link RequestType}. Each refuses, with its reason, what is out of bounds. */
public sealed interface Question {
    int MAX_SUBJECT = 200;
    int MAX_TEXT = 4000;

    RequestType type();

    /** What it is about, in few words: 1 to {@value Indicator#MAX_VALUE} characters. */
    String subject();

    /** The question in the customer's words, 1 to {@value #MAX_TEXT} characters. */
    String text();

    /**
     * What is known on the dark web.
     *
     * @param brand the brand or company
     * @param domain one of its domains in lower-case ASCII form; null if it does not matter
     * @param from the first day, UTC, on which what was seen counts
     * @param to the last day, not before the first and at most ten years after it
     */
    record DarkWebSearch(String brand, @Nullable String domain, String text, LocalDate from, LocalDate to)
            implements Question {
        private static final int MAX_YEARS = 10;

        public DarkWebSearch {
            brand = words("brand", brand, MAX_SUBJECT);
            text = words("question", text, MAX_TEXT);
            domain = domain == null ? null : Indicator.domain(domain);
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("the period ends (" + to + ") before it begins (" + from + ")");
            }
            if (from.plusYears(MAX_YEARS).isBefore(to)) {
                throw new IllegalArgumentException("the period is longer than " + MAX_YEARS + " years");
            }
        }

        @Override
        public RequestType type() {
            return RequestType.DARK_WEB_SEARCH;
        }

        @Override
        public String subject() {
            return brand;
        }
    }

    /**
     * Details on a threat report.
     *
     * @param reference the report's title, number or address
     * @param indicators what of it was seen at the customer's, at most {@value #MAX_INDICATORS}; each once
     */
    record ThreatReport(String reference, List<Indicator> indicators, String text) implements Question {
        static final int MAX_INDICATORS = 100;

        public ThreatReport {
            reference = words("reference", reference, MAX_SUBJECT);
            text = words("question", text, MAX_TEXT);
            indicators = indicators.stream().distinct().toList();
            if (indicators.size() > MAX_INDICATORS) {
                throw new IllegalArgumentException("a request has at most " + MAX_INDICATORS + " indicators, not "
                        + indicators.size() + "; file a second one, or send them in a message");
            }
        }

        @Override
        public RequestType type() {
            return RequestType.THREAT_REPORT;
        }

        @Override
        public String subject() {
            return reference;
        }
    }

    /**
     * Analysis of a malware sample.
     *
     * @param sample the number of a sample in Andon's sealed store, or an MD5, SHA-1 or SHA-256 in lower case
     */
    record MalwareSample(String sample, String text) implements Question {
        private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

        public MalwareSample {
            sample = sample.strip().toLowerCase(Locale.ROOT);
            if (!NUMBER.matcher(sample).matches()) {
                try {
                    sample = new Indicator(Indicator.Kind.HASH, sample).value();
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "the sample must be the number of a stored sample or " + e.getMessage(), e);
                }
            }
            text = words("question", text, MAX_TEXT);
        }

        /** Whether it names a hash and not a stored sample. */
        public boolean isHash() {
            return !NUMBER.matcher(sample).matches();
        }

        @Override
        public RequestType type() {
            return RequestType.MALWARE_SAMPLE;
        }

        @Override
        public String subject() {
            return isHash() ? sample : "sample " + sample;
        }
    }

    /** Context of a malware family or an indicator. */
    record MalwareContext(Indicator indicator, String text) implements Question {
        public MalwareContext {
            text = words("question", text, MAX_TEXT);
        }

        @Override
        public RequestType type() {
            return RequestType.MALWARE_CONTEXT;
        }

        @Override
        public String subject() {
            return indicator.value();
        }
    }

    /**
     * What a vulnerability means.
     *
     * @param cve in its normal form, {@code CVE-2026-12345}
     * @param product what the customer runs, with its version; null if it is unknown
     */
    record Vulnerability(String cve, @Nullable String product, String text) implements Question {
        private static final Pattern CVE = Pattern.compile("CVE-(19|20)[0-9]{2}-[0-9]{4,7}");

        public Vulnerability {
            cve = cve.strip().toUpperCase(Locale.ROOT);
            if (!CVE.matcher(cve).matches()) {
                throw new IllegalArgumentException("write the vulnerability as CVE-2026-12345");
            }
            product = product == null ? null : words("product", product, MAX_SUBJECT);
            text = words("question", text, MAX_TEXT);
        }

        @Override
        public RequestType type() {
            return RequestType.VULNERABILITY;
        }

        @Override
        public String subject() {
            return product == null ? cve : cve + " · " + product;
        }
    }

    private static String words(String name, String text, int max) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > max) {
            throw new IllegalArgumentException("the " + name + " must have 1 to " + max + " characters");
        }
        return stripped;
    }
}
