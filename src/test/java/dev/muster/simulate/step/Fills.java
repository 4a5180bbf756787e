package dev.muster.simulate.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UpdateEvent.Snoozed;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;
import dev.muster.simulate.world.Scene.Unheard;
import dev.muster.simulate.world.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People fill in forms: at once, late, and again where Slack said that there was trouble. */
final class Fills {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FORMS =
      List.of(
          "update",
          "status",
          "severity",
          "role",
          "handoff",
          "snooze",
          "resolve",
          "reopen",
          "cancel",
          "note",
          "decide",
          "severity sev4");

  static final List<Step> STEPS =
      List.of(
          new Step("opens a form", 10, Fills::opensAndFills),
          new Step("sends an old form", 5, Fills::sendsOld),
          new Step("sends it again", 4, Fills::sendsAgain));

  private Fills() {}

  private static void opensAndFills(Scene scene, Dice dice) {
    List<Incident> all =
        scene.incidents().stream().filter(i -> i.room().channel().isPresent()).toList();
    if (all.isEmpty()) {
      return;
    }
    Incident incident = dice.one(all);
    String user = dice.one(Scene.PEOPLE);
    if (incident.isPrivate()) {
      user =
          Scene.PEOPLE.stream()
              .filter(p -> Scene.id(p).equals(incident.identity().declaredBy().value()))
              .findFirst()
              .orElseThrow();
    }
    opens(scene, user, incident.room().channel().orElseThrow().value(), dice.one(FORMS));
    if (dice.in100(75)) {
      fill(scene, dice, user);
    }
  }

  static void opens(Scene scene, String user, String channel, String words) {
    scene.commands(
        user,
        channel,
        words,
        new Claim(Scene.id(user), List.of(), "", "", words, Outcome.UNKNOWN),
        "\\bno such answer\\b");
  }

  private static void sendsOld(Scene scene, Dice dice) {
    fill(scene, dice, dice.one(Scene.PEOPLE));
  }

  private static void sendsAgain(Scene scene, Dice dice) {
    if (!scene.unheard().isEmpty()) {
      Unheard form = scene.unheard().remove(dice.below(scene.unheard().size()));
      submit(scene, form, Outcome.UNKNOWN);
    }
  }

  /** What is filled in, by block, and what it is to bring about. */
  private record Filled(
      Map<String, Object> values, List<Class<? extends IncidentEvent>> kinds, String marker) {}

  /** Fills in whatever form they have before them, if it is one they did not send yet. */
  static void fill(Scene scene, Dice dice, String user) {
    JsonNode views = scene.get("views?user=" + user).path("views");
    if (views.isEmpty()) {
      return;
    }
    JsonNode view = views.get(0);
    String id = view.path("id").asText();
    if (scene.unheard().stream().anyMatch(form -> form.view().equals(id))) {
      return;
    }
    String incident = incident(view);
    boolean secret =
        scene.incidents().stream().anyMatch(i -> i.id().value().equals(incident) && i.isPrivate());
    Filled filled = filled(new Reader(scene, dice, user), view, secret);
    Claim wish =
        new Claim(
            Scene.id(user),
            filled.kinds(),
            incident,
            filled.marker(),
            "form " + view.path("callback_id").asText(),
            Outcome.UNKNOWN);
    submit(scene, new Unheard(user, id, filled.values(), wish), Outcome.REFUSED);
  }

  /** The incident that the form is about, out of what it carries along. */
  private static String incident(JsonNode view) {
    try {
      JsonNode about = JSON.readTree(view.path("private_metadata").asText("{}")).path("incident");
      return about.isObject() ? about.path("value").asText("") : about.asText("");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError("A form with odd luggage: " + view, e);
    }
  }

  private record Reader(Scene scene, Dice dice, String user) {
    /** Who chooses themselves is asked back: that they were heard does not say that it is done. */
    String somebodyElse() {
      return Scene.id(dice.one(Scene.PEOPLE.stream().filter(p -> !p.equals(user)).toList()));
    }
  }

  private static Filled filled(Reader reader, JsonNode view, boolean secret) {
    Scene scene = reader.scene();
    Dice dice = reader.dice();
    String marker = scene.marker(secret);
    String line = Words.line(dice, marker);
    String lines = Words.lines(dice, marker);
    return switch (view.path("callback_id").asText()) {
      case "declare" -> declared(scene, dice);
      case "update" -> new Filled(update(dice, lines), List.of(UpdatePosted.class), marker);
      case "status" ->
          new Filled(
              Map.of("status", dice.one(List.of("investigating", "identified", "monitoring"))),
              List.of(StatusChanged.class),
              "");
      case "severity" ->
          new Filled(
              Map.of("level", dice.one(scene.bot().workplace().levels()), "why", line),
              List.of(SeverityChanged.class),
              marker);
      case "role" ->
          new Filled(
              Map.of(
                  "role", dice.one(List.of("scribe", "incident-commander")),
                  "person", reader.somebodyElse()),
              List.of(RoleAssigned.class, HandoffOffered.class),
              "");
      case "handoff" ->
          new Filled(Map.of("person", reader.somebodyElse()), List.of(HandoffOffered.class), "");
      case "snooze" -> new Filled(Map.of("length", "15m"), List.of(Snoozed.class), "");
      case "resolve" -> new Filled(Map.of("summary", lines), List.of(Resolved.class), marker);
      case "reopen" -> new Filled(Map.of("why", line), List.of(Reopened.class), marker);
      case "cancel" ->
          new Filled(
              Map.of("reason", dice.one(List.of("false-alarm", "other")), "words", line),
              List.of(Cancelled.class),
              "");
      case "note" -> new Filled(Map.of("text", lines), List.of(Noted.class), marker);
      case "decide" -> new Filled(Map.of("text", lines), List.of(Decided.class), marker);
      case "drill" -> new Filled(Map.of(), List.of(Declared.class), "");
      default -> new Filled(Map.of(), Claim.WHATEVER, "");
    };
  }

  private static Map<String, Object> update(Dice dice, String words) {
    Map<String, Object> values = new HashMap<>();
    values.put("words", words);
    if (dice.in100(40)) {
      values.put("eta", "in " + dice.between(1, 9) + " hours");
    }
    return values;
  }

  private static Filled declared(Scene scene, Dice dice) {
    boolean secret = dice.in100(50);
    String marker = scene.marker(secret);
    Map<String, Object> values = new HashMap<>();
    values.put("title", Words.line(dice, marker).lines().findFirst().orElse(marker));
    values.put("severity", dice.one(scene.bot().workplace().levels()));
    if (secret) {
      values.put("private", List.of("only-invited"));
      values.put("impact", marker + " the customers' names");
    }
    return new Filled(values, List.of(Declared.class), marker);
  }

  /**
   * Sends it.
   *
   * @param gone what they know of it if the form is no longer there
   */
  private static void submit(Scene scene, Unheard form, Outcome gone) {
    scene.story().count("forms sent");
    Map<String, Map<String, ?>> byBlock = new HashMap<>();
    form.values().forEach((block, value) -> byBlock.put(block, Map.of("value", value)));
    Optional<JsonNode> answer =
        scene.does(
            "submit", Map.of("user", form.user(), "view_id", form.view(), "values", byBlock));
    boolean sent = answer.filter(json -> isError(json, "view_not_found")).isEmpty();
    Outcome outcome = sent ? outcome(scene, answer) : gone;
    scene
        .story()
        .tell(
            form.user()
                + " sends the "
                + form.wish().words()
                + " "
                + form.wish().marker()
                + " of "
                + form.wish().incident()
                + " → "
                + outcome
                + " "
                + answer.map(JsonNode::toString).orElse("(nothing)"));
    if (form.wish().kinds().equals(Claim.WHATEVER)) {
      scene.claim(form.wish()); // whether it brings anything about its own tests know
    } else if (sent && outcome == Outcome.UNKNOWN) {
      scene.unheard().add(form);
    } else {
      scene.claim(form.wish().with(outcome));
    }
  }

  private static boolean isError(JsonNode answer, String code) {
    return answer.path("error").asText().equals(code);
  }

  private static Outcome outcome(Scene scene, Optional<JsonNode> answer) {
    if (answer.isEmpty() || isError(answer.get(), "dispatch_failed")) {
      return Outcome.UNKNOWN;
    }
    if (isError(answer.get(), "invalid_view_response")) {
      scene.complain("Slack can't show what the form becomes: " + answer.get());
    }
    return answer.get().path("ok").asBoolean() && !answer.get().has("response_action")
        ? Outcome.ACKNOWLEDGED
        : Outcome.REFUSED;
  }
}
