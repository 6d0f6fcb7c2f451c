package andon.searchapi.pivots;

import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a thread stands on its site: a post's address without host, page and post. */
final class ThreadPlace {
    private static final Pattern PAGE_OR_POST =
            Pattern.compile("/(?:page[-/]?\\d+|p\\d+|post-\\d+|latest|unread)/?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGING = Pattern.compile(
            "(?:page|start|st|paged|offset|pid|p|post|postcount|sid|s|phpsessid)(?:=.*)?", Pattern.CASE_INSENSITIVE);
    /** SMF writes the place in the thread behind the topic: {@code topic=5.20}. */
    private static final Pattern TOPIC = Pattern.compile("(topic=\\d+)\\..*");

    private ThreadPlace() {}

    static String of(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String thread = PAGE_OR_POST.matcher(path).replaceFirst("").replaceFirst("/$", "");
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        return thread + "?"
                + Arrays.stream(query.split("[&;]"))
                        .filter(parameter -> !parameter.isEmpty()
                                && !PAGING.matcher(parameter).matches())
                        .map(parameter -> TOPIC.matcher(parameter).replaceFirst("$1"))
                        .sorted()
                        .collect(Collectors.joining("&"));
    }
}
