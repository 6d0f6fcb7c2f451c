package andon.corpus.index;

import andon.vocabulary.SourceId;
import java.net.URI;

/** Knows which addresses are mirrors of a source's first one; {@code app} binds it to the list of sources. */
@FunctionalInterface
public interface Mirrors {
    /** For where no source has mirrors. */
    Mirrors NONE = (source, address) -> false;

    boolean isMirror(SourceId source, URI address);
}
