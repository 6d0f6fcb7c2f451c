package andon.crawler.page;

import java.util.Set;

/** How posts, offers and their parts are called in markup, and what the links beside them say. */
final class UnitNames {
    private static final Set<String> CLASSES = Set.of(
            "post",
            "posts",
            "postbody",
            "postbit",
            "post-body",
            "post_body",
            "post_content",
            "post-content",
            "post_author",
            "post_date",
            "postprofile",
            "postcontent",
            "poster",
            "comment",
            "comments",
            "comment-body",
            "message-body",
            "message-content",
            "bbwrapper",
            "author",
            "username",
            "signature",
            "topictitle",
            "threadtitle",
            "subject_new",
            "subject_old",
            "inline_row",
            "thread",
            "threads",
            "topic",
            "lastpost",
            "listing",
            "product",
            "price",
            "vendor",
            "offer",
            "entry",
            "entry-content",
            "entry-title",
            "hentry",
            "paste",
            "reply",
            "quote",
            "quotebody",
            "op",
            "leak",
            "victim",
            "countdown",
            "pagination",
            "breadcrumb",
            "breadcrumbs");

    private static final Set<String> LINKS = Set.of(
            "reply",
            "quote",
            "report",
            "permalink",
            "read more",
            "last post",
            "view profile",
            "buy now",
            "add to cart",
            "ответить",
            "цитата",
            "цитировать",
            "пожаловаться",
            "жалоба",
            "відповісти",
            "цитувати",
            "antworten",
            "zitieren",
            "répondre",
            "citer",
            "signaler",
            "responder",
            "citar",
            "reportar",
            "denunciar",
            "rispondi",
            "cita",
            "segnala",
            "yanıtla",
            "alıntı",
            "odpowiedz",
            "cytuj",
            "zgłoś",
            "رد",
            "اقتباس",
            "پاسخ",
            "نقل قول",
            "回复",
            "回覆",
            "引用",
            "举报",
            "返信",
            "通報",
            "답글",
            "인용",
            "신고");

    /** No word of {@link #LINKS} is longer. */
    private static final int LONGEST = 14;

    private UnitNames() {}

    /** Whether one of the names in a {@code class} attribute is that of a part of a post or an offer. */
    static boolean isUnit(String names) {
        int start = 0;
        for (int i = 0; i <= names.length(); i++) {
            if (i == names.length() || names.charAt(i) <= ' ') {
                if (i > start
                        && CLASSES.contains(start == 0 && i == names.length() ? names : names.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** Whether a link says what one may do with a post or an offer, or gives a post's number. */
    static boolean isUnitLink(CharSequence folded) {
        if (folded.length() < 2 || folded.length() > LONGEST) {
            return false;
        }
        String said = folded.toString().strip();
        return LINKS.contains(said) || said.length() >= 2 && said.charAt(0) == '#' && Character.isDigit(said.charAt(1));
    }

    /** Whether an element of these classes says what is wrong. */
    static boolean isMessage(String names) {
        return names.contains("error")
                || names.contains("thead")
                || names.contains("alert")
                || names.contains("notice");
    }
}
