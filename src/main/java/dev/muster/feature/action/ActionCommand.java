package dev.muster.feature.action;

import dev.muster.incident.ActionItem;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Card;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /incident action raise the pool limit @ben friday}; {@code /incident action A2 done};
 * alone, opens the form.
 */
public final class ActionCommand implements Command {
  private static final Pattern ONE =
      Pattern.compile("(?i)(?<a>a|#)?(?<number>\\d{1,4})(?:\\s+(?<rest>.*))?", Pattern.DOTALL);

  /** {@code done A2}, as {@code done 1} is typed of tasks; {@code drop 2 indexes} is a new one. */
  private static final Pattern VERB_FIRST =
      Pattern.compile(
          "(?i)^(done|drop|take|change|again)\\s+(a\\d{1,4}\\b|#?\\d{1,4}(?=\\s*$))(.*)$",
          Pattern.DOTALL);

  private final ActionItemService following;
  private final ReadOuts readOuts;

  public ActionCommand(ActionItemService following, ReadOuts readOuts) {
    this.following = following;
    this.readOuts = readOuts;
  }

  @Override
  public String name() {
    return "action";
  }

  @Override
  public String usage() {
    return "<text> [@user] [date] or <n> done|drop|@user|date";
  }

  @Override
  public String summary() {
    return "something to be done afterwards, so that it doesn't come back; with a number, that one"
        + " is done, dropped, given to somebody or due; alone, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    Incident incident = invocation.here();
    Optional<Incident> other = readOuts.other(invocation);
    if (other.isPresent()) {
      incident = other.get();
      arguments = arguments.rest();
    }
    if (arguments.isEmpty()) {
      return Reply.opens(
          ActionModal.view(Forms.Context.of(invocation), incident, Optional.empty()));
    }
    String raw = VERB_FIRST.matcher(arguments.raw()).replaceFirst("$2 $1$3");
    Matcher one = ONE.matcher(raw);
    Optional<Reply> reply = one.matches() ? one(invocation, incident, one) : Optional.empty();
    if (reply.isPresent()) {
      return reply.get();
    }
    TypedAction typed = TypedAction.read(raw, following.days(incident));
    if (typed.words().isEmpty()) {
      throw new Refused(
          "Say what is to be done: `/incident action raise the pool limit @ben friday`.");
    }
    return Reply.told(
        following.add(
            invocation.actor(), incident, following.terms(incident, typed), Optional.empty()));
  }

  /** Empty if it is no word about that one, but the text of a new one that begins with a number. */
  private Optional<Reply> one(Invocation invocation, Incident incident, Matcher one) {
    int number = Integer.parseInt(one.group("number"));
    Arguments rest = new Arguments(one.group("rest") == null ? "" : one.group("rest"));
    Actor actor = invocation.actor();
    boolean alone = rest.rest().isEmpty();
    String verb = rest.first().toLowerCase(Locale.ROOT);
    if (rest.isEmpty()) {
      return Optional.of(shown(invocation, incident, number));
    }
    if (verb.equals("drop")) {
      return told(following.drop(actor, incident, number, rest.rest().anyWords()));
    }
    return switch (alone ? verb : "") {
      case "done" -> told(following.done(actor, incident, number));
      case "again", "reopen" -> told(following.again(actor, incident, number));
      case "take", "me" ->
          told(following.change(actor, incident, number, t -> t.ownedBy(invocation.user())));
      case "change", "edit" -> Optional.of(form(invocation, incident, number));
      default -> given(actor, incident, number, rest, one.group("a") != null);
    };
  }

  private Optional<Reply> given(
      Actor actor, Incident incident, int number, Arguments rest, boolean surely) {
    TypedAction typed = TypedAction.read(rest.raw(), following.days(incident));
    boolean isChange =
        typed.words().isEmpty() && (typed.owner().isPresent() || typed.day().isPresent());
    if (isChange) {
      Optional<UserId> owner = typed.owner();
      var due = following.deadline(incident, typed.day());
      return told(
          following.change(
              actor,
              incident,
              number,
              t ->
                  new ActionItem.Terms(
                      t.words(), owner.or(t::owner), due.isPresent() ? due : t.due())));
    }
    if (surely) {
      throw new Refused(
          "What about A"
              + number
              + "? `done`, `drop` and why, `again`, `take`, `change`, `@user`, or a day such as "
              + DayWords.EXAMPLES
              + ".");
    }
    return Optional.empty();
  }

  private static Optional<Reply> told(String words) {
    return Optional.of(Reply.told(words));
  }

  private Reply shown(Invocation invocation, Incident incident, int number) {
    ActionItem item = ActionItemService.item(incident, number);
    String line = ActionMessage.line(incident, item, following.clock().instant());
    Card card = new Card().section(line);
    if (item.isOpen()) {
      boolean theirs = item.terms().owner().equals(Optional.of(invocation.user()));
      card.actions(ActionMessage.buttons(incident, number, !theirs));
    } else {
      card.actions(
          List.of(ActionMessage.button(incident, number, "Open again", "again").element()));
    }
    return Reply.told(card.message(line));
  }

  private Reply form(Invocation invocation, Incident incident, int number) {
    Forms.Context context =
        new Forms.Context(
            Optional.of(incident.id()), invocation.request().channel(), java.util.Map.of());
    return Reply.opens(
        ActionModal.view(context, incident, Optional.of(ActionItemService.item(incident, number))));
  }
}
