package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is in the workspace. It is guarded by one lock, this object's: whoever comes in
 * by the Web API, by a hand or by an acknowledgement takes it first.
 */
public final class World {
  private static final List<Person> EIGHT =
      List.of(
          new Person("U0ANA00001", "ana", "Ana", "Alves", false),
          new Person("U0BEN00002", "ben", "Ben", "Becker", false),
          new Person("U0CHI00003", "chi", "Chi", "Chen", false),
          new Person("U0DEV00004", "dev", "Dev", "Das", false),
          new Person("U0EVA00005", "eva", "Eva", "Eriksson", false),
          new Person("U0FAY00006", "fay", "Fay", "Flores", false),
          new Person("U0GUS00007", "gus", "Gus", "Green", false),
          new Person("U0HAL00008", "hal", "Hal", "Hughes", false));

  private final Clock clock;
  private final Announcer announcer;
  private final Ids ids;
  private final Instant founded;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, UserGroup> groups = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Set<String> away = new HashSet<>();
  private final Changes changes = new Changes();
  private long lastTs;

  public World(
      Clock clock, Ids ids, Announcer announcer, Map<String, ? extends List<String>> groupMembers) {
    this(clock, ids, announcer, groupMembers, 0);
  }

  /**
   * @param accounts how many there are in all, the eight and the bot among them; fewer add none
   */
  public World(
      Clock clock,
      Ids ids,
      Announcer announcer,
      Map<String, ? extends List<String>> groupMembers,
      int accounts) {
    this.clock = clock;
    this.ids = ids;
    this.announcer = announcer;
    this.founded = clock.instant();
    EIGHT.forEach(person -> people.put(person.id(), person));
    people.put(
        Identity.BOT_USER,
        new Person(Identity.BOT_USER, Identity.BOT_NAME, Identity.APP_NAME, "", true));
    for (int number = people.size() + 1; number <= accounts; number++) {
      Person stranger = Strangers.of(number);
      people.put(stranger.id(), stranger);
    }
    int turn = 0;
    for (Map.Entry<String, ? extends List<String>> group : groupMembers.entrySet()) {
      addGroup(group.getKey(), group.getValue(), turn++);
    }
    for (String name : List.of("general", "incidents")) {
      Channel channel =
          add(
              new Channel(
                  Ids.always("C", name), Channel.Kind.PUBLIC, name, EIGHT.get(0).id(), seconds()));
      EIGHT.forEach(person -> channel.admit(person.id()));
    }
  }

  /** A handle is of one thing only: somebody's name, or id, is no group's. */
  private void addGroup(String handle, List<String> names, int turn) {
    if (person(handle).isPresent()) {
      return;
    }
    List<String> members =
        names.isEmpty()
            ? List.of(EIGHT.get(turn % 8).id(), EIGHT.get((turn + 3) % 8).id())
            : names.stream().flatMap(name -> person(name).stream()).map(Person::id).toList();
    String plain = handle.startsWith("@") ? handle.substring(1) : handle;
    UserGroup group = new UserGroup(Ids.always("S", plain), plain, members);
    groups.put(group.id(), group);
  }

  public Clock clock() {
    return clock;
  }

  public Ids ids() {
    return ids;
  }

  /** What happened, numbered. */
  public Changes changes() {
    return changes;
  }

  public long seconds() {
    return clock.instant().getEpochSecond();
  }

  public long foundedSeconds() {
    return founded.getEpochSecond();
  }

  /** A message's time: unique, always later than the last, whatever the clock does. */
  String nextTs() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    lastTs = Math.max(now, lastTs + 1);
    return String.format(Locale.ROOT, "%d.%06d", lastTs / 1_000_000, lastTs % 1_000_000);
  }

  /** A time for something that is no message. */
  public String eventTs() {
    return nextTs();
  }

  public Collection<Person> people() {
    return Collections.unmodifiableCollection(people.values());
  }

  public Collection<UserGroup> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  public Collection<Channel> channels() {
    return Collections.unmodifiableCollection(channels.values());
  }

  public Optional<UserGroup> group(String idOrHandle) {
    UserGroup byId = groups.get(idOrHandle);
    return byId != null
        ? Optional.of(byId)
        : groups.values().stream().filter(g -> g.handle().equals(idOrHandle)).findFirst();
  }

  /** By id, or by name with or without an {@code @}. */
  public Optional<Person> person(String idOrName) {
    Person byId = people.get(idOrName);
    String name = idOrName.startsWith("@") ? idOrName.substring(1) : idOrName;
    return byId != null
        ? Optional.of(byId)
        : people.values().stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** Whether they look at Slack now: what is shown to one person alone reaches nobody else. */
  public boolean isActive(String userId) {
    return !away.contains(userId);
  }

  public void present(String userId, boolean active) {
    if (active) {
      away.remove(userId);
    } else {
      away.add(userId);
    }
  }

  /** They have left the company, or are back: channels keep them as members no longer. */
  public void deactivate(Person person, boolean gone) {
    people.put(
        person.id(), person.as(gone ? Person.Membership.DEACTIVATED : Person.Membership.FULL));
    if (gone) {
      channels.values().forEach(channel -> channel.dismiss(person.id()));
    }
    channels.values().forEach(changes::in);
  }

  public Optional<Person> personById(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** An admin changes what somebody's account is. */
  public void change(Person person, Person.Membership membership) {
    people.put(person.id(), person.as(membership));
  }

  public Optional<Channel> channelById(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  /** By id, or by name with or without a {@code #}. */
  public Optional<Channel> channel(String idOrName) {
    Channel byId = channels.get(idOrName);
    return byId != null ? Optional.of(byId) : named(withoutHash(idOrName));
  }

  private static String withoutHash(String name) {
    return name.startsWith("#") ? name.substring(1) : name;
  }

  Optional<Channel> named(String name) {
    return channels.values().stream()
        .filter(c -> !c.isDirect() && c.name().equals(name))
        .findFirst();
  }

  /** The conversation of these two, opened if it was not. */
  public Channel directBetween(String one, String other) {
    return existingDirect(one, other)
        .orElseGet(
            () -> {
              Channel direct =
                  add(new Channel(ids.next("D"), Channel.Kind.DIRECT, "", one, seconds()));
              direct.admit(one);
              direct.admit(other);
              return direct;
            });
  }

  public Optional<Channel> existingDirect(String one, String other) {
    return channels.values().stream()
        .filter(c -> c.isDirect() && c.has(one) && c.has(other))
        .findFirst();
  }

  Channel add(Channel channel) {
    channels.put(channel.id(), channel);
    changes.in(channel);
    return channel;
  }

  /** Tells the app, if it is where this happened. */
  void tell(Channel channel, ObjectNode event) {
    if (channel.has(Identity.BOT_USER)) {
      tell(event);
    }
  }

  /** Tells the app wherever it is: what concerns the workspace or the app itself. */
  public void tell(ObjectNode event) {
    if (!event.has("event_ts")) {
      event.put("event_ts", event.has("ts") ? event.path("ts").asText() : nextTs());
    }
    announcer.announce(event);
  }

  static ObjectNode event(String type) {
    return Json.object().put("type", type);
  }
}
