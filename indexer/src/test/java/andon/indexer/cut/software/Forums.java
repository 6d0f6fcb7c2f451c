package andon.indexer.cut.software;

import java.util.List;

/** All software whose templates are rendered here. */
final class Forums {
    static final List<Software> ALL = List.of(
            new Software("phpBB 3.3 prosilver", "/viewtopic.php?t=%d", PhpBb::prosilver),
            new Software("phpBB 3.0 prosilver", "/viewtopic.php?f=2&t=%d", PhpBb::prosilver30),
            new Software("phpBB 3 subsilver2", "/viewtopic.php?f=2&t=%d", PhpBb::subsilver2),
            new Software("phpBB 2 subSilver", "/viewtopic.php?t=%d", PhpBb::version2),
            new Software("MyBB 1.8", "/showthread.php?tid=%d", MyBb::postbit),
            new Software("MyBB 1.6", "/showthread.php?tid=%d", MyBb::tables),
            new Software("MyBB, renamed wrappers", "/showthread.php?tid=%d", MyBb::theme),
            new Software("MyBB archive", "/archive/index.php?thread-%d.html", MyBb::archive),
            new Software("XenForo 2", "/threads/lanterns.%d/", XenForo::version2),
            new Software("XenForo 1", "/threads/lanterns.%d/", XenForo::version1),
            new Software("vBulletin 3", "/showthread.php?t=%d", VBulletin::version3),
            new Software("vBulletin 4", "/showthread.php?%d-Lanterns", VBulletin::version4),
            new Software("vBulletin 5", "/forum/ropes/%d-lanterns", VBulletin::version5),
            new Software("SMF 2.1", "/index.php?topic=%d.0", Smf::version21),
            new Software("SMF 2.0", "/index.php?topic=%d.0", Smf::version20),
            new Software("SMF 1.1", "/index.php?topic=%d.0", Smf::version11),
            new Software("Invision Community 4", "/topic/%d-lanterns/", Invision::version4),
            new Software("IP.Board 3", "/topic/%d-lanterns/", Invision::version3),
            new Software("Invision Power Board 2", "/index.php?showtopic=%d", Invision::version2),
            new Software("Discourse, crawler", "/t/lanterns/%d", Modern::discourseCrawler),
            new Software("Discourse, noscript", "/t/lanterns/%d", Modern::discourseNoscript),
            new Software("Discourse, scripts", "/t/lanterns/%d", Modern::discourseApp),
            new Software("Flarum", "/d/%d-lanterns", Modern::flarum),
            new Software("NodeBB", "/topic/%d/lanterns", Modern::nodebb),
            new Software("Vanilla", "/discussion/%d/lanterns", Modern::vanilla),
            new Software("WoltLab", "/thread/%d-lanterns/", Modern::woltlab),
            new Software("FluxBB", "/viewtopic.php?id=%d", Classic::fluxbb),
            new Software("PunBB", "/viewtopic.php?id=%d", Classic::punbb),
            new Software("Discuz! X", "/forum.php?mod=viewthread&tid=%d", Classic::discuz),
            new Software("Discuz! 7", "/viewthread.php?tid=%d", Classic::discuz7),
            new Software("Dread", "/post/%d", Further::dread),
            new Software("Asgaros", "/forum/topic/lanterns-%d/", Further::asgaros),
            new Software("Question2Answer", "/%d/lanterns", Further::question2answer),
            new Software("YaBB 2", "/cgi-bin/yabb2/YaBB.pl?num=%d", Further::yabb),
            new Software("ProBoards", "/thread/%d/lanterns", Further::proboards));

    private Forums() {}
}
