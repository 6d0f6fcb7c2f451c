package andon.indexer.names.tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.ja.dict.JaMorphData;
import org.apache.lucene.analysis.ja.dict.TokenInfoDictionary;
import org.apache.lucene.analysis.ja.dict.TokenInfoFST;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.fst.FST;

/**
 * The words of Lucene's Japanese dictionary (mecab-ipadic), with classes out of their parts of speech: 0 organisation, 1 family
 * name, 2 given name, 3 place, 4 common noun, 5 other proper noun, 6 suffix and adverb.
 */
final class JapaneseWords implements DictionaryWords {
    private static final TokenInfoDictionary DICTIONARY = TokenInfoDictionary.getInstance();
    private static final TokenInfoFST WORDS = DICTIONARY.getFST();
    /** What says that the classes of an entry are known already. */
    private static final byte KNOWN = (byte) 0x80;
    /** Classes by entry, filled as entries are met; two threads write the same byte at worst. */
    private static final byte[] CLASSES = new byte[1 << 19];

    private final FST.BytesReader reader = WORDS.getBytesReader();
    private final FST.Arc<Long> arc = new FST.Arc<>();
    private final IntsRef entries = new IntsRef();

    @Override
    public int beginningAt(Row row, int from, int end, byte[] classes) {
        WORDS.getFirstArc(arc);
        long output = 0;
        int last = Math.min(end, from + LONGEST);
        try {
            for (int k = from; k < last; k++) {
                for (int i = row.starts[k]; i < row.ends[k]; i++) {
                    if (WORDS.findTargetArc(row.text.charAt(i), arc, arc, i == row.starts[from], reader) == null) {
                        return k - from;
                    }
                    output += arc.output();
                }
                classes[k - from] = arc.isFinal() ? classes((int) (output + arc.nextFinalOutput())) : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the Japanese dictionary cannot be read", e);
        }
        return last - from;
    }

    private byte classes(int entry) {
        if (entry >= CLASSES.length) {
            return look(entry);
        }
        byte known = CLASSES[entry];
        if (known == 0) {
            known = (byte) (look(entry) | KNOWN);
            CLASSES[entry] = known;
        }
        return (byte) (known & ~KNOWN);
    }

    private byte look(int entry) {
        DICTIONARY.lookupWordIds(entry, entries);
        JaMorphData data = DICTIONARY.getMorphAttributes();
        int classes = 0;
        for (int i = 0; i < entries.length; i++) {
            classes |= classOf(data.getPartOfSpeech(entries.ints[entries.offset + i]));
        }
        return (byte) classes;
    }

    private static int classOf(String partOfSpeech) {
        if (partOfSpeech.startsWith("名詞-固有名詞")) {
            return switch (partOfSpeech) {
                case "名詞-固有名詞-組織" -> 1;
                case "名詞-固有名詞-人名-姓" -> 1 << 1;
                case "名詞-固有名詞-人名-名" -> 1 << 2;
                case "名詞-固有名詞-地域-一般", "名詞-固有名詞-地域-国" -> 1 << 3;
                default -> 1 << 5;
            };
        }
        if (partOfSpeech.startsWith("名詞-一般") || partOfSpeech.startsWith("名詞-サ変接続")) {
            return 1 << 4;
        }
        return partOfSpeech.startsWith("名詞-接尾") || partOfSpeech.startsWith("副詞") ? 1 << 6 : 0;
    }
}
