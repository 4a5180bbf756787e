package dev.muster.testkit;

import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.store.IncidentQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The life of some incidents in which every command, form, shortcut and event has its turn. */
public final class EverythingPeopleDo {
  /** The step after which what was asked before is of another minute. */
  public static final String TIME_PASSES = "time passes";

  private EverythingPeopleDo() {}

  /**
   * Something that somebody does.
   *
   * @param of what of Muster it needs: {@code command note}, {@code form note}, {@code event
   *     Pushpin}
   */
  public record Step(String name, List<String> of, Consumer<Scene> acts) {
    public void on(BotUnderTest bot) {
      acts.accept(new Scene(bot));
      bot.settled();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Where they do it: the war room of the first incident. */
  public record Scene(BotUnderTest bot) {
    Person person(String name) {
      return bot.person(name);
    }

    Room room(String id) {
      Incident incident = bot.incident(id);
      return bot.room(incident.room().name().orElseThrow());
    }

    Room room() {
      return room("INC-1");
    }

    /** The same wherever it is played: the newest message that somebody wrote. */
    String newest(Room room, String by) {
      List<String> all = new ArrayList<>();
      room.json()
          .path("messages")
          .forEach(
              m -> {
                if (m.path("user").asText().equals(person(by).id()) && !m.has("subtype")) {
                  all.add(m.path("ts").asText());
                }
              });
      return all.get(all.size() - 1);
    }

    void message(Map<String, ?> body) {
      bot.hands().does("message", body);
    }

    int incidents() {
      return bot.bot().incidents().find(new IncidentQuery.Recent(100)).size();
    }
  }

  private static Step types(String who, String words) {
    String command = words.isEmpty() ? "panel" : words.replaceFirst(" .*", "");
    return new Step(
        who + " types " + words,
        List.of("command " + command),
        scene -> scene.person(who).types(scene.room(), words));
  }

  private static Step fills(String who, String command, String form, Map<String, ?> values) {
    return new Step(
        who + " fills in " + form,
        List.of("command " + command.replaceFirst(" .*", ""), "form " + form),
        scene -> {
          scene.person(who).types(scene.room(), command);
          Map<String, Object> ids = new HashMap<>(values);
          ids.computeIfPresent("person", (block, name) -> scene.person((String) name).id());
          var answer = scene.person(who).submits(ids);
          if (!answer.path("ok").asBoolean() || answer.has("errors")) {
            throw new AssertionError(form + " was not taken: " + answer);
          }
        });
  }

  private static Step presses(String who, String label) {
    return new Step(
        who + " presses " + label,
        List.of(),
        scene -> scene.person(who).presses(scene.room(), label));
  }

  /** By this one they do it: the shipped one, and others are told. */
  public static Playbook playbook() {
    return Playbooks.with(
        """
        audiences:
          customers: {title: Customers, approved_by: incident-commander}
          status_page: {title: Status page}
        alerts:
          - {name: Disk full, words: [disk full], severity: SEV-3}
        """,
        "alerts:\n");
  }

  /** In an order in which each finds what it needs. */
  public static List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    beginning(steps);
    steps.addAll(calls());
    steps.addAll(work());
    messages(steps);
    steps.addAll(ending());
    return steps;
  }

  private static void beginning(List<Step> steps) {
    steps.add(
        new Step(
            "ana declares",
            List.of("command declare"),
            scene -> scene.person("ana").types("declare SEV-1 checkout is down")));
    steps.add(
        new Step(
            "ben declares by form",
            List.of("shortcut declare_incident", "form declare"),
            scene -> {
              scene.person("ben").chooses("declare_incident", Optional.empty(), Optional.empty());
              scene.person("ben").submits(Map.of("title", "search is slow", "severity", "SEV-3"));
            }));
    steps.add(
        new Step(
            "chi declares the same and joins",
            List.of("command declare", "command join"),
            scene -> {
              scene.person("chi").types("declare checkout is down");
              scene.person("chi").types("join inc-1");
            }));
    steps.add(
        new Step(
            "eva says that an alert is none",
            List.of("command alert"),
            scene -> {
              byte[] alert = "{\"title\": \"disk full\"}".getBytes(StandardCharsets.UTF_8);
              scene.bot().bot().hook().take("generic", alert);
              scene.bot().settled();
              scene.person("eva").presses(scene.bot().room("incidents"), "Not an incident");
            }));
    steps.add(
        new Step(
            "dev comes in",
            List.of("event CatchUp", "event RoomWatch"),
            scene -> scene.person("dev").types(scene.room(), "who")));
  }

  private static List<Step> calls() {
    return List.of(
        types("chi", "ack"),
        types("chi", "room"),
        fills("ana", "escalate", "escalate", Map.of("what", "next", "why", "nobody is here")),
        types("ana", "page @oncall the database is stuck"),
        fills("ana", "page", "page", Map.of("groups", "@oncall", "why", "still stuck")),
        fills("ana", "call", "call", Map.of("url", "https://meet.example.com/inc-1")),
        types("ana", "call https://meet.example.com/inc-2"));
  }

  private static List<Step> work() {
    return List.of(
        types("ben", "take"),
        presses("ana", "Post update"),
        types("ana", "update we see errors in the log"),
        fills("ana", "update", "update", Map.of("words", "a deploy is suspected")),
        types("ana", "status identified"),
        fills("ana", "status", "status", Map.of("status", "mitigating")),
        types("ana", "severity SEV-2 only one region"),
        fills("ana", "severity", "severity", Map.of("level", "SEV-1")),
        types("ana", "role scribe @chi"),
        fills("ana", "role", "role", Map.of("role", "communications-lead", "person", "ana")),
        types("ben", "handoff @ana"),
        presses("ana", "Take command"),
        fills("ana", "handoff", "handoff", Map.of("person", "ben")),
        presses("ben", "Not now"),
        types("ana", "note 10:00 the deploy began"),
        fills("ana", "note", "note", Map.of("text", "the graph looks better")),
        types("ana", "decide roll back"),
        fills("ana", "decide", "decide", Map.of("text", "no more deploys today")),
        types("ana", "checklist"),
        types("ana", "checklist tick 1.2"),
        types("ana", "checklist untick 1.2"),
        new Step(
            "ana ticks a box",
            List.of(),
            scene -> scene.person("ana").ticks(scene.room(), "The severity is right")),
        types("ana", "runbook"),
        types("ana", "task roll back 30m"),
        presses("ben", "I do it"),
        types("ben", "done 1"),
        types("chi", "report all is noted"),
        fills("chi", "report", "report", Map.of("words", "the board is up to date")),
        fills("ana", "tell customers", "tell", Map.of("words", "we are sory")),
        types("ben", "reject 1 a slip"),
        types("ana", "tell customers we are sorry"),
        types("ben", "approve"),
        types("ana", "tell status_page we look into it"),
        types("chi", "sent"),
        types("ana", "snooze 15m"),
        new Step(TIME_PASSES, List.of(), scene -> scene.bot().passes(Duration.ofMinutes(46))),
        presses("ana", "Nothing new"),
        fills("ana", "snooze", "snooze", Map.of("length", "15m")),
        types("chi", "nudges"),
        types("chi", "timeline"),
        types("chi", "who"),
        types("chi", "summary"),
        types("chi", "list"),
        types("chi", "help"),
        types("chi", "drill bad-deploy"),
        fills("chi", "drill", "drill", Map.of("scenario", "security-breach", "speed", "x1")),
        types("chi", ""),
        types("chi", "stats"),
        types("chi", "export"),
        presses("chi", "Note"));
  }

  private static void messages(List<Step> steps) {
    steps.add(
        new Step(
            "eva writes and ana pins",
            List.of("event Pushpin"),
            scene -> {
              String ts = scene.person("eva").says(scene.room(), "it is the database");
              scene.person("ana").reacts(scene.room(), ts, "pushpin");
            }));
    steps.add(
        new Step(
            "eva corrects herself",
            List.of("event CapturedMessageTracker"),
            scene ->
                scene.message(
                    Map.of(
                        "user",
                        "eva",
                        "channel",
                        scene.room().name(),
                        "ts",
                        scene.newest(scene.room(), "eva"),
                        "text",
                        "it is the cache"))));
    steps.add(
        new Step(
            "eva takes it back",
            List.of("event CapturedMessageTracker"),
            scene ->
                scene.message(
                    Map.of(
                        "user",
                        "eva",
                        "channel",
                        scene.room().name(),
                        "ts",
                        scene.newest(scene.room(), "eva"),
                        "delete",
                        true))));
    steps.add(
        new Step(
            "eva adds a message of the war room",
            List.of("shortcut add_to_timeline"),
            scene -> {
              String ts = scene.person("eva").says(scene.room(), "errors are falling");
              scene
                  .person("eva")
                  .chooses("add_to_timeline", Optional.of(scene.room()), Optional.of(ts));
            }));
    steps.add(
        new Step(
            "eva adds a message from elsewhere",
            List.of("shortcut add_to_timeline", "form add_to_timeline"),
            scene -> {
              Room general = scene.bot().room("general");
              String ts = scene.person("eva").says(general, "my cart is empty");
              scene.person("eva").chooses("add_to_timeline", Optional.of(general), Optional.of(ts));
              scene.person("eva").submits(Map.of("incident", "INC-1"));
            }));
    steps.add(
        new Step(
            "eva declares from a message",
            List.of("shortcut declare_from_message", "form declare"),
            scene -> {
              Room general = scene.bot().room("general");
              String ts = scene.person("eva").says(general, "mail is late");
              scene
                  .person("eva")
                  .chooses("declare_from_message", Optional.of(general), Optional.of(ts));
              scene.person("eva").submits(Map.of("title", "mail is late", "severity", "SEV-3"));
            }));
    steps.add(
        new Step(
            "eva says what is to do",
            List.of("event Todo"),
            scene -> scene.person("eva").says(scene.room(), "TODO: alert on carts")));
    steps.add(
        new Step(
            "eva marks what is to do",
            List.of("event Memo"),
            scene -> {
              String ts = scene.person("eva").says(scene.room(), "nobody was paged");
              scene.person("eva").reacts(scene.room(), ts, "memo");
            }));
    steps.add(
        new Step(
            "eva looks at the home tab",
            List.of("event HomeTab"),
            scene -> scene.person("eva").opensHome()));
  }

  private static List<Step> ending() {
    return List.of(
        types("ana", "resolve rolled back"),
        types("ana", "reopen it is back"),
        fills("ana", "resolve", "resolve", Map.of("summary", "rolled back for good")),
        fills("ana", "reopen", "reopen", Map.of("why", "still slow")),
        types("ana", "resolve now it is"),
        types("ana", "postmortem"),
        types("ana", "postmortem root cause the pool was too small"),
        fills(
            "ana",
            "postmortem impact",
            "postmortem_section",
            Map.of("words", "a third of all carts")),
        fills(
            "ana",
            "postmortem paste",
            "postmortem_paste",
            Map.of("text", "## What went well\nthe rollback")),
        fills("ana", "postmortem times", "postmortem_times", Map.of()),
        types("ana", "postmortem owner @chi"),
        types("ana", "action raise the pool limit friday"),
        fills(
            "ana",
            "action",
            "action",
            Map.of("words", "write a test", "person", "ben", "due", "5d")),
        presses("chi", "Change…"),
        types("ana", "actions"),
        types("ana", "action A1 done"),
        types("ana", "postmortem review"),
        fills("ana", "close", "close", Map.of("why", "nothing to learn")),
        new Step(
            "ben cancels",
            List.of("command cancel"),
            scene -> scene.person("ben").types(scene.room("INC-2"), "cancel duplicate of INC-3")),
        new Step(
            "eva cancels by form",
            List.of("command cancel", "form cancel"),
            scene -> {
              scene.person("eva").types(scene.room("INC-3"), "cancel");
              scene.person("eva").submits(Map.of("reason", "false-alarm"));
            }),
        types("eva", "home"),
        types("ana", "panel"));
  }
}
