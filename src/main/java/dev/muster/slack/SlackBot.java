package dev.muster.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
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
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
  private final ExecutorService afterwards;
  private final Apology apology;
  private final RedrawnForms redrawn;
  private final Answered answered;
  private final ActionResponseSender responses;

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
   * @param clock tells what comes again soon from what comes much later
   */
  public SlackBot(
      Slack client,
      SlackGateway slack,
      Answers answers,
      ExecutorService afterwards,
      Faults faults,
      Clock clock) {
    // No middleware: the line is authenticated by its token, and Bolt's own would ask Slack who we
    // are before it acks.
    this.app =
        new App(
            AppConfig.builder().slack(client).allEventsApiAutoAckEnabled(true).build(), List.of());
    this.slack = slack;
    this.whisper = new Whisper(slack, answers.door()::isPrivate);
    this.answers = answers;
    this.afterwards = afterwards;
    this.apology = new Apology(faults);
    this.answered = new Answered(clock);
    this.responses = new ActionResponseSender(client);
    this.redrawn = new RedrawnForms(slack, answers, apology);
    SubmittedForms forms = new SubmittedForms(answers, apology, this::tell);
    app.command(ANYTHING, this::command);
    app.blockAction(ANYTHING, this::pressed);
    app.viewSubmission(
        ANYTHING,
        (request, context) -> {
          var payload = request.getPayload();
          String key = SubmittedForms.key(payload.getTriggerId(), payload.getView());
          return answered.once(key, () -> forms.submitted(request, context));
        });
    app.viewClosed(ANYTHING, (request, context) -> context.ack());
    app.globalShortcut(ANYTHING, this::shortcut);
    app.messageShortcut(ANYTHING, this::shortcut);
    new Events(this::happened).listenOn(app);
  }

  /** For the socket. */
  public App app() {
    return app;
  }

  private Response command(SlashCommandRequest request, Context context) {
    var payload = request.getPayload();
    String text = payload.getText() == null ? "" : payload.getText();
    Request asked =
        Request.by(
                new UserId(payload.getUserId()),
                Optional.of(new ChannelId(payload.getChannelId())),
                "command",
                payload.getTriggerId(),
                text)
            .in(payload.getChannelName());
    return answered.once(
        asked.key(),
        () -> {
          Reply reply = answer("command", () -> answers.commands().run(asked, text));
          Optional<Message> told = show(reply, payload.getTriggerId());
          return told.map(message -> ackWith(context, message)).orElseGet(context::ack);
        });
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
    Optional<ChannelId> channel =
        Optional.ofNullable(payload.getChannel()).map(c -> new ChannelId(c.getId()));
    Request asked =
        Request.by(
                new UserId(payload.getUser().getId()),
                channel,
                "press",
                payload.getTriggerId(),
                String.valueOf(action))
            .in(payload.getChannel() == null ? null : payload.getChannel().getName())
            .under(payload.getContainer() == null ? null : payload.getContainer().getMessageTs());
    return answered.once(
        asked.key(),
        () -> {
          if (action.getActionId().startsWith(Button.PREFIX)) {
            pressed(
                asked, button(action), payload.getTriggerId(), respond(payload.getResponseUrl()));
          } else {
            // A link, or a menu in a form: what it says is read when the form is submitted.
            Optional.ofNullable(payload.getView())
                .ifPresent(view -> afterwards.execute(() -> redrawn.chosen(asked.user(), view)));
          }
          return context.ack();
        });
  }

  private void pressed(Request asked, Button button, String triggerId, Whisper.Way way) {
    Reply reply =
        answer(
            "button",
            () ->
                answers
                    .commands()
                    .run(asked, button.command(), button.arguments(), button.incident()));
    show(reply, triggerId).ifPresent(m -> tell(asked.user(), asked.channel(), m, way));
  }

  /** Slack gives one with what was pressed or chosen at a message. */
  private Whisper.Way respond(@Nullable String responseUrl) {
    return message -> {
      if (responseUrl == null || responseUrl.isEmpty()) {
        return false;
      }
      try {
        return responses
                .send(
                    responseUrl,
                    ActionResponse.builder()
                        .responseType("ephemeral")
                        .replaceOriginal(false)
                        .text(message.text())
                        .blocks(message.blocks().isEmpty() ? null : message.blocks())
                        .build())
                .getCode()
            == 200;
      } catch (IOException e) {
        LOG.info("Not told by the response URL: {}", e.getMessage());
        return false;
      }
    };
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
            payload.getTriggerId(),
            payload.getCallbackId());
    return shortcut(
        asked,
        payload.getCallbackId(),
        Optional.empty(),
        payload.getTriggerId(),
        message -> false,
        context);
  }

  private Response shortcut(MessageShortcutRequest request, Context context) {
    var payload = request.getPayload();
    ChannelId channel = new ChannelId(payload.getChannel().getId());
    var message = payload.getMessage();
    Request asked =
        Request.by(
                new UserId(payload.getUser().getId()),
                Optional.of(channel),
                "shortcut",
                payload.getTriggerId(),
                payload.getCallbackId(),
                channel.value(),
                message.getTs())
            .in(payload.getChannel().getName());
    Shortcut.Message about =
        new Shortcut.Message(
            channel,
            message.getTs(),
            Optional.ofNullable(message.getUser()).map(UserId::new),
            message.getText() == null ? "" : message.getText());
    return shortcut(
        asked,
        payload.getCallbackId(),
        Optional.of(about),
        payload.getTriggerId(),
        respond(payload.getResponseUrl()),
        context);
  }

  private Response shortcut(
      Request asked,
      String callbackId,
      Optional<Shortcut.Message> about,
      String triggerId,
      Whisper.Way way,
      Context context) {
    return answered.once(
        asked.key(),
        () -> {
          Reply reply =
              answer(
                  "shortcut",
                  () ->
                      answers.shortcuts().stream()
                          .filter(s -> s.callbackId().equals(callbackId))
                          .findFirst()
                          .map(s -> s.run(asked, about))
                          .orElseThrow(
                              () -> new Refused("This shortcut is from another version.")));
          show(reply, triggerId).ifPresent(m -> tell(asked.user(), asked.channel(), m, way));
          return context.ack();
        });
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
    tell(user, channel, message, said -> false);
  }

  private void tell(UserId user, Optional<ChannelId> channel, Message message, Whisper.Way other) {
    afterwards.execute(
        () -> {
          try {
            whisper.tell(user, channel, message, other);
          } catch (RuntimeException | Error e) {
            apology.words("private answer", e);
          }
        });
  }
}
