package dev.muster;

import com.slack.api.Slack;
import dev.muster.audit.Auditor;
import dev.muster.database.Database;
import dev.muster.delivery.Backlog;
import dev.muster.delivery.Deliveries;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.metrics.Meters;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Commands;
import dev.muster.slack.SlackBot;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.slack.web.Workspace;
import dev.muster.store.Incidents;
import dev.muster.store.OpenIncidents;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/** The whole bot, put together: read it from top to bottom. */
public final class Bot implements AutoCloseable {
  /** How long the queue may take to catch up before something counts as missed. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(30);

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

  private final Commands commands;
  private final Deliveries deliveries;
  private final Auditor auditor;
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
            new Incidents.Followers(Features.reactions(playbook), setup.journal()),
            clock);

    slack = new SlackGateway(client, setup.line().botToken(), clock);
    workspace = new Workspace(slack);
    groups = new UserGroups(slack, clock);

    Features features =
        new Features(
            new Features.Ground(incidents, timeline, playbook, clock),
            new Features.Reach(slack, workspace, groups),
            afterwards);
    commands = new Commands(features.commands(), incidents);
    deliveries =
        new Deliveries(
            setup.database(),
            deliveryTable,
            clock,
            features.couriers(),
            (transaction, id, event) ->
                incidents.record(transaction, id, Actor.MUSTER, incident -> event),
            meters::delivered);
    auditor =
        new Auditor(
            new Auditor.Sight(
                new OpenIncidents(setup.database()),
                new Backlog(setup.database()),
                deliveries::heartbeat),
            Features.armed(playbook),
            clock,
            CATCHING_UP);
    bolt =
        new SlackBot(
            client,
            slack,
            new SlackBot.Answers(
                commands, features.modals(), features.shortcuts(), features.listeners()),
            afterwards,
            meters::fault);
    socket =
        new SocketMode(
            bolt.app(), setup.line().appToken(), setup.sockets(), new SocketMeters(meters), clock);
    meters.gauge("muster.incidents.open", "Incidents somebody works on", incidents::openCount);
    meters.gauge("muster.socket.connections", "Live connections to Slack", socket::connected);
    meters.gauge("muster.due.missed", "Things due that did not happen", auditor::missed);
    meters.gauge(
        "muster.deliveries.heartbeat.age",
        "Seconds since the delivery loop last turned",
        () -> deliveries.heartbeat().age().toMillis() / 1000.0);
  }

  /**
   * Connects to Slack.
   *
   * @throws SlackFailure if Slack refuses the token
   */
  public void start() throws SlackFailure {
    workspace.learn();
    // Not before: a second process on the same store must not take what is meant for the first.
    setup.database().awaitOpen();
    socket.start();
    deliveries.start();
    auditor.start();
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

  public Auditor auditor() {
    return auditor;
  }

  /** Whether what falls due is delivered. */
  public boolean delivers() {
    return deliveries.heartbeat().beats();
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
    auditor.close();
    socket.close();
    deliveries.close();
    afterwards.shutdownNow();
    setup.database().close();
  }
}
