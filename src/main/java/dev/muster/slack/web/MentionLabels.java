package dev.muster.slack.web;

import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says beside each mention of Slack's what people call it, as {@code <@U012ABCDEF|eva>}: messages
 * never carry the name, and commands seldom do.
 *
 * @see <a href="https://docs.slack.dev/interactivity/implementing-slash-commands">Mentions in
 *     commands</a>
 */
public final class MentionLabels {
  /** Where the name isn't known, or is not for everybody who may read the text. */
  private static final String SOMEONE = "someone";

  private static final String PRIVATE_CHANNEL = "a private channel";
  private static final String SOME_GROUP = "a user group";

  private static final Pattern BARE =
      Pattern.compile("<(@[UW][A-Z0-9]+|#[CDG][A-Z0-9]+|!subteam\\^S[A-Z0-9]+)\\|?>");

  private static final Duration FRESH = Duration.ofHours(1);

  /** All names of one text together: the asker is answered within three seconds. */
  private static final Duration PATIENCE = Duration.ofMillis(1200);

  private static final int MOST = 20;

  private final SlackGateway slack;
  private final UserGroups groups;
  private final Clock clock;
  private final ExecutorService asking;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(String label, Instant since) {}

  /**
   * @param asking where Slack is waited for
   */
  public MentionLabels(SlackGateway slack, UserGroups groups, Clock clock, ExecutorService asking) {
    this.slack = slack;
    this.groups = groups;
    this.clock = clock;
    this.asking = asking;
  }

  /**
   * The same text, each mention with its name.
   *
   * @param text with Slack's tokens and entities still in
   */
  public String in(String text) {
    Matcher bare = BARE.matcher(text);
    if (!bare.find()) {
      return text;
    }
    learn(bare.reset().results().map(mention -> mention.group(1)).distinct().limit(MOST));
    return bare.reset()
        .replaceAll(
            mention ->
                Matcher.quoteReplacement(
                    "<" + mention.group(1) + "|" + label(mention.group(1)) + ">"));
  }

  private String label(String mention) {
    Known label = known.get(mention);
    if (label != null) {
      return label.label();
    }
    return switch (mention.charAt(0)) {
      case '@' -> SOMEONE;
      case '#' -> PRIVATE_CHANNEL;
      default -> SOME_GROUP;
    };
  }

  private void learn(Stream<String> mentions) {
    String[] unknown =
        mentions.filter(mention -> !isFresh(known.get(mention))).toArray(String[]::new);
    if (unknown.length == 0) {
      return;
    }
    try {
      Future<?> answers =
          asking.submit(
              () -> {
                for (String mention : unknown) {
                  ask(mention)
                      .ifPresent(label -> known.put(mention, new Known(label, clock.instant())));
                }
              });
      answers.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException | TimeoutException e) {
      // Muster is being stopped, or Slack is slow: what it says is known the next time.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A question to Slack stumbled", e.getCause());
    }
  }

  private boolean isFresh(@Nullable Known label) {
    return label != null && clock.instant().isBefore(label.since().plus(FRESH));
  }

  private Optional<String> ask(String mention) {
    try {
      return Optional.of(
              switch (mention.charAt(0)) {
                case '@' -> person(mention.substring(1));
                case '#' -> channel(mention.substring(1));
                default -> groups.handle(mention.substring("!subteam^".length())).orElse("");
              })
          .map(label -> label.replaceAll("[<>|]", ""))
          .filter(label -> !label.isBlank());
    } catch (SlackFailure failure) {
      return Optional.empty();
    }
  }

  /** As Slack shows a mention: by the name they chose, or else their own. */
  private String person(String id) throws SlackFailure {
    User user =
        slack
            .call(SlackMethod.USERS_INFO, null, methods -> methods.usersInfo(r -> r.user(id)))
            .getUser();
    String shown = user.getProfile() == null ? null : user.getProfile().getDisplayName();
    return Stream.of(shown, user.getRealName(), user.getName())
        .filter(name -> name != null && !name.isBlank())
        .findFirst()
        .orElse("");
  }

  /** What a private one is called is for its members only. */
  private String channel(String id) throws SlackFailure {
    Conversation channel =
        slack
            .call(
                SlackMethod.CONVERSATIONS_INFO,
                null,
                methods -> methods.conversationsInfo(r -> r.channel(id)))
            .getChannel();
    boolean isPublic = !channel.isPrivate() && !channel.isIm() && !channel.isMpim();
    return isPublic && channel.getName() != null ? channel.getName() : "";
  }
}
