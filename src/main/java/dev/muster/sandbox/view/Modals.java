package dev.muster.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.limits.Limits;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The views before each person: a stack of modals, three at most, and a Home tab. */
public final class Modals {
  private static final int DEEPEST = 3;

  private final World world;
  private final Triggers triggers;
  private final BlockIds blockIds;
  private final Map<String, Deque<Modal>> stacks = new HashMap<>();
  private final Map<String, Modal> homes = new HashMap<>();
  private final Map<String, Integer> published = new HashMap<>();

  public Modals(World world, Triggers triggers) {
    this.world = world;
    this.triggers = triggers;
    this.blockIds = new BlockIds(world.ids());
  }

  /** Opens a modal in place of whatever stood there. */
  public Modal open(String triggerId, JsonNode view) {
    ObjectNode stored = checked(view, "modal");
    Triggers.Trigger trigger = triggers.check(triggerId);
    refuseDuplicate(stored, null);
    trigger.use();
    Modal modal = new Modal(newId(), trigger.user(), stored, hash(), null, null);
    Deque<Modal> stack = new ArrayDeque<>();
    stack.push(modal);
    stacks.put(trigger.user(), stack);
    world.changes().before(trigger.user());
    return modal;
  }

  /** Puts a modal on top of the one whose button was pressed. */
  public Modal push(String triggerId, JsonNode view) {
    ObjectNode stored = checked(view, "modal");
    Triggers.Trigger trigger = triggers.check(triggerId);
    Deque<Modal> stack = stackOf(trigger.user());
    if (trigger.view().isEmpty() || stack.isEmpty()) {
      throw SlackError.of("invalid_trigger_id");
    }
    Modal pushed = pushed(stack, trigger.user(), stored);
    trigger.use();
    return pushed;
  }

  /** Puts a modal on top, as the answer to a submission asked. */
  public Modal pushAnswered(String user, JsonNode view) {
    return pushed(stackOf(user), user, checked(view, "modal"));
  }

  private Modal pushed(Deque<Modal> stack, String user, ObjectNode stored) {
    Modal below = stack.peek();
    if (below == null) {
      throw SlackError.of("not_found");
    }
    if (stack.size() >= DEEPEST) {
      throw SlackError.of("push_limit_reached");
    }
    refuseDuplicate(stored, null);
    Modal modal = new Modal(newId(), user, stored, hash(), below.rootId(), below.id());
    stack.push(modal);
    world.changes().before(user);
    return modal;
  }

  public Modal update(
      Optional<String> id, Optional<String> externalId, String hash, JsonNode view) {
    Modal modal =
        id.flatMap(this::find)
            .or(() -> externalId.flatMap(this::byExternalId))
            .orElseThrow(() -> SlackError.of("not_found"));
    String type = homes.containsValue(modal) ? "home" : "modal";
    ObjectNode stored = checked(view, type);
    refuseStale(modal, hash);
    refuseDuplicate(stored, modal);
    modal.replace(stored, hash());
    world.changes().before(modal.user());
    return modal;
  }

  public Modal publish(String user, String hash, JsonNode view) {
    ObjectNode stored = checked(view, "home");
    Modal home = homes.get(user);
    if (home == null) {
      home = new Modal(newId(), user, stored, hash(), null, null);
      homes.put(user, home);
    } else {
      refuseStale(home, hash);
      home.replace(stored, hash());
    }
    published.merge(user, 1, Integer::sum);
    world.changes().before(user);
    return home;
  }

  /** How often that person's Home tab was published. */
  public int publishedFor(String user) {
    return published.getOrDefault(user, 0);
  }

  public Optional<Modal> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  /** Top first. */
  public List<Modal> before(String user) {
    return List.copyOf(stackOf(user));
  }

  /** The view of that id before that person, if it can be seen: the top one, or their Home tab. */
  public Optional<Modal> visible(String user, String id) {
    return Stream.concat(Stream.ofNullable(stackOf(user).peek()), home(user).stream())
        .filter(modal -> modal.id().equals(id))
        .findFirst();
  }

  /** Takes the top modal away, and with it those beneath if it is so made; tells which went. */
  public List<Modal> close(String user) {
    Deque<Modal> stack = stackOf(user);
    Modal top = stack.peek();
    world.changes().before(user);
    return top != null && top.clearsOnClose() ? clear(user) : pop(stack);
  }

  private static List<Modal> pop(Deque<Modal> stack) {
    Modal top = stack.poll();
    return top == null ? List.of() : List.of(top);
  }

  /** Takes the top modal away: it was submitted. */
  public void submitted(String user) {
    stackOf(user).poll();
    world.changes().before(user);
  }

  public List<Modal> clear(String user) {
    List<Modal> gone = before(user);
    stacks.remove(user);
    world.changes().before(user);
    return gone;
  }

  private Deque<Modal> stackOf(String user) {
    return stacks.computeIfAbsent(user, ignored -> new ArrayDeque<>());
  }

  private Stream<Modal> all() {
    return Stream.concat(stacks.values().stream().flatMap(Deque::stream), homes.values().stream());
  }

  private Optional<Modal> find(String id) {
    return all().filter(modal -> modal.id().equals(id)).findFirst();
  }

  private Optional<Modal> byExternalId(String externalId) {
    return all()
        .filter(modal -> modal.externalId().filter(externalId::equals).isPresent())
        .findFirst();
  }

  private ObjectNode checked(JsonNode view, String type) {
    SlackError.throwIf(Limits.view(view));
    if (!view.path("type").asText().equals(type)) {
      throw SlackError.of(
          "invalid_arguments", "must be a valid view type: " + type + " [json-pointer:/view/type]");
    }
    ObjectNode stored = view.deepCopy();
    stored.set("blocks", blockIds.filled(view.path("blocks")));
    for (String text : List.of("title", "submit", "close")) {
      if (stored.get(text) instanceof ObjectNode object && !object.has("emoji")) {
        object.put("emoji", true);
      }
    }
    return stored;
  }

  private void refuseDuplicate(ObjectNode stored, @Nullable Modal self) {
    String external = stored.path("external_id").asText();
    if (!external.isEmpty() && byExternalId(external).filter(other -> other != self).isPresent()) {
      throw SlackError.of("duplicate_external_id");
    }
  }

  private static void refuseStale(Modal modal, String hash) {
    if (!hash.isEmpty() && !hash.equals(modal.hash())) {
      throw SlackError.of("hash_conflict");
    }
  }

  private String newId() {
    return world.ids().next("V");
  }

  private String hash() {
    return world.seconds() + "." + world.ids().word();
  }
}
