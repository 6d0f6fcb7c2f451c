package andon.testbed.world;

import andon.vocabulary.OnionAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An invented dark web with everything that is true about it. Immutable apart from its sites' small state. */
public final class World {
    private final WorldSettings settings;
    private final List<Site> sites;
    private final Truth truth;

    private World(WorldSettings settings, List<Site> sites, Truth truth) {
        this.settings = settings;
        this.sites = List.copyOf(sites);
        this.truth = truth;
    }

    public static World generate(WorldSettings settings) {
        TruthBook truth = new TruthBook();
        List<Site> sites = new ArrayList<>();
        sites.add(lantern(settings, truth));
        sites.add(polyn(settings, truth));
        sites.add(tidewater(settings, truth));
        sites.add(gallows(settings, truth));
        sites.add(inkwell(settings, truth));
        sites.addAll(new OddSites(settings, truth).sites());
        return new World(settings, sites, truth.truth());
    }

    public WorldSettings settings() {
        return settings;
    }

    public List<Site> sites() {
        return sites;
    }

    /** The site with this id. */
    public Site site(String id) {
        return sites.stream()
                .filter(site -> site.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no site " + id));
    }

    public Truth truth() {
        return truth;
    }

    /** The customers with what they watch. */
    public List<WatchedCompany> companies() {
        return Cast.WATCHED;
    }

    /** Every planted password and card number in the clear: none of them may show outside the evidence. */
    public Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>();
        truth.documents().forEach(document -> secrets.addAll(document.secrets()));
        return Set.copyOf(secrets);
    }

    /** The forum's account for its members' section. */
    public String readerName() {
        return MybbForum.READER;
    }

    /** The password that goes with {@link #readerName}; not one of {@link #secrets}, it stands on no page. */
    public String readerPassword() {
        return password(settings);
    }

    /** The sources file; the forum's password is read from the environment variable {@code LANTERN_PASSWORD}. */
    public String sourcesYaml() {
        return SourcesFile.of(sites, "password-env: " + SourcesFile.PASSWORD_VARIABLE);
    }

    /** The sources file; the forum's password is read from a file, which the caller writes. */
    public String sourcesYaml(Path passwordFile) {
        return SourcesFile.of(sites, "password-file: " + SourcesFile.quoted(passwordFile.toString()));
    }

    private static String password(WorldSettings settings) {
        return "lantern-" + Dice.seal(settings.seed(), "reader password", 10);
    }

    /** The key of a site's {@code number}th address (0 is the main one), for a real tor to serve it. */
    public OnionKey key(Site site, int number) {
        return key(settings, site.id(), number);
    }

    private static OnionKey key(WorldSettings settings, String site, int number) {
        return new OnionKey(new Dice(settings.seed(), "address|" + site + "|" + number).bytes(32));
    }

    /** The site's {@code number}th address, which depends on the seed alone. */
    static OnionAddress address(WorldSettings settings, String site, int number) {
        return key(settings, site, number).address();
    }

    private static Site lantern(WorldSettings settings, TruthBook truth) {
        String source = LanternStory.SOURCE;
        Board board = new LanternStory(settings, truth).board();
        board.places().forEach(place -> {
            for (Writing post : place.topic().posts()) {
                int page = MybbForum.pageOf(place.topic(), post.key());
                String path = "/showthread.php?tid=" + place.topic().id() + (page == 1 ? "" : "&page=" + page);
                truth.plant(source, path, place.section().loginOnly(), post);
            }
        });
        truth.notDocument(source, "/member.php?action=login", PlantedPage.Reason.LOGIN);
        truth.notDocument(source, "/calendar.php", PlantedPage.Reason.TRAP);
        truth.notDocument(source, "/bot-trap.php", PlantedPage.Reason.TRAP);
        truth.notDocument(source, "/misc.php?action=markread", PlantedPage.Reason.ACTION);
        truth.notDocument(source, "/member.php?action=logout", PlantedPage.Reason.ACTION);
        truth.notDocument(source, "/newreply.php", PlantedPage.Reason.ERROR);
        truth.notDocument(source, "/newthread.php", PlantedPage.Reason.ERROR);
        truth.notDocument(source, "/search.php", PlantedPage.Reason.ERROR);
        truth.notDocument(source, "/reputation.php", PlantedPage.Reason.ERROR);
        return new MybbForum(
                source,
                "Lantern Forum",
                List.of(address(settings, source, 0), address(settings, source, 1)),
                settings,
                password(settings),
                board);
    }

    private static Site inkwell(WorldSettings settings, TruthBook truth) {
        List<Writing> pastes = new PasteStory(settings, truth).pastes();
        pastes.forEach(paste -> truth.plant(PasteStory.SOURCE, PasteSite.path(paste), false, paste));
        return new PasteSite(address(settings, PasteStory.SOURCE, 0), settings, pastes);
    }

    private static Site polyn(WorldSettings settings, TruthBook truth) {
        String source = RussianStory.SOURCE;
        Board board = new RussianStory(settings, truth).board();
        board.places()
                .forEach(place -> place.topic()
                        .posts()
                        .forEach(post -> truth.plant(source, PhpbbForum.path(place, post), false, post)));
        for (String path : List.of("/memberlist.php", "/posting.php", "/ucp.php", "/search.php")) {
            truth.notDocument(source, path, PlantedPage.Reason.LOGIN);
        }
        return new PhpbbForum(address(settings, source, 0), settings, board);
    }

    private static Site tidewater(WorldSettings settings, TruthBook truth) {
        String source = MarketStory.SOURCE;
        List<Listing> listings = new MarketStory(settings, truth).listings();
        listings.forEach(listing -> truth.plant(source, MarketSite.path(listing), false, listing.writing()));
        truth.notDocument(source, "/", PlantedPage.Reason.QUEUE);
        truth.notDocument(source, "/cart", PlantedPage.Reason.ACTION);
        truth.notDocument(source, "/report", PlantedPage.Reason.ACTION);
        return new MarketSite(address(settings, source, 0), settings, listings);
    }

    private static Site gallows(WorldSettings settings, TruthBook truth) {
        String source = LeakStory.SOURCE;
        List<LeakStory.Victim> victims = new LeakStory(settings, truth).victims();
        victims.forEach(victim -> truth.plant(source, LeakSite.path(victim), false, victim.writing()));
        return new LeakSite(address(settings, source, 0), settings, victims);
    }
}
