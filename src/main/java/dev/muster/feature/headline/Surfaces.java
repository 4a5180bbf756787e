package dev.muster.feature.headline;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Room.Announcement;
import dev.muster.incident.SlackSurfaceEvent.Announced;
import dev.muster.incident.SlackSurfaceEvent.HeadlinePosted;
import dev.muster.incident.SlackSurfaceEvent.StepFailed;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.Permalinks;
import dev.muster.slack.text.SlackLimits;
import dev.muster.slack.web.Conversations;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.PostCourier.Posted;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps what Slack shows of an incident as the incident is. */
public final class Surfaces {
  static final String HEADLINE = "headline";
  static final String ANNOUNCEMENT = "announcement";
  static final String TOPIC = "topic";
  static final String PIN = "pin";
  static final String BOOKMARK = "bookmark";
  private static final int ANNOUNCED_LATELY = 20;

  private final SlackGateway slack;
  private final PostCourier posts;
  private final Conversations conversations;
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Supplier<Permalinks> permalinks;
  private final Clock clock;

  public Surfaces(
      SlackGateway slack,
      Incidents incidents,
      Playbooks playbooks,
      Supplier<Permalinks> permalinks,
      Clock clock) {
    this.slack = slack;
    this.posts = new PostCourier(slack);
    this.conversations = slack.conversations();
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.permalinks = permalinks;
    this.clock = clock;
  }

  /** By the kind of delivery they carry. */
  public Map<String, Courier> couriers() {
    return Map.of(
        HEADLINE, SlackCourier.to("keep the headline up to date", this::headline),
        ANNOUNCEMENT, this::announced,
        TOPIC, SlackCourier.to("set the topic", this::topic),
        PIN, SlackCourier.to("pin the headline", this::pin),
        BOOKMARK, SlackCourier.to("add bookmarks", this::bookmark));
  }

  private DeliveryResult headline(Attempt attempt) throws SlackFailure {
    Incident incident = incident(attempt);
    Optional<ChannelId> channel = incident.room().channel();
    if (channel.isEmpty()) {
      return DeliveryResult.delivered(); // opening the room asks for it
    }
    Message message = HeadlineMessage.of(incident, playbooks.of(incident), clock.instant());
    Optional<String> ts = incident.room().headline();
    if (ts.isPresent()) {
      edit(channel.get(), ts.get(), message);
      return DeliveryResult.delivered();
    }
    Posted posted = post(attempt, channel.get().value(), message);
    return DeliveryResult.delivered(new HeadlinePosted(posted.ts()));
  }

  /** Where it is announced is the incident's playbook's affair, and so is told with what failed. */
  private DeliveryResult announced(Attempt attempt) throws InterruptedException {
    String where = announcementChannel(playbook(attempt));
    return SlackCourier.to("announce it in " + where, this::announcement).deliver(attempt);
  }

  private DeliveryResult announcement(Attempt attempt) throws SlackFailure {
    Incident incident = incident(attempt);
    Message message = AnnouncementMessage.of(incident, playbooks.of(incident));
    Optional<Announcement> announced = incident.room().announcement();
    if (announced.isPresent()) {
      edit(announced.get().channel(), announced.get().ts(), message);
      return DeliveryResult.delivered();
    }
    Posted posted = announce(attempt, message);
    Announced learned = new Announced(new ChannelId(posted.channel()), posted.ts());
    return posted
        .perhapsTwice()
        .map(why -> DeliveryResult.delivered(learned, perhapsTwice(attempt, why)))
        .orElseGet(() -> DeliveryResult.delivered(learned));
  }

  /** Told to nobody would be worse than told twice; so it was announced, and this is said. */
  private StepFailed perhapsTwice(Attempt attempt, String why) {
    return new StepFailed(
        "make sure that it is announced only once in " + announcementChannel(playbook(attempt)),
        why + " If it stands there twice, the newer one is kept up to date: delete the other.");
  }

  /** By the name that the playbook has, or, where somebody changed it since, by the id. */
  private Posted announce(Attempt attempt, Message message) throws SlackFailure {
    try {
      return post(attempt, whereToAnnounce(attempt), message);
    } catch (SlackFailure failure) {
      String named = playbook(attempt).warRoom().announcementChannel();
      Optional<String> before = failure.is("channel_not_found") ? announcedIn() : Optional.empty();
      if (before.isEmpty() || !conversations.wasCalled(before.get(), named)) {
        throw failure;
      }
      return post(attempt, before.get(), message);
    }
  }

  /**
   * By name, as the playbook has it. If an earlier try may have announced it, by the id that an
   * earlier incident's announcement told, so that nobody walks through all channels to find it.
   */
  private String whereToAnnounce(Attempt attempt) throws SlackFailure {
    String named = playbook(attempt).warRoom().announcementChannel();
    if (!attempt.maybeDone() || Conversations.isId(named)) {
      return named;
    }
    Optional<String> before = announcedIn();
    return before.isPresent() && conversations.isCalled(before.get(), named) ? before.get() : named;
  }

  private Optional<String> announcedIn() {
    return incidents.find(new IncidentQuery.Recent(ANNOUNCED_LATELY)).stream()
        .flatMap(incident -> incident.room().announcement().stream())
        .map(announced -> announced.channel().value())
        .findFirst();
  }

  private static String announcementChannel(Playbook playbook) {
    return Conversations.mention(playbook.warRoom().announcementChannel());
  }

  private DeliveryResult topic(Attempt attempt) throws SlackFailure {
    Incident incident = incident(attempt);
    Optional<ChannelId> channel = incident.room().channel();
    if (channel.isPresent()) {
      slack.call(
          SlackMethod.CONVERSATIONS_SET_TOPIC,
          null,
          methods ->
              methods.conversationsSetTopic(
                  r -> r.channel(channel.get().value()).topic(topic(incident))));
    }
    return DeliveryResult.delivered();
  }

  private String topic(Incident incident) {
    String commander = incident.team().commander().map(Mrkdwn::user).orElse("nobody yet");
    String status = playbooks.of(incident).statusWord(incident);
    return Cut.to(
        SlackLimits.TOPIC,
        Mrkdwn.entities(incident.severity() + " · " + status)
            + " · commander: "
            + commander
            + " · "
            + Mrkdwn.entities(incident.title()));
  }

  private DeliveryResult pin(Attempt attempt) throws SlackFailure {
    slack.call(
        SlackMethod.PINS_ADD,
        null,
        methods ->
            methods.pinsAdd(
                r -> r.channel(attempt.job().arg("channel")).timestamp(attempt.job().arg("ts"))));
    return DeliveryResult.delivered();
  }

  /** A bookmark of the same link is there already if an earlier try made it. */
  private DeliveryResult bookmark(Attempt attempt) throws SlackFailure {
    String channel = attempt.job().arg("channel");
    String title = attempt.job().arg("title");
    String link = link(attempt, channel);
    if (attempt.maybeDone() && isBookmarked(channel, link)) {
      return DeliveryResult.delivered();
    }
    slack.call(
        SlackMethod.BOOKMARKS_ADD,
        null,
        methods ->
            methods.bookmarksAdd(r -> r.channelId(channel).title(title).type("link").link(link)));
    return DeliveryResult.delivered();
  }

  private String link(Attempt attempt, String channel) {
    String ts = attempt.job().args().get("ts");
    return ts == null ? attempt.job().arg("url") : permalinks.get().of(new ChannelId(channel), ts);
  }

  private boolean isBookmarked(String channel, String link) throws SlackFailure {
    return slack
        .call(
            SlackMethod.BOOKMARKS_LIST,
            null,
            methods -> methods.bookmarksList(r -> r.channelId(channel)))
        .getBookmarks()
        .stream()
        .anyMatch(b -> link.equals(b.getLink()));
  }

  /** What an earlier try posted says what was so then: it is made to say what is so now. */
  private Posted post(Attempt attempt, String channel, Message message) throws SlackFailure {
    Posted posted =
        posts.send(
            attempt.delivery().key(), channel, message.text(), message.blocksJson(), attempt);
    if (posted.when() == PostCourier.When.EARLIER) {
      edit(new ChannelId(posted.channel()), posted.ts(), message);
    }
    return posted;
  }

  private void edit(ChannelId channel, String ts, Message message) throws SlackFailure {
    slack.call(
        SlackMethod.CHAT_UPDATE,
        channel.value(),
        methods ->
            methods.chatUpdate(
                r ->
                    r.channel(channel.value())
                        .ts(ts)
                        .text(Cut.to(SlackLimits.UPDATED_TEXT, message.text()))
                        .blocksAsString(message.blocksJson())));
  }

  private Playbook playbook(Attempt attempt) {
    return playbooks.of(incident(attempt));
  }

  private Incident incident(Attempt attempt) {
    return incidents.find(attempt.delivery().incident()).orElseThrow();
  }
}
