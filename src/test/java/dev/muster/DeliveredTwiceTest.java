package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.drill.Scenarios;
import dev.muster.feature.home.ActiveHomeTabs;
import dev.muster.incident.Incident;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.call.Handles;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Membership;
import dev.muster.slack.web.MentionLabels;
import dev.muster.slack.web.Offline;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.slack.web.Workspace;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.store.action.OpenActions;
import dev.muster.store.alert.Alerts;
import dev.muster.store.log.PastIncidents;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.EverythingPeopleDo;
import dev.muster.testkit.EverythingPeopleDo.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Slack delivers again, in new envelopes, changes nothing: whatever it was. */
@Timeout(300)
final class DeliveredTwiceTest {
  /** More than any one step sends, so that older things come again too, and out of order. */
  private static final int LAST = 6;

  private static final List<String> PEOPLE = List.of("ana", "ben", "chi", "dev", "eva");

  @TempDir Path directory;

  @Test
  void everythingThatPeopleCanDoIsAmongTheSteps() {
    try (Walked walked = new Walked()) {
      List<String> named = new ArrayList<>();
      walked.features.commands().forEach(c -> named.add("command " + c.name()));
      walked.features.modals().forEach(m -> named.add("form " + m.callbackId()));
      walked.features.shortcuts().forEach(s -> named.add("shortcut " + s.callbackId()));
      walked.features.listeners().forEach(l -> named.add("event " + l.getClass().getSimpleName()));

      assertThat(EverythingPeopleDo.steps().stream().flatMap(s -> s.of().stream()).distinct())
          .as("each new command, form, shortcut and listener needs its step")
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  /** The features of a bot that is not started: only to be counted. */
  private static final class Walked implements AutoCloseable {
    private final Database database = Database.inMemory();
    private final ExecutorService nobody = Executors.newSingleThreadExecutor();
    private final Features features = features();

    private Features features() {
      Clock clock = Clock.systemUTC();
      Playbooks playbooks = Playbooks.only(PlaybookFile.shippedDefault());
      Timeline timeline = new Timeline(database);
      Incidents incidents =
          new Incidents(
              database, timeline, new DeliveryTable(clock), Incidents.Followers.NONE, clock);
      SlackGateway slack = new SlackGateway(Offline.client(), "xoxb-0", clock);
      UserGroups groups = new UserGroups(slack, clock);
      Gate gate =
          new Gate(incidents, playbooks, new Membership(slack, groups, nobody), right -> {});
      return new Features(
          new Features.Ground(
              new Features.Kept(
                  incidents, timeline, new PastIncidents(database), new OpenActions(database)),
              playbooks,
              clock,
              gate,
              new Alerts(database)),
          new Features.Reach(
              slack,
              new Workspace(slack),
              new Handles(slack, groups, clock),
              new MentionLabels(slack, groups, clock, nobody),
              new ActiveHomeTabs()),
          Scenarios.shipped(),
          nobody);
    }

    @Override
    public void close() {
      nobody.shutdownNow();
      database.close();
    }
  }

  @Test
  void whatIsDeliveredTwiceIsDoneOnceAndToldOnceAlsoAfterARestart() {
    try (BotUnderTest once = BotUnderTest.with(EverythingPeopleDo.playbook());
        BotUnderTest twice =
            BotUnderTest.on(() -> Database.in(directory), EverythingPeopleDo.playbook())) {
      for (Step step : EverythingPeopleDo.steps()) {
        if (step.name().equals(EverythingPeopleDo.TIME_PASSES)) {
          assertThat(seen(twice, PEOPLE)).containsExactlyEntriesOf(seen(once, PEOPLE));
          comesAgainAfterARestart(once, twice, 500);
        }
        step.on(once);
        step.on(twice);
        comesAgain(twice, LAST);
      }
      comesAgainAfterARestart(once, twice, 40);
      assertThat(faults(twice)).isEmpty();
    }
  }

  private static void comesAgainAfterARestart(BotUnderTest once, BotUnderTest twice, int most) {
    twice.restarts();
    comesAgain(twice, most);
    // Nobody knows any more what was told privately; that may be told once more.
    assertThat(seen(twice, List.of())).containsExactlyEntriesOf(seen(once, List.of()));
  }

  private static void comesAgain(BotUnderTest bot, int most) {
    bot.hands().does("fault", Map.of("redeliver", most));
    bot.settled();
  }

  /** The record, every channel, and what each of these people was told: in words. */
  private static Map<String, List<String>> seen(BotUnderTest bot, List<String> people) {
    Map<String, List<String>> all = new TreeMap<>();
    for (Incident incident : bot.bot().incidents().find(new IncidentQuery.Recent(100))) {
      all.put(
          "record of " + incident.id(),
          bot.bot().timeline().of(incident.id()).stream()
              .map(e -> named(e.event().getClass().getSimpleName() + " " + e.event()))
              .sorted()
              .toList());
    }
    for (JsonNode channel : bot.hands().get("state").path("channels")) {
      boolean direct = channel.path("name").asText().isEmpty();
      if (direct && people.isEmpty()) {
        continue;
      }
      List<String> messages = new ArrayList<>();
      channel.path("messages").forEach(m -> messages.add(words(m)));
      // Who comes in and what is posted meanwhile may change places; nothing may come twice.
      String name = direct ? members(channel).toString() : channel.path("name").asText();
      all.put("#" + name, messages.stream().sorted().toList());
      all.put("in #" + name, members(channel));
    }
    for (String person : people) {
      List<String> told = new ArrayList<>();
      bot.hands().get("ephemeral?user=" + person).path("messages").forEach(m -> told.add(words(m)));
      all.put("told to " + person, told.stream().sorted().toList());
    }
    return all;
  }

  private static List<String> members(JsonNode channel) {
    TreeSet<String> members = new TreeSet<>();
    channel.path("members").forEach(m -> members.add(m.asText()));
    return List.copyOf(members);
  }

  private static String words(JsonNode message) {
    return named(
        Stream.concat(
                Stream.of(message.path("text").asText()),
                message.path("blocks").findValuesAsText("text").stream())
            .reduce("", (a, b) -> a + "\n" + b));
  }

  /** What the workspace numbers differs from one to the other. */
  private static String named(String text) {
    return text.replaceAll("\\b[CF]0[A-Z0-9]{8,}", "C…")
        .replaceAll("p\\d{16}", "p…")
        .replaceAll("\\d{10}\\.\\d{6}", "ts");
  }

  private static Optional<String> faults(BotUnderTest bot) {
    return bot.bot()
        .meters()
        .scrape()
        .lines()
        .filter(line -> line.startsWith("muster_faults_total"))
        .findFirst();
  }
}
