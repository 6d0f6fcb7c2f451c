package andon.searchapi.accounts;

import java.util.Locale;
import java.util.Optional;

/** What a person does in Andon; each account has one. */
public enum Role {
    /** Belongs to an organisation and sees what mentions its confirmed assets. */
    CUSTOMER,
    /** Works the request queue and searches everything. */
    ANALYST,
    /** Adds sources and watches the crawl. */
    OPERATOR,
    /** Checks who saw what, and that evidence is what was captured. */
    AUDITOR;

    /** The word that the command line and HTTP use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWord(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
