package andon.app;

import andon.indexer.detect.Detection;
import andon.indexer.detect.Detector;
import andon.searchapi.samples.EmbeddedIndicators;
import andon.vocabulary.MaskedSecret;

/** Reads samples' strings with the indexer's detectors. Thread-safe. */
final class SampleIndicators implements EmbeddedIndicators {
    private final Detector detector;

    SampleIndicators(MaskedSecret.Key key) {
        this.detector = new Detector(key);
    }

    @Override
    public Read read(String text) {
        Detection detection = detector.detect(text);
        return new Read(
                detection.maskedText(),
                detection.entities().stream()
                        .map(entity -> new Found(entity.type().word(), entity.value()))
                        .toList());
    }
}
