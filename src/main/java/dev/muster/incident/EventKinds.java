package dev.muster.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each kind of event is called in the store and in exports. A name is part of the hash over
 * each entry and stands in every store there is: a class may be renamed, its name here never.
 */
public final class EventKinds {
  private static final List<Kept> ALL =
      List.of(
          kept("Declared", LifecycleEvent.Declared.class),
          kept("SeverityChanged", LifecycleEvent.SeverityChanged.class),
          kept("StatusChanged", LifecycleEvent.StatusChanged.class),
          kept("Resolved", LifecycleEvent.Resolved.class),
          kept("Reopened", LifecycleEvent.Reopened.class),
          kept("Cancelled", LifecycleEvent.Cancelled.class),
          kept("Closed", LifecycleEvent.Closed.class),
          kept("RoleAssigned", RoleEvent.RoleAssigned.class),
          kept("HandoffOffered", RoleEvent.HandoffOffered.class),
          kept("HandoffAsked", RoleEvent.HandoffAsked.class),
          kept("HandoffDeclined", RoleEvent.HandoffDeclined.class),
          kept("Joined", RoleEvent.Joined.class),
          kept("UpdatePosted", UpdateEvent.UpdatePosted.class),
          kept("Nudged", UpdateEvent.Nudged.class),
          kept("NudgeMissed", UpdateEvent.NudgeMissed.class),
          kept("Snoozed", UpdateEvent.Snoozed.class),
          kept("TargetMissed", EscalationEvent.TargetMissed.class),
          kept("CommandWanted", EscalationEvent.CommandWanted.class),
          kept("Escalated", EscalationEvent.Escalated.class),
          kept("Paged", EscalationEvent.Paged.class),
          kept("Called", EscalationEvent.Called.class),
          kept("PageRefused", EscalationEvent.PageRefused.class),
          kept("CallDelayed", EscalationEvent.CallDelayed.class),
          kept("Acknowledged", EscalationEvent.Acknowledged.class),
          kept("CallDue", EscalationEvent.CallDue.class),
          kept("CallLinked", EscalationEvent.CallLinked.class),
          kept("ListOpened", ChecklistEvent.ListOpened.class),
          kept("Ticked", ChecklistEvent.Ticked.class),
          kept("Unticked", ChecklistEvent.Unticked.class),
          kept("TimeUp", ChecklistEvent.TimeUp.class),
          kept("WatchOver", ChecklistEvent.WatchOver.class),
          kept("WatchedAgain", ChecklistEvent.WatchedAgain.class),
          kept("Checked", ChecklistEvent.Checked.class),
          kept("TaskGiven", ChecklistEvent.TaskGiven.class),
          kept("TaskChanged", ChecklistEvent.TaskChanged.class),
          kept("TaskDone", ChecklistEvent.TaskDone.class),
          kept("TaskAsked", ChecklistEvent.TaskAsked.class),
          kept("PostMortemDue", ChecklistEvent.PostMortemDue.class),
          kept("AudienceNudged", AudienceEvent.AudienceNudged.class),
          kept("RoleNudged", AudienceEvent.RoleNudged.class),
          kept("Reported", AudienceEvent.Reported.class),
          kept("Drafted", AudienceEvent.Drafted.class),
          kept("DraftApproved", AudienceEvent.DraftApproved.class),
          kept("DraftNotPosted", AudienceEvent.DraftNotPosted.class),
          kept("DraftRejected", AudienceEvent.DraftRejected.class),
          kept("Told", AudienceEvent.Told.class),
          kept("OwnerNamed", PostmortemEvent.OwnerNamed.class),
          kept("SectionWritten", PostmortemEvent.SectionWritten.class),
          kept("ReviewAsked", PostmortemEvent.ReviewAsked.class),
          kept("Reviewed", PostmortemEvent.Reviewed.class),
          kept("TimesCorrected", PostmortemEvent.TimesCorrected.class),
          kept("CanvasMade", PostmortemEvent.CanvasMade.class),
          kept("CanvasRefused", PostmortemEvent.CanvasRefused.class),
          kept("DueSoon", PostmortemEvent.DueSoon.class),
          kept("Overdue", PostmortemEvent.Overdue.class),
          kept("LeadFound", PostmortemEvent.LeadFound.class),
          kept("ArchiveSoon", PostmortemEvent.ArchiveSoon.class),
          kept("ActionAdded", ActionItemEvent.ActionAdded.class),
          kept("ActionChanged", ActionItemEvent.ActionChanged.class),
          kept("ActionDone", ActionItemEvent.ActionDone.class),
          kept("ActionDropped", ActionItemEvent.ActionDropped.class),
          kept("ActionReopened", ActionItemEvent.ActionReopened.class),
          kept("ActionReminded", ActionItemEvent.ActionReminded.class),
          kept("ActionLeadFound", ActionItemEvent.ActionLeadFound.class),
          kept("ActionMessageEdited", ActionItemEvent.ActionMessageEdited.class),
          kept("ActionMessageDeleted", ActionItemEvent.ActionMessageDeleted.class),
          kept("DrillTold", DrillEvent.DrillTold.class),
          kept("DrillScored", DrillEvent.DrillScored.class),
          kept("Noted", NoteEvent.Noted.class),
          kept("Decided", NoteEvent.Decided.class),
          kept("MessageCaptured", NoteEvent.MessageCaptured.class),
          kept("CapturedMessageEdited", NoteEvent.CapturedMessageEdited.class),
          kept("CapturedMessageDeleted", NoteEvent.CapturedMessageDeleted.class),
          kept("TurnedAway", NoteEvent.TurnedAway.class),
          kept("OutsiderCame", NoteEvent.OutsiderCame.class),
          kept("AlertHeard", NoteEvent.AlertHeard.class),
          kept("ChannelOpened", SlackSurfaceEvent.ChannelOpened.class),
          kept("ChannelNotOpened", SlackSurfaceEvent.ChannelNotOpened.class),
          kept("ChannelWanted", SlackSurfaceEvent.ChannelWanted.class),
          kept("InvitationAwaitsRoom", SlackSurfaceEvent.InvitationAwaitsRoom.class),
          kept("ChannelBlocked", SlackSurfaceEvent.ChannelBlocked.class),
          kept("ChannelUsable", SlackSurfaceEvent.ChannelUsable.class),
          kept("HeadlinePosted", SlackSurfaceEvent.HeadlinePosted.class),
          kept("ListPosted", SlackSurfaceEvent.ListPosted.class),
          kept("Announced", SlackSurfaceEvent.Announced.class),
          kept("StepFailed", SlackSurfaceEvent.StepFailed.class),
          kept("NotInvited", SlackSurfaceEvent.NotInvited.class),
          kept("InviteDelayed", SlackSurfaceEvent.InviteDelayed.class),
          kept("NotPosted", SlackSurfaceEvent.NotPosted.class),
          kept("ArchiveDue", SlackSurfaceEvent.ArchiveDue.class));

  private static final Map<String, Class<? extends IncidentEvent>> CLASSES = new HashMap<>();
  private static final Map<Class<? extends IncidentEvent>, String> NAMES = new HashMap<>();

  static {
    for (Kept kept : ALL) {
      CLASSES.put(kept.name(), kept.type());
      NAMES.put(kept.type(), kept.name());
    }
  }

  private EventKinds() {}

  private record Kept(String name, Class<? extends IncidentEvent> type) {}

  private static Kept kept(String name, Class<? extends IncidentEvent> type) {
    return new Kept(name, type);
  }

  /** The stored name of this event's kind. */
  public static String of(IncidentEvent event) {
    String name = NAMES.get(event.getClass());
    if (name == null) {
      throw new IllegalStateException(event.getClass() + " has no stored name");
    }
    return name;
  }

  /**
   * The class of the events that are stored by this name.
   *
   * @throws IllegalStateException if there is none
   */
  public static Class<? extends IncidentEvent> named(String name) {
    Class<? extends IncidentEvent> type = CLASSES.get(name);
    if (type == null) {
      throw new IllegalStateException("The timeline holds an event of an unknown kind: " + name);
    }
    return type;
  }
}
