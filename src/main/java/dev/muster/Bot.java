package dev.muster;

import com.slack.api.Slack;
import dev.muster.alert.AlertHook;
import dev.muster.audit.Auditor;
import dev.muster.backup.DailyCopy;
import dev.muster.database.Database;
import dev.muster.delivery.Deliveries;
import dev.muster.delivery.Passage;
import dev.muster.doctor.StoreState;
import dev.muster.feature.home.ActiveHomeTabs;
import dev.muster.feature.stats.MonthlyReport;
import dev.muster.metrics.Meters;
import dev.muster.playbook.Playbooks;
import dev.muster.priority.PeopleFirst;
import dev.muster.slack.Commands;
import dev.muster.slack.SlackBot;
import dev.muster.slack.call.Handles;
import dev.muster.slack.rights.ChannelMembership;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Membership;
import dev.muster.slack.rights.PrivateIncidentAccess;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.text.Joined;
import dev.muster.slack.web.AppAccess;
import dev.muster.slack.web.MentionLabels;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.slack.web.Workspace;
import dev.muster.store.Incidents;
import dev.muster.store.OpenIncidents;
import dev.muster.store.PlaybookShelf;
import dev.muster.store.Timeline;
import dev.muster.store.action.OpenActions;
import dev.muster.store.alert.Alerts;
import dev.muster.store.log.PastIncidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The whole bot, put together: read it from top to bottom. */
public final class Bot implements AutoCloseable {
  /** How long the queue may take to catch up before something counts as missed. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(30);

  private final Clock clock;
  private final PlaybookShelf shelf;
  private final Playbooks playbooks;
  private final Meters meters = new Meters();
  private final PeopleFirst people = new PeopleFirst();
  private final Store store;
  private final SlackGateway slack;
  private final Workspace workspace;
  private final Handles handles;

  private final Features features;
  private final AlertHook hook;
  private final Commands commands;
  private final ReminderRepair reminders;
  private final Deliveries deliveries;
  private final Auditor auditor;
  private final ExecutorService afterwards = Executors.newFixedThreadPool(4);
  private final ExecutorService asking = Executors.newFixedThreadPool(3);
  private final SlackBot bolt;
  private final SocketMode socket;
  private volatile CountDownLatch warmingUp = new CountDownLatch(0);

  public Bot(Setup setup) {
    this(setup, SlackGateway.client(setup.line().apiUrl(), System.getenv()));
  }

  /** With this client Slack is reached. */
  Bot(Setup setup, Slack client) {
    clock = setup.clock();
    shelf = new PlaybookShelf(setup.database());
    playbooks = setup.playbooks().with(shelf);

    ActiveHomeTabs viewers = new ActiveHomeTabs();
    store =
        Store.of(
            setup.database(),
            new Incidents.Followers(
                Features.reactions(playbooks, viewers), Joined::of, setup.journal()),
            setup.copies(),
            clock,
            people);

    slack = new SlackGateway(client, setup.line().botToken(), clock);
    workspace = new Workspace(slack);
    UserGroups groups = new UserGroups(slack, clock);
    handles = new Handles(slack, groups, clock);
    MentionLabels labels = new MentionLabels(slack, groups, clock, asking);

    Gate gate =
        new Gate(
            store.incidents(),
            playbooks,
            new Membership(slack, groups, asking),
            right -> meters.refused(right.key()));
    Alerts alerts = new Alerts(store.database());
    hook = new AlertHook(store.incidents(), alerts, playbooks, clock, meters::alert);
    features =
        new Features(
            new Features.Ground(
                new Features.Kept(
                    store.incidents(),
                    store.timeline(),
                    new PastIncidents(store.database()),
                    new OpenActions(store.database())),
                playbooks,
                clock,
                gate,
                alerts),
            new Features.Reach(slack, workspace, handles, labels, viewers),
            setup.drills(),
            afterwards);
    PrivateIncidentAccess door =
        new PrivateIncidentAccess(store.incidents(), new ChannelMembership(slack, asking), gate);
    commands = new Commands(features.commands(), store.incidents(), door);
    reminders =
        new ReminderRepair(Features.armed(playbooks), store.database(), store.incidents(), clock);
    deliveries =
        new Deliveries(
            store.database(),
            store.deliveries(),
            clock,
            features.couriers(),
            reminders,
            meters::delivered,
            Passage.yielding(slack.access(), people::giveWayBriefly));
    auditor =
        new Auditor(
            store.sight(deliveries::heartbeat, () -> shutOut().isPresent()),
            reminders.recurrences(),
            missing -> {
              reminders.repair(missing);
              meters.repaired(missing.kind());
            },
            clock,
            CATCHING_UP,
            people);
    bolt =
        new SlackBot(
            client,
            slack,
            new SlackBot.Answers(
                commands, features.modals(), features.shortcuts(), features.listeners(), door),
            labels,
            afterwards,
            SlackBot.Faults.of(meters::fault, meters::malformed),
            clock);
    socket =
        new SocketMode(
            bolt.app(),
            setup.line().appToken(),
            setup.sockets(),
            new SocketMeters(meters),
            clock,
            people);
    new Gauges(store, deliveries, socket, auditor).showIn(meters);
    meters.gauge(
        "muster.slack.shut.out",
        "1 while Slack refuses whatever Muster asks, and everything waits",
        () -> shutOut().isPresent() ? 1 : 0);
  }

  /**
   * Connects to Slack.
   *
   * @throws SlackFailure if Slack refuses the token
   */
  public void start() throws SlackFailure {
    workspace.learn();
    // Not before: a second process on the same store must not take what is meant for the first.
    store.database().awaitOpen();
    shelf.keep(playbooks.all());
    OpenIncidents open = new OpenIncidents(store.database());
    reminders.of(open.get());
    MonthlyReport.armed(playbooks, clock.instant()).forEach(store.incidents()::enqueue);
    socket.start();
    deliveries.start();
    store.copies().ifPresent(DailyCopy::start);
    auditor.start();
    warmingUp = new CountDownLatch(1);
    BooleanSupplier titles = () -> store.incidents().readTitles(1_000);
    afterwards.execute(
        new CacheWarmUp(handles, playbooks, open, titles, people, warmingUp, afterwards));
  }

  /**
   * Runs without a connection.
   *
   * @param answers before anything is delivered
   */
  void rehearse(JvmWarmUp.Play answers, JvmWarmUp.Play whole)
      throws SlackFailure, InterruptedException {
    workspace.learn();
    answers.on(bolt);
    deliveries.start();
    whole.on(bolt);
  }

  /** All that it does. */
  Features features() {
    return features;
  }

  /** Who goes first in this bot. */
  public PeopleFirst people() {
    return people;
  }

  public Incidents incidents() {
    return store.incidents();
  }

  public Timeline timeline() {
    return store.timeline();
  }

  /** How the store is, looked at whole. */
  public StoreState state() {
    return store.state(
        new StoreState.Line(
            socket.connected(),
            socket.proven(),
            shutOut(),
            auditor.all().stream().map(one -> one.what() + " " + one.how()).toList()));
  }

  /** Why Slack refuses whatever this bot asks, and what to do; empty where it doesn't. */
  public Optional<String> shutOut() {
    return slack.access().shutOut().map(AppAccess.ShutOut::text);
  }

  /** How the store is just now. */
  public Database.Condition store() {
    return store.database().condition();
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

  /** Where alerts of machines are taken in. */
  public AlertHook hook() {
    return hook;
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
    return Stream.concat(
            deliveries.nextDue().stream(), store.copies().map(DailyCopy::nextDue).stream())
        .filter(at -> at.isAfter(clock.instant()))
        .min(Instant::compareTo);
  }

  /** What that will be, as far as the store says. */
  public Optional<NextScheduled> comingUp() {
    return Stream.concat(
            deliveries.coming().map(NextScheduled::of).stream(),
            store.copies().map(NextScheduled::of).stream())
        .filter(coming -> coming.at().isAfter(clock.instant()))
        .min(Comparator.comparing(NextScheduled::at));
  }

  /** Returns when all that is due by the clock has been done, and the start is over. */
  public void settle() throws InterruptedException {
    warmingUp.await();
    deliveries.settle();
    store.copies().ifPresent(DailyCopy::settle);
  }

  @Override
  public void close() {
    auditor.close();
    socket.close();
    store.copies().ifPresent(DailyCopy::close);
    deliveries.close();
    afterwards.shutdownNow();
    asking.shutdownNow();
    store.database().close();
  }
}
