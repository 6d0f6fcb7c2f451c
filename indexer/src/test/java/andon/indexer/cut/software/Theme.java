package andon.indexer.cut.software;

import andon.indexer.cut.software.ForumThread.Post;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The markup of a theme as boards run it, in {@code themes/*.yaml}: which parts it has, what they are called and how they stand in
 * one another are facts of real themes; all words are invented. In all of its parts {@code {title}}, {@code {id}}, {@code {n}} (the
 * post's number), {@code {author}} and {@code {at:PATTERN}} stand for themselves; {@code {near:TODAY|YESTERDAY|DAY|REST}} names
 * the last two days by words, {@code {aged:PATTERN}} shows an age below twelve hours with the date as its title; {@code {quote}},
 * {@code {code}}, {@code {signature}}, {@code {edited}} and {@code {attached}} are there where the post has one.
 *
 * @param path of a thread, with {@code %d} for its number
 * @param language of its dates; English if null
 * @param precision how finely its dates tell; minutes if null, {@code Forever} if it has none
 * @param names how it shows the names of members, {@code {name}} in each: styles of groups, links with icons
 * @param guest how it shows those of others
 * @param advert stands behind the first post; null for nothing
 * @param frame the page around {@code {posts}}
 */
record Theme(
        String name,
        String path,
        @Nullable String language,
        @Nullable ChronoUnit precision,
        List<String> names,
        String guest,
        String quote,
        String code,
        @Nullable String signature,
        @Nullable String edited,
        @Nullable String attached,
        @Nullable String advert,
        String post,
        String frame) {
    private static final List<String> FILES = List.of("mybb", "vbulletin", "xenforo", "invision", "others");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(?::([^}]*))?\\}");
    private static final int MOST_AGED = 720;

    static List<Software> all() {
        return FILES.stream()
                .flatMap(file -> Arrays.stream(read(file)))
                .map(Theme::software)
                .toList();
    }

    private static Theme[] read(String file) {
        try (InputStream in = Theme.class.getResourceAsStream("/andon/indexer/cut/themes/" + file + ".yaml")) {
            return YAMLMapper.builder().build().readValue(in, Theme[].class);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private Software software() {
        return new Software(name, path, this::page, precision == null ? ChronoUnit.MINUTES : precision);
    }

    private String page(ForumThread thread, Random random) {
        StringBuilder posts = new StringBuilder();
        for (Post each : thread.posts()) {
            posts.append(filled(post, thread, each));
            if (each.number() == 1 && advert != null) {
                posts.append(advert);
            }
        }
        return filled(frame, thread, thread.posts().getFirst()).replace("{posts}", posts);
    }

    private String filled(String part, ForumThread thread, Post each) {
        Matcher place = PLACE.matcher(part);
        return place.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2), thread, each)));
    }

    private String value(String place, @Nullable String form, ForumThread thread, Post each) {
        return switch (place) {
            case "title" -> Html.escaped(thread.title());
            case "id" -> Integer.toString(each.id());
            case "n" -> Integer.toString(each.number());
            case "thread" -> Integer.toString(thread.id());
            case "name" -> Html.escaped(each.author());
            case "author" -> filled(each.guest() ? guest : names.get(each.id() % names.size()), thread, each);
            case "words" -> each.words();
            case "at" -> date(each, form);
            case "epoch" -> Long.toString(each.at().getEpochSecond());
            case "near" -> near(thread, each, form);
            case "aged" -> aged(thread, each, form);
            case "quote" -> optional(quote, each.quoted());
            case "code" -> optional(code, each.code());
            case "broken" -> optional(code, Html.broken(each.code()));
            case "signature" -> optional(signature, each.signature());
            case "edited" -> each.edited() && edited != null ? edited : "";
            case "attached" -> each.attached() && attached != null ? attached : "";
            case "posts" -> "{posts}";
            default -> throw new IllegalArgumentException(name + " has no {" + place + "}");
        };
    }

    private static String optional(@Nullable String form, String text) {
        return form == null || text.isEmpty() ? "" : form.replace("{text}", text);
    }

    private String date(Post each, @Nullable String pattern) {
        Locale locale = language == null ? Locale.US : Locale.forLanguageTag(language);
        return Html.date(each.at(), pattern == null ? "" : pattern, locale, ZoneOffset.UTC);
    }

    private String near(ForumThread thread, Post each, @Nullable String form) {
        String[] forms = form == null ? new String[0] : form.split("\\|", -1);
        long days = Html.daysAgo(thread, each.at());
        return (days == 0 ? forms[0] : days == 1 ? forms[1] : date(each, forms[2])) + date(each, forms[3]);
    }

    private String aged(ForumThread thread, Post each, @Nullable String pattern) {
        long minutes = Duration.between(each.at(), thread.now()).toMinutes();
        return minutes >= MOST_AGED
                ? date(each, pattern)
                : "<span title=\"" + date(each, pattern) + "\">"
                        + (minutes < 60 ? minutes + " minutes ago" : minutes / 60 + " hours ago") + "</span>";
    }
}
