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
          kept("Declared", Lifecycle.Declared.class),
          kept("SeverityChanged", Lifecycle.SeverityChanged.class),
          kept("StatusChanged", Lifecycle.StatusChanged.class),
          kept("Resolved", Lifecycle.Resolved.class),
          kept("Reopened", Lifecycle.Reopened.class),
          kept("Cancelled", Lifecycle.Cancelled.class),
          kept("Closed", Lifecycle.Closed.class),
          kept("RoleAssigned", Staffing.RoleAssigned.class),
          kept("HandoffOffered", Staffing.HandoffOffered.class),
          kept("HandoffAsked", Staffing.HandoffAsked.class),
          kept("HandoffDeclined", Staffing.HandoffDeclined.class),
          kept("Joined", Staffing.Joined.class),
          kept("UpdatePosted", Reporting.UpdatePosted.class),
          kept("Nudged", Reporting.Nudged.class),
          kept("NudgeMissed", Reporting.NudgeMissed.class),
          kept("Snoozed", Reporting.Snoozed.class),
          kept("TargetMissed", Calling.TargetMissed.class),
          kept("CommandWanted", Calling.CommandWanted.class),
          kept("Escalated", Calling.Escalated.class),
          kept("Paged", Calling.Paged.class),
          kept("Called", Calling.Called.class),
          kept("PageRefused", Calling.PageRefused.class),
          kept("CallDelayed", Calling.CallDelayed.class),
          kept("Acknowledged", Calling.Acknowledged.class),
          kept("CallDue", Calling.CallDue.class),
          kept("CallLinked", Calling.CallLinked.class),
          kept("ListOpened", Working.ListOpened.class),
          kept("Ticked", Working.Ticked.class),
          kept("Unticked", Working.Unticked.class),
          kept("TimeUp", Working.TimeUp.class),
          kept("WatchOver", Working.WatchOver.class),
          kept("WatchedAgain", Working.WatchedAgain.class),
          kept("Checked", Working.Checked.class),
          kept("TaskGiven", Working.TaskGiven.class),
          kept("TaskChanged", Working.TaskChanged.class),
          kept("TaskDone", Working.TaskDone.class),
          kept("TaskAsked", Working.TaskAsked.class),
          kept("PostMortemDue", Working.PostMortemDue.class),
          kept("AudienceNudged", Telling.AudienceNudged.class),
          kept("RoleNudged", Telling.RoleNudged.class),
          kept("Reported", Telling.Reported.class),
          kept("Drafted", Telling.Drafted.class),
          kept("DraftApproved", Telling.DraftApproved.class),
          kept("DraftNotPosted", Telling.DraftNotPosted.class),
          kept("DraftRejected", Telling.DraftRejected.class),
          kept("Told", Telling.Told.class),
          kept("OwnerNamed", Reviewing.OwnerNamed.class),
          kept("SectionWritten", Reviewing.SectionWritten.class),
          kept("ReviewAsked", Reviewing.ReviewAsked.class),
          kept("Reviewed", Reviewing.Reviewed.class),
          kept("TimesCorrected", Reviewing.TimesCorrected.class),
          kept("CanvasMade", Reviewing.CanvasMade.class),
          kept("CanvasRefused", Reviewing.CanvasRefused.class),
          kept("DueSoon", Reviewing.DueSoon.class),
          kept("Overdue", Reviewing.Overdue.class),
          kept("LeadFound", Reviewing.LeadFound.class),
          kept("ArchiveSoon", Reviewing.ArchiveSoon.class),
          kept("ActionAdded", FollowingUp.ActionAdded.class),
          kept("ActionChanged", FollowingUp.ActionChanged.class),
          kept("ActionDone", FollowingUp.ActionDone.class),
          kept("ActionDropped", FollowingUp.ActionDropped.class),
          kept("ActionReopened", FollowingUp.ActionReopened.class),
          kept("ActionReminded", FollowingUp.ActionReminded.class),
          kept("ActionLeadFound", FollowingUp.ActionLeadFound.class),
          kept("ActionMessageEdited", FollowingUp.ActionMessageEdited.class),
          kept("ActionMessageDeleted", FollowingUp.ActionMessageDeleted.class),
          kept("DrillTold", Drilling.DrillTold.class),
          kept("DrillScored", Drilling.DrillScored.class),
          kept("Noted", Remark.Noted.class),
          kept("Decided", Remark.Decided.class),
          kept("MessageCaptured", Remark.MessageCaptured.class),
          kept("CapturedMessageEdited", Remark.CapturedMessageEdited.class),
          kept("CapturedMessageDeleted", Remark.CapturedMessageDeleted.class),
          kept("TurnedAway", Remark.TurnedAway.class),
          kept("OutsiderCame", Remark.OutsiderCame.class),
          kept("AlertHeard", Remark.AlertHeard.class),
          kept("ChannelOpened", Surface.ChannelOpened.class),
          kept("ChannelNotOpened", Surface.ChannelNotOpened.class),
          kept("ChannelWanted", Surface.ChannelWanted.class),
          kept("InvitationAwaitsRoom", Surface.InvitationAwaitsRoom.class),
          kept("ChannelBlocked", Surface.ChannelBlocked.class),
          kept("ChannelUsable", Surface.ChannelUsable.class),
          kept("HeadlinePosted", Surface.HeadlinePosted.class),
          kept("ListPosted", Surface.ListPosted.class),
          kept("Announced", Surface.Announced.class),
          kept("StepFailed", Surface.StepFailed.class),
          kept("NotInvited", Surface.NotInvited.class),
          kept("InviteDelayed", Surface.InviteDelayed.class),
          kept("NotPosted", Surface.NotPosted.class),
          kept("ArchiveDue", Surface.ArchiveDue.class));

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
