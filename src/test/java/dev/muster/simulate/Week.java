package dev.muster.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.simulate.check.Chronicle;
import dev.muster.simulate.check.Evidence;
import dev.muster.simulate.check.Evidence.Waiting;
import dev.muster.simulate.check.Invariants;
import dev.muster.simulate.check.NextNudge;
import dev.muster.simulate.step.Declares;
import dev.muster.simulate.step.Step;
import dev.muster.simulate.step.Steps;
import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.LogTap;
import dev.muster.simulate.world.Mortal;
import dev.muster.simulate.world.Scene;
import dev.muster.simulate.world.Story;
import dev.muster.simulate.world.Workplace;
import dev.muster.testkit.BotUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One bad week, from a seed.
 *
 * <p>Every decision is thrown with dice that the seed alone loads, each step with its own: who does
 * what, what breaks, how long. What the seed does not decide is what threads decide: which of two
 * acts at the same moment is first, which of the bot's deliveries meets a planned fault, and which
 * thread is the one that looks at the clock for the nth time when the bot is doomed there. So a
 * seed plays the same week again, but where it broke by such a race it may take several goes.
 *
 * <p>Nor is the kill one of a process: the threads live on for a moment, without line and store.
 * What the operating system had not yet written is not lost either; that is another test.
 */
final class Week {
  private static final int FEWEST = 12;
  private static final int MOST = 24;
  private static final int RESTS = 40;

  /** So long that nudges are ignored, and the ladder climbs. */
  private static final int FEWEST_RESTS = 12;

  /** What waits for its moment, and for nothing else. */
  private static final Set<String> FORESEEN = Set.of("nudge", "plan", "drill", "monthly-report");

  private static final Duration REST = Duration.ofMinutes(7);

  /** What a week came to. */
  record Report(long seed, List<String> breaches, List<String> story, Map<String, Long> counts) {}

  private final long seed;
  private final boolean fair;
  private final WorkspaceClock clock = WorkspaceClock.standingStill(BotUnderTest.BEGIN);
  private final Story story = new Story(clock);

  private final Workplace workplace;

  private Week(long seed, boolean fair) {
    this.seed = seed;
    this.fair = fair;
    this.workplace = fair ? Workplace.usual() : Workplace.of(seed);
  }

  /** Plays it, in threads of its own. */
  static Report play(long seed) {
    Week week = new Week(seed, false);
    List<String> breaches = new ArrayList<>();
    try {
      breaches.addAll(Invariants.breaches(week.evidence()));
    } catch (RuntimeException | Error e) {
      breaches.add("THE WEEK ITSELF BROKE: " + trace(e));
    }
    return new Report(seed, breaches, week.story.lines(), week.story.counts());
  }

  /** What is left of a week in which nothing goes wrong. */
  static Evidence fair(long seed) {
    return new Week(seed, true).evidence();
  }

  private static String trace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text, true));
    return text.toString();
  }

  private Evidence evidence() {
    Household house = new Household(seed);
    try (LogTap log = LogTap.on(house.group())) {
      Evidence found = house.inside(() -> lived(log));
      return house.leftBehind(found);
    }
  }

  private Evidence lived(LogTap log) {
    Path directory = directory();
    try (PracticeWorkspace workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults().withUserGroups(workplace.groups()), clock)) {
      workplace.furnish(workspace);
      story.tell("By the playbook " + workplace.playbook().name());
      story.count("weeks by " + workplace.playbook().name());
      Mortal bot = new Mortal(workspace, clock, workplace, directory);
      try (bot;
          Scene scene = new Scene(workspace, clock, bot, story, seed)) {
        steps(scene);
        rest(scene);
        return found(scene, log);
      }
    } finally {
      delete(directory);
    }
  }

  private void steps(Scene scene) {
    Dice length = Dice.of(seed, 0);
    int steps = length.between(FEWEST, MOST);
    for (int i = 1; i <= steps; i++) {
      Dice dice = Dice.of(seed, i);
      Step step = fair ? Steps.ofPeople(dice) : Steps.any(dice);
      if (i == 1) {
        step = new Step("declares by typing", 1, Declares::typing);
      }
      story.tell("— " + i + " " + step.name());
      story.count("steps");
      step.play().in(scene, dice);
      if (dice.in100(80)) {
        scene.settled();
      }
      nudgesAreArmed(scene);
      scene.archives().passStep();
      scene.skies().passStep();
      scene.passes(pause(dice));
    }
  }

  /** Whatever just happened: where updates come round, the next nudge is in the queue. */
  private void nudgesAreArmed(Scene scene) {
    if (scene.bot().isDead()) {
      return;
    }
    try {
      NextNudge.lacking(scene.incidents(), waiting(scene), workplace.playbook(), Optional.empty())
          .forEach(scene::complain);
    } catch (RuntimeException e) {
      if (!scene.bot().isDead()) {
        throw e;
      }
    }
  }

  /** Mostly minutes: an incident is dense. Now and then nobody looks for an hour or two. */
  private static Duration pause(Dice dice) {
    if (dice.in100(8)) {
      return Duration.ofMinutes(dice.between(30, 100));
    }
    return dice.in100(40)
        ? Duration.ofMinutes(dice.between(1, 20))
        : Duration.ofSeconds(dice.between(0, 20));
  }

  /** Faults end, the clock is set right, and all that waits has its turn. */
  private void rest(Scene scene) {
    story.tell("— rest");
    if (scene.bot().isDead()) {
      scene.bot().rise();
    }
    scene.skies().clear();
    scene.archives().openAll();
    Instant before = scene.bot().now();
    scene.bot().clockIsWrongBy(Duration.ZERO);
    Instant after = scene.bot().now();
    scene.skies().troubled(before, after);
    for (int i = 0; i < RESTS; i++) {
      scene.passes(REST);
      scene.settled();
      if (i >= FEWEST_RESTS && onlyWhatIsForeseenWaits(scene)) {
        break;
      }
    }
    for (String person : Scene.PEOPLE) {
      scene.does("home", Map.of("user", person));
    }
    // Nothing more is heard, and what was heard is done: from here on nothing changes.
    scene.bot().bot().socket().close();
    scene.settled();
  }

  private static boolean onlyWhatIsForeseenWaits(Scene scene) {
    return waiting(scene).stream()
        .filter(d -> d.state().equals("waiting"))
        .allMatch(d -> FORESEEN.contains(d.kind()));
  }

  private static List<Waiting> waiting(Scene scene) {
    return scene
        .bot()
        .store()
        .read(
            handle ->
                handle
                    .createQuery("select * from delivery order by seq")
                    .map(
                        (row, context) ->
                            new Waiting(
                                row.getString("delivery_key"),
                                row.getString("kind"),
                                String.valueOf(row.getString("incident_id")),
                                row.getString("state"),
                                Instant.ofEpochMilli(row.getLong("due_at")),
                                String.valueOf(row.getString("problem"))))
                    .list());
  }

  private Evidence found(Scene scene, LogTap log) {
    scene.unheard().forEach(form -> scene.claim(form.wish()));
    List<Chronicle> chronicles =
        scene.incidents().stream()
            .map(
                row ->
                    new Chronicle(
                        row,
                        scene.bot().bot().timeline().of(row.id()),
                        scene.bot().bot().timeline().firstAltered(row.id())))
            .toList();
    chronicles.forEach(
        c -> {
          story.count("incidents");
          c.entries().forEach(e -> story.count("· " + e.event().getClass().getSimpleName()));
          story.tell(c.id() + " in the end: " + c.row());
          c.entries().forEach(e -> story.tell("   " + e.seq() + " " + e.stamp() + " " + e.event()));
        });
    Map<String, JsonNode> ephemerals = new HashMap<>();
    for (String person : Scene.PEOPLE) {
      ephemerals.put(Scene.id(person), scene.get("ephemeral?user=" + person).path("messages"));
    }
    return new Evidence(
        scene.bot().now(),
        chronicles,
        waiting(scene),
        scene.claims(),
        scene.skies().troubles(),
        new Evidence.Slack(
            scene.state(),
            ephemerals,
            homes(scene),
            scene.get("calls?since=0").path("calls"),
            scene.wereMembers()),
        new Evidence.Sounds(
            log.lines(),
            log.errors(),
            scene.bot().bot().meters().scrape(),
            scene.complaints(),
            List.of()),
        new Evidence.Given(workplace, scene.skies().planted()));
  }

  /** As the bot last sent them. */
  private static Map<String, JsonNode> homes(Scene scene) {
    Map<String, JsonNode> homes = new HashMap<>();
    for (JsonNode call : scene.get("calls?since=0").path("calls")) {
      if (call.path("method").asText().equals("views.publish")) {
        homes.put(call.path("n").asText(), call.path("args"));
      }
    }
    return homes;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("bad-week");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
