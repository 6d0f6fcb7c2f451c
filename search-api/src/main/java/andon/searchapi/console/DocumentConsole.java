package andon.searchapi.console;

import andon.corpus.index.IndexedDocument;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.pivots.Surroundings;
import andon.searchapi.pivots.Versions;
import andon.searchapi.requests.Requests;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A document's page: its words as text, what was read out of them, its history and its evidence. */
@Controller
class DocumentConsole {
    private static final int SIMILAR = 8;
    private static final int MIRRORS = 8;
    /** So many posts before it and behind it. */
    private static final int NEIGHBOURS = 4;

    private final DocumentSearch search;
    private final Surroundings surroundings;
    private final Versions versions;
    private final Requests requests;
    private final MessageSource messages;

    DocumentConsole(
            DocumentSearch search,
            Surroundings surroundings,
            Versions versions,
            Requests requests,
            MessageSource messages) {
        this.surroundings = surroundings;
        this.versions = versions;
        this.messages = messages;
        this.search = search;
        this.requests = requests;
    }

    @GetMapping("/documents/{id}")
    String page(
            Viewer viewer,
            Model model,
            Locale locale,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer version) {
        DocumentId document = Problem.invalidIfRefused(() -> new DocumentId(id));
        IndexedDocument indexed =
                search.document(viewer, document).orElseThrow(() -> Problem.notFound("Document " + id));
        Document words = indexed.document();
        String text = words.searchableText();
        int body = text.length() - words.text().length();
        model.addAttribute("indexed", indexed);
        model.addAttribute("document", words);
        model.addAttribute("body", Pieces.cut(text, body, text.length(), marks(indexed)));
        model.addAttribute("authorLink", EntityList.authorLink(words.author()));
        model.addAttribute("entities", EntityList.of(words.entities()));
        model.addAttribute("wording", new Wording(messages, locale));
        model.addAttribute("history", search.history(viewer, document).orElse(null));
        around(viewer, model, document);
        if (version != null) {
            Versions.Compared compared = versions.with(viewer, document, version);
            model.addAttribute("compared", version);
            model.addAttribute(
                    "difference", compared.changes().map(Difference::of).orElse(null));
        }
        if (viewer.is(Role.ANALYST) || viewer.is(Role.AUDITOR)) {
            model.addAttribute("capture", search.evidence(viewer, document).orElse(null));
        }
        if (viewer.is(Role.ANALYST)) {
            model.addAttribute(
                    "pinnable",
                    requests.queue(viewer).stream()
                            .filter(r -> !r.state().isOver())
                            .limit(20)
                            .toList());
        }
        return "console/document";
    }

    private void around(Viewer viewer, Model model, DocumentId document) {
        List<IndexedDocument> thread = surroundings.thread(viewer, document);
        int place = thread.stream().map(IndexedDocument::id).toList().indexOf(document);
        model.addAttribute("similar", surroundings.similar(viewer, document, SIMILAR));
        model.addAttribute(
                "mirrors",
                surroundings.mirrors(viewer, document).stream().limit(MIRRORS).toList());
        model.addAttribute("threadSize", thread.size());
        model.addAttribute(
                "thread",
                thread.subList(Math.max(0, place - NEIGHBOURS), Math.min(thread.size(), place + NEIGHBOURS + 1)));
    }

    private static List<Pieces.Marked> marks(IndexedDocument indexed) {
        List<Pieces.Marked> marks = new ArrayList<>();
        indexed.mentions().forEach(m -> marks.add(new Pieces.Marked(m.span(), "mention", m.matchedValue())));
        indexed.document()
                .entities()
                .forEach(e ->
                        marks.add(new Pieces.Marked(e.span(), "entity", e.type().word())));
        return marks;
    }
}
