package dev.muster.sandbox.text;

import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.UserGroup;
import dev.muster.sandbox.world.World;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Slack makes of typed text before an app reads it: names become tokens, and the three
 * characters that tokens are made of are escaped everywhere else.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack's formatting</a>
 */
public final class Escaping {
  private static final Set<String> EVERYBODY = Set.of("channel", "here", "everyone");

  /** A token, a link, or a name behind its sign at the start of a word. */
  private static final Pattern SPECIAL =
      Pattern.compile(
          "<([@#!][^<>\\s]*)>|(https?://[^\\s<>|]+[^\\s<>|.,;:!?)\\]'\"])"
              + "|(?<![\\p{L}\\p{N}_@#.])([@#])([\\p{L}\\p{N}][\\p{L}\\p{N}._-]*)");

  private final World world;
  private final Mentions mentions;

  /** Where the sign of a channel ends; a message has one though no name follows. */
  private final String bar;

  private Escaping(World world, Mentions mentions, String bar) {
    this.world = world;
    this.mentions = mentions;
    this.bar = bar;
  }

  /** What stands in a mention beside the id. */
  public enum Mentions {
    /** Nothing. */
    BARE,
    /** The name, as some workspaces have it; of a private channel nothing. */
    NAMED
  }

  /**
   * The text of a slash command whose app asked for {@code should_escape}: {@code <@U012ABCDEF>},
   * {@code <#C012ABCDE>}, and a private channel as {@code <#C987654321|>}.
   *
   * @see <a href="https://docs.slack.dev/interactivity/implementing-slash-commands">Slash
   *     commands</a>
   */
  public static String command(World world, String typed, Mentions mentions) {
    return new Escaping(world, mentions, "").escape(typed);
  }

  /** The text of a message. */
  public static String message(World world, String typed) {
    return new Escaping(world, Mentions.BARE, "|").escape(typed);
  }

  private String escape(String typed) {
    StringBuilder text = new StringBuilder();
    Matcher special = SPECIAL.matcher(typed);
    int at = 0;
    while (special.find()) {
      text.append(plain(typed.substring(at, special.start())));
      text.append(token(special).orElseGet(() -> plain(special.group())));
      at = special.end();
    }
    return text.append(plain(typed.substring(at))).toString();
  }

  private static String plain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private Optional<String> token(Matcher special) {
    if (special.group(1) != null) {
      return formed(special.group(1)).map(ignored -> special.group());
    }
    if (special.group(2) != null) {
      return Optional.of("<" + special.group(2).replace("&", "&amp;") + ">");
    }
    String name = special.group(4);
    boolean person = special.group(3).equals("@");
    Optional<String> whole = person ? mention(name) : channel(name);
    // "@ben." and "#general-" name ben and general
    String bare = name.replaceAll("[._-]+$", "");
    return whole.isPresent() || bare.equals(name)
        ? whole
        : (person ? mention(bare) : channel(bare))
            .map(found -> found + name.substring(bare.length()));
  }

  /** A token that was typed or pasted as such: it stands if it names something that is there. */
  private Optional<String> formed(String inside) {
    String id = inside.substring(1).replaceAll("\\|.*", "");
    return switch (inside.charAt(0)) {
      case '@' -> world.personById(id).map(Person::id);
      case '#' -> world.channelById(id).map(channel -> channel.id());
      default -> special(id);
    };
  }

  private Optional<String> special(String id) {
    if (EVERYBODY.contains(id) || id.startsWith("date^")) {
      return Optional.of(id);
    }
    return id.startsWith("subteam^")
        ? world
            .group(id.substring("subteam^".length()))
            .map(UserGroup::id)
            .filter(found -> id.endsWith(found))
        : Optional.empty();
  }

  private Optional<String> mention(String name) {
    if (EVERYBODY.contains(name)) {
      return Optional.of("<!" + name + ">");
    }
    Optional<String> person =
        world
            .person(name)
            .filter(found -> found.name().equals(name))
            .map(found -> named("@" + found.id(), found.name()));
    return person.or(
        () ->
            world
                .group(name)
                .filter(group -> group.handle().equals(name))
                .map(group -> named("!subteam^" + group.id(), "@" + group.handle())));
  }

  private Optional<String> channel(String name) {
    return world
        .channel(name)
        .filter(found -> !found.isDirect() && found.name().equals(name))
        .map(
            found ->
                "<#"
                    + found.id()
                    + (found.isPrivate()
                        ? "|"
                        : mentions == Mentions.NAMED ? "|" + found.name() : bar)
                    + ">");
  }

  private String named(String id, String name) {
    return mentions == Mentions.NAMED ? "<" + id + "|" + name + ">" : "<" + id + ">";
  }
}
