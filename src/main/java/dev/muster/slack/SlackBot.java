package dev.muster.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
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
import dev.muster.slack.rights.PrivateIncidentAccess;
import dev.muster.slack.text.Boxes;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.MentionLabels;
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
import java.util.function.Consumer;
import java.util.function.Function;
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
  private final PrivateReply whisper;
  private final Answers answers;
  private final MentionLabels labels;
  private final ExecutorService afterwards;
  private final ErrorReply apology;
  private final FormUpdates redrawn;
  private final RequestDeduplicator answered;
  private final ActionResponseSender responses;

  /** Everybody who answers something. */
  public record Answers(
      Commands commands,
      List<Modal> modals,
      List<Shortcut> shortcuts,
      List<Listener> listeners,
      PrivateIncidentAccess door) {}

  /** Told of each fault, for the metrics. */
  public interface Faults {
    /** One of ours. */
    void happened(String where);

    /** What came can't be read. */
    void malformed(String where);

    static Faults of(Consumer<String> happened, Consumer<String> malformed) {
      return new Faults() {
        @Override
        public void happened(String where) {
          happened.accept(where);
        }

        @Override
        public void malformed(String where) {
          malformed.accept(where);
        }
      };
    }
  }

  /**
   * @param afterwards runs what need not hold up an ack
   * @param clock tells what comes again soon from what comes much later
   */
  public SlackBot(
      Slack client,
      SlackGateway slack,
      Answers answers,
      MentionLabels labels,
      ExecutorService afterwards,
      Faults faults,
      Clock clock) {
    // No middleware: the line is authenticated by its token, and Bolt's own would ask Slack who we
    // are before it acks.
    this.app =
        new App(
            AppConfig.builder().slack(client).allEventsApiAutoAckEnabled(true).build(), List.of());
    this.slack = slack;
    this.whisper = new PrivateReply(slack, answers.door()::isPrivate);
    this.answers = answers;
    this.labels = labels;
    this.afterwards = afterwards;
    this.apology = new ErrorReply(faults);
    this.answered = new RequestDeduplicator(clock);
    this.responses = new ActionResponseSender(client);
    this.redrawn = new FormUpdates(slack, answers, apology);
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
    new Events(labels::in, this::happened, e -> apology.words("event", e)).listenOn(app);
  }

  /** For the socket. */
  public App app() {
    return app;
  }

  private Response command(SlashCommandRequest request, Context context) {
    var payload = request.getPayload();
    String text = payload.getText() == null ? "" : payload.getText();
    Request asked;
    try {
      asked =
          Request.by(
                  Outside.user(payload.getUserId()),
                  Optional.of(Outside.channel(payload.getChannelId())),
                  "command",
                  Outside.part(payload.getTriggerId(), "its trigger"),
                  text)
              .in(payload.getChannelName());
    } catch (Malformed malformed) {
      return ackWith(context, Message.of(apology.words("command", malformed)));
    }
    return answered.once(
        asked.key(),
        () -> {
          Reply reply = answer("command", () -> answers.commands().run(asked, labels.in(text)));
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
    List<BlockActionPayload.Action> actions = payload.getActions();
    return onlyOnce(
        "button",
        () ->
            Request.by(
                    Outside.user(Outside.part(payload.getUser(), "its user").getId()),
                    Optional.ofNullable(payload.getChannel()).map(c -> Outside.channel(c.getId())),
                    "press",
                    Outside.part(payload.getTriggerId(), "its trigger"),
                    String.valueOf(actions))
                .in(payload.getChannel() == null ? null : payload.getChannel().getName())
                .under(
                    payload.getContainer() == null ? null : payload.getContainer().getMessageTs()),
        asked -> pressed(payload, asked),
        payload.getTriggerId(),
        respond(payload.getResponseUrl()),
        context);
  }

  private Reply pressed(BlockActionPayload payload, Request asked) {
    List<BlockActionPayload.Action> actions = payload.getActions();
    BlockActionPayload.Action action =
        Outside.part(actions == null || actions.isEmpty() ? null : actions.get(0), "its action");
    if (!Outside.part(action.getActionId(), "its action's id").startsWith(Button.PREFIX)) {
      // A link, or a menu in a form: what it says is read when the form is submitted.
      Optional.ofNullable(payload.getView())
          .ifPresent(view -> afterwards.execute(() -> redrawn.chosen(asked.user(), view)));
      return Reply.seen();
    }
    Button button = button(action);
    return answers.commands().run(asked, button.command(), button.arguments(), button.incident());
  }

  /** Slack gives one with what was pressed or chosen at a message. */
  private PrivateReply.Way respond(@Nullable String responseUrl) {
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
    try {
      if ("checkboxes".equals(action.getType())) {
        List<String> selected =
            action.getSelectedOptions() == null
                ? List.of()
                : action.getSelectedOptions().stream()
                    .map(o -> Outside.part(o.getValue(), "one of its boxes"))
                    .toList();
        String block = Outside.part(action.getBlockId(), "its block");
        return Boxes.pressed(action.getActionId(), block, selected);
      }
      return Button.pressed(
          action.getActionId(), action.getValue() == null ? "" : action.getValue());
    } catch (IllegalArgumentException e) {
      throw new Malformed("its block");
    }
  }

  private Response shortcut(GlobalShortcutRequest request, Context context) {
    var payload = request.getPayload();
    return onlyOnce(
        "shortcut",
        () ->
            Request.by(
                Outside.user(Outside.part(payload.getUser(), "its user").getId()),
                Optional.empty(),
                "shortcut",
                Outside.part(payload.getTriggerId(), "its trigger"),
                String.valueOf(payload.getCallbackId())),
        asked -> run(asked, payload.getCallbackId(), Optional.empty()),
        payload.getTriggerId(),
        message -> false,
        context);
  }

  private Response shortcut(MessageShortcutRequest request, Context context) {
    var payload = request.getPayload();
    return onlyOnce(
        "shortcut",
        () -> {
          ChannelId channel =
              Outside.channel(Outside.part(payload.getChannel(), "its channel").getId());
          return Request.by(
                  Outside.user(Outside.part(payload.getUser(), "its user").getId()),
                  Optional.of(channel),
                  "shortcut",
                  Outside.part(payload.getTriggerId(), "its trigger"),
                  String.valueOf(payload.getCallbackId()),
                  channel.value(),
                  String.valueOf(Outside.part(payload.getMessage(), "its message").getTs()))
              .in(payload.getChannel().getName());
        },
        asked -> run(asked, payload.getCallbackId(), Optional.of(about(payload))),
        payload.getTriggerId(),
        respond(payload.getResponseUrl()),
        context);
  }

  private Shortcut.Message about(MessageShortcutPayload payload) {
    var message = Outside.part(payload.getMessage(), "its message");
    return new Shortcut.Message(
        Outside.channel(payload.getChannel().getId()),
        Outside.timestamp(message.getTs()),
        Optional.ofNullable(message.getUser()).map(UserId::new),
        message.getText() == null ? "" : labels.in(message.getText()));
  }

  private Reply run(Request asked, @Nullable String callbackId, Optional<Shortcut.Message> about) {
    return answers.shortcuts().stream()
        .filter(s -> s.callbackId().equals(callbackId))
        .findFirst()
        .map(s -> s.run(asked, about))
        .orElseThrow(() -> new Refused("This shortcut is from another version."));
  }

  /** Acks what is pressed, and tells its answer after that; the same again is only acked. */
  private Response onlyOnce(
      String where,
      Supplier<Request> asking,
      Function<Request, Reply> answering,
      String triggerId,
      PrivateReply.Way way,
      Context context) {
    Request asked;
    try {
      asked = asking.get();
    } catch (Malformed malformed) {
      apology.words(where, malformed); // of nobody, or from nowhere: nobody can be told
      return context.ack();
    }
    return answered.once(
        asked.key(),
        () -> {
          Reply reply = answer(where, () -> answering.apply(asked));
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
      return Optional.of(held(told.message()));
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
      if (e.is("exchanged_trigger_id")) {
        return Optional.empty(); // the first try opened it, and its answer was lost
      }
      LOG.warn("A form could not be opened: {}", e.getMessage());
      return Optional.of(
          Message.of(
              "The form could not be opened: "
                  + e.text()
                  + " Every form can be typed too: `/incident help`."));
    }
  }

  /** While Slack refuses everything, whoever asks must not believe that others hear of it. */
  private Message held(Message answer) {
    return slack
        .access()
        .shutOut()
        .map(
            why ->
                answer.and(
                    ":warning: Nothing that Muster posts arrives now. "
                        + why.text()
                        + " What you did is recorded, and goes out as soon as Slack lets Muster in"
                        + " again."))
        .orElse(answer);
  }

  /** Not before the ack. */
  private void tell(UserId user, Optional<ChannelId> channel, Message message) {
    tell(user, channel, message, said -> false);
  }

  private void tell(
      UserId user, Optional<ChannelId> channel, Message message, PrivateReply.Way other) {
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
