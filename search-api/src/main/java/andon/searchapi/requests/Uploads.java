package andon.searchapi.requests;

import andon.searchapi.access.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** Reads the files of a form; a field in which nothing was chosen is none. */
public final class Uploads {
    private Uploads() {}

    /** @throws org.springframework.web.ErrorResponseException 400 if there are too many, or one is too long */
    public static List<Attachment.Upload> of(List<MultipartFile> files) {
        List<Attachment.Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            if (file.isEmpty() && name.isEmpty()) {
                continue;
            }
            if (uploads.size() == Attachments.MAX_FILES) {
                throw Problem.invalid(
                        "A message has at most " + Attachments.MAX_FILES + " files, not " + files.size() + ".");
            }
            if (file.getSize() > Attachments.MAX_BYTES) {
                throw Problem.invalid("A file must have 1 byte to " + (Attachments.MAX_BYTES >> 20) + " MB; '"
                        + Attachment.safeName(name) + "' has " + file.getSize() + " bytes.");
            }
            try {
                uploads.add(new Attachment.Upload(name, file.getBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return uploads;
    }
}
