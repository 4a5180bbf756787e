package dev.muster.slack;

import com.slack.api.model.view.View;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws a form anew once something was chosen in it that other fields depend on. */
final class FormUpdates {
  private static final Logger LOG = LoggerFactory.getLogger(FormUpdates.class);

  private final SlackGateway slack;
  private final SlackBot.Answers answers;
  private final ErrorReply apology;

  FormUpdates(SlackGateway slack, SlackBot.Answers answers, ErrorReply apology) {
    this.slack = slack;
    this.answers = answers;
    this.apology = apology;
  }

  /** What can't be drawn anew stays as it is: whoever submits it is told. */
  void chosen(UserId user, View view) {
    try {
      Submission soFar = Submissions.read(user, view);
      answers.door().mustAdmit(soFar.context().incident(), soFar.actor());
      Optional<View> anew =
          answers.modals().stream()
              .filter(modal -> modal.callbackId().equals(view.getCallbackId()))
              .findFirst()
              .flatMap(modal -> modal.changed(soFar));
      if (anew.isPresent()) {
        draw(view, anew.get());
      }
    } catch (Refused refused) {
      LOG.info("A form is left as it is: {}", refused.sentence());
    } catch (SlackFailure e) {
      LOG.warn("A form could not be drawn anew: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      apology.words("form", e);
    }
  }

  /** By its hash: what was drawn for an earlier choice doesn't replace a later one. */
  private void draw(View shown, View anew) throws SlackFailure {
    slack.call(
        SlackMethod.VIEWS_UPDATE,
        null,
        methods ->
            methods.viewsUpdate(r -> r.viewId(shown.getId()).hash(shown.getHash()).view(anew)));
  }
}
