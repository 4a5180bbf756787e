package dev.muster;

import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Delivery.Reminder;
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
import dev.muster.feature.plan.PlanCourier;
import dev.muster.feature.plan.PlanReaction;
import dev.muster.feature.report.CatchUp;
import dev.muster.feature.report.ListCommand;
import dev.muster.feature.report.OutsiderPost;
import dev.muster.feature.report.Summaries;
import dev.muster.feature.report.SummaryCommand;
import dev.muster.feature.report.WhoCommand;
import dev.muster.feature.resolve.CancelCommand;
import dev.muster.feature.resolve.CancelModal;
import dev.muster.feature.resolve.Cancelling;
import dev.muster.feature.resolve.CloseCommand;
import dev.muster.feature.resolve.Closing;
import dev.muster.feature.resolve.Endings;
import dev.muster.feature.resolve.ReopenCommand;
import dev.muster.feature.resolve.ReopenModal;
import dev.muster.feature.resolve.Reopening;
import dev.muster.feature.resolve.ResolveCommand;
import dev.muster.feature.resolve.ResolveModal;
import dev.muster.feature.resolve.Resolving;
import dev.muster.feature.role.Assigning;
import dev.muster.feature.role.HandoffCommand;
import dev.muster.feature.role.HandoffModal;
import dev.muster.feature.role.Handoffs;
import dev.muster.feature.role.People;
import dev.muster.feature.role.RoleCommand;
import dev.muster.feature.role.RoleModal;
import dev.muster.feature.role.RoleReaction;
import dev.muster.feature.role.TakeCommand;
import dev.muster.feature.rolereport.ReportCommand;
import dev.muster.feature.rolereport.ReportModal;
import dev.muster.feature.rolereport.ReportReaction;
import dev.muster.feature.rolereport.RoleReporting;
import dev.muster.feature.severity.Grading;
import dev.muster.feature.severity.SeverityCommand;
import dev.muster.feature.severity.SeverityModal;
import dev.muster.feature.severity.SeverityReaction;
import dev.muster.feature.status.Moving;
import dev.muster.feature.status.StatusCommand;
import dev.muster.feature.status.StatusModal;
import dev.muster.feature.status.StatusReaction;
import dev.muster.feature.tell.ApproveCommand;
import dev.muster.feature.tell.AudiencePost;
import dev.muster.feature.tell.Informing;
import dev.muster.feature.tell.RejectCommand;
import dev.muster.feature.tell.SentCommand;
import dev.muster.feature.tell.TellCommand;
import dev.muster.feature.tell.TellModal;
import dev.muster.feature.tell.TellReaction;
import dev.muster.feature.tell.Writing;
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
import dev.muster.incident.Incident;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Command;
import dev.muster.slack.Listener;
import dev.muster.slack.Modal;
import dev.muster.slack.Shortcut;
import dev.muster.slack.Whisper;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.web.Messages;
import dev.muster.slack.web.Names;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.slack.web.Workspace;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** All that Muster does: these lists are the map. A new command is its class and its line here. */
final class Features {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Playbooks playbooks;
  private final Clock clock;
  private final Gate gate;
  private final SlackGateway slack;
  private final Workspace workspace;
  private final UserGroups groups;
  private final ExecutorService afterwards;

  private final Declaring declaring;
  private final Joining joining;
  private final Noting noting;
  private final Capturing capturing;
  private final Summaries summaries;
  private final Updating updating;
  private final Informing informing;
  private final RoleReporting reporting;
  private final Moving moving;
  private final Grading grading;
  private final Assigning assigning;
  private final Handoffs handoffs;
  private final Snoozing snoozing;
  private final Resolving resolving;
  private final Closing closing;
  private final Reopening reopening;
  private final Cancelling cancelling;
  private final List<Command> commands;

  /** What is kept, by whose rules and clock, and who is let do what. */
  record Ground(
      Incidents incidents, Timeline timeline, Playbooks playbooks, Clock clock, Gate gate) {}

  /** Slack, as the features see it. */
  record Reach(SlackGateway slack, Workspace workspace, UserGroups groups) {}

  Features(Ground ground, Reach reach, ExecutorService afterwards) {
    incidents = ground.incidents();
    timeline = ground.timeline();
    playbooks = ground.playbooks();
    clock = ground.clock();
    gate = ground.gate();
    slack = reach.slack();
    workspace = reach.workspace();
    groups = reach.groups();
    this.afterwards = afterwards;

    declaring = new Declaring(incidents, playbooks, clock);
    joining = new Joining(incidents);
    closing = new Closing(gate);
    noting = new Noting(incidents, clock, playbooks);
    capturing = new Capturing(incidents, timeline, workspace::permalinks);
    summaries = new Summaries(timeline, playbooks, clock);
    updating = new Updating(incidents, playbooks, clock);
    informing = new Informing(incidents, playbooks);
    reporting = new RoleReporting(incidents, playbooks);
    moving = new Moving(incidents, playbooks);
    grading = new Grading(incidents, playbooks, gate);
    People people = new People(workspace::us);
    assigning = new Assigning(incidents, playbooks, people, gate);
    handoffs = new Handoffs(incidents, playbooks, people, gate);
    snoozing = new Snoozing(incidents, playbooks, clock);
    resolving = new Resolving(incidents, playbooks);
    reopening = new Reopening(incidents);
    cancelling = new Cancelling(incidents, gate);
    commands = listed();
  }

  List<Command> commands() {
    return commands;
  }

  /** What follows {@code /incident}, in the order of the help. */
  private List<Command> listed() {
    Command declare = new DeclareCommand(declaring);
    return List.of(
        declare,
        new JoinCommand(joining),
        new UpdateCommand(updating),
        new ReportCommand(reporting),
        new TellCommand(informing, new Writing(playbooks, new Names(slack, clock), clock)),
        new ApproveCommand(informing),
        new RejectCommand(informing),
        new SentCommand(informing),
        new StatusCommand(moving),
        new SeverityCommand(grading),
        new RoleCommand(assigning),
        new TakeCommand(assigning),
        new HandoffCommand(handoffs),
        new NoteCommand(noting),
        new DecideCommand(noting),
        new SnoozeCommand(snoozing),
        new NudgesCommand(playbooks, clock),
        new TimelineCommand(timeline, playbooks),
        new WhoCommand(playbooks),
        new SummaryCommand(summaries),
        new ResolveCommand(resolving),
        new ReopenCommand(reopening),
        new CancelCommand(cancelling),
        new CloseCommand(closing),
        new ExportCommand(incidents, clock),
        new ListCommand(incidents, clock),
        new PanelCommand(declare),
        new HelpCommand(this::commands));
  }

  List<Modal> modals() {
    return List.of(
        new DeclareModal(declaring, joining),
        new UpdateModal(updating),
        new ReportModal(reporting),
        new TellModal(informing),
        new StatusModal(moving),
        new SeverityModal(grading),
        new RoleModal(assigning),
        new HandoffModal(handoffs),
        new SnoozeModal(snoozing),
        new ResolveModal(resolving),
        new ReopenModal(reopening),
        new CancelModal(cancelling),
        new NoteModal(noting),
        new DecideModal(noting),
        new CaptureModal(capturing, incidents));
  }

  List<Shortcut> shortcuts() {
    return List.of(
        new DeclareShortcut(declaring),
        new DeclareFromMessage(declaring, workspace::permalinks),
        new AddToTimeline(capturing, incidents, gate));
  }

  List<Listener> listeners() {
    return List.of(
        new Pushpin(incidents, capturing, clock),
        new Afterlife(incidents, timeline),
        new CatchUp(incidents, workspace::us, clock),
        new HomeTab(slack, incidents, playbooks, afterwards));
  }

  /** What follows from each event. */
  static List<Reaction> reactions(Playbooks playbooks) {
    return List.of(
        new WarRoom(playbooks),
        new Headline(playbooks),
        new UpdateReaction(playbooks),
        new ReportReaction(),
        new TellReaction(playbooks),
        new StatusReaction(playbooks),
        new SeverityReaction(playbooks),
        new RoleReaction(playbooks),
        new OutsiderPost(),
        new NudgeReaction(playbooks),
        new PlanReaction(playbooks),
        new Endings(playbooks),
        new DecisionPost());
  }

  /** What must be armed for an open incident; the auditor looks whether it is. */
  static List<Function<Incident, Optional<Reminder>>> armed(Playbooks playbooks) {
    return List.of(
        incident -> NudgeReaction.expected(incident, playbooks),
        incident -> PlanReaction.expected(incident, playbooks));
  }

  /** Who carries which kind of delivery. */
  Map<String, Courier> couriers() {
    Map<String, Courier> all = new HashMap<>();
    all.put(Post.KIND, new PostCourier(slack).courier());
    all.putAll(WarRoom.couriers(slack, groups, incidents, playbooks));
    all.putAll(new NudgeCourier(slack, groups, incidents, playbooks, clock).couriers());
    all.putAll(new PlanCourier(incidents, playbooks, clock).couriers());
    all.putAll(new Surfaces(slack, incidents, playbooks, workspace::permalinks).couriers());
    all.putAll(Pushpin.couriers(new Messages(slack), capturing, workspace::permalinks));
    all.putAll(CatchUp.couriers(incidents, gate, summaries, new Whisper(slack)));
    all.putAll(AudiencePost.couriers(slack));
    all.putAll(Upload.couriers(slack, new Names(slack, clock), incidents, timeline));
    return all;
  }
}
