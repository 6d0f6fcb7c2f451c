package andon.searchapi.samples;

import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.OrganisationId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.AesVersion;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The samples that customers hand in. A sample is looked at in memory and stored sealed: in the clear it is on no disk. A customer
 * reaches its own organisation's only; analysts take one as an encrypted ZIP file. Thread-safe.
 */
public final class Samples {
    public static final int MAX_BYTES = 32 << 20;
    /** In 24 hours, of one organisation. */
    public static final int MAX_PER_DAY = 100;

    public static final long MAX_BYTES_PER_DAY = 512L << 20;
    /** By which malware is passed on everywhere, so that nobody opens it by mistake; it keeps nothing secret. */
    public static final String ZIP_PASSWORD = "infected";

    /** Samples that are read and looked at at once: each takes its length in memory, and a multiple while it is unpacked. */
    private static final int AT_ONCE = 3;

    private static final int MAX_FILE_NAME = 200;

    private final Database database;
    private final SampleTable table;
    private final SampleTriage triage;
    private final SealedSamples sealed;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public Samples(
            Database database,
            EmbeddedIndicators indicators,
            SealedSamples sealed,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.table = new SampleTable(database);
        this.triage = new SampleTriage(indicators);
        this.sealed = sealed;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a sample in; one that the organisation handed in before is the same sample. */
    public Sample take(Viewer viewer, String file, InputStream in) throws IOException {
        OrganisationId owner = viewer.user().organisation();
        if (!places.tryAcquire()) {
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE, "Other samples are being looked at. Try again in a minute.");
        }
        try {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length == 0) {
                throw Problem.invalid("The file is empty.");
            }
            if (content.length > MAX_BYTES) {
                throw Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE, "A sample may have " + (MAX_BYTES >> 20) + " MB at most.");
            }
            Optional<Sample> before = again(viewer, owner, Digests.hex("SHA-256", content));
            if (before.isPresent()) {
                return before.get();
            }
            requireRoom(owner, content.length);
            SampleFacts facts = triage.look(content);
            SealedSamples.Parts parts = sealed(content, facts.sha256());
            return database.inTransaction(() -> store(viewer, owner, name(file), facts, parts));
        } finally {
            places.release();
        }
    }

    private Optional<Sample> again(Viewer viewer, OrganisationId owner, String sha256) {
        Optional<Sample> before = table.list(owner, sha256).stream().findFirst();
        before.ifPresent(
                sample -> audit.record(viewer, Action.SAMPLE_CHANGE, "sample " + sample.id(), "handed in again"));
        return before;
    }

    private void requireRoom(OrganisationId owner, long more) {
        long[] taken = table.since(owner, clock.instant().minus(Duration.ofDays(1)));
        if (taken[0] >= MAX_PER_DAY || taken[1] + more > MAX_BYTES_PER_DAY) {
            throw Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "An organisation may hand in " + MAX_PER_DAY + " samples and " + (MAX_BYTES_PER_DAY >> 20)
                            + " MB in 24 hours.");
        }
    }

    private Sample store(
            Viewer viewer, OrganisationId owner, String file, SampleFacts facts, SealedSamples.Parts parts) {
        Sample sample = new Sample(0, owner, file, viewer.user().name(), clock.instant(), facts);
        OptionalLong made = table.insert(sample, parts.seal(), parts.parts().size());
        if (made.isEmpty()) {
            // Somebody else of the organisation handed it in while this one was looked at.
            return again(viewer, owner, facts.sha256()).orElseThrow();
        }
        long id = made.getAsLong();
        table.insertParts(id, parts);
        audit.record(viewer, Action.SAMPLE_CHANGE, "sample " + id, "handed in, sha256 " + facts.sha256());
        return table.find(id, owner).orElseThrow();
    }

    /** Without folders, and without what would forge a line or turn its direction. */
    private static String name(String file) {
        String bare = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "")
                .strip();
        String named = bare.isEmpty() ? "sample" : bare;
        return named.length() <= MAX_FILE_NAME ? named : named.substring(0, MAX_FILE_NAME);
    }

    /** Those that the viewer may see, the newest first. */
    public List<Sample> list(Viewer viewer) {
        return table.list(owner(viewer), null);
    }

    /**
     * The same of one hash.
     *
     * @param hash an MD5, SHA-1 or SHA-256 in lower case
     */
    List<Sample> of(Viewer viewer, String hash) {
        return table.list(owner(viewer), hash);
    }

    /** As it is looked up for somebody; leaves no record. */
    Optional<Sample> find(Viewer viewer, long id) {
        return table.find(id, owner(viewer));
    }

    /** @throws org.springframework.web.ErrorResponseException 404 if it is not there or not the viewer's to see */
    public Sample opened(Viewer viewer, long id) {
        Sample sample = find(viewer, id).orElseThrow(() -> Problem.notFound("Sample " + id));
        audit.record(viewer, Action.SAMPLE_VIEW, "sample " + id, "");
        return sample;
    }

    private static @Nullable OrganisationId owner(Viewer viewer) {
        return viewer.is(Role.CUSTOMER) ? viewer.user().organisation() : null;
    }

    /**
     * The sample for an analyst's laboratory: a ZIP file with one entry named by its hash, encrypted with AES under {@link
     * #ZIP_PASSWORD}. Leaves an audit record.
     */
    public byte[] zipped(Viewer viewer, long id) {
        Sample sample = find(viewer, id).orElseThrow(() -> Problem.notFound("Sample " + id));
        byte[] content = unsealed(id);
        audit.record(
                viewer,
                Action.SAMPLE_TAKEN,
                "sample " + id,
                "sha256 " + sample.facts().sha256());
        ZipParameters how = new ZipParameters();
        how.setFileNameInZip(sample.facts().sha256());
        how.setEncryptFiles(true);
        how.setEncryptionMethod(EncryptionMethod.AES);
        how.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        how.setAesVersion(AesVersion.TWO);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try {
            try (ZipOutputStream out = new ZipOutputStream(zip, ZIP_PASSWORD.toCharArray())) {
                out.putNextEntry(how);
                ((OutputStream) out).write(content);
                out.closeEntry();
            }
            return zip.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    private byte[] unsealed(long id) {
        try {
            return sealed.open(id);
        } catch (IOException e) {
            throw Problem.conflict("Sample " + id + " cannot be unsealed: it is damaged, or its key is away.");
        }
    }

    private SealedSamples.Parts sealed(byte[] content, String sha256) {
        try {
            Optional<SealedSamples.Parts> parts = sealed.seal(content, sha256);
            if (parts.isPresent()) {
                return parts.get();
            }
        } catch (IOException e) {
            // The operators are told by whoever else needs the key: never is a sample kept in the clear because it is
            // away.
        }
        throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "There is no key to seal samples with, so none is taken.");
    }
}
