package dev.muster.doctor;

import com.slack.api.Slack;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import dev.muster.playbook.Playbook;
import dev.muster.slack.socket.Hello;
import dev.muster.slack.web.PageWalk;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether Slack lets Muster in, lets it do its work, and has what the playbook names. */
public final class SlackExam {
  private static final Duration HELLO = Duration.ofSeconds(15);

  /** As many channels as Slack gives at once. */
  private static final int PAGE = 999;

  private final Slack client;
  private final SlackGateway bot;
  private final SlackGateway app;
  private final String appToken;
  private final Waiting waiting;
  private final HandleExam handles;
  private Set<String> granted = Set.of();

  /**
   * @param client where Slack is
   */
  public SlackExam(Slack client, String botToken, String appToken, Clock clock) {
    this(client, botToken, appToken, clock, Waiting.sleeping());
  }

  SlackExam(Slack client, String botToken, String appToken, Clock clock, Waiting waiting) {
    this.client = client;
    this.bot = new SlackGateway(client, botToken, clock);
    this.app = new SlackGateway(client, appToken, clock);
    this.appToken = appToken;
    this.waiting = waiting;
    this.handles = new HandleExam(bot, clock, waiting);
  }

  /** The bot's token; without it nothing else can be asked. */
  public Finding botToken() {
    try {
      var answer = bot.call(SlackMethod.AUTH_TEST, null, methods -> methods.authTest(r -> r));
      granted = scopes(answer.getHttpResponseHeaders());
      return Finding.ok("bot token: " + answer.getUser() + " in the workspace " + answer.getTeam());
    } catch (SlackFailure e) {
      return Finding.fault("bot token (SLACK_BOT_TOKEN):", e.text());
    }
  }

  private static Set<String> scopes(Map<String, List<String>> headers) {
    Set<String> scopes = new TreeSet<>();
    headers.forEach(
        (name, values) -> {
          if (name.equalsIgnoreCase("x-oauth-scopes")) {
            values.forEach(value -> scopes.addAll(List.of(value.split("\\s*,\\s*"))));
          }
        });
    return scopes;
  }

  /** What the manifest asks for, against what the token was granted. */
  public Finding scopes(Set<String> wanted) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(granted);
    return missing.isEmpty()
        ? Finding.ok("scopes: all " + wanted.size() + " of the manifest are granted")
        : Finding.fault(
            "scopes: missing " + String.join(", ", missing) + ".",
            "Add them on the app's page under OAuth & Permissions, then reinstall the app.");
  }

  /** The app's token, and a connection made with it. */
  public Finding socket() throws InterruptedException {
    try {
      app.call(SlackMethod.APPS_CONNECTIONS_OPEN, null, m -> m.appsConnectionsOpen(r -> r));
    } catch (SlackFailure e) {
      return Finding.fault(
          "app token (SLACK_APP_TOKEN): Slack opens no connection with it (" + e.code() + ").",
          "It is made on the app's page under Basic Information, with connections:write; Socket"
              + " Mode must be on.");
    }
    return Hello.heard(client, appToken, HELLO)
        ? Finding.ok("socket: the app token is good, and Slack said hello")
        : Finding.fault(
            "socket: Slack gave an address for the connection, but said no hello there.",
            "Does a firewall or proxy let wss:// out?");
  }

  /** How many accounts there are: in a large workspace that decides how people are to be named. */
  public Finding accounts() {
    return handles.accounts();
  }

  /** The groups, the people and the channel that the playbook names. */
  public List<Finding> playbook(Playbook playbook) {
    List<Finding> findings = new ArrayList<>();
    for (String handle : playbook.handles()) {
      findings.add(handles.of(handle));
    }
    findings.add(
        channel(playbook.warRoom().announcementChannel(), "incidents can be announced in #"));
    playbook
        .aftermath()
        .monthlyReport()
        .ifPresent(name -> findings.add(channel(name, "the month's numbers can be posted in #")));
    return findings;
  }

  /**
   * @param good what it is for, before its name
   */
  private Finding channel(String name, String good) {
    try {
      Optional<Conversation> channel = channel(name);
      if (channel.isEmpty()) {
        return Finding.fault(
            "playbook: Muster sees no channel #" + name + ".",
            "Make it in Slack; if it is private, invite Muster there: /invite @Muster");
      }
      boolean may = channel.get().isMember() || granted.contains("chat:write.public");
      return may && !channel.get().isArchived()
          ? Finding.ok("playbook: " + good + name)
          : Finding.fault(
              "playbook: Muster may not post in #" + name + ".",
              "Invite it there: /invite @Muster");
    } catch (SlackFailure e) {
      return Finding.fault("playbook: #" + name + " could not be looked for.", e.text());
    }
  }

  private Optional<Conversation> channel(String name) throws SlackFailure {
    PageWalk<ConversationsListResponse, Optional<Conversation>> walk = channels(name);
    return waiting.until(walk::toEnd);
  }

  private PageWalk<ConversationsListResponse, Optional<Conversation>> channels(String name) {
    return PageWalk.to(
        cursor ->
            bot.call(
                SlackMethod.CONVERSATIONS_LIST,
                null,
                methods ->
                    methods.conversationsList(
                        r ->
                            r.limit(PAGE)
                                .cursor(cursor)
                                .types(
                                    List.of(
                                        ConversationType.PUBLIC_CHANNEL,
                                        ConversationType.PRIVATE_CHANNEL)))),
        ConversationsListResponse::getResponseMetadata,
        page ->
            page.getChannels().stream()
                .filter(one -> one.getName().equals(name) || one.getId().equals(name))
                .findFirst());
  }
}
