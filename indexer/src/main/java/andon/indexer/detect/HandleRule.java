package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts of messengers: Telegram names and links, and names behind the label of a messenger. */
final class HandleRule implements Rules.WordRule {
    private static final int SHORTEST_TELEGRAM = 5;
    private static final int LONGEST_NAME = 32;
    private static final Set<String> TELEGRAM_HOSTS = Set.of("t.me", "telegram.me", "telegram.dog");
    private static final Set<String> NOT_NAMES = Set.of(
            "joinchat", "share", "addstickers", "proxy", "socks", "channel", "group", "support", "username", "here");

    /**
     * What a name stands behind.
     *
     * @param detector that the label means; null for a host's name alone
     */
    private record Messenger(String word, @Nullable String detector, boolean beginsHost) {
        Messenger(String word, String detector) {
            this(word, detector, false);
        }
    }

    private static final Messenger[] LABELS = {
        new Messenger("t", null, true),
        new Messenger("tg", "handle-telegram"),
        new Messenger("telegram", "handle-telegram", true),
        new Messenger("discord", "handle-discord"),
        new Messenger("wickr", "handle-wickr"),
        new Messenger("wickrme", "handle-wickr"),
        new Messenger("threema", "handle-threema"),
        new Messenger("icq", "handle-icq"),
        new Messenger("skype", "handle-skype"),
        new Messenger("qq", "handle-qq")
    };

    private static final String[] XMPP_LABELS = {
        "jabber", "xmpp", "жаба", "жабу", "джаббер", "джабер", "жабер", "жаббер"
    };

    private static final String[] LABELS_BEYOND_ASCII = {
        "телеграмм", "телеграм", "телега", "тг", "电报", "飞机", "纸飞机", "テレグラム"
    };

    @Override
    public void word(String text, int start, int end, Hits hits) {
        int length = end - start;
        if (length > 8 || "twdisq".indexOf(text.charAt(start) | 0x20) < 0) {
            return; // no label begins so
        }
        for (Messenger label : LABELS) {
            if (label.word().length() == length && Ascii.startsWith(text, start, label.word())) {
                if (label.beginsHost() && isInvite(text, start)) {
                    link(text, start, hits);
                } else if (label.detector() != null) {
                    labelled(text, start, end, label.detector(), hits);
                }
                return;
            }
        }
    }

    /** Whether {@code t.me/…} or one of its kin begins here. */
    static boolean isInvite(String text, int hostStart) {
        for (String host : TELEGRAM_HOSTS) {
            if (Ascii.startsWith(text, hostStart, host) && Ascii.at(text, hostStart + host.length()) == '/') {
                return true;
            }
        }
        return false;
    }

    private static void link(String text, int start, Hits hits) {
        char before = Ascii.at(text, start - 1);
        if (before == '.' || before == '-' || before == '@') {
            return;
        }
        int name = text.indexOf('/', start) + 1;
        if (Ascii.startsWith(text, name, "s/")) {
            name += 2;
        }
        int end = nameEnd(text, name);
        if (isTelegramName(text, name, end)) {
            hits.add(
                    Weight.HANDLE,
                    EntityType.MESSAGING_HANDLE,
                    text.substring(name, end),
                    start,
                    end,
                    "handle-telegram",
                    0.95);
        }
    }

    /** {@code tg: @name}, {@code Discord - name#1234}: a mark or an {@code @} must stand between. */
    private static void labelled(String text, int start, int end, String detector, Hits hits) {
        char before = Ascii.at(text, start - 1);
        if (before == '@' || before == '.' || before == '/' || before == '_') {
            return;
        }
        int i = end;
        boolean marked = false;
        boolean dashed = false;
        while (i < text.length() && i - end < 6 && " :-=>@/(".indexOf(text.charAt(i)) >= 0) {
            marked |= text.charAt(i) == ':' || text.charAt(i) == '@' || text.charAt(i) == '=';
            dashed |= text.charAt(i) == '-';
            i++;
        }
        if (!marked && !(dashed && isUnlikeWord(text, i))
                || Ascii.startsWith(text, i, "http")
                || Ascii.startsWith(text, i, "t.me")) {
            return;
        }
        int nameEnd = nameEnd(text, i);
        String name = text.substring(i, nameEnd);
        boolean telegram = detector.equals("handle-telegram");
        boolean numbers = detector.equals("handle-icq") || detector.equals("handle-qq");
        boolean digits = name.chars().allMatch(c -> Ascii.isDigit((char) c));
        boolean good = telegram
                ? isTelegramName(text, i, nameEnd)
                : numbers ? digits && name.length() >= 5 && name.length() <= 11 : name.length() >= 3 && !digits;
        char after = Ascii.at(text, nameEnd);
        boolean isHost = after == '.' && Ascii.isAlnum(Ascii.at(text, nameEnd + 1)) || after == '@';
        if (good && !isHost) {
            hits.add(Weight.HANDLE, EntityType.MESSAGING_HANDLE, name, i, nameEnd, detector, 0.9);
        }
    }

    /** The characters that {@link #beyondAscii} is to be called at, in small letters. */
    static String firstBeyondAscii() {
        return firsts(LABELS_BEYOND_ASCII);
    }

    static String firsts(String[] labels) {
        StringBuilder firsts = new StringBuilder();
        for (String label : labels) {
            firsts.append(label.charAt(0));
        }
        return firsts.toString();
    }

    /** Called at characters beyond ASCII: labels in other scripts. */
    static void beyondAscii(String text, int i, Hits hits) {
        char before = Ascii.at(text, i - 1);
        for (String label : LABELS_BEYOND_ASCII) {
            boolean cyrillic = label.charAt(0) < 0x500;
            boolean inside = cyrillic && Character.isLetter(before);
            if (!inside && Ascii.startsWith(text, i, label)) {
                labelled(text, i, i + label.length(), "handle-telegram", hits);
                return;
            }
        }
    }

    /** The detector's name if an address of this form is a messenger's account, else null. */
    static @Nullable String messengerOf(String text, int start, String host) {
        boolean labelled = followsMessenger(text, start);
        boolean known =
                host.startsWith("jabber.") || host.startsWith("xmpp.") || MailRule.MESSENGER_HOSTS.contains(host);
        return labelled || known ? "handle-jabber" : null;
    }

    /** Whether a messenger's name stands before, on the same line, with a colon or the like between. */
    private static boolean followsMessenger(String text, int start) {
        int end = start;
        while (end > 0 && start - end < 6 && " \t:=-([".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0) {
            return false;
        }
        char last = Character.toLowerCase(text.charAt(end - 1));
        for (String messenger : XMPP_LABELS) {
            int length = messenger.length();
            if (last == messenger.charAt(length - 1)
                    && end >= length
                    && text.regionMatches(true, end - length, messenger, 0, length)) {
                return true;
            }
        }
        return false;
    }

    /** {@code @name} standing alone, of a form that no word has. */
    static void bare(String text, int at, Hits hits) {
        char before = Ascii.at(text, at - 1);
        int end = nameEnd(text, at + 1);
        char after = Ascii.at(text, end);
        boolean alone = before <= ' ' || before >= 0x2E80 || before == '(' || before == '[';
        boolean host = (after == '.' || after == '@') && Ascii.isAlnum(Ascii.at(text, end + 1));
        // @VG_PLATFORM@, @add_metaclass(Meta): what programs put in and what decorates them
        boolean code = after == '@' || after == '(';
        if (alone && !host && !code && isTelegramName(text, at + 1, end) && isUnlikeWord(text, at + 1)) {
            String name = text.substring(at + 1, end);
            hits.add(Weight.HANDLE, EntityType.MESSAGING_HANDLE, name, at + 1, end, "handle-bare", 0.6);
        }
    }

    /** Whether the name that begins here has a digit or an underscore. */
    private static boolean isUnlikeWord(String text, int from) {
        return text.substring(from, nameEnd(text, from)).chars().anyMatch(c -> c == '_' || Ascii.isDigit((char) c));
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && end - from <= LONGEST_NAME
                && (Ascii.isAlnum(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static boolean isTelegramName(String text, int from, int to) {
        int length = to - from;
        return length >= SHORTEST_TELEGRAM
                && length <= LONGEST_NAME
                && Ascii.isLetter(text.charAt(from))
                && !NOT_NAMES.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
    }
}
