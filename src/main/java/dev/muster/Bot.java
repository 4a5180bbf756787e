package dev.muster;

import com.slack.api.Slack;
import dev.muster.audit.Auditor;
import dev.muster.backup.DailyCopy;
import dev.muster.database.Database;
import dev.muster.delivery.Backlog;
import dev.muster.delivery.Deliveries;
import dev.muster.delivery.DeliveryTable;
import dev.muster.doctor.StoreState;
import dev.muster.incident.Actor;
import dev.muster.metrics.Meters;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Commands;
import dev.muster.slack.SlackBot;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Insiders;
import dev.muster.slack.rights.Membership;
import dev.muster.slack.rights.PrivateDoor;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.slack.web.Workspace;
import dev.muster.store.Incidents;
import dev.muster.store.OpenIncidents;
import dev.muster.store.PlaybookShelf;
import dev.muster.store.Tidying;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The whole bot, put together: read it from top to bottom. */
public final class Bot implements AutoCloseable {
  /** How long the queue may take to catch up before something counts as missed. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(30);

  private final Setup setup;
  private final Clock clock;
  private final PlaybookShelf shelf;
  private final Playbooks playbooks;
  private final Meters meters = new Meters();

  private final Timeline timeline;
  private final DeliveryTable deliveryTable;
  private final Incidents incidents;

  private final SlackGateway slack;
  private final Workspace workspace;
  private final UserGroups groups;

  private final Commands commands;
  private final Deliveries deliveries;
  private final Optional<DailyCopy> copies;
  private final Auditor auditor;
  private final ExecutorService afterwards = Executors.newFixedThreadPool(4);
  private final ExecutorService asking = Executors.newFixedThreadPool(3);
  private final SlackBot bolt;
  private final SocketMode socket;

  /**
   * What a bot needs to live.
   *
   * @param database its store; closed with the bot
   * @param journal told in a line of each event; of what people wrote it holds nothing
   * @param copies where the daily copies of the store go; empty for none
   */
  public record Setup(
      Database database,
      Playbooks playbooks,
      Clock clock,
      Line line,
      SocketOptions sockets,
      Incidents.Journal journal,
      Optional<DailyCopy.Rule> copies) {
    /** With the journal in the log, and without copies. */
    public Setup(
        Database database, Playbooks playbooks, Clock clock, Line line, SocketOptions sockets) {
      this(
          database,
          playbooks,
          clock,
          line,
          sockets,
          LoggerFactory.getLogger(Bot.class)::info,
          Optional.empty());
    }

    /** The same with daily copies. */
    public Setup copiedTo(DailyCopy.Rule rule) {
      return new Setup(database, playbooks, clock, line, sockets, journal, Optional.of(rule));
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
    shelf = new PlaybookShelf(setup.database());
    playbooks = setup.playbooks().with(shelf);

    timeline = new Timeline(setup.database());
    deliveryTable = new DeliveryTable(clock);
    incidents =
        new Incidents(
            setup.database(),
            timeline,
            deliveryTable,
            new Incidents.Followers(Features.reactions(playbooks), setup.journal()),
            clock);

    slack = new SlackGateway(client, setup.line().botToken(), clock);
    workspace = new Workspace(slack);
    groups = new UserGroups(slack, clock);

    Gate gate =
        new Gate(
            incidents,
            playbooks,
            new Membership(slack, groups, asking),
            right -> meters.refused(right.key()));
    Features features =
        new Features(
            new Features.Ground(incidents, timeline, playbooks, clock, gate),
            new Features.Reach(slack, workspace, groups),
            afterwards);
    PrivateDoor door = new PrivateDoor(incidents, new Insiders(slack, asking), gate);
    commands = new Commands(features.commands(), incidents, door);
    deliveries =
        new Deliveries(
            setup.database(),
            deliveryTable,
            clock,
            features.couriers(),
            (transaction, id, event) ->
                incidents.record(transaction, id, Actor.MUSTER, incident -> event),
            meters::delivered);
    Tidying tidying = new Tidying(setup.database(), incidents, clock, Tidying.WORTH_IT);
    copies = setup.copies().map(rule -> new DailyCopy(setup.database(), rule, clock, tidying));
    auditor =
        new Auditor(
            new Auditor.Sight(
                new OpenIncidents(setup.database()),
                new Backlog(setup.database()),
                deliveries::heartbeat),
            Features.armed(playbooks),
            clock,
            CATCHING_UP);
    bolt =
        new SlackBot(
            client,
            slack,
            new SlackBot.Answers(
                commands, features.modals(), features.shortcuts(), features.listeners(), door),
            afterwards,
            meters::fault);
    socket =
        new SocketMode(
            bolt.app(), setup.line().appToken(), setup.sockets(), new SocketMeters(meters), clock);
    meters.gauge("muster.incidents.open", "Incidents somebody works on", incidents::openCount);
    meters.gauge(
        "muster.store.writable",
        "1 if something can be recorded",
        () -> store().writable() ? 1 : 0);
    meters.gauge("muster.store.free.bytes", "Free on the store's disk", () -> store().free());
    meters.gauge(
        "muster.backup.failing",
        "1 if the last daily copy could not be made",
        () -> copied().problem().isPresent() ? 1 : 0);
    meters.gauge(
        "muster.backup.made.seconds",
        "When the newest daily copy was made, since 1970",
        () -> copied().made().map(Instant::getEpochSecond).orElse(0L));
    meters.gauge(
        "muster.deliveries.overdue",
        "Deliveries that wait in vain",
        () -> setup.database().<Long>read(deliveryTable::overdue));
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
    shelf.keep(playbooks.all());
    socket.start();
    deliveries.start();
    copies.ifPresent(DailyCopy::start);
    auditor.start();
    afterwards.execute(new WarmUp(groups, playbooks, new OpenIncidents(setup.database())));
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

  private DailyCopy.State copied() {
    return copies
        .map(DailyCopy::state)
        .orElseGet(() -> new DailyCopy.State(Optional.empty(), Optional.empty()));
  }

  /** How the store is, looked at whole. */
  StoreState state() {
    return StoreState.of(
        setup.database(),
        deliveryTable,
        copied(),
        Optional.of(new StoreState.Line(socket.connected(), socket.proven())));
  }

  /** How the store is just now. */
  public Database.Condition store() {
    return setup.database().condition();
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
    return Stream.concat(deliveries.nextDue().stream(), copies.map(DailyCopy::nextDue).stream())
        .filter(at -> at.isAfter(clock.instant()))
        .min(Instant::compareTo);
  }

  /** Returns when all that is due by the clock has been done. */
  public void settle() throws InterruptedException {
    deliveries.settle();
    copies.ifPresent(DailyCopy::settle);
  }

  @Override
  public void close() {
    auditor.close();
    socket.close();
    copies.ifPresent(DailyCopy::close);
    deliveries.close();
    afterwards.shutdownNow();
    asking.shutdownNow();
    setup.database().close();
  }
}
