package andon.crawler.page;

/** The words of a page, with a bar for each gap. */
final class HeardWords implements PageWords.Listener {
    private final StringBuilder heard = new StringBuilder();

    @Override
    public void words(String text) {
        heard.append(text);
    }

    @Override
    public void gap() {
        if (!heard.isEmpty() && heard.charAt(heard.length() - 1) != '|') {
            heard.append('|');
        }
    }

    @Override
    public String toString() {
        return heard.toString();
    }
}
