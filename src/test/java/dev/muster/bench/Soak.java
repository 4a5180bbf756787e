package dev.muster.bench;

import dev.muster.Bot;
import dev.muster.Setup;
import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.Severity;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.PlaybookText;
import dev.muster.playbook.Playbooks;
import dev.muster.priority.PeopleFirst;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.slack.FakeSlack;
import dev.muster.slack.FakeSlack.Answer;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import dev.muster.store.Tidying;
import dev.muster.store.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Years of a busy team in one go: ten thousand incidents, a million timeline entries, in one store.
 * Shows whether what people wait for, and the memory, stay what they were in the beginning: the
 * ratio of the last incidents to the first. The first and the last are played through the bot;
 * those between are recorded in the same store without telling Slack of them.
 */
public final class Soak implements AutoCloseable {
  private static final int INCIDENTS = Integer.getInteger("bench.incidents", 10_000);
  private static final int ENTRIES = Integer.getInteger("bench.entries", 100);
  private static final int PLAYED =
      Math.min(Integer.getInteger("bench.played", 300), INCIDENTS / 3);

  /** So many are worked on at once; the oldest is resolved and closed when another begins. */
  private static final int OPEN = 20;

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

  private final FakeSlack slack = slack();
  private final WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
  private final Database database;
  private final Bot bot;
  private final Typist typist = new Typist(slack);
  private final Deque<IncidentId> open = new ArrayDeque<>();
  private final Incidents silent;

  private Soak(Path data) {
    database = Database.in(data);
    bot =
        new Bot(
            new Setup(
                database,
                Playbooks.only(PlaybookFile.shippedDefault()),
                clock,
                new Setup.Line(slack.apiUrl(), "xoxb-soak", "xapp-soak"),
                SocketOptions.DEFAULT));
    silent =
        new Incidents(
            database,
            new Timeline(database),
            new DeliveryTable(clock),
            Incidents.Followers.NONE,
            clock);
  }

  /** What was measured of those that were played. */
  private record Part(Map<Wait, Samples> waits, long heap, long file) {}

  /** What a person, or the card, waits for. */
  private enum Wait {
    DECLARE("declare"),
    NOTE("note"),
    UPDATE("update"),
    HEADLINE("headline refreshed after an update"),
    LIST("list"),
    MINE("list mine"),
    WORDS("list, a word in each title and a rare one"),
    COMMON("list, two words in each title"),
    APART("list, two words in half the titles each"),
    TIMELINE("timeline"),
    HOME("declare form's open incidents, Home tab");

    private final String what;

    Wait(String what) {
      this.what = what;
    }
  }

  public static void main(String[] args) throws Exception {
    warmUp();
    Path data = Files.createTempDirectory("muster-soak");
    try (Soak soak = new Soak(data)) {
      soak.run(data);
    } finally {
      deleted(data);
    }
  }

  /** In another store, so that the first thousand are not slower for the compiler's sake. */
  private static void warmUp() throws Exception {
    Path data = Files.createTempDirectory("muster-soak-warm");
    try (Soak soak = new Soak(data)) {
      soak.start();
      for (int i = 1; i <= PLAYED; i++) {
        soak.incident(i, new Measured());
      }
    } finally {
      deleted(data);
    }
  }

  private void run(Path data) throws Exception {
    start();
    long began = System.nanoTime();
    Part first = part(1, data);
    said("played", PLAYED, began, first);
    int between = INCIDENTS - 2 * PLAYED;
    for (int i = 1; i <= between; i++) {
      recorded(PLAYED + i);
      if (i % 1000 == 0 || i == between) {
        new Tidying(database, bot.incidents(), clock, 1 << 20, new PeopleFirst())
            .run(); // as it is done each night
        said("recorded", PLAYED + i, began, new Part(Map.of(), heap(), bytes(data)));
      }
    }
    Part last = part(INCIDENTS - PLAYED + 1, data);
    said("played", INCIDENTS, began, last);
    print(first, last);
  }

  private Part part(int from, Path data) throws Exception {
    Measured measured = new Measured();
    for (int i = 0; i < PLAYED; i++) {
      incident(from + i, measured);
    }
    return new Part(measured.samples(), heap(), bytes(data));
  }

  private static void said(String how, int incidents, long began, Part part) {
    System.out.printf(
        Locale.ROOT,
        "%-8s %6d incidents, %8d entries, %5.0f s, heap %d MB, file %d MB%n",
        how,
        incidents,
        (long) incidents * ENTRIES,
        (System.nanoTime() - began) / 1e9,
        part.heap() / 1_000_000,
        part.file() / 1_000_000);
  }

  private static String title(int number) {
    return (number % 2 == 0 ? "Checkout" : "Search") + " number " + number + " is slow";
  }

  /** An incident from declare to close, of which nobody is told. */
  private void recorded(int number) {
    Incident incident =
        silent.declare(
            Actor.MUSTER,
            new Incidents.Birth(
                Visibility.PUBLIC, new PlaybookText("default", ""), n -> "INC-" + n),
            new Declared(
                title(number),
                new Severity("SEV-2", 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    database.change(
        transaction -> {
          for (int i = 4; i <= ENTRIES; i++) {
            String words = "Entry " + i + ": the error rate is " + i + " in a thousand now";
            silent.record(
                transaction,
                incident.id(),
                Actor.MUSTER,
                now -> new Noted(words, Optional.empty()));
          }
          silent.record(
              transaction,
              incident.id(),
              Actor.MUSTER,
              now -> new Resolved(now.status(), Optional.of("fixed"), Optional.empty()));
          silent.record(transaction, incident.id(), Actor.MUSTER, now -> new Closed());
        });
    clock.advance(Duration.ofMinutes(20));
  }

  private void start() throws Exception {
    bot.start();
    if (!bot.socket().awaitConnected(Duration.ofSeconds(20))) {
      throw new IllegalStateException("The bot does not connect.");
    }
  }

  @Override
  public void close() {
    bot.close();
    slack.close();
  }

  /** One incident's life, as far as others are not in the way. */
  private void incident(int number, Measured measured) throws Exception {
    String channel = "C%07d".formatted(number);
    slack.answers(
        "conversations.create",
        Answer.ok("\"channel\":{\"id\":\"%s\",\"name\":\"inc-%d\"}".formatted(channel, number)));
    measured.add(Wait.DECLARE, typist.types("C1", "declare SEV-2 " + title(number)));
    settled();
    IncidentId id = new IncidentId("INC-" + number);
    typist.types(channel, "take ic");
    settled();
    measured.add(Wait.NOTE, typist.types(channel, "note Looked at the dashboards"));
    quietly(id);
    measured.add(Wait.UPDATE, typist.types(channel, "update We are looking into it"));
    long began = System.nanoTime();
    settled();
    measured.add(Wait.HEADLINE, System.nanoTime() - began);
    typist.types(channel, "status identified");
    settled();
    measured.add(Wait.TIMELINE, typist.types(channel, "timeline"));
    measured.add(Wait.LIST, typist.types("C1", "list"));
    measured.add(Wait.MINE, typist.types("C1", "list mine"));
    measured.add(Wait.WORDS, typist.types("C1", "list number " + number));
    measured.add(Wait.COMMON, typist.types("C1", "list number slow"));
    measured.add(Wait.APART, typist.types("C1", "list checkout search"));
    began = System.nanoTime();
    bot.incidents()
        .find(new IncidentQuery.OpenOrSince(clock.instant().minus(Duration.ofHours(1)), 20));
    measured.add(Wait.HOME, System.nanoTime() - began);
    open.addLast(id);
    if (open.size() > OPEN) {
      ends(open.removeFirst());
    }
    clock.advance(Duration.ofMinutes(20));
    settled();
  }

  /** The bulk of the record: the same way in, but without the wire and in one transaction. */
  private void quietly(IncidentId id) {
    int typed = 12; // what the other commands and their consequences leave there
    database.change(
        transaction -> {
          for (int i = typed; i < ENTRIES; i++) {
            String words = "Entry " + i + ": the error rate is " + i + " in a thousand now";
            bot.incidents()
                .record(
                    transaction, id, Actor.MUSTER, incident -> new Noted(words, Optional.empty()));
          }
        });
  }

  private void ends(IncidentId id) throws Exception {
    String channel =
        bot.incidents().named(id.value()).orElseThrow().room().channel().orElseThrow().value();
    typist.types(channel, "resolve The cache was too small");
    settled();
    typist.types(channel, "close nothing to learn");
    settled();
  }

  private void settled() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      bot.settle();
      Optional<Instant> next = bot.nextDue();
      if (next.isEmpty() || next.get().isAfter(clock.instant().plus(SOON))) {
        return;
      }
      Duration pause = Duration.between(clock.instant(), next.get());
      clock.advance(pause.isNegative() ? Duration.ZERO : pause);
    }
    throw new IllegalStateException("The bot does not come to rest.");
  }

  private static void print(Part first, Part last) {
    System.out.printf("%n%-42s %12s %12s %8s%n", "p50", "first", "last", "ratio");
    for (Wait wait : Wait.values()) {
      double before = first.waits().get(wait).p50();
      double after = last.waits().get(wait).p50();
      System.out.printf(
          Locale.ROOT, "%-42s %9.3f ms %9.3f ms %8.2f%n", wait.what, before, after, after / before);
    }
    System.out.printf(
        Locale.ROOT,
        "%-42s %9d MB %9d MB %8.2f%n",
        "heap in use, after a collection",
        first.heap() / 1_000_000,
        last.heap() / 1_000_000,
        (double) last.heap() / first.heap());
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long bytes(Path data) throws Exception {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static void deleted(Path data) throws Exception {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** It says yes to everything, at once. */
  private static FakeSlack slack() {
    FakeSlack slack = new FakeSlack();
    Answer posted = Answer.ok("\"channel\":\"C1\",\"ts\":\"1.1\"");
    Answer yes = Answer.ok("");
    for (String method :
        List.of("chat.update", "pins.add", "bookmarks.add", "conversations.invite")) {
      slack.alwaysAnswers(method, yes);
    }
    return slack
        .alwaysAnswers("chat.postMessage", posted)
        .alwaysAnswers("conversations.setTopic", yes)
        .alwaysAnswers("conversations.setPurpose", yes)
        .alwaysAnswers("conversations.archive", yes)
        .alwaysAnswers("usergroups.list", Answer.ok("\"usergroups\":[]"));
  }

  /** Waits by their kind, in nanoseconds. */
  private static final class Measured {
    private final Map<Wait, List<Long>> all = new EnumMap<>(Wait.class);

    void add(Wait wait, long nanos) {
      all.computeIfAbsent(wait, none -> new ArrayList<>()).add(nanos);
    }

    Map<Wait, Samples> samples() {
      Map<Wait, Samples> samples = new EnumMap<>(Wait.class);
      all.forEach(
          (wait, nanos) ->
              samples.put(wait, Samples.of(nanos.stream().mapToDouble(n -> n / 1e6).toArray())));
      return samples;
    }
  }
}
