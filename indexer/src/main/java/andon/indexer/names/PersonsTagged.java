package andon.indexer.names;

import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.names.tag.Decoder;
import andon.indexer.names.tag.Manner;
import andon.vocabulary.Span;
import java.util.List;

/** Which of the tagger's persons are some: not those that are a place, a gang or a part of a word by lists and looks. */
final class PersonsTagged {
    /** Places, buildings and bodies end so; names of three characters and more do not. */
    private static final String ENDS_OF_THINGS = "県市区町郡省县镇乡河湖岛院館馆社党軍军庁署駅站";

    private static final int SHORTEST_THING = 3;
    /** Particles with which no name begins. */
    private static final String NO_BEGINNINGS = "而们們的了这這该該此之";
    /** So many characters on each side tell whether a text is written in Han or kana. */
    private static final int NEAR = 20;

    private PersonsTagged() {}

    /** In order and apart, as the tagger has them. */
    static List<Span> of(String text, List<Decoder.Tagged> tagged, Gazetteer gazetteer) {
        return tagged.stream()
                .filter(one -> one.type().equals("PER"))
                .map(Decoder.Tagged::span)
                .filter(span -> !isOtherwise(text, span, gazetteer))
                .toList();
    }

    private static boolean isOtherwise(String text, Span span, Gazetteer gazetteer) {
        String name = span.in(text);
        return Lexicon.isPlace(name)
                || Lexicon.isPeople(name)
                || Lexicon.isTradeTerm(name)
                || Manner.isExclaimed(text, span)
                || isPartOfWord(text, span)
                || isForeign(text, span)
                || NO_BEGINNINGS.indexOf(name.charAt(0)) >= 0
                || name.length() >= SHORTEST_THING && ENDS_OF_THINGS.indexOf(name.charAt(name.length() - 1)) >= 0
                || gazetteer.lists(name) && !Lexicon.isGiven(name);
    }

    /** {@code ー・バーンリー} of a longer word in katakana. */
    private static boolean isPartOfWord(String text, Span span) {
        return span.start() > 0 && isKatakana(text.charAt(span.start() - 1)) && isKatakana(text.charAt(span.start()))
                || span.end() < text.length()
                        && isKatakana(text.charAt(span.end() - 1))
                        && isKatakana(text.charAt(span.end()));
    }

    private static boolean isKatakana(char c) {
        return c >= 'ァ' && c <= 'ヺ' || c == 'ー';
    }

    /** One word in other letters than the Chinese or Japanese around it: what is sold and used is called so. */
    private static boolean isForeign(String text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || isHan(c)) {
                return false;
            }
        }
        for (int i = Math.max(0, span.start() - NEAR); i < Math.min(text.length(), span.end() + NEAR); i++) {
            if (isHan(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHan(char c) {
        return c >= 0x3041 && c <= 0x30FA || c >= 0x3400 && c < 0xA000;
    }
}
