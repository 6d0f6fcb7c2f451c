package andon.corpus.persons;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Span;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between {@code «} and {@code »} stands what is personal, and nothing else is found. */
class PersonsTest {
    private static final Pattern VALUE = Pattern.compile("[\\w.]+@[\\w.]+|\\+\\d{9,13}|\\d{6,8}•••");

    private static void assertMarked(String marked) {
        String text = marked.replaceAll("[«»]", "");
        assertThat(marked(text)).isEqualTo(marked);
    }

    private static String marked(String text) {
        List<Span> values = new ArrayList<>();
        Matcher matcher = VALUE.matcher(text);
        while (matcher.find()) {
            values.add(new Span(matcher.start(), matcher.end()));
        }
        StringBuilder marked = new StringBuilder();
        int from = 0;
        for (Span span : Persons.in(text, values).stream()
                .map(Found::span)
                .sorted(Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder()))
                .toList()) {
            if (span.start() >= from) {
                marked.append(text, from, span.start())
                        .append('«')
                        .append(span.in(text))
                        .append('»');
                from = span.end();
            }
        }
        return marked.append(text.substring(from)).toString();
    }

    @Test
    void columnsOfATableSayWhatIsPersonal() {
        assertMarked("""
                id;full_name;e-mail;street;zip;city;country;dob
                1;«Jane Roe»;jane@mail.example;«5 Harbour Road»;«0150»;Oslo;NO;«1980-02-01»
                2;"«Ueda; Karin»";karin@mail.example;«Storgata 12 B»;«0155»;Oslo;NO;NULL

                Fresh; first hand; escrow accepted""");
        assertMarked("姓名,身份证号,手机号,地址\n«王小明»,«110101199003070011»,«13800000000»,«上海市浦东新区世纪大道100号»");
        assertMarked("| name | phone | note |\n|---|---|---|\n| «Jane Roe» | «0415 000 111» | vip |");
        assertMarked("ФИО:телефон:адрес\n«Иванов Иван»:«+79990000000»:«ул. Ленина 5»");
    }

    @Test
    void aRowWithTheMarkInAValueIsPersonalFromTheFirstSuchColumnToTheLast() {
        assertMarked("id,name,address,email,plan\n7,«Jane Roe,5 Harbour Road, Oslo»,jane@mail.example,gold");
    }

    @Test
    void aTableGoesOnBehindEmptyLinesAndRowsWithTooManyCells() {
        assertMarked("id,name,email,plan\n" + "7,«Jane,A,B,Roe»,jane@mail.example,gold\n".repeat(5)
                + "\n\n8,«karin»,k@mail.example,gold\n\nname,price,stock\nLantern,12,4");
        assertMarked("id,name,email,plan\n\n8,«karin»,k@mail.example,gold\n\nfresh, first hand, cheap\n"
                + "9,of these,x,gold");
    }

    @Test
    void tablesOfCompaniesAndOfThingsAreNot() {
        for (String plain : List.of(
                "name,website,email\nNorwind,norwind.example,office@norwind.example",
                "name,hash,exp\nbackup,0011aabb,2027",
                "cc,name\nNO,Norwind",
                "company,address,phone,website\nNorwind,5 Harbour Road,04722334455,norwind.example",
                "name,size,date\nbackup.zip,12 GB,2026-01-02",
                "product;price;stock\nLantern;12;4",
                "host,name,port\n10.0.0.1,mail,25")) {
            assertMarked(plain);
        }
    }

    @Test
    void sqlSaysItInInsertCreateAndCopy() {
        assertMarked("""
                CREATE TABLE `users` (`id` int(11) NOT NULL, `first_name` varchar(40) DEFAULT 'a,b', `last_name` text, `email` text, PRIMARY KEY (`id`));
                INSERT INTO `users` VALUES (1,'«Jane»','«O\\'Roe»','jane@mail.example'),(2,'«Karin»','«Ueda»','k@mail.example');
                insert into crm.people (id, street, postcode, email) values (4, '«5 Harbour Road»', '«0150»', 'x@mail.example');
                INSERT [dbo].[Users] ([Id], [FirstName], [Email]) VALUES (1, N'«Jane»', N'j@mail.example')
                INSERT INTO goods (id, title) VALUES (1, 'Norwind Roe');
                COPY public.people (id, full_name, passport_no) FROM stdin;
                1\t«Jane Roe»\t«C01X00T47»
                \\.
                Norwind Roe stays""");
    }

    @Test
    void labelsSayItInManyLanguages() {
        assertMarked(
                "Full name: «Jane Roe»\nDOB: «01/02/1980»\nAddress: «5 Harbour Road, Oslo»\nZip: «0150»\nCity: Oslo");
        assertMarked("Name: «Jane Roe» | Phone: «0415 000 111» | SSN: «078-05-1120» | Mail: jane@mail.example");
        assertMarked("{\"id\":7,\"firstName\":\"«Jane»\",\"street\":\"«5 Harbour Road»\",\"plan\":\"gold\"}");
        assertMarked("氏名：«上田 花子»\n住所：«東京都港区芝1-2-3»\n生年月日：«1980年2月1日»\n職業：会社員");
        assertMarked("ФИО: «Иванов Иван Иванович»\nПаспорт: «4500 123456»\nГород: Москва");
        assertMarked("姓名：«王小明» 电话：«13800000000» 地址：«上海市浦东新区世纪大道100号»");
        assertMarked("fname=«Jane»\nlname=«Roe»\nNombre: «Juan»\nApellidos: «Roe»");
        assertMarked("name: «Karin van der Roe»\nemail: k@mail.example\nname: «上田花子»");
        assertMarked("Vorname: «Jana»\nNachname: «Muster»\nStraße: «Hauptstr. 5»\nPLZ: «10115»\nOrt: Berlin");
    }

    @Test
    void labelsOfOtherThingsAreNot() {
        for (String plain : List.of(
                "name = web\npassword = p•••d",
                "app.name = org.lantern\nusername = lantern\nemail = x@mail.example",
                "Name: Norwind Energi\nEmail: office@norwind.example\nWebsite: norwind.example",
                "name: LANTERN_01\nhash: 0011aabb\nexp: 2027",
                "CNAME: norwind\nTTL: 300",
                "Email: x@mail.example\nZip: 12 GB\nAddress: 500 USD",
                "Name: Norwind Energi\nWebsite: norwind.example\nAddress: 5 Harbour Road, Oslo\nRevenue: $5M",
                "Address: bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "IP address: 10.0.0.1\nFile name: dump.zip",
                "Name: Zibblecrypt builder\nPrice: 300",
                "Time: 12:30, see http://norwind.example/name:jane",
                "Norwind was hacked: the name of the group is Nightjar.")) {
            assertMarked(plain);
        }
    }

    @Test
    void inARowWithALoginOrACardLooksSayIt() {
        assertMarked("«Jane Roe», +81312345678");
        assertMarked("41111111•••|12/27|«Jane Roe»|«5 Harbour Road»|Oslo|«0150»|NO|«1980-02-01»|+4722334455");
        assertMarked("jane@mail.example:«Jane Roe»:Norwind");
        assertMarked("From: «Jane Roe» <jane@mail.example>");
        assertMarked("jane@mail.example;«Jane»;«Roe»;gold");
        assertMarked("«王小明»,+8613800000000,gold");
        assertMarked("x@mail.example;12 GB;500 USD;3 logs;10 EUR;2026-01-02;«2001-01-02»;«7 Ferngate Road»");
    }

    @Test
    void runningTextIsLeft() {
        for (String plain : List.of(
                "Hello «Jane Roe», write to jane@mail.example for the Norwind Energi dump",
                "Selling Norwind Energi access, contact @ghost or ghost@mail.example",
                "jane@mail.example:p•••d")) {
            assertMarked(plain);
        }
    }

    @Test
    void aTableOfPersonsHasAHead() {
        assertThat(Persons.headsTable("id,name,address,email")).isTrue();
        assertThat(Persons.headsTable("id,email,password")).isFalse();
        assertThat(Persons.headsTable("Dear customers, our address, as ever, changed"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name:\"",
                "name: a ",
                "insert into t (name,email) values ('",
                "1 a-",
                "create table t (name",
                "a,name,phone\n",
                "(",
                "Name: x Email: y ",
                "copy t (name,phone) from stdin\n",
                "copy (abc,\n",
                "copy t (a)\n",
                "insert into t (name) values ('a' b",
                "insert into t (name) values ('a' b) c ",
                "insert into t (name) values ('a' b) c\n",
                "insert into t (name) values ('a')\n,b ",
                "('a'\n",
                "),( ",
                "AA 11 ",
                "市1",
                "\"a\"\",",
                "<Jane Roe <",
                "\n",
                " \n",
                "insert into t (\n",
                "insert into t (a) x\n",
                "insert into t values (1);",
                "insert into t (name) values ('a');",
                "insert into t (\ninsert into t (a)",
                "create table t (\n",
                "name: Ab Cd; ",
                "Mr Ab Cd ",
                "Ab ",
                "A. ",
                "CFO Ab Cd, ",
                "lives at 1 A ",
                "born on ",
                "passport no ",
                "Mr Smith. Smith ",
                "佐藤",
                "社長",
                "1979年",
                "先生",
                "住所は",
                "<a@b.c> "
            })
    @Timeout(20)
    void hostileTextCostsTimeByItsLength(String piece) {
        String text = piece.repeat(400_000 / piece.length());
        List<Span> values = new ArrayList<>();
        for (int i = 0; i + 5 < text.length(); i += 97) {
            values.add(new Span(i, i + 5));
        }
        long start = System.nanoTime();
        Persons.in(text, values);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    /** Each name begins as the others do, and each word as each of them: 500 names may not cost much more than one. */
    @Test
    void manyNamesWithOneGivenNameCostTimeByTheLengthOfTheText() {
        String one = johns(1);
        String many = johns(500);
        cpu(one);
        assertThat(cpu(many)).isLessThan(4 * Math.max(cpu(one), 50_000_000));
        int last = many.lastIndexOf("John");
        assertThat(Persons.in(many, List.of()))
                .anySatisfy(found -> assertThat(found.span()).isEqualTo(new Span(last, many.indexOf(" again"))));
    }

    private static String johns(int names) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names; i++) {
            text.append("Mr John W").append(word(i)).append(". ");
        }
        return text.append("John, ".repeat(200_000))
                .append("John W")
                .append(word(names - 1))
                .append(" again")
                .toString();
    }

    /** Nanoseconds of this thread's own. */
    private static long cpu(String text) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        Persons.in(text, List.of());
        return thread.getCurrentThreadCpuTime() - start;
    }

    private static String word(int number) {
        return "" + (char) ('a' + number % 26) + (char) ('a' + number / 26 % 26) + "lker";
    }

    @Test
    void anyTextIsRead() {
        Random random = new Random(5);
        String[] pieces = {
            "name",
            ":",
            ",",
            "\n",
            "'",
            "\"",
            "(",
            ")",
            "values",
            "insert into x ",
            "|",
            "\t",
            " ",
            "氏名：",
            "𝕏",
            "5 Road",
            "jane@mail.example",
            "email",
            "address",
            "Jane Roe",
            "<",
            "\\",
            ";",
            "copy t (name,phone) from stdin",
            "NULL"
        };
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String whole = text.toString();
            assertThat(marked(whole).replaceAll("[«»]", "")).isEqualTo(whole);
        }
    }
}
