package dev.muster.incident;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;

/**
 * What each kind of event is called in the store and in exports. A name is part of the hash over
 * each entry and stands in every store there is: a class may be renamed, its name here never.
 */
public final class EventKinds {
  private static final Map<String, Class<? extends IncidentEvent>> CLASSES =
      Map.ofEntries(
          entry("Declared", LifecycleEvent.Declared.class),
          entry("SeverityChanged", LifecycleEvent.SeverityChanged.class),
          entry("StatusChanged", LifecycleEvent.StatusChanged.class),
          entry("Resolved", LifecycleEvent.Resolved.class),
          entry("Reopened", LifecycleEvent.Reopened.class),
          entry("Cancelled", LifecycleEvent.Cancelled.class),
          entry("Closed", LifecycleEvent.Closed.class),
          entry("RoleAssigned", RoleEvent.RoleAssigned.class),
          entry("HandoffOffered", RoleEvent.HandoffOffered.class),
          entry("HandoffAsked", RoleEvent.HandoffAsked.class),
          entry("HandoffDeclined", RoleEvent.HandoffDeclined.class),
          entry("Joined", RoleEvent.Joined.class),
          entry("UpdatePosted", UpdateEvent.UpdatePosted.class),
          entry("Nudged", UpdateEvent.Nudged.class),
          entry("NudgeMissed", UpdateEvent.NudgeMissed.class),
          entry("Snoozed", UpdateEvent.Snoozed.class),
          entry("TargetMissed", EscalationEvent.TargetMissed.class),
          entry("CommandWanted", EscalationEvent.CommandWanted.class),
          entry("Escalated", EscalationEvent.Escalated.class),
          entry("Paged", EscalationEvent.Paged.class),
          entry("Called", EscalationEvent.Called.class),
          entry("PageRefused", EscalationEvent.PageRefused.class),
          entry("CallDelayed", EscalationEvent.CallDelayed.class),
          entry("Acknowledged", EscalationEvent.Acknowledged.class),
          entry("CallDue", EscalationEvent.CallDue.class),
          entry("CallLinked", EscalationEvent.CallLinked.class),
          entry("ListOpened", ChecklistEvent.ListOpened.class),
          entry("Ticked", ChecklistEvent.Ticked.class),
          entry("Unticked", ChecklistEvent.Unticked.class),
          entry("TimeUp", ChecklistEvent.TimeUp.class),
          entry("WatchOver", ChecklistEvent.WatchOver.class),
          entry("WatchedAgain", ChecklistEvent.WatchedAgain.class),
          entry("Checked", ChecklistEvent.Checked.class),
          entry("TaskGiven", ChecklistEvent.TaskGiven.class),
          entry("TaskChanged", ChecklistEvent.TaskChanged.class),
          entry("TaskDone", ChecklistEvent.TaskDone.class),
          entry("TaskAsked", ChecklistEvent.TaskAsked.class),
          entry("PostMortemDue", ChecklistEvent.PostMortemDue.class),
          entry("AudienceNudged", AudienceEvent.AudienceNudged.class),
          entry("RoleNudged", AudienceEvent.RoleNudged.class),
          entry("Reported", AudienceEvent.Reported.class),
          entry("Drafted", AudienceEvent.Drafted.class),
          entry("DraftApproved", AudienceEvent.DraftApproved.class),
          entry("DraftNotPosted", AudienceEvent.DraftNotPosted.class),
          entry("DraftRejected", AudienceEvent.DraftRejected.class),
          entry("Told", AudienceEvent.Told.class),
          entry("OwnerNamed", PostmortemEvent.OwnerNamed.class),
          entry("SectionWritten", PostmortemEvent.SectionWritten.class),
          entry("ReviewAsked", PostmortemEvent.ReviewAsked.class),
          entry("Reviewed", PostmortemEvent.Reviewed.class),
          entry("TimesCorrected", PostmortemEvent.TimesCorrected.class),
          entry("CanvasMade", PostmortemEvent.CanvasMade.class),
          entry("CanvasRefused", PostmortemEvent.CanvasRefused.class),
          entry("DueSoon", PostmortemEvent.DueSoon.class),
          entry("Overdue", PostmortemEvent.Overdue.class),
          entry("LeadFound", PostmortemEvent.LeadFound.class),
          entry("ArchiveSoon", PostmortemEvent.ArchiveSoon.class),
          entry("ActionAdded", ActionItemEvent.ActionAdded.class),
          entry("ActionChanged", ActionItemEvent.ActionChanged.class),
          entry("ActionDone", ActionItemEvent.ActionDone.class),
          entry("ActionDropped", ActionItemEvent.ActionDropped.class),
          entry("ActionReopened", ActionItemEvent.ActionReopened.class),
          entry("ActionReminded", ActionItemEvent.ActionReminded.class),
          entry("ActionLeadFound", ActionItemEvent.ActionLeadFound.class),
          entry("ActionMessageEdited", ActionItemEvent.ActionMessageEdited.class),
          entry("ActionMessageDeleted", ActionItemEvent.ActionMessageDeleted.class),
          entry("DrillTold", DrillEvent.DrillTold.class),
          entry("DrillScored", DrillEvent.DrillScored.class),
          entry("Noted", NoteEvent.Noted.class),
          entry("Decided", NoteEvent.Decided.class),
          entry("MessageCaptured", NoteEvent.MessageCaptured.class),
          entry("CapturedMessageEdited", NoteEvent.CapturedMessageEdited.class),
          entry("CapturedMessageDeleted", NoteEvent.CapturedMessageDeleted.class),
          entry("TurnedAway", NoteEvent.TurnedAway.class),
          entry("OutsiderCame", NoteEvent.OutsiderCame.class),
          entry("AlertHeard", NoteEvent.AlertHeard.class),
          entry("ChannelOpened", SlackSurfaceEvent.ChannelOpened.class),
          entry("ChannelNotOpened", SlackSurfaceEvent.ChannelNotOpened.class),
          entry("ChannelWanted", SlackSurfaceEvent.ChannelWanted.class),
          entry("InvitationAwaitsRoom", SlackSurfaceEvent.InvitationAwaitsRoom.class),
          entry("ChannelBlocked", SlackSurfaceEvent.ChannelBlocked.class),
          entry("ChannelUsable", SlackSurfaceEvent.ChannelUsable.class),
          entry("HeadlinePosted", SlackSurfaceEvent.HeadlinePosted.class),
          entry("ListPosted", SlackSurfaceEvent.ListPosted.class),
          entry("Announced", SlackSurfaceEvent.Announced.class),
          entry("StepFailed", SlackSurfaceEvent.StepFailed.class),
          entry("NotInvited", SlackSurfaceEvent.NotInvited.class),
          entry("InviteDelayed", SlackSurfaceEvent.InviteDelayed.class),
          entry("NotPosted", SlackSurfaceEvent.NotPosted.class),
          entry("ArchiveDue", SlackSurfaceEvent.ArchiveDue.class));

  private static final Map<Class<?>, String> NAMES =
      CLASSES.entrySet().stream()
          .collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private EventKinds() {}

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
