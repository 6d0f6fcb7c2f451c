package andon.app.settings;

import andon.corpus.exposed.ExposureKey;
import andon.database.DatabaseSettings;
import andon.evidence.ChainAnchors;
import andon.searchapi.samples.SampleKeys;
import andon.vocabulary.MaskedSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The one folder that holds all state of the embedded default.
 *
 * <pre>
 * state.mv.db   the SQL database (H2), unless the settings name a PostgreSQL
 * evidence/     the WARC files, sealed
 * index/        the Lucene index, of which the file current names the folder in use; derived, may be deleted and made again
 * gazetteer/    the operator's own lists of names of malware and actors; may be missing
 * profiles/     the operator's own profiles of forum software; may be missing
 * fonts/        NotoSansCJK-Regular.ttc and -Bold.ttc for PDF reports, where the system has none; may be missing
 * audit-anchors.log  hashes of the audit log, a line now and then: what was changed in the database differs from them
 * secrets.key   the deployment's key for masked secrets; keep it, or equal secrets are no longer recognised
 * evidence.key  the keys that the WARC files are sealed with, unless evidence.key-file names some; without them nobody reads them
 * samples.key   the key that malware samples are sealed with that are not under the evidence's, unless samples.key-file names one
 * exposed.key   the key that exposed credentials are kept under, unless exposed-credentials.key-file names one; without it they
 *               cannot be checked until andon reindex has made them anew
 * cookies.key   the key for kept sessions; without it sources sign in anew
 * </pre>
 *
 * @param path the folder; it exists
 */
public record DataFolder(Path path) {
    private static final int KEY_BYTES = 32;

    public DataFolder {
        path = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("the data folder " + path + " is a file; name a folder with --data", e);
        } catch (IOException e) {
            throw new UsageException("the data folder " + path + " cannot be made: " + e.getMessage(), e);
        }
    }

    public DatabaseSettings embeddedDatabase() {
        return DatabaseSettings.embedded(path);
    }

    public Path evidence() {
        return path.resolve("evidence");
    }

    /** Where the evidence's keys stand unless the settings name another place; the store makes it. */
    Path evidenceKey() {
        return path.resolve("evidence.key");
    }

    /** The operator's own profiles, {@code *.yaml}; need not be there. */
    public Path profiles() {
        return path.resolve("profiles");
    }

    /** The operator's own fonts for PDF reports; need not be there. */
    public Path fonts() {
        return path.resolve("fonts");
    }

    /** Where the audit log's newest hash is noted, outside of the database. */
    public ChainAnchors auditAnchors(InstantSource clock) {
        return ChainAnchors.in(path.resolve("audit-anchors.log"), "Audit log", clock);
    }

    public Path index() {
        return path.resolve("index");
    }

    /** The operator's lists of names of malware and actors; need not exist. */
    public Path gazetteer() {
        return path.resolve("gazetteer");
    }

    /** Reads the deployment's key; the first process makes it, readable by its owner only. */
    public MaskedSecret.Key secretsKey() {
        return new MaskedSecret.Key(key("secrets"));
    }

    /** Whether there is a key for samples that are not under the evidence's. */
    boolean hasSampleKey() {
        return Files.exists(path.resolve("samples.key"));
    }

    /** Reads the key that samples are sealed with; the first process makes it, readable by its owner only. */
    public SampleKeys sampleKeys() {
        return new SampleKeys(List.of(Arrays.copyOf(key("samples"), SampleKeys.KEY_BYTES)));
    }

    /** Reads the key that exposed credentials are kept under; the first process makes it, readable by its owner only. */
    public ExposureKey exposureKey() {
        return new ExposureKey(Arrays.copyOf(key("exposed"), ExposureKey.BYTES));
    }

    /** Reads the key that sessions are encrypted with; the first process makes it, readable by its owner only. */
    public byte[] cookiesKey() {
        byte[] key = key("cookies");
        if (key.length != KEY_BYTES) {
            throw new UsageException(path.resolve("cookies.key")
                    + " must hold 64 hexadecimal digits; delete it to make a new" + " one: sources then sign in anew");
        }
        return key;
    }

    private byte[] key(String name) {
        Path file = path.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                make(file, name);
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length < KEY_BYTES) {
                throw new IllegalArgumentException("it has " + key.length + " bytes");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be read or made", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    file + " must hold at least 64 hexadecimal digits; restore it from a backup (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    private void make(Path file, String name) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        Path draft = Files.createTempFile(
                path, name, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.WRITE);
        try {
            // Linked, not renamed over: of two processes that start at once, both read the first one's key.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other process was first; its key is the deployment's.
        } finally {
            Files.delete(draft);
        }
    }
}
