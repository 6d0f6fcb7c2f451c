package andon.testbed.world;

import static andon.vocabulary.ThreatCategory.ACCESS_SALE;
import static andon.vocabulary.ThreatCategory.CREDENTIAL_LEAK;
import static andon.vocabulary.ThreatCategory.DATA_LEAK;

import andon.testbed.world.PlainSite.Manner;
import andon.testbed.world.PlainSite.Page;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.ThreatCategory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Small sites that each behave as some real onion hosts do: slow, down, flapping, moved, huge, garbled, empty. */
final class OddSites {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int FLAP_PERIOD = 3;
    private static final Company NOBODY = Cast.OTHERS.get(9);

    private final WorldSettings settings;
    private final TruthBook truth;

    OddSites(WorldSettings settings, TruthBook truth) {
        this.settings = settings;
        this.truth = truth;
    }

    List<Site> sites() {
        return List.of(slow(), down(), flapping(), moved(), outward(), huge(), bomb(), garbled(), hollow());
    }

    private Site slow() {
        String id = "sleepy-notes";
        return site(
                id,
                "Sleepy Notes",
                1,
                (request, answer) -> answer.after(SLOW),
                List.of(
                        note(
                                id,
                                "/",
                                "Sleepy notes",
                                "en",
                                NOBODY,
                                null,
                                "A slow server under a desk. Be patient, {n} pages are enough for one evening."),
                        note(
                                id,
                                "/wind",
                                "A wind farm's list",
                                "en",
                                Cast.NORWIND,
                                CREDENTIAL_LEAK,
                                "Found on an open share, logins of {org} staff:\n{cred}\n{cred}"),
                        note(
                                id,
                                "/garden",
                                "Garden",
                                "en",
                                NOBODY,
                                null,
                                "Tomatoes after the frost, {n} plants, two survived.")));
    }

    private Site down() {
        OnionAddress address = World.address(settings, "sunken-pier", 0);
        truth.down(address.host());
        return new DownSite("sunken-pier", "Sunken Pier", address);
    }

    private Site flapping() {
        String id = "flicker-board";
        AtomicInteger requests = new AtomicInteger();
        Manner flap = (request, answer) ->
                requests.updateAndGet(n -> (n + 1) % FLAP_PERIOD) == 0 ? new SiteReply.Drop() : answer;
        List<Page> pages = new ArrayList<>(List.of(
                note(id, "/", "Flicker", "en", NOBODY, null, "The circuit breaks every few minutes. Reload."),
                note(
                        id,
                        "/freight",
                        "Freight network",
                        "en",
                        Cast.ACME,
                        ACCESS_SALE,
                        "Selling access to {org}: RDP on {ip}, local admin on {n} machines.")));
        for (int i = 1; i <= 4; i++) {
            pages.add(note(
                    id,
                    "/log" + i,
                    "Log of day " + i,
                    "en",
                    NOBODY,
                    null,
                    "Up for {n} minutes, down for {n}, up again on the " + i + "th try."));
        }
        return site(id, "Flicker", 1, flap, pages);
    }

    private Site moved() {
        String id = "drift-archive";
        String target = World.address(settings, id, 1).host();
        Manner move = (request, answer) ->
                request.host().equals(target) ? answer : SiteReply.redirect(301, "http://" + target + request.path());
        return site(
                id,
                "Drift Archive",
                2,
                move,
                List.of(
                        note(
                                id,
                                "/",
                                "Drift archive",
                                "en",
                                NOBODY,
                                null,
                                "We moved to another address, {n} files came along."),
                        note(
                                id,
                                "/bank",
                                "Bank audit",
                                "en",
                                Cast.LUMERA,
                                DATA_LEAK,
                                "Leaked audit report of {org}, {n} pages, taken from {domain}.")));
    }

    private Site outward() {
        String id = "far-shore";
        truth.notDocument(id, "/", PlantedPage.Reason.OUTSIDE);
        return site(
                id,
                "Far Shore",
                1,
                (request, answer) -> SiteReply.redirect(302, "https://www.brightholm.example/"),
                List.of());
    }

    private Site huge() {
        String id = "hoard";
        String host = World.address(settings, id, 0).host();
        truth.notDocument(id, "/everything.txt", PlantedPage.Reason.HUGE);
        Manner manner = (request, answer) -> request.path().equals("/everything.txt") ? Bulk.stream() : answer;
        return site(
                id,
                "Hoard",
                1,
                manner,
                List.of(note(
                        id,
                        "/",
                        "Hoard",
                        "en",
                        NOBODY,
                        null,
                        "All my notes of {n} years in one file: <<onion http://" + host + "/everything.txt|" + host
                                + ">>")));
    }

    private Site bomb() {
        String id = "balloon";
        String host = World.address(settings, id, 0).host();
        truth.notDocument(id, "/air.html", PlantedPage.Reason.HUGE);
        Manner manner = (request, answer) -> request.path().equals("/air.html") ? Bulk.bomb() : answer;
        return site(
                id,
                "Balloon",
                1,
                manner,
                List.of(note(
                        id,
                        "/",
                        "Balloon",
                        "en",
                        NOBODY,
                        null,
                        "Light as air, {n} grams: <<onion http://" + host + "/air.html|" + host + ">>")));
    }

    private Site garbled() {
        String id = "babel-notes";
        return site(
                id,
                "Babel Notes",
                1,
                (request, answer) -> answer,
                List.of(
                        note(
                                id,
                                "/",
                                "Babel notes",
                                "en",
                                NOBODY,
                                null,
                                "Every page here was typed on another old machine, {n} of them."),
                        in(
                                "windows-1251",
                                "text/html; charset=UTF-8",
                                note(
                                        id,
                                        "/ru.html",
                                        "Заметка",
                                        "ru",
                                        Cast.ACME,
                                        DATA_LEAK,
                                        "Слита база данных {org}, {n}000 строк, почта и телефоны клиентов.")),
                        in(
                                "Shift_JIS",
                                "text/html",
                                note(
                                        id,
                                        "/ja.html",
                                        "メモ",
                                        "ja",
                                        Cast.LUMERA,
                                        DATA_LEAK,
                                        "<<org ルメラ銀行>>の顧客情報が流出したという話です。件数は{n}000件だそうです。")),
                        in(
                                "GB2312",
                                "text/html",
                                note(
                                        id,
                                        "/zh.html",
                                        "笔记",
                                        "zh",
                                        Cast.LUMERA,
                                        DATA_LEAK,
                                        "有人在出售<<org 卢梅拉银行>>的客户数据，泄露了{n}000条。")),
                        in(
                                "UTF-8",
                                "text/html; charset=ISO-8859-1",
                                note(
                                        id,
                                        "/en.html",
                                        "Café notes",
                                        "en",
                                        Cast.NORWIND,
                                        null,
                                        "“<<name Norwind>> – naïve façade”, says the façade painter. Nothing else was said."))));
    }

    private Site hollow() {
        String id = "hollow-house";
        List<String> errors = List.of(
                "404 Not Found",
                "This account has been suspended",
                "Database error: could not connect",
                "Welcome to nginx!",
                "Site under maintenance");
        for (int i = 0; i < errors.size(); i++) {
            truth.notDocument(id, i == 0 ? "/" : "/" + i, PlantedPage.Reason.ERROR);
        }
        Manner manner = (request, answer) -> {
            String place = request.path().substring(1);
            int number = place.matches("[0-4]") ? Integer.parseInt(place) : 0;
            StringBuilder links = new StringBuilder();
            for (int i = 1; i < errors.size(); i++) {
                links.append("<a href=\"/").append(i).append("\">.</a> ");
            }
            return SiteReply.html(
                    "<!DOCTYPE html><html><head><title>" + errors.get(number) + "</title></head><body><center><h1>"
                            + errors.get(number) + "</h1></center><hr>" + links + "</body></html>");
        };
        return site(id, "Hollow House", 1, manner, List.of());
    }

    private PlainSite site(String id, String name, int addresses, Manner manner, List<Page> pages) {
        List<OnionAddress> all = new ArrayList<>();
        for (int i = 0; i < addresses; i++) {
            all.add(World.address(settings, id, i));
        }
        return new PlainSite(id, name, all, settings, pages, manner);
    }

    private static Page in(String charset, String contentType, Page page) {
        return new Page(page.writing(), Charset.forName(charset), contentType);
    }

    private Page note(
            String source,
            String path,
            String title,
            String language,
            Company company,
            @Nullable ThreatCategory threat,
            String text) {
        Slots slots = new Slots(company, new Dice(settings.seed(), source + path));
        Writing writing = new Writing(
                path,
                DocumentKind.PAGE,
                Prose.of(title),
                true,
                null,
                null,
                slots.fill(text),
                List.of(),
                language,
                threat == null ? Set.of() : Set.of(threat),
                null);
        truth.plant(source, path, false, writing);
        return new Page(writing, StandardCharsets.UTF_8, "text/html; charset=UTF-8");
    }

    private record DownSite(String id, String name, OnionAddress address) implements Site {
        @Override
        public List<OnionAddress> addresses() {
            return List.of(address);
        }

        @Override
        public boolean down() {
            return true;
        }

        @Override
        public SiteReply answer(SiteRequest request) {
            return new SiteReply.Drop();
        }
    }
}
