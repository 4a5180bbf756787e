package dev.muster.simulate.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.simulate.world.Claim.Outcome;
import dev.muster.testkit.Hands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the steps of a week have before them: the people's hands, the bot, and the time. */
public final class Scene implements AutoCloseable {
  public static final List<String> PEOPLE =
      List.of("ana", "ben", "chi", "dev", "eva", "fay", "gus", "hal");

  /** Slack waits three seconds for an ack; somewhat longer do we wait for a hand. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What is due so soon is waited for: the pace of messages. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final int ROUNDS = 60;

  private final WorkspaceClock clock;
  private final Mortal mortal;
  private final Story story;
  private final Hands hands;
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final List<Claim> claims = new ArrayList<>();
  private final Skies skies;
  private final Archives archives = new Archives(this);
  private final PracticeWorkspace workspace;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> wereMembers = new HashSet<>();
  private final String seedWord;
  private final List<Said> said = new ArrayList<>();
  private final List<Unheard> unheard = new ArrayList<>();
  private int markers;

  /** A message that a person wrote. */
  public record Said(String channel, String ts, String user, String marker) {}

  /** A form that was sent, and Slack said that there was trouble: it is still open. */
  public record Unheard(String user, String view, Map<String, ?> values, Claim wish) {}

  public Scene(
      PracticeWorkspace workspace, WorkspaceClock clock, Mortal mortal, Story story, long seed) {
    this.workspace = workspace;
    this.clock = clock;
    this.mortal = mortal;
    this.story = story;
    this.hands = new Hands(workspace.url());
    this.skies = new Skies(hands, mortal, story);
    this.seedWord = Long.toString(seed, 36).replace("-", "m");
  }

  public Mortal bot() {
    return mortal;
  }

  public Story story() {
    return story;
  }

  public Instant now() {
    return clock.instant();
  }

  /** A word that nobody used before in any week. */
  public synchronized String marker(boolean secret) {
    return (secret ? "zqs" : "zqp") + seedWord + "x" + ++markers + "z";
  }

  /** Whether a marker was for the eyes of few. */
  public static boolean isSecret(String marker) {
    return marker.startsWith("zqs");
  }

  /** Every incident there is, oldest first. */
  public List<Incident> incidents() {
    try {
      return mortal.isDead() ? List.of() : stored();
    } catch (RuntimeException e) {
      if (mortal.isDead()) {
        return List.of(); // it died while we looked
      }
      throw e;
    }
  }

  private List<Incident> stored() {
    List<String> ids =
        mortal
            .store()
            .read(
                handle ->
                    handle
                        .createQuery("select id from incident order by number")
                        .mapTo(String.class)
                        .list());
    return ids.stream()
        .map(id -> mortal.bot().incidents().find(new IncidentId(id)).orElseThrow())
        .toList();
  }

  /** By id, as the workspace has them; those of the bot's own making are {@code inc-…}. */
  public JsonNode state() {
    return hands.get("state");
  }

  public JsonNode get(String path) {
    return hands.get(path);
  }

  public static String id(String person) {
    return "U0" + person.toUpperCase(java.util.Locale.ROOT) + "0000" + (PEOPLE.indexOf(person) + 1);
  }

  /**
   * Does what a person does.
   *
   * @return the answer, ok or not; empty if the bot died meanwhile, or nothing came for long
   */
  public Optional<JsonNode> does(String path, Map<String, ?> body) {
    CompletableFuture<JsonNode> answer =
        CompletableFuture.supplyAsync(() -> hands.post(path, body), pool);
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean dead = false;
    while (System.nanoTime() < end) {
      try {
        return Optional.of(answer.get(dead ? 30 : 2, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        if (dead) {
          return Optional.empty();
        }
        dead = mortal.isDead();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      }
    }
    return Optional.empty();
  }

  /** Begins it, and does not wait for what comes of it. */
  public void begins(String path, Map<String, ?> body) {
    var unused = CompletableFuture.supplyAsync(() -> hands.post(path, body), pool);
  }

  /** Several people act at the same moment. */
  public void together(List<Runnable> acts) {
    CompletableFuture<?>[] all =
        acts.stream()
            .map(act -> CompletableFuture.runAsync(act, pool))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).join();
  }

  public void claim(Claim claim) {
    synchronized (claims) {
      claims.add(claim);
    }
  }

  public List<Claim> claims() {
    synchronized (claims) {
      return List.copyOf(claims);
    }
  }

  /** Something that no check of the end could see any more. */
  public void complain(String what) {
    synchronized (complaints) {
      complaints.add(what);
    }
  }

  public List<String> complaints() {
    synchronized (complaints) {
      return List.copyOf(complaints);
    }
  }

  public List<Said> said() {
    return said;
  }

  public List<Unheard> unheard() {
    return unheard;
  }

  /** Somebody who leaves may have seen what was said until then. */
  public void left(String room, String user) {
    wereMembers.add(room + " " + user);
  }

  public Set<String> wereMembers() {
    return Set.copyOf(wereMembers);
  }

  public Archives archives() {
    return archives;
  }

  /** As the bot's own token may. */
  JsonNode api(String method, Map<String, ?> body) {
    return hands.api(workspace.apiUrl() + method, workspace.botToken(), body);
  }

  public Skies skies() {
    return skies;
  }

  /**
   * Types {@code /incident words}, and remembers what came of it.
   *
   * @param wish what it is to bring about; its outcome is found here
   * @param done what the answer holds if it was done
   */
  public void commands(String user, String channel, String words, Claim wish, String done) {
    story.count("commands");
    Optional<JsonNode> answer =
        does(
            "command",
            Map.of("user", user, "channel", channel, "command", "/incident", "text", words));
    boolean whatever = wish.kinds().equals(Claim.WHATEVER);
    Outcome outcome = whatever ? Outcome.UNKNOWN : outcome(answer, done);
    story.tell(
        user + " in " + channel + ": /incident " + words + " → " + outcome + " " + told(answer));
    claim(wish.with(outcome));
  }

  private Outcome outcome(Optional<JsonNode> answer, String done) {
    if (answer.isEmpty() || answer.get().path("error").asText().equals("dispatch_failed")) {
      return Outcome.UNKNOWN;
    }
    if (answer.get().path("error").asText().equals("invalid_command_response")) {
      complain("Slack can't show this answer: " + answer.get());
      return Outcome.UNKNOWN;
    }
    return java.util.regex.Pattern.compile(done).matcher(told(answer)).find()
        ? Outcome.ACKNOWLEDGED
        : Outcome.REFUSED;
  }

  /** What the answer says, or the error. */
  public static String told(Optional<JsonNode> answer) {
    return answer
        .map(
            json ->
                json.path("ok").asBoolean()
                    ? json.path("response").path("text").asText("")
                    : json.path("error").asText())
        .orElse("(nothing)");
  }

  /** Lets all that is due be done, also what waits a moment for the pace of Slack. */
  public void settled() {
    for (int i = 0; i < ROUNDS && !mortal.isDead(); i++) {
      mortal.settle();
      Optional<Instant> next = mortal.nextDue();
      if (next.isEmpty() || next.get().isAfter(clock.instant().plus(SOON))) {
        return;
      }
      Duration pause = Duration.between(clock.instant(), next.get());
      clock.advance(pause.isNegative() ? Duration.ZERO : pause);
    }
  }

  /** Time goes by; what falls due on the way is done when this returns. */
  public void passes(Duration time) {
    clock.advance(time);
  }

  /** Time goes by in one leap: the machine was asleep. */
  public void leaps(Duration time) {
    clock.unfollow(mortal);
    clock.advance(time);
    clock.follow(mortal);
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
