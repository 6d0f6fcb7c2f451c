package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.assets.AssetImport;
import andon.searchapi.assets.WatchListController;
import andon.searchapi.lists.ListFile;
import andon.searchapi.lists.ListReport;
import andon.searchapi.sources.SourceImport;
import andon.searchapi.sources.SourcesController;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Lists of assets and of sources are brought here as files; the page says what became of them, or what would. */
@Controller
class ListConsole {
    private final AssetImport assets;
    private final SourceImport sources;
    private final Accounts accounts;

    ListConsole(AssetImport assets, SourceImport sources, Accounts accounts) {
        this.assets = assets;
        this.sources = sources;
        this.accounts = accounts;
    }

    @PostMapping("/watch-lists")
    String watchList(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "false") boolean look,
            Model model)
            throws IOException {
        return page(
                model,
                "/assets",
                look,
                WatchListController.take(assets, accounts, viewer, organisation, content(file), look));
    }

    @PostMapping("/source-lists")
    String sourceList(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean clearWeb,
            @RequestParam(defaultValue = "false") boolean look,
            Model model)
            throws IOException {
        return page(model, "/sources", look, SourcesController.add(sources, viewer, content(file), clearWeb, look));
    }

    private static byte[] content(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            byte[] bytes = in.readNBytes(ListFile.MAX_BYTES + 1);
            if (bytes.length == 0) {
                throw Problem.invalid("The file is empty.");
            }
            return bytes;
        }
    }

    private static String page(Model model, String back, boolean look, ListReport report) {
        model.addAttribute("back", back);
        model.addAttribute("look", look);
        model.addAttribute("report", report);
        return "console/list";
    }
}
