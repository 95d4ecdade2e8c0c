package iconexplorer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms. */
class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("iconexplorer");

  @Test
  void onlyTheWindowKnowsJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackages("iconexplorer.ui..", "iconexplorer.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx..")
        .check(PROGRAM);
  }

  @Test
  void theWindowNeverSeesNd4jOrDl4j() {
    noClasses()
        .that()
        .resideInAnyPackage("iconexplorer.ui..", "iconexplorer.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
        .check(PROGRAM);
  }

  @Test
  void nothingBelowKnowsWindowOrCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("iconexplorer", "iconexplorer.ui..", "iconexplorer.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("iconexplorer.ui..", "iconexplorer.cli..")
        .check(PROGRAM);
  }

  @Test
  void onlyTheTableKnowsPapers() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "iconexplorer.supervisory..",
            "iconexplorer.learned..",
            "iconexplorer.divergence..",
            "iconexplorer.objective..",
            "iconexplorer.encoder..",
            "iconexplorer.matrix..",
            "iconexplorer.data..",
            "iconexplorer.evaluation..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("iconexplorer.method..")
        .check(PROGRAM);
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching("iconexplorer.(*)..").should().beFreeOfCycles().check(PROGRAM);
  }
}
