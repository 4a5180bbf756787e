package dev.muster.bench;

import com.google.gson.JsonObject;
import dev.muster.Bot;
import dev.muster.Setup;
import dev.muster.database.Database;
import dev.muster.database.Database.Transaction;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.slack.FakeSlack;
import dev.muster.slack.FakeSlack.Answer;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ten years of a busy company in one store: a hundred thousand incidents, one each 52 minutes; and
 * the first thousand of them in another. What people read is timed in both, in turns; what counts
 * is the ratio, and above {@link #BOUND} it ends with a fault.
 */
public final class ManyIncidents implements AutoCloseable {
  private static final int FEW = 1_000;
  private static final int MANY = 100_000;

  /** So much longer may it take of a hundred times as many. */
  private static final double BOUND = 3;

  /** A difference so small nobody notices, and it says more of the machine than of the store. */
  private static final double NOTHING_MS = 1.5;

  private static final Playbook PLAYBOOK = PlaybookFile.shippedDefault();
  private static final int WARM_UP = 150;
  private static final int SAMPLES = 100;
  private static final int AT_ONCE = 250;
  private static final int OPEN = 20;
  private static final Duration BETWEEN = Duration.ofMinutes(52);
  private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");
  private static final List<String> SERVICES = List.of("checkout", "search", "mail", "login");

  private static final String HOME = "the Home tab";

  /** What is typed, and why that. */
  private static final Map<String, String> TYPED = typed();

  private final FakeSlack slack = slack();
  private final WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
  private final Database database;
  private final Bot bot;
  private final Incidents silent;
  private final Typist typist = new Typist(slack);
  private final Deque<IncidentId> open = new ArrayDeque<>();
  private int declared;
  private int events;

  private ManyIncidents(Path data) {
    database = Database.in(data);
    bot =
        new Bot(
            new Setup(
                database,
                Playbooks.only(PLAYBOOK),
                clock,
                new Setup.Line(slack.apiUrl(), "xoxb-many", "xapp-many"),
                SocketOptions.DEFAULT));
    silent =
        new Incidents(
            database,
            new Timeline(database),
            new DeliveryTable(clock),
            Incidents.Followers.NONE,
            clock);
  }

  private static Map<String, String> typed() {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("list", "what is open");
    typed.put("list recent", "the latest");
    typed.put("list mine", "a fifth of all");
    typed.put("list sev2", "most of all");
    typed.put("list sev1", "only the very first ones");
    typed.put("list closed", "nearly all");
    typed.put("list 30d", "some eight hundred");
    typed.put("list service checkout", "a quarter of all");
    typed.put("list service mainframe", "none");
    typed.put("list number slow", "words that each has");
    typed.put("list closed sev3 slow", "a status, a severity and a common word");
    typed.put("list sev1 30d", "two that never meet");
    typed.put("list closed sev2 service mail 30d cache", "all that there is");
    typed.put("stats text", "the last 30 days");
    typed.put(HOME, "");
    return typed;
  }

  public static void main(String[] args) throws Exception {
    Path data = Files.createTempDirectory("muster-many");
    boolean fine;
    try (ManyIncidents few = new ManyIncidents(data.resolve("few"));
        ManyIncidents many = new ManyIncidents(data.resolve("many"))) {
      few.start(FEW);
      many.start(MANY);
      System.out.printf(
          Locale.ROOT,
          "the first search after the start: %.0f ms, %.0f ms%n",
          few.takes("list number slow") / 1e6,
          many.takes("list number slow") / 1e6);
      compared(few, many, WARM_UP); // the compiler
      fine = print(compared(few, many, SAMPLES));
    } finally {
      deleted(data);
    }
    if (!fine) {
      System.exit(1);
    }
  }

  private void start(int incidents) throws Exception {
    fill(incidents);
    bot.start();
    if (!bot.socket().awaitConnected(Duration.ofSeconds(20))) {
      throw new IllegalStateException("The bot does not connect.");
    }
    long connected = System.nanoTime();
    bot.settle();
    System.out.printf(
        Locale.ROOT,
        "%7d incidents: warm %.0f ms after it connected%n",
        incidents,
        (System.nanoTime() - connected) / 1e6);
  }

  /** What it took here and there. */
  private record Compared(Samples few, Samples many) {}

  /** One after the other, so that whatever else the machine does is in the way of both. */
  private static Map<String, Compared> compared(ManyIncidents few, ManyIncidents many, int samples)
      throws Exception {
    Map<String, Compared> all = new LinkedHashMap<>();
    for (String what : TYPED.keySet()) {
      double[] here = new double[samples];
      double[] there = new double[samples];
      for (int i = 0; i < samples; i++) {
        here[i] = few.takes(what) / 1e6;
        there[i] = many.takes(what) / 1e6;
      }
      all.put(what, new Compared(Samples.of(here), Samples.of(there)));
    }
    return all;
  }

  private long takes(String what) throws Exception {
    return what.equals(HOME) ? opensHome() : typist.types("C1", what);
  }

  /** Until the event is acked: by then the tab has been made. */
  private long opensHome() throws Exception {
    JsonObject event = new JsonObject();
    event.addProperty("type", "app_home_opened");
    event.addProperty("user", "U1");
    event.addProperty("channel", "D1");
    event.addProperty("tab", "home");
    event.addProperty("event_ts", "1.1");
    JsonObject payload = new JsonObject();
    payload.addProperty("type", "event_callback");
    payload.addProperty("team_id", "T1");
    payload.addProperty("api_app_id", "A1");
    payload.addProperty("event_id", "Ev" + ++events);
    payload.addProperty("event_time", 1);
    payload.add("event", event);
    long sent = System.nanoTime();
    slack.sends(slack.envelope("events_api", payload)).get(30, TimeUnit.SECONDS);
    return System.nanoTime() - sent;
  }

  private void fill(int upTo) {
    long began = System.nanoTime();
    while (declared < upTo) {
      int next = Math.min(upTo, declared + AT_ONCE);
      database.change(
          transaction -> {
            while (declared < next) {
              incident(transaction, ++declared);
            }
          });
      if (declared % 10_000 == 0) {
        System.out.printf(
            Locale.ROOT, "%7d incidents, %4.0f s%n", declared, (System.nanoTime() - began) / 1e9);
      }
    }
  }

  private void incident(Transaction transaction, int number) {
    int rank = number <= 10 ? 0 : number % 5 == 0 ? 2 : 1;
    Incident incident =
        silent.declare(
            transaction,
            new Actor(new UserId("U" + (1 + number % 5)), Optional.empty()),
            new Incidents.Birth(Visibility.PUBLIC, PLAYBOOK.text(), n -> "INC-" + n),
            new Declared(
                "Number " + number + " is slow" + (number % 40 == 2 ? ", the cache too" : ""),
                new Severity("SEV-" + (rank + 1), rank),
                Optional.of(SERVICES.get(number % SERVICES.size())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    open.addLast(incident.id());
    if (open.size() > OPEN) {
      ends(transaction, open.removeFirst());
    }
    clock.advance(BETWEEN);
  }

  private void ends(Transaction transaction, IncidentId id) {
    silent.record(
        transaction,
        id,
        Actor.MUSTER,
        now -> new Resolved(now.status(), Optional.of("fixed"), Optional.empty()));
    silent.record(transaction, id, Actor.MUSTER, now -> new Closed());
  }

  private static boolean print(Map<String, Compared> all) {
    boolean fine = true;
    System.out.printf("%n%-42s %12s %12s %8s%n", "p50", FEW, MANY, "ratio");
    for (Map.Entry<String, Compared> one : all.entrySet()) {
      double before = one.getValue().few().p50();
      double after = one.getValue().many().p50();
      boolean bad = after - before > NOTHING_MS && after / before > BOUND;
      fine &= !bad;
      System.out.printf(
          Locale.ROOT,
          "%-42s %9.3f ms %9.3f ms %8.2f %s %s%n",
          one.getKey(),
          before,
          after,
          after / before,
          bad ? "TOO SLOW" : "",
          TYPED.get(one.getKey()));
    }
    return fine;
  }

  @Override
  public void close() {
    bot.close();
    slack.close();
  }

  private static void deleted(Path data) throws Exception {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static FakeSlack slack() {
    Answer yes = Answer.ok("");
    return new FakeSlack()
        .alwaysAnswers("chat.postMessage", Answer.ok("\"channel\":\"C1\",\"ts\":\"1.1\""))
        .alwaysAnswers("views.publish", yes)
        .alwaysAnswers("usergroups.list", Answer.ok("\"usergroups\":[]"));
  }
}
