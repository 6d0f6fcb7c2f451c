package andon.testbed.world;

import andon.vocabulary.OnionAddress;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A market of its own make behind a queue: a newcomer gets a ticket and waits with status 200; with the ticket's second
 * try the queue hands out a pass. It remembers the latest tickets only.
 */
final class MarketSite implements Site {
    private static final String TICKET = "queue_ticket";
    private static final String PASS = "queue_pass";
    private static final int TRIES = 2;
    private static final int MAX_TICKETS = 10_000;
    private static final int PER_PAGE = 15;

    private final OnionAddress address;
    private final WorldSettings settings;
    private final List<Listing> listings;
    private final String pass;
    private final Map<String, Integer> tries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_TICKETS;
        }
    };
    private int tickets;

    MarketSite(OnionAddress address, WorldSettings settings, List<Listing> listings) {
        this.address = address;
        this.settings = settings;
        this.listings = List.copyOf(listings);
        this.pass = Dice.seal(settings.seed(), "queue pass", 32);
    }

    @Override
    public String id() {
        return MarketStory.SOURCE;
    }

    @Override
    public String name() {
        return "Tidewater Market";
    }

    @Override
    public List<OnionAddress> addresses() {
        return List.of(address);
    }

    static String path(Listing listing) {
        return "/listing/" + listing.writing().key();
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        return request.cookie(PASS).equals(pass) ? page(request) : queue(request);
    }

    private SiteReply.Answer queue(SiteRequest request) {
        String ticket = request.cookie(TICKET);
        int tried;
        synchronized (tries) {
            if (!tries.containsKey(ticket)) {
                ticket = Dice.seal(settings.seed(), "ticket " + tickets++, 32);
                tries.put(ticket, 0);
                return waiting(TRIES).with("Set-Cookie", TICKET + "=" + ticket + "; path=/");
            }
            tried = tries.merge(ticket, 1, Integer::sum);
            if (tried >= TRIES) {
                tries.remove(ticket);
            }
        }
        if (tried < TRIES) {
            return waiting(TRIES - tried);
        }
        String target = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
        return SiteReply.redirect(302, target).with("Set-Cookie", PASS + "=" + pass + "; path=/");
    }

    private static SiteReply.Answer waiting(int position) {
        return SiteReply.html("""
                <!DOCTYPE html>
                <html><head><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>Queue</title></head>
                <body><h1>You are in the queue</h1><p>Your position is %d. Estimated wait: %d seconds.</p>
                <p>Please do not close this page, it refreshes by itself.</p></body></html>
                """.formatted(position, position));
    }

    private SiteReply.Answer page(SiteRequest request) {
        String[] parts = request.path().split("/");
        if (parts.length < 2) {
            return SiteReply.html(list("Newest offers", "/?", listing -> true, request.number("page", 1)));
        }
        String name = parts.length > 2 ? parts[2] : "";
        return switch (parts[1]) {
            case "category" ->
                list(
                        name,
                        "/category/" + name + "?",
                        listing -> listing.category().equals(name),
                        request);
            case "vendor" ->
                list(
                        "Vendor " + name,
                        "/vendor/" + name + "?",
                        listing -> listing.writing().by().equals(name),
                        request);
            case "listing" ->
                find(name).map(listing -> SiteReply.html(detail(listing))).orElseGet(MarketSite::gone);
            case "cart", "report" ->
                SiteReply.html(
                        frame(
                                "Sign in",
                                "<form action=\"/signin\" method=\"post\"><h1>Sign in</h1><input name=\"user\"><input type=\"password\" name=\"pass\"></form>"));
            default -> gone();
        };
    }

    private Optional<Listing> find(String key) {
        return listings.stream()
                .filter(listing -> listing.writing().key().equals(key))
                .findFirst();
    }

    private static SiteReply.Answer gone() {
        return SiteReply.html(404, frame("Gone", "<h1>This offer is gone</h1>"));
    }

    private SiteReply.Answer list(String title, String target, Predicate<Listing> wanted, SiteRequest request) {
        return listings.stream().anyMatch(wanted)
                ? SiteReply.html(list(title, target, wanted, request.number("page", 1)))
                : gone();
    }

    private String list(String title, String target, Predicate<Listing> wanted, int page) {
        List<Listing> found = listings.stream().filter(wanted).toList();
        int pages = (found.size() + PER_PAGE - 1) / PER_PAGE;
        StringBuilder out = new StringBuilder("<h1>" + Html.escape(title) + "</h1><ul class=\"offers\">\n");
        found.stream()
                .skip((Math.clamp(page, 1, pages) - 1L) * PER_PAGE)
                .limit(PER_PAGE)
                .forEach(listing -> out.append("""
                <li class="offer"><a class="offer-title" href="%s">%s</a> <span class="price">%s</span> <a class="vendor" href="/vendor/%s">%4$s</a> <a class="buy" href="/cart?add=%5$s">Buy</a></li>
                """.formatted(
                                path(listing),
                                Html.escape(listing.writing().heading()),
                                price(listing),
                                listing.writing().by(),
                                listing.writing().key())));
        out.append("</ul><div class=\"pages\">");
        for (int i = 1; i <= pages; i++) {
            out.append("<a href=\"")
                    .append(target)
                    .append("page=")
                    .append(i)
                    .append("\">")
                    .append(i)
                    .append("</a> ");
        }
        return frame(title, out.append("</div>").toString());
    }

    private static String price(Listing listing) {
        return String.format(Locale.ROOT, "%d.00 %s", listing.price(), listing.currency());
    }

    private String detail(Listing listing) {
        Writing writing = listing.writing();
        return frame(writing.heading(), """
                <article class="listing" id="listing-%1$s" data-listing-id="%1$s">
                <h1 class="listing-title">%2$s</h1>
                <dl class="facts"><dt>Vendor</dt><dd class="vendor"><a href="/vendor/%3$s">%3$s</a> <span class="trust">(%4$d sales)</span></dd>
                <dt>Price</dt><dd class="price">%5$s</dd><dt>Stock</dt><dd class="stock">%6$d left, %7$d sold</dd>
                <dt>Ships from</dt><dd class="ships-from">%8$s</dd><dt>Listed</dt><dd><time datetime="%9$s">%10$s</time></dd></dl>
                <div class="description">%11$s</div>
                <p class="actions"><a href="/cart?add=%1$s">Add to cart</a> <a href="/report?listing=%1$s">Report</a></p>
                </article>
                """.formatted(
                        writing.key(),
                        Html.escape(writing.heading()),
                        writing.by(),
                        120 + settings.revision() * 3,
                        price(listing),
                        listing.stock(),
                        listing.sold(),
                        listing.shipsFrom(),
                        writing.at(),
                        writing.at().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10),
                        Html.post(writing.prose())));
    }

    private static String frame(String title, String content) {
        return """
                <!DOCTYPE html>
                <html><head><meta charset="utf-8"><title>%s - Tidewater</title></head><body>
                <div class="bar"><a href="/">Tidewater</a> <a href="/category/access">Access</a> <a href="/category/cards">Cards</a>
                <a href="/category/data">Data</a> <a href="/category/fraud">Fraud</a> <a href="/category/malware">Malware</a> <a href="/category/other">Other</a></div>
                %s
                <div class="footer">Escrow only. Finalise early at your own risk.</div></body></html>
                """.formatted(Html.escape(title), content);
    }
}
