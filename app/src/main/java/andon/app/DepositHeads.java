package andon.app;

import andon.corpus.persons.Persons;
import andon.indexer.credentials.CredentialText;

/** Which lines every part of a long file that is handed in repeats to its readers: by whatever way it is handed in. */
final class DepositHeads {
    private DepositHeads() {}

    /** Whether the line names the columns of a table of credentials or of persons. */
    static boolean headsTable(String line) {
        return CredentialText.headsTable(line) || Persons.headsTable(line);
    }
}
