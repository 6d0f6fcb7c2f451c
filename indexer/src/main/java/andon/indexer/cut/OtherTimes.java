package andon.indexer.cut;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Tells when a post was written from when its author joined, when it was edited and when somebody was here last. */
final class OtherTimes {
    private static final Pattern WORDS = Pattern.compile(
            "^[^\\p{L}\\p{N}]*(?:this post was last|joined|join date|registered|member since|on board since|since|last"
                    + " (?:edit|modif|seen|online|activ|visit)|edited|modified|registriert|mitglied seit|dabei"
                    + " seit|beigetreten|bearbeitet|zuletzt"
                    + " (?:geändert|bearbeitet)|inscrit|inscription|enregistré|modifié|registrado|se unió|editado|última"
                    + " edición|iscritto|registrato|modificato|cadastrado|entrou"
                    + " em|rejestracja|dołączył|edytowan|kayıt|katılım|düzenle|geregistreerd|lid"
                    + " sinds|bewerkt|регистрация|зарегистрирован|дата регистрации|с нами с|на"
                    + " сайте|изменено|отредактировано|последн(?:ее|ий раз)|сообщение"
                    + " отредактировал|注册|註冊|注冊|加入|编辑|編輯|本帖最后由|最后登录|登録|編集|参加)");
    private static final Evaluator EDITS = QueryParser.parse(
            "[class*=edit], [id*=edit], [class*=modif], [id*=modif], [class*=joined], [class*=signature]");
    /** Longer words before a time are no label of it. */
    private static final int LONGEST_LABEL = 40;

    private OtherTimes() {}

    /** Whether words begin as those do that say another time. */
    static boolean say(String words) {
        return WORDS.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether an element's words, or its label before it, say another time. */
    static boolean say(Element element, String words) {
        return say(words) || say(label(element));
    }

    /** What says when a post was written, without its author, who may be called "today", and when it was edited; a copy. */
    static Element posted(Element time, @Nullable Element author) {
        if (time.childrenSize() == 0
                || time.normalName().equals("time")
                || time.normalName().equals("abbr")) {
            return time;
        }
        Element copy = time.clone();
        remove(copy, e -> e.is(EDITS));
        if (author != null) {
            String name = author.text();
            remove(copy, e -> e.nameIs(author.normalName()) && e.text().equals(name));
        }
        return copy;
    }

    private static void remove(Element root, Predicate<Element> which) {
        for (Element element : root.getAllElements()) {
            if (element.parent() != null && which.test(element)) {
                element.remove();
            }
        }
    }

    private static String label(Element element) {
        if (element.previousSibling() instanceof TextNode words && !words.isBlank()) {
            return words.text();
        }
        Element before = element.previousElementSibling();
        Element holder = before == null ? element.parent() : before;
        String words = holder == null ? "" : before == null ? holder.ownText() : holder.text();
        return words.length() > LONGEST_LABEL ? "" : words;
    }
}
