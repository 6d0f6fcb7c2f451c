package andon.app;

import andon.indexer.detect.Detector;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.SecretMask;

/** Masks what the indexer's detectors know to be secret, wherever other stages show or keep words of a page. Thread-safe. */
final class DetectorMask implements SecretMask {
    private final Detector detector;

    DetectorMask(MaskedSecret.Key key) {
        this.detector = new Detector(key);
    }

    @Override
    public String mask(String text) {
        return detector.detect(text).maskedText();
    }
}
