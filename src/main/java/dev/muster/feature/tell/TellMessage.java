package dev.muster.feature.tell;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.muster.incident.AudienceEvent.AudienceNudged;
import dev.muster.incident.AudienceEvent.DraftApproved;
import dev.muster.incident.AudienceEvent.DraftNotPosted;
import dev.muster.incident.AudienceEvent.DraftRejected;
import dev.muster.incident.AudienceEvent.Drafted;
import dev.muster.incident.AudienceEvent.Told;
import dev.muster.incident.AudienceState.Draft;
import dev.muster.incident.Incident;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Role;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.Conversations;
import java.util.List;
import java.util.Optional;

/** What the war room sees of the words to others, and what those see. */
final class TellMessage {
  private TellMessage() {}

  /** Asks for word to them; or for the yes to what is written already. */
  static Message due(Audiences outside, AudienceNudged nudged) {
    Incident incident = outside.incident();
    Optional<Draft> waiting = incident.progress().outreach().draft(nudged.audience());
    String text =
        ":loudspeaker: " + waiting.map(d -> open(outside, d)).orElse(word(outside, nudged));
    Card card =
        new Card()
            .section(text)
            .actions(
                waiting
                    .map(d -> buttons(outside, d))
                    .orElse(
                        List.of(
                            write("Write it", incident, nudged.audience()).element("primary"))));
    nudged
        .missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text);
  }

  private static String word(Audiences outside, AudienceNudged nudged) {
    Incident incident = outside.incident();
    String title = "*" + Mrkdwn.escape(nudged.title()) + "*";
    if (!incident.isOpen()) {
      return asked(outside.speaker(), incident)
          + incident.id()
          + " is over, and nobody has told "
          + title
          + " yet. Tell them how it ended.";
    }
    return asked(outside.speaker(), incident)
        + "Word to "
        + title
        + " is due"
        + (nudged.time() > 1 ? ", and was asked for before" : "")
        + ".";
  }

  private static String asked(Optional<UserId> whom, Incident incident) {
    return whom.map(user -> Mrkdwn.user(user) + ": ")
        .orElseGet(
            () ->
                "Nobody commands this incident, nor speaks for it. "
                    + incident
                        .identity()
                        .declarer()
                        .map(d -> Mrkdwn.user(d) + ", you declared it: ")
                        .orElse(""));
  }

  private static String open(Audiences outside, Draft draft) {
    String title = "*" + Mrkdwn.escape(outside.title(draft.audience())) + "*";
    Optional<UserId> whom = draft.approver().map(outside::approving).orElseGet(outside::speaker);
    return asked(whom, outside.incident())
        + "Word to "
        + title
        + " is due, and a text waits "
        + (draft.approver().isPresent()
            ? "for your approval."
            : "to be sent. " + outside.next(draft));
  }

  /** A text that waits. */
  static Message written(Audiences outside, Drafted drafted, Draft draft) {
    String title = "*" + Mrkdwn.escape(drafted.title()) + "*";
    String text =
        drafted
            .approver()
            .map(
                role ->
                    approving(outside, role)
                        + Mrkdwn.user(draft.by())
                        + " wrote this text for "
                        + title
                        + ". "
                        + outside.afterApproval(draft.audience()))
            .orElse(
                (draft.approved().isPresent() ? "Approved text for " : "Text for ")
                    + title
                    + " by "
                    + Mrkdwn.user(draft.by())
                    + ". It is not sent yet. "
                    + outside.next(draft));
    return new Card()
        .section(":memo: " + text)
        .add(copyable(draft.words()))
        .actions(buttons(outside, draft))
        .message(text);
  }

  private static String approving(Audiences outside, Role role) {
    return outside
        .approving(role)
        .map(user -> Mrkdwn.user(user) + ", ")
        .orElse(
            "Nobody is "
                + Mrkdwn.escape(role.title())
                + ", and nobody commands: `/incident take` takes command. ");
  }

  /** A text that may go out, and that somebody must put where they read it. */
  static Message approved(
      Audiences outside, DraftApproved approved, Draft draft, RecordedBy stamp) {
    String text =
        ":memo: "
            + Mrkdwn.user(stamp.by())
            + " approved this text for *"
            + Mrkdwn.escape(approved.title())
            + "*. It is not sent yet. "
            + outside.next(draft);
    return new Card()
        .section(text)
        .add(copyable(draft.words()))
        .actions(buttons(outside, draft))
        .message(text);
  }

  /** What Muster could not post. */
  static Message notPosted(Audiences outside, DraftNotPosted lost) {
    Incident incident = outside.incident();
    String text =
        ":warning: "
            + Mrkdwn.user(lost.writer())
            + ", Muster could not post the text for *"
            + Mrkdwn.escape(lost.title())
            + "* in "
            + Conversations.mention(lost.channel())
            + ": "
            + lost.why()
            + " They were not told. ";
    Optional<Draft> draft = incident.progress().outreach().draft(lost.number());
    String next = draft.map(outside::next).orElse("A newer text has taken its place.");
    Card card = new Card().section(text + next).add(copyable(lost.words()));
    draft.ifPresent(d -> card.actions(buttons(outside, d)));
    return card.message(text + next);
  }

  private static List<ButtonElement> buttons(Audiences outside, Draft draft) {
    Incident incident = outside.incident();
    String number = String.valueOf(draft.number());
    ButtonElement change = write("Change", incident, draft.audience()).element();
    if (draft.approver().isPresent()) {
      return List.of(
          new Button("Approve", "approve", number, incident.id()).element("primary"),
          change,
          new Button("Reject", "reject", number, incident.id()).element());
    }
    return outside.posting(draft).isPresent()
        ? List.of(change)
        : List.of(new Button("Sent", "sent", number, incident.id()).element("primary"), change);
  }

  private static Button write(String label, Incident incident, String audience) {
    return new Button(label, "tell", audience, incident.id());
  }

  static Message rejected(Incident incident, DraftRejected rejected, RecordedBy stamp) {
    String text =
        ":memo: "
            + Mrkdwn.user(rejected.writer())
            + ", the text for *"
            + Mrkdwn.escape(rejected.title())
            + "* is not approved by "
            + Mrkdwn.user(stamp.by())
            + rejected.why().map(why -> ": " + Mrkdwn.escape(why)).orElse(".");
    return new Card()
        .section(text)
        .actions(List.of(write("Write it anew", incident, rejected.audience()).element()))
        .message(text);
  }

  /** For the war room: that they were told, and what is left to do. */
  static Message told(Audiences outside, Told told, RecordedBy stamp) {
    String title = "*" + Mrkdwn.escape(told.title()) + "*";
    Optional<Told.Posted> posted = told.posted();
    String by = Mrkdwn.user(posted.map(Told.Posted::writer).orElse(stamp.by()));
    String text =
        ":loudspeaker: "
            + title
            + posted.map(p -> " in " + Conversations.mention(p.channel())).orElse("")
            + (outside.incident().isDrill() ? " (this is shown here and sent to nobody)" : "")
            + ": told by "
            + by
            + posted
                .flatMap(Told.Posted::approver)
                .filter(approver -> !Mrkdwn.user(approver).equals(by))
                .map(approver -> ", approved by " + Mrkdwn.user(approver))
                .orElse("")
            + ".\n"
            + Mrkdwn.escape(told.words());
    return new Card().section(text).message(text);
  }

  /** For their own channel: the words, and nothing of how they came about. */
  static Message outside(Incident incident, String words) {
    return new Card()
        .add(rich(RichTextSectionElement.builder().elements(List.of(run(words))).build()))
        .context(
            Mrkdwn.escape(
                incident.id() + " · " + incident.severity() + " · " + incident.statusTitle()))
        .message(Mrkdwn.escape(words));
  }

  /** As it was written, to the letter: mrkdwn would change what is copied from it. */
  private static LayoutBlock copyable(String words) {
    return rich(RichTextPreformattedElement.builder().elements(List.of(run(words))).build());
  }

  private static RichTextSectionElement.Text run(String words) {
    return RichTextSectionElement.Text.builder().text(Mrkdwn.pingless(words)).build();
  }

  private static RichTextBlock rich(BlockElement element) {
    return RichTextBlock.builder().elements(List.of(element)).build();
  }
}
