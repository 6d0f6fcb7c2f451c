package andon.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class OddSitesTest {
    private final World world = World.generate(WorldTest.SETTINGS);

    @Test
    void theQueueLetsThroughAfterTwoTriesWithItsTicket() {
        Site market = world.site("tidewater-market");
        String host = market.addresses().getFirst().host();
        SiteReply.Answer first = answer(market, SiteRequest.get(host, "/listing/101"));
        assertThat(body(first)).contains("You are in the queue");
        SiteRequest ticketed = SiteRequest.get(host, "/listing/101").withCookie(cookie(first));
        assertThat(body(answer(market, ticketed))).contains("You are in the queue");
        SiteReply.Answer third = answer(market, ticketed);
        assertThat(third.status()).isEqualTo(302);
        assertThat(body(answer(market, ticketed.withCookie(cookie(third))))).contains("Corporate VPN, logistics, EU");
    }

    @Test
    void withoutATicketTheQueueNeverEnds() {
        Site market = world.site("tidewater-market");
        String host = market.addresses().getFirst().host();
        for (int i = 0; i < 10; i++) {
            assertThat(body(answer(market, SiteRequest.get(host, "/")))).contains("You are in the queue");
        }
    }

    @Test
    void theFlappingSiteDropsEveryThirdRequest() {
        Site flapping = world.site("flicker-board");
        SiteRequest request = SiteRequest.get(flapping.addresses().getFirst().host(), "/");
        for (int i = 1; i <= 9; i++) {
            SiteReply reply = flapping.answer(request);
            assertThat(reply instanceof SiteReply.Drop).isEqualTo(i % 3 == 0);
        }
    }

    @Test
    void theDownSiteIsWrittenDown() {
        Site down = world.sites().stream().filter(Site::down).findFirst().orElseThrow();
        assertThat(world.truth().downHosts())
                .containsExactly(down.addresses().getFirst().host());
    }

    @Test
    void theSlowSiteTakesASecond() {
        Site slow = world.site("sleepy-notes");
        assertThat(answer(slow, SiteRequest.get(slow.addresses().getFirst().host(), "/"))
                        .delay())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theMovedSiteRedirectsToItsOtherHostAndTheOutwardOneToTheClearWeb() {
        Site moved = world.site("drift-archive");
        SiteReply.Answer reply =
                answer(moved, SiteRequest.get(moved.addresses().getFirst().host(), "/bank"));
        assertThat(reply.headers())
                .contains(new SiteReply.Header(
                        "Location", "http://" + moved.addresses().get(1).host() + "/bank"));
        Site outward = world.site("far-shore");
        assertThat(answer(
                                outward,
                                SiteRequest.get(outward.addresses().getFirst().host(), "/"))
                        .headers())
                .contains(new SiteReply.Header("Location", "https://www.brightholm.example/"));
    }

    @Test
    void hugeBodiesHaveTheSizesTheyClaim() throws IOException {
        AtomicLong sent = new AtomicLong();
        SiteReply.Answer stream = answer(world.site("hoard"), "/everything.txt");
        if (stream.body() instanceof SiteReply.Body.Streamed(SiteReply.Writer writer)) {
            writer.write(new OutputStream() {
                @Override
                public void write(int b) {
                    sent.incrementAndGet();
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    sent.addAndGet(length);
                }
            });
        }
        assertThat(sent.get()).isEqualTo(64L * 1024 * 1024);
        byte[] packed = ((SiteReply.Body.Bytes)
                        answer(world.site("balloon"), "/air.html").body())
                .bytes();
        assertThat(packed).hasSizeLessThan(200_000);
        long unpacked = 0;
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = gzip.read(buffer); read >= 0; read = gzip.read(buffer)) {
                unpacked += read;
            }
        }
        assertThat(unpacked).isEqualTo(50L * 1024 * 1024);
    }

    @Test
    void sessionIdsStandInLinksUntilTheCookieArrives() {
        Site forum = world.site("lantern-forum");
        SiteRequest plain = SiteRequest.get(forum.addresses().getFirst().host(), "/index.php");
        SiteReply.Answer first = answer(forum, plain);
        assertThat(body(first)).contains("sid=");
        assertThat(body(answer(forum, plain.withCookie(cookie(first))))).doesNotContain("sid=");
    }

    @Test
    void theMirrorServesTheSamePostsAndLinksToTheMainHost() {
        Site forum = world.site("lantern-forum");
        SiteRequest onMirror = SiteRequest.get(forum.addresses().get(1).host(), "/showthread.php?tid=11")
                .withCookie("sid=1");
        assertThat(body(answer(forum, onMirror)))
                .contains("id=\"pid_1100\"")
                .contains("href=\"http://" + forum.addresses().getFirst().host() + "/forumdisplay.php?fid=2\"");
    }

    private static SiteReply.Answer answer(Site site, String target) {
        return answer(site, SiteRequest.get(site.addresses().getFirst().host(), target));
    }

    private static SiteReply.Answer answer(Site site, SiteRequest request) {
        return (SiteReply.Answer) site.answer(request);
    }

    private static String body(SiteReply.Answer answer) {
        return Walk.decode(answer, ((SiteReply.Body.Bytes) answer.body()).bytes());
    }

    private static String cookie(SiteReply.Answer answer) {
        List<SiteReply.Header> cookies = answer.headers().stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .toList();
        return cookies.getFirst().value().split(";")[0];
    }
}
