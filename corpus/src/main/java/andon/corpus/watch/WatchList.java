package andon.corpus.watch;

import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import java.util.List;

/** Finds the confirmed assets in documents; follows changes of the assets by itself. Thread-safe. */
public interface WatchList {
    /** One mention for each asset and matched value, in order of their spans. */
    List<Mention> match(Document document);
}
