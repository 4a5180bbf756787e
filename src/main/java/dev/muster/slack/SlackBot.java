package dev.muster.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.muster.database.StoreFull;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.rights.PrivateDoor;
import dev.muster.slack.text.Boxes;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.MentionLabels;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bolt's end: takes what Slack sends, hands it to whoever answers it, and always acks, in words
 * where something went wrong.
 */
public final class SlackBot {
  private static final Logger LOG = LoggerFactory.getLogger(SlackBot.class);
  private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);

  private final App app;
  private final SlackGateway slack;
  private final Whisper whisper;
  private final Answers answers;
  private final MentionLabels labels;
  private final ExecutorService afterwards;
  private final Apology apology;
  private final RedrawnForms redrawn;
  private final Answered answered = new Answered();

  /** Everybody who answers something. */
  public record Answers(
      Commands commands,
      List<Modal> modals,
      List<Shortcut> shortcuts,
      List<Listener> listeners,
      PrivateDoor door) {}

  /** Told of each fault of ours, for the metrics. */
  @FunctionalInterface
  public interface Faults {
    void happened(String where);
  }

  /**
   * @param afterwards runs what need not hold up an ack
   */
  public SlackBot(
      Slack client,
      SlackGateway slack,
      Answers answers,
      MentionLabels labels,
      ExecutorService afterwards,
      Faults faults) {
    // No middleware: the line is authenticated by its token, and Bolt's own would ask Slack who we
    // are before it acks.
    this.app =
        new App(
            AppConfig.builder().slack(client).allEventsApiAutoAckEnabled(true).build(), List.of());
    this.slack = slack;
    this.whisper = new Whisper(slack, answers.door()::isPrivate);
    this.answers = answers;
    this.labels = labels;
    this.afterwards = afterwards;
    this.apology = new Apology(faults);
    this.redrawn = new RedrawnForms(slack, answers, apology);
    SubmittedForms forms = new SubmittedForms(answers, apology, this::tell);
    app.command(
        ANYTHING,
        (request, context) ->
            answered.once(request.getPayload().getTriggerId(), () -> command(request, context)));
    app.blockAction(
        ANYTHING,
        (request, context) ->
            answered.once(request.getPayload().getTriggerId(), () -> pressed(request, context)));
    app.viewSubmission(
        ANYTHING,
        (request, context) ->
            answered.once(
                request.getPayload().getTriggerId(), () -> forms.submitted(request, context)));
    app.viewClosed(ANYTHING, (request, context) -> context.ack());
    app.globalShortcut(
        ANYTHING,
        (request, context) ->
            answered.once(request.getPayload().getTriggerId(), () -> shortcut(request, context)));
    app.messageShortcut(
        ANYTHING,
        (request, context) ->
            answered.once(request.getPayload().getTriggerId(), () -> shortcut(request, context)));
    new Events(labels::in, this::happened).listenOn(app);
  }

  /** For the socket. */
  public App app() {
    return app;
  }

  private Response command(SlashCommandRequest request, Context context) {
    var payload = request.getPayload();
    Request asked =
        Request.by(
                new UserId(payload.getUserId()),
                Optional.of(new ChannelId(payload.getChannelId())),
                "command",
                payload.getTriggerId())
            .in(payload.getChannelName());
    String text = payload.getText() == null ? "" : payload.getText();
    Reply reply = answer("command", () -> answers.commands().run(asked, labels.in(text)));
    Optional<Message> told = show(reply, payload.getTriggerId());
    return told.map(message -> ackWith(context, message)).orElseGet(context::ack);
  }

  private static Response ackWith(Context context, Message message) {
    Map<String, Object> body = new HashMap<>();
    body.put("response_type", "ephemeral");
    body.put("text", message.text());
    if (!message.blocks().isEmpty()) {
      body.put("blocks", message.blocks());
    }
    return context.ackWithJson(body);
  }

  private Response pressed(BlockActionRequest request, ActionContext context) {
    var payload = request.getPayload();
    var action = payload.getActions().get(0);
    if (!action.getActionId().startsWith(Button.PREFIX)) {
      // A link, or a menu in a form: what it says is read when the form is submitted.
      Optional.ofNullable(payload.getView())
          .ifPresent(
              view ->
                  afterwards.execute(
                      () -> redrawn.chosen(new UserId(payload.getUser().getId()), view)));
      return context.ack();
    }
    Button button = button(action);
    Optional<ChannelId> channel =
        Optional.ofNullable(payload.getChannel()).map(c -> new ChannelId(c.getId()));
    Request asked =
        Request.by(new UserId(payload.getUser().getId()), channel, "press", payload.getTriggerId())
            .in(payload.getChannel() == null ? null : payload.getChannel().getName())
            .under(payload.getContainer() == null ? null : payload.getContainer().getMessageTs());
    Reply reply =
        answer(
            "button",
            () ->
                answers
                    .commands()
                    .run(asked, button.command(), button.arguments(), button.incident()));
    show(reply, payload.getTriggerId()).ifPresent(message -> tell(asked.user(), channel, message));
    return context.ack();
  }

  private static Button button(BlockActionPayload.Action action) {
    if (action.getType().equals("checkboxes")) {
      List<String> selected =
          action.getSelectedOptions() == null
              ? List.of()
              : action.getSelectedOptions().stream().map(o -> o.getValue()).toList();
      return Boxes.pressed(action.getActionId(), action.getBlockId(), selected);
    }
    return Button.pressed(action.getActionId(), action.getValue() == null ? "" : action.getValue());
  }

  private Response shortcut(GlobalShortcutRequest request, Context context) {
    var payload = request.getPayload();
    Request asked =
        Request.by(
            new UserId(payload.getUser().getId()),
            Optional.empty(),
            "shortcut",
            payload.getTriggerId());
    return shortcut(
        asked, payload.getCallbackId(), Optional.empty(), payload.getTriggerId(), context);
  }

  private Response shortcut(MessageShortcutRequest request, Context context) {
    var payload = request.getPayload();
    ChannelId channel = new ChannelId(payload.getChannel().getId());
    Request asked =
        Request.by(
                new UserId(payload.getUser().getId()),
                Optional.of(channel),
                "shortcut",
                payload.getTriggerId())
            .in(payload.getChannel().getName());
    var message = payload.getMessage();
    Shortcut.Message about =
        new Shortcut.Message(
            channel,
            message.getTs(),
            Optional.ofNullable(message.getUser()).map(UserId::new),
            message.getText() == null ? "" : labels.in(message.getText()));
    return shortcut(
        asked, payload.getCallbackId(), Optional.of(about), payload.getTriggerId(), context);
  }

  private Response shortcut(
      Request asked,
      String callbackId,
      Optional<Shortcut.Message> about,
      String triggerId,
      Context context) {
    Reply reply =
        answer(
            "shortcut",
            () ->
                answers.shortcuts().stream()
                    .filter(s -> s.callbackId().equals(callbackId))
                    .findFirst()
                    .map(s -> s.run(asked, about))
                    .orElseThrow(() -> new Refused("This shortcut is from another version.")));
    show(reply, triggerId).ifPresent(message -> tell(asked.user(), asked.channel(), message));
    return context.ack();
  }

  private void happened(SlackEvent event) {
    for (Listener listener : answers.listeners()) {
      try {
        listener.on(event);
      } catch (Refused refused) {
        LOG.info("{} left as it is: {}", event.getClass().getSimpleName(), refused.sentence());
      } catch (StoreFull full) {
        LOG.warn("{} not recorded: {}", event.getClass().getSimpleName(), full.getMessage());
      } catch (RuntimeException | Error e) {
        apology.words("event", e);
      }
    }
  }

  private Reply answer(String where, Supplier<Reply> answering) {
    try {
      return answering.get();
    } catch (Refused refused) {
      return Reply.told(refused.sentence());
    } catch (StoreFull full) {
      return Reply.told(full.sentence());
    } catch (RuntimeException | Error e) {
      return Reply.told(apology.words(where, e));
    }
  }

  /** What is still to be told in words, once a form was opened. */
  private Optional<Message> show(Reply reply, String triggerId) {
    if (reply instanceof Reply.Told told) {
      return Optional.of(told.message());
    }
    if (reply instanceof Reply.Seen) {
      return Optional.empty();
    }
    View form = ((Reply.Opens) reply).form();
    try {
      slack.call(
          SlackMethod.VIEWS_OPEN,
          null,
          methods -> methods.viewsOpen(r -> r.triggerId(triggerId).view(form)));
      return Optional.empty();
    } catch (SlackFailure e) {
      LOG.warn("A form could not be opened: {}", e.getMessage());
      return Optional.of(
          Message.of(
              "The form could not be opened: "
                  + e.text()
                  + " Every form can be typed too: `/incident help`."));
    }
  }

  /** Not before the ack. */
  private void tell(UserId user, Optional<ChannelId> channel, Message message) {
    afterwards.execute(
        () -> {
          try {
            whisper.tell(user, channel, message);
          } catch (RuntimeException | Error e) {
            apology.words("private answer", e);
          }
        });
  }
}
