package andon.searchapi.requests;

import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Files on messages. They are kept, sealed, and given back as they came: nothing here looks into them. Thread-safe. */
public final class Attachments {
    public static final int MAX_FILES = 5;
    /** Of one file. */
    public static final int MAX_BYTES = 5 << 20;
    /** Of all files of a request. */
    public static final long MAX_REQUEST_BYTES = 50L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
    private static final String SELECT = "select id, message_id, name, size_bytes, sha256 from request_attachment";

    private final Database database;
    private final SealedAttachments contents;
    private final AuditLog audit;

    public Attachments(Database database, SealedAttachments contents, AuditLog audit) {
        this.database = database;
        this.contents = contents;
        this.audit = audit;
    }

    /** A file with its bytes. */
    public record Opened(Attachment attachment, byte[] content) {}

    private record Placed(long message, Attachment attachment) {}

    /** Refuses what is too many or too much. */
    void check(long request, List<Attachment.Upload> files) {
        if (files.size() > MAX_FILES) {
            throw Problem.invalid("A message has at most " + MAX_FILES + " files, not " + files.size() + ".");
        }
        long sum = 0;
        for (Attachment.Upload file : files) {
            if (file.content().length == 0 || file.content().length > MAX_BYTES) {
                throw Problem.invalid("A file must have 1 byte to " + (MAX_BYTES >> 20) + " MB; '"
                        + Attachment.safeName(file.name()) + "' has " + file.content().length + " bytes.");
            }
            sum += file.content().length;
        }
        long present = database.sql()
                .sql("select coalesce(sum(size_bytes), 0) from request_attachment where request_id = ?")
                .param(request)
                .query(Long.class)
                .single();
        if (present + sum > MAX_REQUEST_BYTES) {
            throw Problem.conflict("The files of a request have at most " + (MAX_REQUEST_BYTES >> 20)
                    + " MB together; this would make them " + (present + sum) + " bytes.");
        }
    }

    /** Keeps a file in the caller's transaction. */
    void add(long request, long message, Attachment.Upload file) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.sql()
                .sql("insert into request_attachment (request_id, message_id, name, size_bytes, sha256)"
                        + " values (?, ?, ?, ?, ?)")
                .params(
                        request,
                        message,
                        Attachment.safeName(file.name()),
                        file.content().length,
                        HexFormat.of().formatHex(EvidenceBundle.sha256().digest(file.content())))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        try {
            contents.write(id, file.content());
        } catch (IOException e) {
            LOG.error("An attachment cannot be sealed", e);
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Files cannot be kept now, since the key that seals them cannot be read; tell your operator.");
        }
    }

    /** A request's files by the message that they are on. */
    Map<Long, List<Attachment>> of(long request) {
        return database
                .sql()
                .sql(SELECT + " where request_id = ? order by id")
                .param(request)
                .query((row, n) -> new Placed(
                        row.getLong("message_id"),
                        new Attachment(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getLong("size_bytes"),
                                row.getString("sha256"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Placed::message, Collectors.mapping(Placed::attachment, Collectors.toList())));
    }

    /** A file with its bytes; leaves an audit record. The caller has made sure that the viewer may see the request. */
    Opened open(Viewer viewer, long request, long attachment) {
        Optional<Attachment> found = of(request).values().stream()
                .flatMap(List::stream)
                .filter(a -> a.id() == attachment)
                .findFirst();
        Attachment known =
                found.orElseThrow(() -> Problem.notFound("Attachment " + attachment + " of request " + request));
        byte[] content;
        try {
            content = contents.read(attachment);
        } catch (IOException e) {
            LOG.error("Attachment {} cannot be opened", attachment, e);
            // Why is the operators' business: it names keys and files.
            throw Problem.conflict("Attachment " + attachment + " cannot be opened now; tell your operator.");
        }
        audit.record(
                viewer, Action.REQUEST_VIEW, "request " + request, "attachment " + attachment + " " + known.name());
        return new Opened(known, content);
    }
}
