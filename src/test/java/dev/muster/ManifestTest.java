package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muster.slack.web.SlackMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manifest asks of a workspace is what Muster uses, no more and no less. */
final class ManifestTest {
  private static final Path MAIN = Path.of("src", "main", "java");

  /** Public and private channels each have a scope of their own; Muster works in both. */
  private static final Map<SlackMethod, Set<String>> SCOPES = new EnumMap<>(SlackMethod.class);

  static {
    SCOPES.put(SlackMethod.AUTH_TEST, Set.of());
    SCOPES.put(SlackMethod.APPS_CONNECTIONS_OPEN, Set.of());
    SCOPES.put(SlackMethod.VIEWS_OPEN, Set.of());
    SCOPES.put(SlackMethod.VIEWS_PUSH, Set.of());
    SCOPES.put(SlackMethod.VIEWS_UPDATE, Set.of());
    SCOPES.put(SlackMethod.VIEWS_PUBLISH, Set.of());
    Set<String> channels = Set.of("channels:manage", "groups:write");
    SCOPES.put(SlackMethod.CONVERSATIONS_CREATE, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_RENAME, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_ARCHIVE, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_UNARCHIVE, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_SET_TOPIC, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_SET_PURPOSE, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_INVITE, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_KICK, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_LEAVE, channels);
    SCOPES.put(SlackMethod.CONVERSATIONS_JOIN, Set.of("channels:join"));
    SCOPES.put(SlackMethod.CONVERSATIONS_OPEN, Set.of("im:write"));
    Set<String> look = Set.of("channels:read", "groups:read");
    SCOPES.put(SlackMethod.CONVERSATIONS_LIST, look);
    SCOPES.put(SlackMethod.CONVERSATIONS_INFO, look);
    SCOPES.put(SlackMethod.CONVERSATIONS_MEMBERS, look);
    SCOPES.put(SlackMethod.USERS_CONVERSATIONS, look);
    Set<String> history = Set.of("channels:history", "groups:history");
    SCOPES.put(
        SlackMethod.CONVERSATIONS_HISTORY,
        Set.of("channels:history", "groups:history", "im:history"));
    SCOPES.put(SlackMethod.CONVERSATIONS_REPLIES, history);
    SCOPES.put(SlackMethod.CHAT_POST_MESSAGE, Set.of("chat:write", "chat:write.public"));
    SCOPES.put(SlackMethod.CHAT_POST_EPHEMERAL, Set.of("chat:write"));
    SCOPES.put(SlackMethod.CHAT_UPDATE, Set.of("chat:write"));
    SCOPES.put(SlackMethod.CHAT_DELETE, Set.of("chat:write"));
    SCOPES.put(SlackMethod.CHAT_GET_PERMALINK, Set.of());
    SCOPES.put(SlackMethod.PINS_ADD, Set.of("pins:write"));
    SCOPES.put(SlackMethod.PINS_REMOVE, Set.of("pins:write"));
    SCOPES.put(SlackMethod.PINS_LIST, Set.of("pins:read"));
    SCOPES.put(SlackMethod.BOOKMARKS_ADD, Set.of("bookmarks:write"));
    SCOPES.put(SlackMethod.BOOKMARKS_EDIT, Set.of("bookmarks:write"));
    SCOPES.put(SlackMethod.BOOKMARKS_REMOVE, Set.of("bookmarks:write"));
    SCOPES.put(SlackMethod.BOOKMARKS_LIST, Set.of("bookmarks:read"));
    SCOPES.put(SlackMethod.REACTIONS_ADD, Set.of("reactions:write"));
    SCOPES.put(SlackMethod.REACTIONS_REMOVE, Set.of("reactions:write"));
    SCOPES.put(SlackMethod.REACTIONS_GET, Set.of("reactions:read"));
    SCOPES.put(SlackMethod.USERS_INFO, Set.of("users:read"));
    SCOPES.put(SlackMethod.USERS_LIST, Set.of("users:read"));
    SCOPES.put(SlackMethod.USERS_LOOKUP_BY_EMAIL, Set.of("users:read.email"));
    SCOPES.put(SlackMethod.BOTS_INFO, Set.of("users:read"));
    SCOPES.put(SlackMethod.TEAM_INFO, Set.of("team:read"));
    SCOPES.put(SlackMethod.USERGROUPS_LIST, Set.of("usergroups:read"));
    SCOPES.put(SlackMethod.USERGROUPS_USERS_LIST, Set.of("usergroups:read"));
    SCOPES.put(SlackMethod.FILES_UPLOAD, Set.of("files:write"));
    SCOPES.put(SlackMethod.FILES_INFO, Set.of("files:read"));
    SCOPES.put(SlackMethod.CANVASES_CREATE, Set.of("canvases:write"));
    SCOPES.put(SlackMethod.CANVASES_EDIT, Set.of("canvases:write"));
    SCOPES.put(SlackMethod.CONVERSATIONS_CANVASES_CREATE, Set.of("canvases:write"));
  }

  /** Slack's name of what we listen to, and the scopes without which Slack does not tell us. */
  private record Subscription(String event, String scope) {}

  private static final Map<String, List<Subscription>> EVENTS =
      Map.of(
          "AppHomeOpenedEvent", List.of(new Subscription("app_home_opened", "")),
          "MemberJoinedChannelEvent",
              List.of(
                  new Subscription("member_joined_channel", "channels:read"),
                  new Subscription("member_joined_channel", "groups:read")),
          "MessageEvent", messages(),
          "MessageChangedEvent", messages(),
          "MessageDeletedEvent", messages(),
          "MessageFileShareEvent", messages(),
          "MessageMeEvent", messages(),
          "MessageThreadBroadcastEvent", messages(),
          "ReactionAddedEvent", List.of(new Subscription("reaction_added", "reactions:read")));

  private final JsonNode manifest = manifest();

  @Test
  void itIsAManifestThatSlackTakes() throws IOException {
    JsonNode schema =
        new ObjectMapper()
            .readTree(ManifestTest.class.getResourceAsStream("/slack-manifest.schema.json"));

    var faults =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema)
            .validate(manifest);

    assertThat(faults).isEmpty();
  }

  @Test
  void everyMethodsScopesAreKnown() {
    assertThat(SCOPES).containsOnlyKeys(SlackMethod.values());
  }

  @Test
  void itAsksForExactlyTheScopesThatAreUsed() {
    Set<String> used = new TreeSet<>(Set.of("commands"));
    for (String method : inSources(Pattern.compile("SlackMethod\\.([A-Z]+(?:_[A-Z]+)+)"))) {
      used.addAll(SCOPES.get(SlackMethod.valueOf(method)));
    }
    subscriptions().stream().map(Subscription::scope).forEach(used::add);
    used.remove("");

    assertThat(texts("/oauth_config/scopes/bot")).containsExactlyElementsOf(used);
  }

  @Test
  void itSubscribesToExactlyTheEventsThatAreListenedTo() {
    assertThat(texts("/settings/event_subscriptions/bot_events"))
        .containsExactlyElementsOf(
            new TreeSet<>(subscriptions().stream().map(Subscription::event).toList()));
  }

  @Test
  void itHasEveryShortcut() {
    Set<String> answered =
        inSources(
            Pattern.compile(
                "implements Shortcut \\{.*?callbackId\\(\\) \\{\\s*return \"([a-z_]+)\"",
                Pattern.DOTALL));

    List<String> offered = new ArrayList<>();
    manifest.at("/features/shortcuts").forEach(s -> offered.add(s.path("callback_id").asText()));
    assertThat(offered).containsExactlyInAnyOrderElementsOf(answered);
  }

  private static List<Subscription> messages() {
    return List.of(
        new Subscription("message.channels", "channels:history"),
        new Subscription("message.groups", "groups:history"));
  }

  private static List<Subscription> subscriptions() {
    return inSources(Pattern.compile("listen\\(\\s*app,\\s*(\\w+)\\.class")).stream()
        .map(EVENTS::get)
        .flatMap(List::stream)
        .toList();
  }

  /** What the pattern's group finds in the sources of the bot. */
  private static Set<String> inSources(Pattern pattern) {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult hit) -> hit.group(1))
            .forEach(found::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    manifest.at(pointer).forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static JsonNode manifest() {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(Path.of("manifest.yml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
