package andon.indexer.cut;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words that forums' language packs use for months, days and ages: English, Russian, Ukrainian, German, French, Spanish,
 * Portuguese, Italian, Polish, Turkish, Dutch, Czech, Romanian, the Scandinavian ones, Finnish, Hungarian, Croatian, Serbian,
 * Bulgarian, Greek, Arabic, Persian, Hebrew, Indonesian, Vietnamese, Chinese, Japanese and Korean. All in folded form. In these
 * lists {@code _} stands for a blank.
 */
final class TimeWords {
    private static final Pattern MARKS =
            Pattern.compile("[\\u0300-\\u036f\\u064b-\\u0652\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

    private static final String[] MONTHS = {
        "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen stycznia styczeń sty ocak oca"
                + " января январь янв січня січень січ januari ledna leden led ianuarie ian"
                + " január tammikuuta tammikuu tammi siječnja siječanj ιανουαρίου ιανουάριος ιαν януари јануар януару يناير جانفي ژانویه ינואר בינואר",
        "february feb februar feber février févr fév fevr fev febrero fevereiro febbraio lutego luty lut şubat şub"
                + " февраля февраль фев февр лютого лютий лют februari února únor úno februarie"
                + " február febr helmikuuta helmikuu helmi veljače veljača φεβρουαρίου φεβρουάριος φεβ февруари фебруар فبراير فيفري فوریه פברואר בפברואר",
        "march mar märz mär mrz mars marzo março marca marzec mart марта март мар березня березень бер maart mrt"
                + " března březen bře martie"
                + " marts maret március márc maaliskuuta maaliskuu maalis ožujka ožujak μαρτίου μάρτιος مارس מרץ במרץ",
        "april apr avril avr abril abr aprile kwietnia kwiecień kwi nisan nis апреля апрель апр квітня квітень кві"
                + " dubna duben dub aprilie"
                + " április ápr huhtikuuta huhtikuu huhti travnja travanj απριλίου απρίλιος απρ април أبريل ابريل أفريل آوریل אפריל באפריל",
        "may mai mayo maio maggio mag maja maj mayıs мая май травня травень тра mei května květen kvě"
                + " május máj toukokuuta toukokuu touko svibnja svibanj μαΐου μάιος μάι мај مايو ماي מאי במאי",
        "june jun juni juin junio junho giugno giu czerwca czerwiec cze haziran haz июня июнь июн червня червень чер"
                + " června červen čer iunie iun"
                + " június jún kesäkuuta kesäkuu kesä lipnja lipanj ιουνίου ιούνιος ιουν юни јун يونيو جوان ژوئن יוני ביוני",
        "july jul juli juillet juil julio julho luglio lug lipca lipiec lip temmuz tem июля июль июл липня липень лип"
                + " července červenec čvc iulie iul"
                + " július júl heinäkuuta heinäkuu heinä srpnja srpanj ιουλίου ιούλιος ιουλ юли јул يوليو جويلية ژوئیه יולי ביולי",
        "august aug août aoû aout agosto ago sierpnia sierpień sie ağustos ağu августа август авг серпня серпень сер"
                + " augustus augusti srpna srpen srp"
                + " agustus augusztus avgust elokuuta elokuu elo kolovoza kolovoz αυγούστου αύγουστος αυγ أغسطس اغسطس أوت اوت אוגוסט באוגוסט",
        "september sep sept septembre septiembre setiembre setembro set settembre sett września wrzesień wrz eylül eyl"
                + " сентября сентябрь сен сент вересня вересень вер září zář septembrie"
                + " szeptember szept septembar syyskuuta syyskuu syys rujna rujan σεπτεμβρίου σεπτέμβριος σεπ септември септембар سبتمبر سپتامبر ספטמבר בספטמבר",
        "october oct oktober okt octobre octubre outubro out ottobre ott października październik paź ekim eki"
                + " октября октябрь окт жовтня жовтень жов října říjen říj octombrie"
                + " október oktobar lokakuuta lokakuu loka οκτωβρίου οκτώβριος οκτ октомври октобар أكتوبر اكتوبر اکتبر אוקטובר באוקטובר",
        "november nov novembre noviembre novembro listopada listopad lis kasım kas ноября ноябрь ноя нояб"
                + " листопада листопад лис listopadu noiembrie noi"
                + " novembar marraskuuta marraskuu marras studenoga studenog studeni νοεμβρίου νοέμβριος νοε ноември новембар نوفمبر نوامبر נובמבר בנובמבר",
        "december dec dezember dez décembre déc diciembre dic dezembro dicembre grudnia grudzień gru aralık ara"
                + " декабря декабрь дек грудня грудень гру prosince prosinec pro decembrie"
                + " desember des decembar joulukuuta joulukuu joulu prosinca prosinac δεκεμβρίου δεκέμβριος δεκ декември децембар ديسمبر دسامبر דצמבר בדצמבר"
    };

    private static final String[] WEEKDAYS = {
        "monday montag lundi lunes segunda-feira lunedì poniedziałek pazartesi понедельник понеділок maandag 星期一 周一 週一 月曜日 월요일",
        "tuesday dienstag mardi martes terça-feira martedì wtorek salı вторник вівторок dinsdag 星期二 周二 週二 火曜日 화요일",
        "wednesday mittwoch mercredi miércoles quarta-feira mercoledì środa środę çarşamba среда среду середа середу woensdag"
                + " 星期三 周三 週三 水曜日 수요일",
        "thursday donnerstag jeudi jueves quinta-feira giovedì czwartek perşembe четверг четвер donderdag 星期四 周四 週四 木曜日 목요일",
        "friday freitag vendredi viernes sexta-feira venerdì piątek cuma пятница пятницу п'ятниця п'ятницю vrijdag"
                + " 星期五 周五 週五 金曜日 금요일",
        "saturday samstag sonnabend samedi sábado sabato sobota sobotę cumartesi суббота субботу субота суботу zaterdag"
                + " 星期六 周六 週六 土曜日 토요일",
        "sunday sonntag dimanche domingo domenica niedziela niedzielę pazar воскресенье неділя неділю zondag"
                + " 星期日 星期天 周日 週日 日曜日 일요일"
    };

    /** How many days ago. */
    private static final Map<String, Integer> DAYS = days();

    private static final Map<String, Duration> UNITS = units();
    private static final Map<String, Integer> MONTH = numbered(MONTHS);
    private static final Map<String, Integer> WEEKDAY = numbered(WEEKDAYS);

    /** Units that count without a number before them, longest first: "час назад", "an hour ago". */
    static final String UNIT = alternatives(UNITS.keySet().stream()
            .filter(u -> u.length() > 1 && u.codePointAt(0) < 0x2e80 && !u.equals("an"))
            .toList());
    /** All units. */
    static final String COUNTED_UNIT = alternatives(List.copyOf(UNITS.keySet()));

    static final WordFinder DAY = new WordFinder(DAYS.keySet());
    static final WordFinder WEEKDAY_NAME = new WordFinder(WEEKDAY.keySet());

    private TimeWords() {}

    /**
     * Lower case without the marks of Latin and Cyrillic letters, without marks that only say in which direction to write, the
     * digits of all scripts and full-width signs as ASCII.
     */
    static String fold(String words) {
        boolean plain = true;
        for (int i = 0; i < words.length() && plain; i++) {
            plain = words.charAt(i) < 0x80;
        }
        String lower = words.toLowerCase(Locale.ROOT);
        if (plain) {
            return lower;
        }
        String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        return digits(Normalizer.normalize(MARKS.matcher(apart).replaceAll(""), Normalizer.Form.NFC)
                .replace('ı', 'i')
                .replace('’', '\'')
                .replace('ł', 'l'));
    }

    private static String digits(String words) {
        StringBuilder out = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            out.append(c > 0x80 && Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
        }
        return out.toString();
    }

    /** 1 to 12; null if it is no month's name. */
    static @Nullable Integer month(String folded) {
        return MONTH.get(folded);
    }

    /** 1 for Monday to 7. */
    static int weekday(String folded) {
        return WEEKDAY.getOrDefault(folded, 0);
    }

    /** The days whose names in some language begin so, 1 for Monday to 7; none for what is no such beginning. */
    static Set<Integer> weekdays(String folded) {
        Set<Integer> days = new HashSet<>();
        for (Map.Entry<String, Integer> day : WEEKDAY.entrySet()) {
            String name = day.getKey();
            boolean cut =
                    name.codePointAt(0) > 0x2e80 ? name.contains(folded) : folded.length() > 1 && isCut(name, folded);
            if (cut) {
                days.add(day.getValue());
            }
        }
        return days;
    }

    /** "wed" of Wednesday, "втр" of вторник: the first letter, and the others in their order. */
    private static boolean isCut(String name, String folded) {
        int at = 0;
        for (int i = 0; i < folded.length(); i++) {
            at = name.indexOf(folded.charAt(i), at) + 1;
            if (at == 0 || i == 0 && at != 1) {
                return false;
            }
        }
        return true;
    }

    /** 0 for today, 1 for yesterday. */
    static int daysAgo(String folded) {
        return DAYS.getOrDefault(folded, 0);
    }

    /** A second if the unit is unknown. */
    static Duration unit(String folded) {
        return UNITS.getOrDefault(folded, Duration.ofSeconds(1));
    }

    private static Map<String, Integer> days() {
        Map<String, Integer> days = new HashMap<>();
        put(
                days,
                0,
                "today сегодня сьогодні heute aujourd'hui hoy hoje oggi dzisiaj dziś bugün vandaag dnes astăzi idag i_dag tänään danas днес σήμερα hari_ini hôm_nay اليوم امروز היום"
                        + " 今天 今日 本日 오늘");
        put(
                days,
                1,
                "yesterday вчера вчора gestern hier ayer ontem ieri wczoraj dün gisteren včera igår i_går eilen tegnap jučer χθες χτες kemarin hôm_qua أمس امس دیروز אתמול 昨天 昨日 어제");
        put(days, 2, "позавчера позавчора vorgestern avant-hier anteayer anteontem przedwczoraj 前天 一昨日 그저께");
        return days;
    }

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new HashMap<>();
        put(
                units,
                Duration.ofSeconds(1),
                "s sec secs second seconds секунда секунду секунды секунд сек с секунди sekunde sekunden sek seconde secondes"
                        + " segundo segundos seg secondo secondi sekundę sekundy sekund saniye sn seconden ثانية ثوان ثواني שניות 秒 秒钟 秒鐘 초");
        put(
                units,
                Duration.ofMinutes(1),
                "m min mins minute minutes минута минуту минуты минут мин хвилина хвилину хвилини хвилин хв minuten minuto"
                        + " minutos minuti minutę minuty minut dakika dk minuut دقيقة دقائق דקה דקות 分 分钟 分鐘 분");
        put(
                units,
                Duration.ofHours(1),
                "h hr hrs hour hours час часа часов ч година годину години годин stunde stunden std heure heures hora horas"
                        + " ora ore godzinę godziny godzin godz saat uur uren ساعة ساعات שעה שעות 小时 小時 時間 시간");
        put(
                units,
                Duration.ofDays(1),
                "d day days день дня дней дн суток дні днів tag tage tagen jour jours j día días dia dias giorno giorni dzień"
                        + " dni gün dag dagen يوم أيام ايام יום ימים 天 日 日間 일");
        put(
                units,
                Duration.ofDays(7),
                "w wk wks week weeks неделю недели недель неделя нед тиждень тижні тижнів woche wochen semaine semaines"
                        + " semana semanas settimana settimane tydzień tygodnie tygodni hafta weken أسبوع أسابيع שבוע שבועות 周 週 周間 週間 星期 礼拜 주");
        put(
                units,
                Duration.ofDays(30),
                "mo month months месяц месяца месяцев мес місяць місяці місяців monat monate monaten mois mes meses mês mese"
                        + " mesi miesiąc miesiące miesięcy ay maand maanden شهر أشهر شهور חודש חודשים 个月 個月 か月 ヶ月 ケ月 カ月 개월 달");
        put(
                units,
                Duration.ofDays(365),
                "y yr yrs year years год года лет рік роки років jahr jahre jahren an ans année années año años ano anos anno"
                        + " anni rok lata lat yıl jaar سنة سنوات שנה שנים 年 년");
        return units;
    }

    private static <T> void put(Map<String, T> map, T value, String words) {
        for (String word : words.split(" ")) {
            map.put(fold(word.replace('_', ' ')), value);
        }
    }

    private static Map<String, Integer> numbered(String[] lists) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < lists.length; i++) {
            put(numbers, i + 1, lists[i]);
        }
        return numbers;
    }

    private static String alternatives(List<String> words) {
        List<String> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        return sorted.stream()
                .map(w -> w.codePointAt(0) > 0x2e80 ? Pattern.quote(w) : Pattern.quote(w) + "(?!\\p{IsAlphabetic})")
                .collect(Collectors.joining("|"));
    }
}
