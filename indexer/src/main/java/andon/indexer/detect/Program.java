package andon.indexer.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * A program that takes a password on its command line.
 *
 * @param name in small letters
 * @param sub the word that must follow it; empty if none must
 * @param secrets options whose value is the password: with a blank behind, the value is the next word; else it is the rest
 * @param accounts options whose value is the account, in the same notation
 */
record Program(String name, String sub, List<String> secrets, List<String> accounts) {
    static final Program SEVEN_ZIP = new Program("7z", "", List.of("-p"), List.of());

    private static final Program[][] BY_FIRST = byFirst(
            with("mysql mysqldump mysqladmin mysqlimport mysqlshow mariadb", "", "-p", "-u ,-u,--user=,--user "),
            with("sshpass", "", "-p ,-p", ""),
            with(
                    "docker podman helm nerdctl buildah skopeo crane oras az oc",
                    "login",
                    "-p ,--password ,-p=",
                    "-u ,--username ,--username=,-u="),
            with("cli", "", "-a ,--pass ", "--user "),
            with("mongo mongosh mongodump mongorestore mongoexport", "", "-p ,--password ", "-u ,--username "),
            with("crackmapexec cme netexec nxc winrm smbmap rdesktop psexec", "", "-p ", "-u "),
            with("xfreerdp wfreerdp freerdp", "", "/p:", "/u:"),
            with("plink pscp psftp putty", "", "-pw ", "-l "),
            with("ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami", "", "-w ", "-D "),
            with(
                    "wget",
                    "",
                    "--password ,--http-password ,--ftp-password ",
                    "--user ,--user=,--http-user ,--ftp-user "),
            with("zip unzip", "", "-P ,-P,--password ", ""),
            with("rar unrar", "", "-hp,-p", ""),
            with("requirepass masterauth", "", " ", ""));

    private static Program[] with(String names, String sub, String secrets, String accounts) {
        return java.util.Arrays.stream(names.split(" "))
                .map(name -> new Program(name, sub, options(secrets), options(accounts)))
                .toArray(Program[]::new);
    }

    private static List<String> options(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private static Program[][] byFirst(Program[]... groups) {
        List<List<Program>> lists = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            lists.add(new ArrayList<>());
        }
        for (Program[] group : groups) {
            for (Program program : group) {
                lists.get(program.name().charAt(0) - 'a').add(program);
            }
        }
        return lists.stream().map(list -> list.toArray(Program[]::new)).toArray(Program[][]::new);
    }

    /** The program of this name; null if there is none. */
    static @org.jspecify.annotations.Nullable Program named(String text, int start, int end) {
        int letter = (text.charAt(start) | 0x20) - 'a';
        if (letter < 0 || letter >= BY_FIRST.length) {
            return null;
        }
        for (Program program : BY_FIRST[letter]) {
            if (program.name().length() == end - start && Ascii.startsWith(text, start, program.name())) {
                return program;
            }
        }
        return null;
    }
}
