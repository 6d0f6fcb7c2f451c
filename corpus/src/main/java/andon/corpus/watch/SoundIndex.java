package andon.corpus.watch;

import andon.corpus.text.Word;
import andon.corpus.text.Words;
import andon.vocabulary.Asset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watched names by the {@link SoundKey}s of their words: a hash on the first word, the others are compared. It finds a name in
 * another script than its own, and kana in the other kana, in whole words only. Read-only once built.
 */
final class SoundIndex {
    /** Shorter names sound like too many words. */
    static final int MIN_KEY = 5;

    private static final int MAX_GAP = 3;

    private final Map<String, List<Entry>> byFirst = new HashMap<>();
    private final Set<Script> scripts = EnumSet.noneOf(Script.class);

    private enum Script {
        LATIN,
        CYRILLIC,
        KANA
    }

    /** One word or one run of kana, with the places of its first and last {@link Word}. */
    private record Sound(String key, Script script, int first, int last) {}

    private record Entry(Asset asset, Script script, List<String> keys) {}

    /** Told of each name found. */
    interface Found {
        void name(Asset asset, int first, int last);
    }

    void add(Asset asset) {
        List<Word> words = Words.of(asset.value());
        List<Sound> sounds = new ArrayList<>();
        Script script = null;
        int at = 0;
        while (at < words.size()) {
            Sound sound = sound(words, at);
            if (sound == null || (script != null && sound.script() != script)) {
                return;
            }
            script = sound.script();
            sounds.add(sound);
            at = sound.last() + 1;
        }
        List<String> keys = sounds.stream().map(Sound::key).toList();
        if (script != null && keys.stream().mapToInt(String::length).sum() >= MIN_KEY) {
            byFirst.computeIfAbsent(keys.getFirst(), key -> new ArrayList<>(1)).add(new Entry(asset, script, keys));
            scripts.add(script);
        }
    }

    void find(List<Word> words, Found found) {
        if (byFirst.isEmpty()) {
            return;
        }
        boolean latinToo = scripts.contains(Script.CYRILLIC) || scripts.contains(Script.KANA);
        for (int at = 0; at < words.size(); ) {
            Word word = words.get(at);
            // Most words of most texts are Latin, and most names, too: nothing to look up.
            Sound sound = !latinToo && word.form().charAt(0) < 0x80 ? null : sound(words, at);
            if (sound == null) {
                at++;
                continue;
            }
            List<Entry> entries = byFirst.get(sound.key());
            if (entries != null) {
                for (Entry entry : entries) {
                    int last = last(entry, words, sound);
                    if (last >= 0) {
                        found.name(entry.asset(), at, last);
                    }
                }
            }
            at = sound.last() + 1;
        }
    }

    /** The last word of the name that begins with the sound; -1 if it does not go on as the name does. */
    private static int last(Entry entry, List<Word> words, Sound first) {
        if (entry.script() == first.script() && first.script() != Script.KANA) {
            return -1;
        }
        Sound now = first;
        for (int i = 1; i < entry.keys().size(); i++) {
            int next = now.last() + 1;
            if (next >= words.size()
                    || words.get(next).start() - words.get(now.last()).end() > MAX_GAP) {
                return -1;
            }
            Sound sound = sound(words, next);
            if (sound == null
                    || sound.script() != first.script()
                    || !sound.key().equals(entry.keys().get(i))) {
                return -1;
            }
            now = sound;
        }
        return now.last();
    }

    private static @Nullable Sound sound(List<Word> words, int at) {
        Word word = words.get(at);
        int c = word.form().codePointAt(0);
        if (word.character()) {
            return SoundKey.isKana(c) && c != 'ー' ? run(words, at) : null;
        }
        Script script = c < 0x80 ? Script.LATIN : c >= 0x400 && c < 0x530 ? Script.CYRILLIC : null;
        String key = script == null ? null : SoundKey.of(word.form());
        return script == null || key == null || key.isEmpty() ? null : new Sound(key, script, at, at);
    }

    /** A run of one kind of kana, whole: what stands in the middle of one is no word. */
    private static @Nullable Sound run(List<Word> words, int at) {
        boolean katakana = isKatakana(words.get(at));
        if (at > 0 && words.get(at - 1).joined() && continues(words.get(at - 1), katakana)) {
            return null;
        }
        StringBuilder form = new StringBuilder(words.get(at).form());
        int last = at;
        while (words.get(last).joined() && continues(words.get(last + 1), katakana)) {
            last++;
            form.append(words.get(last).form());
        }
        String key = SoundKey.of(form);
        return key == null || key.isEmpty() ? null : new Sound(key, Script.KANA, at, last);
    }

    private static boolean continues(Word word, boolean katakana) {
        int c = word.form().codePointAt(0);
        return c == 'ー' || (SoundKey.isKana(c) && isKatakana(word) == katakana);
    }

    private static boolean isKatakana(Word word) {
        return word.form().codePointAt(0) >= 0x30A1;
    }
}
