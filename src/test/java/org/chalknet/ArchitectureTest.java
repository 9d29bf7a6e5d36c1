package org.chalknet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house: who may know whom, and what belongs in one place only or in none. */
@AnalyzeClasses(packages = "org.chalknet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule data_stands_alone = only("data");

    @ArchTest
    static final ArchRule math_stands_alone = only("math");

    @ArchTest
    static final ArchRule network_knows = only("network", "math");

    @ArchTest
    static final ArchRule training_knows = only("training", "network", "math", "data");

    @ArchTest
    static final ArchRule ink_knows = only("ink", "network", "math", "data");

    @ArchTest
    static final ArchRule storage_knows = only("storage", "training", "ink", "network", "math", "data");

    @ArchTest
    static final ArchRule cli_knows = only("cli", "storage", "training", "ink", "network", "math", "data");

    @ArchTest
    static final ArchRule ui_knows = only("ui", "storage", "training", "ink", "network", "math", "data");

    @ArchTest
    static final ArchRule every_class_is_in_a_package_of_the_house = classes()
            .should()
            .resideInAnyPackage(
                    "org.chalknet",
                    "org.chalknet.data",
                    "org.chalknet.math",
                    "org.chalknet.network",
                    "org.chalknet.training",
                    "org.chalknet.ink",
                    "org.chalknet.storage",
                    "org.chalknet.cli",
                    "org.chalknet.ui..");

    @ArchTest
    static final ArchRule panels_have_no_cycles =
            slices().matching("org.chalknet.ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule what_the_panels_share_knows_no_panel = noClasses()
            .that()
            .resideInAPackage("org.chalknet.ui")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.chalknet.ui.*..");

    @ArchTest
    static final ArchRule only_the_window_and_the_root_see_javafx = noClasses()
            .that()
            .resideOutsideOfPackages("org.chalknet", "org.chalknet.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp.ikonli..");

    @ArchTest
    static final ArchRule models_know_no_control = noClasses()
            .that()
            .haveSimpleNameEndingWith("Model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..");

    @ArchTest
    static final ArchRule only_the_commands_and_the_root_print = noClasses()
            .that()
            .resideOutsideOfPackages("org.chalknet", "org.chalknet.cli")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nothing_static_changes =
            fields().that().areStatic().should().beFinal().because("what is static outlives the run it belongs to");

    @ArchTest
    static final ArchRule names_say_what_a_class_does =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager)");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(be(describe(
                    "in a @NullMarked package",
                    (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    /** A package may know the given others of the house and no more; as the list is in order, there are no cycles. */
    private static ArchRule only(String name, String... others) {
        String[] known = Stream.concat(Stream.of(name), Stream.of(others))
                .map(other -> "org.chalknet." + other + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage("org.chalknet." + name + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("org.chalknet..").or(resideInAnyPackage(known)));
    }
}
