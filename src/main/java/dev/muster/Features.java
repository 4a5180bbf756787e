package dev.muster;

import dev.muster.alert.AlertCouriers;
import dev.muster.alert.AlertReaction;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction;
import dev.muster.delivery.Recurrence;
import dev.muster.drill.Scenarios;
import dev.muster.feature.action.ActionCommand;
import dev.muster.feature.action.ActionItemService;
import dev.muster.feature.action.ActionModal;
import dev.muster.feature.action.ActionReaction;
import dev.muster.feature.action.ActionsCommand;
import dev.muster.feature.action.Memo;
import dev.muster.feature.action.ReadOuts;
import dev.muster.feature.action.Todo;
import dev.muster.feature.after.AfterReaction;
import dev.muster.feature.call.CallCommand;
import dev.muster.feature.call.CallModal;
import dev.muster.feature.call.CallReaction;
import dev.muster.feature.call.SetCallLink;
import dev.muster.feature.capture.AddToTimeline;
import dev.muster.feature.capture.CaptureMessage;
import dev.muster.feature.capture.CaptureModal;
import dev.muster.feature.capture.CapturedMessageTracker;
import dev.muster.feature.capture.Pushpin;
import dev.muster.feature.checklist.ChecklistCommand;
import dev.muster.feature.checklist.ChecklistReaction;
import dev.muster.feature.declare.AlertAnswers;
import dev.muster.feature.declare.AlertCommand;
import dev.muster.feature.declare.DeclareCommand;
import dev.muster.feature.declare.DeclareFromMessage;
import dev.muster.feature.declare.DeclareIncident;
import dev.muster.feature.declare.DeclareModal;
import dev.muster.feature.declare.DeclareShortcut;
import dev.muster.feature.declare.JoinCommand;
import dev.muster.feature.declare.JoinIncident;
import dev.muster.feature.drill.DrillCommand;
import dev.muster.feature.drill.DrillCourier;
import dev.muster.feature.drill.DrillModal;
import dev.muster.feature.drill.DrillReaction;
import dev.muster.feature.drill.StartDrill;
import dev.muster.feature.escalate.EscalateAfterIgnoredNudges;
import dev.muster.feature.escalate.EscalateCommand;
import dev.muster.feature.escalate.EscalateIncident;
import dev.muster.feature.escalate.EscalateModal;
import dev.muster.feature.escalate.EscalateReaction;
import dev.muster.feature.escalate.ResponderResolver;
import dev.muster.feature.export.ExportCommand;
import dev.muster.feature.export.Upload;
import dev.muster.feature.headline.Headline;
import dev.muster.feature.headline.Surfaces;
import dev.muster.feature.help.HelpCommand;
import dev.muster.feature.help.PanelCommand;
import dev.muster.feature.home.ActiveHomeTabs;
import dev.muster.feature.home.HomeCommand;
import dev.muster.feature.home.HomeQuery;
import dev.muster.feature.home.HomeReaction;
import dev.muster.feature.home.HomeTab;
import dev.muster.feature.nudge.NudgeCourier;
import dev.muster.feature.nudge.NudgeReaction;
import dev.muster.feature.nudge.NudgesCommand;
import dev.muster.feature.nudge.SnoozeCommand;
import dev.muster.feature.nudge.SnoozeModal;
import dev.muster.feature.nudge.SnoozeNudges;
import dev.muster.feature.overview.CatchUp;
import dev.muster.feature.overview.ListCommand;
import dev.muster.feature.overview.OutsiderPost;
import dev.muster.feature.overview.Summaries;
import dev.muster.feature.overview.SummaryCommand;
import dev.muster.feature.overview.WhoCommand;
import dev.muster.feature.page.AckCommand;
import dev.muster.feature.page.AckReaction;
import dev.muster.feature.page.PageCommand;
import dev.muster.feature.page.PageModal;
import dev.muster.feature.page.PagePeople;
import dev.muster.feature.plan.PlanCourier;
import dev.muster.feature.plan.PlanReaction;
import dev.muster.feature.postmortem.CanvasCourier;
import dev.muster.feature.postmortem.DetailsModal;
import dev.muster.feature.postmortem.Document;
import dev.muster.feature.postmortem.PasteModal;
import dev.muster.feature.postmortem.PostmortemCommand;
import dev.muster.feature.postmortem.PostmortemEditor;
import dev.muster.feature.postmortem.PostmortemReaction;
import dev.muster.feature.postmortem.SectionModal;
import dev.muster.feature.resolve.CancelCommand;
import dev.muster.feature.resolve.CancelIncident;
import dev.muster.feature.resolve.CancelModal;
import dev.muster.feature.resolve.CloseCommand;
import dev.muster.feature.resolve.CloseIncident;
import dev.muster.feature.resolve.CloseModal;
import dev.muster.feature.resolve.ClosureNotices;
import dev.muster.feature.resolve.ReopenCommand;
import dev.muster.feature.resolve.ReopenIncident;
import dev.muster.feature.resolve.ReopenModal;
import dev.muster.feature.resolve.ResolveCommand;
import dev.muster.feature.resolve.ResolveIncident;
import dev.muster.feature.resolve.ResolveModal;
import dev.muster.feature.resolve.WatchReaction;
import dev.muster.feature.role.AssignRole;
import dev.muster.feature.role.HandoffCommand;
import dev.muster.feature.role.HandoffModal;
import dev.muster.feature.role.Handoffs;
import dev.muster.feature.role.People;
import dev.muster.feature.role.RoleBriefing;
import dev.muster.feature.role.RoleCommand;
import dev.muster.feature.role.RoleModal;
import dev.muster.feature.role.RoleReaction;
import dev.muster.feature.role.TakeCommand;
import dev.muster.feature.rolestatus.ReportCommand;
import dev.muster.feature.rolestatus.ReportModal;
import dev.muster.feature.rolestatus.ReportReaction;
import dev.muster.feature.rolestatus.SubmitRoleReport;
import dev.muster.feature.runbook.Checks;
import dev.muster.feature.runbook.RunbookCommand;
import dev.muster.feature.runbook.RunbookReaction;
import dev.muster.feature.severity.ChangeSeverity;
import dev.muster.feature.severity.SeverityCommand;
import dev.muster.feature.severity.SeverityModal;
import dev.muster.feature.severity.SeverityReaction;
import dev.muster.feature.stats.Counting;
import dev.muster.feature.stats.StatsCommand;
import dev.muster.feature.stats.StatsCouriers;
import dev.muster.feature.status.ChangeStatus;
import dev.muster.feature.status.StatusCommand;
import dev.muster.feature.status.StatusModal;
import dev.muster.feature.status.StatusReaction;
import dev.muster.feature.task.DoneCommand;
import dev.muster.feature.task.TaskCommand;
import dev.muster.feature.task.TaskReaction;
import dev.muster.feature.task.TaskService;
import dev.muster.feature.tell.ApproveCommand;
import dev.muster.feature.tell.AudienceDraft;
import dev.muster.feature.tell.AudiencePost;
import dev.muster.feature.tell.AudienceUpdates;
import dev.muster.feature.tell.RejectCommand;
import dev.muster.feature.tell.SentCommand;
import dev.muster.feature.tell.TellCommand;
import dev.muster.feature.tell.TellModal;
import dev.muster.feature.tell.TellReaction;
import dev.muster.feature.timebox.TimeUpReaction;
import dev.muster.feature.timeline.AddTimelineNote;
import dev.muster.feature.timeline.DecideCommand;
import dev.muster.feature.timeline.DecideModal;
import dev.muster.feature.timeline.DecisionPost;
import dev.muster.feature.timeline.NoteCommand;
import dev.muster.feature.timeline.NoteModal;
import dev.muster.feature.timeline.TimelineCommand;
import dev.muster.feature.update.PostUpdate;
import dev.muster.feature.update.PromiseReaction;
import dev.muster.feature.update.UpdateCommand;
import dev.muster.feature.update.UpdateModal;
import dev.muster.feature.update.UpdateReaction;
import dev.muster.feature.warroom.RoomCommand;
import dev.muster.feature.warroom.RoomWatch;
import dev.muster.feature.warroom.WarRoom;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Command;
import dev.muster.slack.Listener;
import dev.muster.slack.Modal;
import dev.muster.slack.Shortcut;
import dev.muster.slack.call.ChannelMembers;
import dev.muster.slack.call.Handles;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.web.MentionLabels;
import dev.muster.slack.web.Messages;
import dev.muster.slack.web.Names;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.Workspace;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.store.action.OpenActions;
import dev.muster.store.alert.Alerts;
import dev.muster.store.log.PastIncidents;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** All that Muster does: these lists are the map. A new command is its class and its line here. */
final class Features {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Playbooks playbooks;
  private final PastIncidents past;
  private final Clock clock;
  private final Gate gate;
  private final SlackGateway slack;
  private final Workspace workspace;
  private final Handles handles;
  private final Messages messages;

  private final DeclareIncident declaring;
  private final AlertAnswers answers;
  private final JoinIncident joining;
  private final StartDrill drills;
  private final AddTimelineNote noting;
  private final CaptureMessage capturing;
  private final Summaries summaries;
  private final PostUpdate updating;
  private final AudienceUpdates informing;
  private final SubmitRoleReport reporting;
  private final ChangeStatus moving;
  private final ChangeSeverity grading;
  private final AssignRole assigning;
  private final Handoffs handoffs;
  private final SnoozeNudges snoozing;
  private final EscalateIncident escalating;
  private final PagePeople paging;
  private final SetCallLink linking;
  private final ResolveIncident resolving;
  private final CloseIncident closing;
  private final ReopenIncident reopening;
  private final CancelIncident cancelling;
  private final PostmortemEditor recounting;
  private final ActionItemService following;
  private final ReadOuts readOuts;
  private final RoomWatch roomWatch;
  private final HomeTab home;
  private final List<Command> commands;

  /** What is kept, by whose rules and clock, and who is let do what. */
  record Ground(Kept kept, Playbooks playbooks, Clock clock, Gate gate, Alerts alerts) {}

  /** What is kept. */
  record Kept(Incidents incidents, Timeline timeline, PastIncidents past, OpenActions actions) {}

  /** Slack, as the features see it. */
  record Reach(
      SlackGateway slack,
      Workspace workspace,
      Handles handles,
      MentionLabels labels,
      ActiveHomeTabs viewers) {}

  Features(Ground ground, Reach reach, Scenarios scenarios, ExecutorService afterwards) {
    incidents = ground.kept().incidents();
    timeline = ground.kept().timeline();
    past = ground.kept().past();
    playbooks = ground.playbooks();
    clock = ground.clock();
    gate = ground.gate();
    slack = reach.slack();
    workspace = reach.workspace();
    handles = reach.handles();
    messages = new Messages(slack, reach.labels());

    declaring = new DeclareIncident(incidents, playbooks, clock);
    answers = new AlertAnswers(ground.alerts(), incidents, playbooks, clock);
    joining = new JoinIncident(incidents);
    drills = new StartDrill(incidents, playbooks, scenarios, clock);
    closing = new CloseIncident(playbooks, gate);
    noting = new AddTimelineNote(incidents, clock, playbooks);
    capturing = new CaptureMessage(incidents, timeline, workspace::permalinks);
    summaries = new Summaries(timeline, playbooks, clock);
    updating = new PostUpdate(incidents, playbooks, clock);
    informing = new AudienceUpdates(incidents, playbooks);
    reporting = new SubmitRoleReport(incidents, playbooks);
    moving = new ChangeStatus(incidents, playbooks);
    grading = new ChangeSeverity(incidents, playbooks, gate);
    People people = new People(workspace::us);
    assigning = new AssignRole(incidents, playbooks, people, gate);
    handoffs = new Handoffs(incidents, playbooks, people, gate);
    snoozing = new SnoozeNudges(incidents, playbooks, clock);
    escalating = new EscalateIncident(incidents, playbooks, clock);
    paging = new PagePeople(incidents, playbooks, gate, clock);
    linking = new SetCallLink(incidents, playbooks);
    resolving = new ResolveIncident(incidents, playbooks, gate, clock);
    reopening = new ReopenIncident(incidents);
    cancelling = new CancelIncident(incidents, gate);
    recounting = new PostmortemEditor(incidents, timeline, playbooks, clock);
    following = new ActionItemService(incidents, playbooks, gate, clock, workspace::us);
    readOuts = new ReadOuts(incidents, ground.kept().actions(), clock);
    HomeQuery looking = new HomeQuery(incidents, ground.kept().actions(), playbooks, clock);
    home = new HomeTab(slack, looking, reach.viewers(), afterwards);
    roomWatch = new RoomWatch(new PostCourier(slack).courier(), slack, incidents, workspace::us);
    commands = listed();
  }

  List<Command> commands() {
    return commands;
  }

  /** What follows {@code /incident}, in the order of the help. */
  private List<Command> listed() {
    Command declare = new DeclareCommand(declaring);
    TaskService tasking = new TaskService(incidents, clock);
    return List.of(
        declare,
        new JoinCommand(joining),
        new AlertCommand(declaring, answers),
        new UpdateCommand(updating),
        new ReportCommand(reporting),
        new TellCommand(informing, new AudienceDraft(playbooks, new Names(slack, clock), clock)),
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
        new EscalateCommand(escalating),
        new PageCommand(paging),
        new AckCommand(incidents),
        new CallCommand(linking),
        new ChecklistCommand(incidents, playbooks),
        new RunbookCommand(incidents, playbooks, clock),
        new TaskCommand(tasking),
        new DoneCommand(tasking),
        new SnoozeCommand(snoozing),
        new NudgesCommand(playbooks, clock),
        new TimelineCommand(timeline, playbooks),
        new WhoCommand(playbooks, clock),
        new SummaryCommand(summaries),
        new ResolveCommand(resolving),
        new ReopenCommand(reopening),
        new RoomCommand(incidents),
        new CancelCommand(cancelling),
        new CloseCommand(closing),
        new PostmortemCommand(recounting),
        new ActionCommand(following, readOuts),
        new ActionsCommand(readOuts),
        new ExportCommand(incidents, clock),
        new DrillCommand(drills),
        new ListCommand(incidents, playbooks, clock),
        new StatsCommand(new Counting(past, playbooks), incidents, clock),
        new HomeCommand(home),
        new PanelCommand(declare),
        new HelpCommand(this::commands));
  }

  List<Modal> modals() {
    return List.of(
        new DeclareModal(declaring, joining, answers),
        new DrillModal(drills),
        new UpdateModal(updating),
        new ReportModal(reporting),
        new TellModal(informing),
        new StatusModal(moving),
        new SeverityModal(grading),
        new RoleModal(assigning),
        new HandoffModal(handoffs),
        new EscalateModal(escalating),
        new PageModal(paging),
        new CallModal(linking),
        new SnoozeModal(snoozing),
        new ResolveModal(resolving),
        new CloseModal(closing, resolving),
        new SectionModal(recounting),
        new PasteModal(recounting),
        new DetailsModal(recounting),
        new ActionModal(following),
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
        new CapturedMessageTracker(incidents, timeline),
        new Todo(incidents, following, workspace::permalinks),
        new Memo(incidents, clock),
        new CatchUp(incidents, workspace::us, clock),
        roomWatch,
        home);
  }

  /** What follows from each event. */
  static List<Reaction> reactions(Playbooks playbooks, ActiveHomeTabs viewers) {
    return List.of(
        new WarRoom(playbooks),
        new Headline(playbooks),
        new UpdateReaction(playbooks),
        new ReportReaction(),
        new TellReaction(playbooks),
        new StatusReaction(playbooks),
        new SeverityReaction(playbooks),
        new RoleReaction(playbooks),
        new PromiseReaction(playbooks),
        new OutsiderPost(),
        new NudgeReaction(playbooks),
        new PlanReaction(playbooks),
        new EscalateReaction(playbooks),
        new AckReaction(),
        new CallReaction(),
        new ChecklistReaction(),
        new RunbookReaction(playbooks),
        new TaskReaction(),
        new TimeUpReaction(),
        new WatchReaction(playbooks),
        new ClosureNotices(playbooks),
        new AfterReaction(playbooks),
        new PostmortemReaction(playbooks),
        new ActionReaction(playbooks),
        new AlertReaction(),
        new DecisionPost(),
        new DrillReaction(),
        new HomeReaction(viewers));
  }

  /** What must be armed for an open incident; the auditor looks whether it is. */
  static List<Recurrence> armed(Playbooks playbooks) {
    return List.of(new NudgeReaction(playbooks), new PlanReaction(playbooks), new DrillReaction());
  }

  /** Who carries which kind of delivery. */
  Map<String, Courier> couriers() {
    Map<String, Courier> all = new HashMap<>();
    all.put(Post.KIND, roomWatch);
    all.putAll(WarRoom.couriers(slack, handles, incidents, playbooks));
    all.putAll(new NudgeCourier(slack, handles, incidents, playbooks, clock).couriers());
    all.putAll(
        EscalateAfterIgnoredNudges.couriers(
            incidents,
            playbooks,
            clock,
            new ResponderResolver(handles, incidents, new ChannelMembers(slack))));
    all.putAll(new PlanCourier(incidents, playbooks, clock).couriers());
    all.putAll(new DrillCourier(incidents, timeline, playbooks, clock).couriers());
    all.putAll(ChecklistReaction.couriers(slack, incidents, playbooks));
    all.putAll(Checks.couriers(incidents, playbooks));
    all.putAll(RoleBriefing.couriers(slack, incidents, playbooks));
    all.putAll(AfterReaction.couriers(slack, incidents, handles));
    all.putAll(ActionReaction.couriers(handles));
    all.putAll(home.couriers());
    Document document =
        new Document(slack, new Names(slack, clock), incidents, timeline, playbooks);
    all.putAll(document.couriers());
    all.putAll(new CanvasCourier(slack, incidents, document, clock).couriers());
    all.putAll(new Surfaces(slack, incidents, playbooks, workspace::permalinks, clock).couriers());
    all.putAll(Memo.couriers(messages, incidents, following, workspace::permalinks));
    all.putAll(Pushpin.couriers(messages, capturing, workspace::permalinks));
    all.putAll(CatchUp.couriers(incidents, gate, summaries, slack));
    all.putAll(
        new AlertCouriers(slack, incidents, timeline, answers.alerts(), playbooks, clock, handles)
            .all());
    all.putAll(AudiencePost.couriers(slack));
    all.putAll(StatsCouriers.of(slack, new Counting(past, playbooks), incidents, playbooks, clock));
    all.putAll(Upload.couriers(slack, new Names(slack, clock), incidents, timeline));
    return all;
  }
}
