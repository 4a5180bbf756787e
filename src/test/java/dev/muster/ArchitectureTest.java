package dev.muster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who may know whom. */
@AnalyzeClasses(packages = "dev.muster", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String BASE = "dev.muster.";

  private static final String[] ROOMS = {
    "incident",
    "playbook",
    "plan",
    "preview",
    "drill",
    "yaml",
    "settings",
    "delivery",
    "audit",
    "database",
    "store",
    "backup",
    "slack",
    "feature",
    "alert",
    "integration",
    "web",
    "metrics",
    "sandbox"
  };

  @ArchTest
  static final ArchRule theCoreKnowsOnlyJava =
      classes()
          .that()
          .resideInAPackage(BASE + "incident..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", BASE + "incident..");

  @ArchTest
  static final ArchRule thePlaybookKnowsTheCore = knowsOnly("playbook", "incident", "yaml");

  @ArchTest static final ArchRule thePlannerIsPure = knowsOnly("plan", "incident", "playbook");

  @ArchTest
  static final ArchRule thePreviewKnowsThePlanner =
      knowsOnly("preview", "incident", "playbook", "plan");

  @ArchTest
  static final ArchRule drillsKnowThePlaybook = knowsOnly("drill", "incident", "playbook", "yaml");

  @ArchTest static final ArchRule theDatabaseKnowsNobody = knowsOnly("database");

  @ArchTest
  static final ArchRule deliveriesKnowTheCore = knowsOnly("delivery", "incident", "database");

  @ArchTest
  static final ArchRule theAuditorKnowsWhatIsDue =
      knowsOnly("audit", "incident", "delivery", "database");

  @ArchTest
  static final ArchRule theStoreKnowsWhatItKeeps =
      knowsOnly("store", "incident", "playbook", "delivery", "database");

  @ArchTest
  static final ArchRule copiesKnowTheStore =
      knowsOnly("backup", "incident", "playbook", "delivery", "database", "store");

  @ArchTest
  static final ArchRule slackKnowsNoFeature =
      knowsOnly("slack", "incident", "playbook", "plan", "delivery", "store", "database");

  @ArchTest
  static final ArchRule noFeatureKnowsAnother =
      slices().matching(BASE + "feature.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule featuresAreKnownToTheBotAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "feature..", "dev.muster")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + "feature..");

  @ArchTest static final ArchRule thePracticeWorkspaceKnowsNoOtherRoom = knowsOnly("sandbox");

  @ArchTest
  static final ArchRule thePracticeWorkspaceIsKnownToTheCommandLineAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "sandbox..", BASE + "cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + "sandbox..");

  @ArchTest
  static final ArchRule theBotDoesNotKnowThePracticeWorkspace =
      noClasses()
          .that()
          .haveSimpleName("Bot")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + "sandbox..");

  @ArchTest
  static final ArchRule boltStaysInSlack =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "slack..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.slack.api.bolt..");

  @ArchTest
  static final ArchRule sqlStaysWithTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "store..", BASE + "delivery..", BASE + "database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "java.sql..", "org.h2..", "org.flywaydb..");

  @ArchTest
  static final ArchRule theEnvironmentIsReadByTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.muster", BASE + "cli")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule theClockIsInjected =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + "sandbox..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now");

  @ArchTest
  static final ArchRule noRoundTripsBetweenRooms =
      slices().matching(BASE + "(*)..").should().beFreeOfCycles();

  private static ArchRule knowsOnly(String room, String... others) {
    Set<String> known = new HashSet<>(List.of(others));
    known.add(room);
    String[] strangers =
        Stream.of(ROOMS)
            .filter(name -> !known.contains(name))
            .map(name -> BASE + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(BASE + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(strangers);
  }
}
