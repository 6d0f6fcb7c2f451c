package andon.indexer;

import andon.corpus.exposed.ExposedEntry;
import andon.indexer.credentials.Dump;
import andon.vocabulary.Document;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a capture said.
 *
 * @param documents the units cut out of it, masked; at most {@link DocumentReader#MAX_DOCUMENTS}
 * @param profile the name of the profile that cut them; empty if nothing was cut
 * @param dumps the documents that are dumps, by their identity
 * @param exposed what stands for their credentials where they can be checked; empty unless the reader makes it
 * @param skipped why there is none, or what was left out; empty if all was read
 */
public record Reading(
        List<Document> documents,
        Optional<String> profile,
        Optional<Skipped> skipped,
        Map<String, Dump> dumps,
        Set<ExposedEntry> exposed) {
    public Reading {
        documents = List.copyOf(documents);
        dumps = Map.copyOf(dumps);
        exposed = Collections.unmodifiableSet(exposed);
    }

    public Reading(List<Document> documents, Optional<String> profile, Optional<Skipped> skipped) {
        this(documents, profile, skipped, Map.of(), Set.of());
    }

    static Reading nothing(Skipped reason) {
        return new Reading(List.of(), Optional.empty(), Optional.of(reason));
    }

    /** Why something was not read; {@link #code} is stable and counted. */
    public sealed interface Skipped {
        String code();

        /** @param status neither success nor worth reading: redirects, errors that say so */
        record NotSuccessful(int status) implements Skipped {
            @Override
            public String code() {
                return "status-" + status / 100 + "xx";
            }
        }

        /** @param mediaType as the server said, or as the first bytes show */
        record NotText(String mediaType) implements Skipped {
            @Override
            public String code() {
                return "not-text";
            }
        }

        /** @param reason {@code login-form}, {@code gate}, {@code error-page}, {@code index-page}, {@code print-view} … */
        record NoUnits(String reason) implements Skipped {
            @Override
            public String code() {
                return reason;
            }
        }

        /** @param bytes how many bytes the body has; only the first {@link DocumentReader#MAX_BYTES} were read */
        record TooLarge(long bytes) implements Skipped {
            @Override
            public String code() {
                return "too-large";
            }
        }

        /**
         * @param profile the one that recognises the page and no longer fits it; what stands in {@link Reading#documents} was
         *     cut as well as could be, by structure where that found more
         */
        record ProfileCollapsed(String profile) implements Skipped {
            @Override
            public String code() {
                return "profile-collapsed";
            }
        }

        /** @param what which bound of the page was passed: {@code nodes} or {@code depth} */
        record TooComplex(String what) implements Skipped {
            @Override
            public String code() {
                return "too-complex-" + what;
            }
        }
    }
}
