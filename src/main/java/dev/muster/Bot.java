package dev.muster;

import com.slack.api.Slack;
import dev.muster.database.Database;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Deliveries;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.DeliveryTable;
import dev.muster.delivery.Reaction;
import dev.muster.feature.capture.AddToTimeline;
import dev.muster.feature.capture.Afterlife;
import dev.muster.feature.capture.CaptureModal;
import dev.muster.feature.capture.Capturing;
import dev.muster.feature.capture.Pushpin;
import dev.muster.feature.declare.DeclareCommand;
import dev.muster.feature.declare.DeclareFromMessage;
import dev.muster.feature.declare.DeclareModal;
import dev.muster.feature.declare.DeclareShortcut;
import dev.muster.feature.declare.Declaring;
import dev.muster.feature.declare.JoinCommand;
import dev.muster.feature.declare.Joining;
import dev.muster.feature.export.ExportCommand;
import dev.muster.feature.export.Upload;
import dev.muster.feature.headline.Headline;
import dev.muster.feature.headline.Surfaces;
import dev.muster.feature.help.HelpCommand;
import dev.muster.feature.help.PanelCommand;
import dev.muster.feature.home.HomeTab;
import dev.muster.feature.nudge.NudgeCourier;
import dev.muster.feature.nudge.NudgeReaction;
import dev.muster.feature.nudge.NudgesCommand;
import dev.muster.feature.nudge.SnoozeCommand;
import dev.muster.feature.nudge.SnoozeModal;
import dev.muster.feature.nudge.Snoozing;
import dev.muster.feature.report.CatchUp;
import dev.muster.feature.report.ListCommand;
import dev.muster.feature.report.Summaries;
import dev.muster.feature.report.SummaryCommand;
import dev.muster.feature.report.WhoCommand;
import dev.muster.feature.resolve.CancelCommand;
import dev.muster.feature.resolve.CancelModal;
import dev.muster.feature.resolve.Cancelling;
import dev.muster.feature.resolve.CloseCommand;
import dev.muster.feature.resolve.Endings;
import dev.muster.feature.resolve.ReopenCommand;
import dev.muster.feature.resolve.ReopenModal;
import dev.muster.feature.resolve.Reopening;
import dev.muster.feature.resolve.ResolveCommand;
import dev.muster.feature.resolve.ResolveModal;
import dev.muster.feature.resolve.Resolving;
import dev.muster.feature.timeline.DecideCommand;
import dev.muster.feature.timeline.DecideModal;
import dev.muster.feature.timeline.DecisionPost;
import dev.muster.feature.timeline.NoteCommand;
import dev.muster.feature.timeline.NoteModal;
import dev.muster.feature.timeline.Noting;
import dev.muster.feature.timeline.TimelineCommand;
import dev.muster.feature.update.UpdateCommand;
import dev.muster.feature.update.UpdateModal;
import dev.muster.feature.update.UpdateReaction;
import dev.muster.feature.update.Updating;
import dev.muster.feature.warroom.WarRoom;
import dev.muster.incident.Actor;
import dev.muster.metrics.Meters;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Command;
import dev.muster.slack.Commands;
import dev.muster.slack.Listener;
import dev.muster.slack.Modal;
import dev.muster.slack.Shortcut;
import dev.muster.slack.SlackBot;
import dev.muster.slack.Whisper;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.Messages;
import dev.muster.slack.web.Names;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.slack.web.Workspace;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/** The whole bot, put together: read it from top to bottom. */
public final class Bot implements AutoCloseable {
  private final Setup setup;
  private final Clock clock;
  private final Playbook playbook;
  private final Meters meters = new Meters();

  private final Timeline timeline;
  private final DeliveryTable deliveryTable;
  private final Incidents incidents;

  private final SlackGateway slack;
  private final Workspace workspace;
  private final UserGroups groups;
  private final Declaring declaring;
  private final Joining joining;
  private final Updating updating;
  private final Snoozing snoozing;
  private final Resolving resolving;
  private final Reopening reopening;
  private final Cancelling cancelling;
  private final Noting noting;
  private final Capturing capturing;
  private final Summaries summaries;

  private final Commands commands;
  private final Deliveries deliveries;
  private final ExecutorService afterwards = Executors.newFixedThreadPool(4);
  private final SlackBot bolt;
  private final SocketMode socket;

  /**
   * What a bot needs to live.
   *
   * @param database its store; closed with the bot
   * @param journal told in a line of each event; of what people wrote it holds nothing
   */
  public record Setup(
      Database database,
      Playbook playbook,
      Clock clock,
      Line line,
      SocketOptions sockets,
      Incidents.Journal journal) {
    /** With the journal in the log. */
    public Setup(
        Database database, Playbook playbook, Clock clock, Line line, SocketOptions sockets) {
      this(database, playbook, clock, line, sockets, LoggerFactory.getLogger(Bot.class)::info);
    }
  }

  /** Where Slack is, and who we are there. */
  public record Line(String apiUrl, String botToken, String appToken) {
    @Override
    public String toString() {
      return apiUrl; // never a token
    }
  }

  public Bot(Setup setup) {
    this(setup, SlackGateway.client(setup.line().apiUrl()));
  }

  /**
   * @param client how Slack is reached
   */
  Bot(Setup setup, Slack client) {
    this.setup = setup;
    clock = setup.clock();
    playbook = setup.playbook();

    timeline = new Timeline(setup.database());
    deliveryTable = new DeliveryTable(clock);
    incidents =
        new Incidents(
            setup.database(),
            timeline,
            deliveryTable,
            new Incidents.Followers(reactions(), setup.journal()),
            clock);

    slack = new SlackGateway(client, setup.line().botToken(), clock);
    workspace = new Workspace(slack);
    groups = new UserGroups(slack, clock);
    declaring = new Declaring(incidents, playbook, clock);
    joining = new Joining(incidents);
    updating = new Updating(incidents, playbook);
    snoozing = new Snoozing(incidents, playbook, clock);
    resolving = new Resolving(incidents, playbook);
    reopening = new Reopening(incidents);
    cancelling = new Cancelling(incidents);
    noting = new Noting(incidents, clock, playbook.businessHours().zone());
    capturing = new Capturing(incidents, timeline, workspace::permalinks);
    summaries = new Summaries(timeline, playbook, clock);

    commands = new Commands(commands(), incidents);
    deliveries =
        new Deliveries(
            setup.database(),
            deliveryTable,
            clock,
            couriers(),
            (transaction, id, event) ->
                incidents.record(transaction, id, Actor.MUSTER, incident -> event),
            meters::delivered);
    bolt =
        new SlackBot(
            client,
            slack,
            new SlackBot.Answers(commands, modals(), shortcuts(), listeners()),
            afterwards,
            meters::fault);
    socket =
        new SocketMode(
            bolt.app(), setup.line().appToken(), setup.sockets(), new SocketMeters(meters), clock);
    meters.gauge("muster.incidents.open", "Incidents somebody works on", incidents::openCount);
    meters.gauge("muster.socket.connections", "Live connections to Slack", socket::connected);
  }

  /** What follows {@code /incident}, in the order of the help. */
  private List<Command> commands() {
    Command declare = new DeclareCommand(declaring);
    return List.of(
        declare,
        new JoinCommand(joining),
        new UpdateCommand(updating),
        new SnoozeCommand(snoozing),
        new NudgesCommand(playbook, clock),
        new ResolveCommand(resolving),
        new ReopenCommand(reopening),
        new CancelCommand(cancelling),
        new CloseCommand(incidents),
        new NoteCommand(noting),
        new DecideCommand(noting),
        new TimelineCommand(timeline, playbook.businessHours().zone()),
        new WhoCommand(playbook),
        new SummaryCommand(summaries),
        new ExportCommand(incidents, clock),
        new ListCommand(incidents, clock),
        new PanelCommand(declare),
        new HelpCommand(this::allCommands));
  }

  private List<Modal> modals() {
    return List.of(
        new DeclareModal(declaring, joining),
        new UpdateModal(updating),
        new SnoozeModal(snoozing),
        new ResolveModal(resolving),
        new ReopenModal(reopening),
        new CancelModal(cancelling),
        new NoteModal(noting),
        new DecideModal(noting),
        new CaptureModal(capturing, incidents));
  }

  private List<Shortcut> shortcuts() {
    return List.of(
        new DeclareShortcut(declaring),
        new DeclareFromMessage(declaring, workspace::permalinks),
        new AddToTimeline(capturing, incidents));
  }

  private List<Listener> listeners() {
    return List.of(
        new Pushpin(incidents, capturing, clock),
        new Afterlife(incidents, timeline),
        new CatchUp(incidents, workspace::us, clock),
        new HomeTab(slack, incidents, playbook, afterwards));
  }

  /** What follows from each event. */
  private List<Reaction> reactions() {
    return List.of(
        new WarRoom(playbook),
        new Headline(playbook),
        new UpdateReaction(playbook),
        new NudgeReaction(playbook),
        new Endings(playbook),
        new DecisionPost());
  }

  /** Who carries which kind of delivery. */
  private Map<String, Courier> couriers() {
    Map<String, Courier> all = new HashMap<>();
    all.put(Post.KIND, new PostCourier(slack).courier());
    all.putAll(WarRoom.couriers(slack, groups, incidents, playbook));
    all.putAll(new NudgeCourier(slack, groups, incidents, playbook, clock).couriers());
    all.putAll(new Surfaces(slack, incidents, playbook, workspace::permalinks).couriers());
    all.putAll(Pushpin.couriers(new Messages(slack), capturing, workspace::permalinks));
    all.putAll(CatchUp.couriers(incidents, summaries, new Whisper(slack)));
    all.putAll(Upload.couriers(slack, new Names(slack, clock), incidents, timeline));
    return all;
  }

  private List<Command> allCommands() {
    return commands.all();
  }

  /**
   * Connects to Slack.
   *
   * @throws SlackFailure if Slack refuses the token
   */
  public void start() throws SlackFailure {
    workspace.learn();
    socket.start();
    deliveries.start();
    afterwards.execute(new WarmUp(groups, playbook));
  }

  /** What is done with a bot that is not connected. */
  @FunctionalInterface
  interface Play {
    void on(SlackBot bot) throws InterruptedException;
  }

  /** Runs without a connection, for a {@link Rehearsal}. */
  void rehearse(Play play) throws SlackFailure, InterruptedException {
    workspace.learn();
    deliveries.start();
    play.on(bolt);
  }

  public Incidents incidents() {
    return incidents;
  }

  public Timeline timeline() {
    return timeline;
  }

  public Meters meters() {
    return meters;
  }

  public SocketMode socket() {
    return socket;
  }

  public Commands commandTable() {
    return commands;
  }

  /** When the clock next has something to do; empty if nothing waits. */
  public Optional<Instant> nextDue() {
    return deliveries.nextDue();
  }

  /** Returns when all that is due by the clock has been done. */
  public void settle() throws InterruptedException {
    deliveries.settle();
  }

  @Override
  public void close() {
    socket.close();
    deliveries.close();
    afterwards.shutdownNow();
    setup.database().close();
  }
}
