package andon.benchmarks.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes the pages of one forum: a start page, boards whose listings go over several pages, threads, members. Every page
 * links about sixty times, most of it navigation and rows that stand on other pages too, and is about 14 KB long. The same
 * arguments give the same bytes.
 *
 * <p>{@link #HOST_CODE} stands wherever the forum names itself: the server puts the host's own code there, so that no two
 * hosts serve the same bytes.
 */
final class Board {
    /** Sixteen bytes that the server overwrites. */
    static final String HOST_CODE = "@@@@@@@@@@@@@@@@";

    static final int FEWEST_PAGES = 20;
    private static final int ROWS = 10;
    private static final int POSTS = 8;
    private static final int TARGET_BYTES = 14 << 10;
    private static final int LATEST = 10;
    private static final int TOP_MEMBERS = 5;
    private static final String[] WORDS = ("the a of to and in is for on that with this was from have not are be by at "
                    + "access account admin after again another anyone archive around back because before best between board "
                    + "build carrier changed check clean client code company contact could country customer data database day "
                    + "deal deposit details domain drop email employee encrypted escrow every exchange export fast field file "
                    + "first forum found fresh full good group hash help host hours internal invoice keep key known large last "
                    + "leak letter list little located long machine mail manager market member message method million mirror "
                    + "month more name network never next night number offer office old only order other over owner page panel "
                    + "part password payment people place please point portal post price private problem product proof public "
                    + "question reader ready real record remote rent review right rule sale sample screen second section "
                    + "secure sell sender server service session shell shop should side simple site small some source staff "
                    + "start still stock storage support system table team test thing thread three time today token topic trade "
                    + "trust under update user value vendor version view wallet want week well where which while whole wire "
                    + "without work world would write year years")
            .split(" ");

    private final Random dice;
    private final int boards;
    private final int threads;
    private final int members;
    private final int variant;

    /** @param pages how many pages the forum has, {@link #FEWEST_PAGES} or more */
    Board(int pages, int variant) {
        if (pages < FEWEST_PAGES) {
            throw new IllegalArgumentException("a forum has " + FEWEST_PAGES + " pages or more, not " + pages);
        }
        this.variant = variant;
        this.dice = new Random(variant);
        this.boards = Math.max(1, pages / 20);
        int least = Math.max(TOP_MEMBERS, pages / 10);
        int most = pages - 1 - least;
        int t = most;
        while (t + boards * listings(t) > most) {
            t--;
        }
        this.threads = t;
        this.members = pages - 1 - t - boards * listings(t);
    }

    record Page(String path, String html) {}

    private int listings(int ofThreads) {
        int perBoard = (ofThreads + boards - 1) / boards;
        return Math.max(1, (perBoard + ROWS - 1) / ROWS);
    }

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page("/", start()));
        for (int board = 0; board < boards; board++) {
            for (int listing = 0; listing < listings(threads); listing++) {
                pages.add(new Page(boardPath(board, listing), listing(board, listing)));
            }
        }
        for (int thread = 0; thread < threads; thread++) {
            pages.add(new Page(threadPath(thread), thread(thread)));
        }
        for (int member = 0; member < members; member++) {
            pages.add(new Page(memberPath(member), member(member)));
        }
        return pages;
    }

    private String start() {
        StringBuilder html = head("Index");
        html.append("<table class=\"tborder\" cellspacing=\"1\" cellpadding=\"4\">\n");
        for (int board = 0; board < boards; board++) {
            int last = board % Math.max(1, threads);
            html.append("<tr class=\"row\"><td>")
                    .append(link(boardPath(board, 0), boardName(board)))
                    .append("<div class=\"smalltext\">")
                    .append(sentence(30))
                    .append("</div></td><td>")
                    .append(link(threadPath(last), threadTitle(last)))
                    .append(" by ")
                    .append(memberLink(last % members))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n<ul class=\"members\">\n");
        for (int member = 0; member < members; member++) {
            html.append("<li>").append(memberLink(member)).append("</li>\n");
        }
        return foot(html.append("</ul>\n"));
    }

    private String listing(int board, int listing) {
        StringBuilder html = head(boardName(board) + " - page " + (listing + 1));
        html.append("<table class=\"tborder threads\">\n");
        int end = Math.min((listing + 1) * ROWS * boards, threads);
        for (int thread = board + listing * ROWS * boards; thread < end; thread += boards) {
            int lastPoster = (thread * 7 + 3) % members;
            html.append("<tr class=\"inline_row\"><td class=\"trow1\"><span class=\"subject_new\">")
                    .append(link(threadPath(thread), threadTitle(thread)))
                    .append("</span><div class=\"author smalltext\">")
                    .append(memberLink(thread % members))
                    .append("</div><p class=\"preview\">")
                    .append(sentence(60))
                    .append("</p></td><td class=\"trow2\">")
                    .append(POSTS - 1)
                    .append("</td><td class=\"trow2\">")
                    .append(100 + thread * 13 % 900)
                    .append("</td><td class=\"lastpost smalltext\">2026-10-")
                    .append(10 + thread % 20)
                    .append(", 11:")
                    .append(10 + thread % 50)
                    .append("<br />")
                    .append(link(threadPath(thread) + "#p" + POSTS, "Last Post"))
                    .append(": ")
                    .append(memberLink(lastPoster))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n<div class=\"pagination\">");
        for (int other = 0; other < listings(threads); other++) {
            html.append(link(boardPath(board, other), Integer.toString(other + 1)))
                    .append(' ');
        }
        return foot(html.append("</div>\n"));
    }

    private String thread(int thread) {
        StringBuilder html = head(threadTitle(thread));
        html.append("<div class=\"navigation\">")
                .append(link(boardPath(thread % boards, 0), boardName(thread % boards)))
                .append(" &rsaquo; <span class=\"active\">")
                .append(threadTitle(thread))
                .append("</span></div>\n<div id=\"posts\">\n");
        for (int post = 1; post <= POSTS; post++) {
            int author = (thread + post * post) % members;
            int mentioned = (thread + post * 11) % threads;
            html.append("<div class=\"post classic\" id=\"p")
                    .append(post)
                    .append("\"><div class=\"post_author\"><strong><span class=\"largetext\">")
                    .append(memberLink(author))
                    .append("</span></strong><div class=\"author_statistics\">Posts: ")
                    .append(10 + author * 31)
                    .append("<br />Joined: Mar 2025</div></div><div class=\"post_content\"><div class=\"post_head\">")
                    .append(link(threadPath(thread) + "#p" + post, "#" + post))
                    .append(" <span class=\"post_date\">2026-10-")
                    .append(10 + (thread + post) % 20)
                    .append(", 09:")
                    .append(10 + (thread * 3 + post) % 50)
                    .append("</span></div><div class=\"post_body scaleimages\">")
                    .append(sentence(45))
                    .append("<br />\n<br />\n")
                    .append(sentence(35))
                    .append(" see ")
                    .append(link(threadPath(mentioned), threadTitle(mentioned)))
                    .append(".</div><div class=\"signature\">")
                    .append(HOST_CODE)
                    .append(" // ")
                    .append(sentence(6))
                    .append("</div></div></div>\n");
        }
        html.append("</div>\n<table class=\"similar\">\n");
        for (int i = 1; i <= POSTS; i++) {
            int similar = (thread * 5 + i * 17) % threads;
            html.append("<tr><td>")
                    .append(link(threadPath(similar), threadTitle(similar)))
                    .append("</td><td>")
                    .append(memberLink(similar % members))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n")
                .append(link(threadPath((thread + threads - 1) % threads), "Previous"))
                .append(" | ")
                .append(link(threadPath((thread + 1) % threads), "Next"));
        return foot(html);
    }

    private String member(int member) {
        StringBuilder html = head("Profile of " + memberName(member));
        html.append("<table class=\"tborder\">\n");
        for (int i = 0; i < 4 * ROWS; i++) {
            int thread = (member + i * members) % threads;
            html.append("<tr><td>")
                    .append(link(threadPath(thread) + "#p" + (1 + i % POSTS), threadTitle(thread)))
                    .append("</td><td>")
                    .append(sentence(14))
                    .append("</td></tr>\n");
        }
        return foot(html.append("</table>\n"));
    }

    private StringBuilder head(String title) {
        StringBuilder html = new StringBuilder(TARGET_BYTES + 2048);
        html.append("<!DOCTYPE html>\n<html xml:lang=\"en\" lang=\"en\">\n<head>\n<title>")
                .append(title)
                .append(" - board ")
                .append(HOST_CODE)
                .append("</title>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\" />\n")
                .append(
                        "<style>.tborder{border:1px solid #ccc}.trow1{background:#f5f5f5}.smalltext{font-size:11px}</style>\n")
                .append(
                        "<script>var cookieDomain = \"\"; var my_post_key = \"none\"; var use_xmlhttprequest = 1;</script>\n")
                .append("</head>\n<body>\n<div id=\"container\"><div id=\"header\"><ul class=\"menu top_links\">\n<li>")
                .append(link("/", "Home"))
                .append("</li>\n");
        for (int board = 0; board < boards; board++) {
            html.append("<li>")
                    .append(link(boardPath(board, 0), boardName(board)))
                    .append("</li>\n");
        }
        html.append("</ul></div>\n<div class=\"sidebar\"><h3>Latest</h3>\n<ul>\n");
        for (int latest = 0; latest < LATEST; latest++) {
            html.append("<li>")
                    .append(link(threadPath(latest), threadTitle(latest)))
                    .append("</li>\n");
        }
        html.append("</ul><h3>Top members</h3>\n<ul>\n");
        for (int top = 0; top < TOP_MEMBERS; top++) {
            html.append("<li>").append(memberLink(top)).append("</li>\n");
        }
        return html.append("</ul></div>\n<div id=\"content\"><h1>")
                .append(title)
                .append("</h1>\n");
    }

    private String foot(StringBuilder html) {
        html.append("<div class=\"notice\">\n");
        while (html.length() < TARGET_BYTES - 200) {
            html.append("<p>").append(sentence(40)).append("</p>\n");
        }
        return html.append("</div></div><div id=\"footer\">Board ")
                .append(HOST_CODE)
                .append(" - powered by a forum</div></div>\n</body>\n</html>\n")
                .toString();
    }

    private String sentence(int words) {
        StringBuilder text = new StringBuilder(words * 6);
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[dice.nextInt(WORDS.length)]);
        }
        text.append(' ').append(dice.nextInt(100_000)).append('.');
        text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
        return text.toString();
    }

    private static String link(String path, String text) {
        return "<a href=\"" + path + "\">" + text + "</a>";
    }

    private String memberLink(int member) {
        return "<a href=\"" + memberPath(member) + "\" class=\"username\">" + memberName(member) + "</a>";
    }

    private static String boardPath(int board, int listing) {
        return "/board/" + (board + 1) + (listing == 0 ? "" : "?page=" + (listing + 1));
    }

    private static String threadPath(int thread) {
        return "/thread/" + (1000 + thread);
    }

    private static String memberPath(int member) {
        return "/member/" + (1 + member);
    }

    private static String boardName(int board) {
        return "Board of " + WORDS[20 + board * 7 % (WORDS.length - 20)];
    }

    private String threadTitle(int thread) {
        Random own = new Random(31L * variant + thread);
        return "Thread " + thread + " " + WORDS[own.nextInt(WORDS.length)] + " " + WORDS[own.nextInt(WORDS.length)]
                + " " + WORDS[own.nextInt(WORDS.length)];
    }

    private static String memberName(int member) {
        return "member" + WORDS[20 + member * 3 % (WORDS.length - 20)] + member;
    }
}
