package andon.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house of ARCHITECTURE.md: who may know whom. */
class ModuleBoundariesTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("andon");

    @ParameterizedTest(name = "{0} knows only {1}")
    @CsvSource({
        "vocabulary, ''",
        "database,   ''",
        "evidence,   vocabulary database",
        "corpus,     vocabulary database",
        "schedules,  vocabulary database",
        "crawler,    vocabulary database evidence",
        "indexer,    vocabulary database evidence corpus",
        "searchapi,  vocabulary database evidence corpus",
        "testbed,    vocabulary database",
    })
    void moduleKnowsOnly(String module, String others) {
        List<String> allowed = new ArrayList<>(List.of("andon." + module + ".."));
        Arrays.stream(others.split(" ")).filter(o -> !o.isBlank()).forEach(o -> allowed.add("andon." + o + ".."));
        classes()
                .that()
                .resideInAPackage("andon." + module + "..")
                .should()
                .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are the JDK's, a library's, or in " + allowed,
                        c -> !c.getPackageName().startsWith("andon")
                                || allowed.stream()
                                        .anyMatch(a -> c.getPackageName().equals(a.substring(0, a.length() - 2))
                                                || c.getPackageName().startsWith(a.substring(0, a.length() - 1)))))
                .check(ALL);
    }

    @Test
    void vocabularyNeedsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("andon.vocabulary..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "andon.vocabulary..")
                .check(ALL);
    }

    @Test
    void springsContainerStandsOnlyInSearchApiAndApp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("andon.searchapi..", "andon.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.context..",
                        "org.springframework.beans..",
                        "org.springframework.boot..",
                        "org.springframework.stereotype..",
                        "org.springframework.web..")
                .check(ALL);
    }

    @Test
    void enginesStayBehindTheirPorts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("andon.corpus.index.lucene..")
                .and()
                // Lucene's Japanese dictionary is read as one; nothing is searched by it.
                .doNotHaveFullyQualifiedName("andon.indexer.names.tag.JapaneseWords")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.lucene..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage("andon.corpus.index.elasticsearch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("co.elastic..", "org.apache.hc..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages("andon.crawler..", "andon.searchapi.alerts..", "andon.searchapi.guarded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage("andon.evidence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.netpreserve..", "com.google.crypto.tink..")
                .check(ALL);
    }
}
