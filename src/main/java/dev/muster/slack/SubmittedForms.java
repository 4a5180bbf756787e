package dev.muster.slack;

import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.muster.database.StoreFull;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.PrivateReply.Ear;
import dev.muster.slack.text.Message;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands what was filled in to the form it was filled in at, and says what becomes of that. */
final class SubmittedForms {
  private final SlackBot.Answers answers;
  private final ErrorReply apology;
  private final Ear ear;

  /**
   * @param ear hears what is told privately once a form is closed
   */
  SubmittedForms(SlackBot.Answers answers, ErrorReply apology, Ear ear) {
    this.answers = answers;
    this.apology = apology;
    this.ear = ear;
  }

  /** Tells one press of Submit from any other: by what was filled in too. */
  static String key(@Nullable String trigger, View view) {
    String own = trigger == null || trigger.isEmpty() ? UUID.randomUUID().toString() : trigger;
    return Request.hash(
        own,
        String.valueOf(view.getId()),
        String.valueOf(view.getPrivateMetadata()),
        String.valueOf(view.getState()));
  }

  Response submitted(ViewSubmissionRequest request, Context context) {
    View view = Optional.ofNullable(request.getPayload().getView()).orElseGet(View::new);
    UserId user;
    try {
      user = Outside.user(Outside.part(request.getPayload().getUser(), "its user").getId());
    } catch (Malformed malformed) {
      apology.words("form", malformed);
      return context.ack();
    }
    Outcome outcome = outcome(user, view);
    Modal.After after = outcome.after();
    if (after instanceof Modal.Corrected corrected) {
      return context.ackWithJson(
          Map.of("response_action", "errors", "errors", corrected.sentences()));
    }
    if (after instanceof Modal.Becomes becomes) {
      return context.ackWithJson(Map.of("response_action", "update", "view", becomes.form()));
    }
    Optional<Message> told = ((Modal.Closes) after).told();
    told.ifPresent(message -> ear.hears(user, outcome.openedIn(), message));
    return context.ack();
  }

  /** What becomes of a form, and where it was opened if that was read. */
  private record Outcome(Modal.After after, Optional<ChannelId> openedIn) {}

  private Outcome outcome(UserId user, View view) {
    try {
      Submission submission = Submissions.read(user, view);
      answers.door().mustAdmit(submission.context().incident(), submission.actor());
      Modal modal =
          answers.modals().stream()
              .filter(m -> m.callbackId().equals(view.getCallbackId()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new Refused(
                          "This form is from another version of Muster. Copy what you wrote, close"
                              + " it and open it again."));
      return new Outcome(modal.submit(submission), submission.context().channel());
    } catch (Refused refused) {
      return corrected(view, PlainWords.of(refused.sentence()));
    } catch (StoreFull full) {
      return corrected(view, PlainWords.of(full.sentence()));
    } catch (RuntimeException | Error e) {
      return corrected(view, apology.words("form", e));
    }
  }

  private static Outcome corrected(View view, String sentence) {
    return new Outcome(Modal.corrected(Submissions.firstBlock(view), sentence), Optional.empty());
  }
}
