package dev.muster.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
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
  private final Answered answered = new Answered();

  /** Everybody who answers something. */
  public record Answers(
      Commands commands,
      List<Modal> modals,
      List<Shortcut> shortcuts,
      List<Listener> listeners,
      PrivateDoor door) {}

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
   */
  public SlackBot(
      Slack client,
      SlackGateway slack,
      Answers answers,
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
    new Events(this::happened, e -> apology.words("event", e)).listenOn(app);
  }

  /** For the socket. */
  public App app() {
    return app;
  }

  private Response command(SlashCommandRequest request, Context context) {
    var payload = request.getPayload();
    String text = payload.getText() == null ? "" : payload.getText();
    Reply reply =
        answer(
            "command",
            () ->
                answers
                    .commands()
                    .run(
                        Request.by(
                                Outside.user(payload.getUserId()),
                                Optional.of(Outside.channel(payload.getChannelId())),
                                "command",
                                Outside.part(payload.getTriggerId(), "its trigger"))
                            .in(payload.getChannelName()),
                        text));
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
    try {
      UserId user = Outside.user(Outside.part(payload.getUser(), "its user").getId());
      Optional<ChannelId> channel =
          Optional.ofNullable(payload.getChannel()).map(c -> Outside.channel(c.getId()));
      Reply reply = answer("button", () -> pressed(payload, user, channel));
      show(reply, payload.getTriggerId()).ifPresent(message -> tell(user, channel, message));
    } catch (Malformed malformed) {
      apology.words("button", malformed); // of nobody, or from nowhere: nobody can be told
    }
    return context.ack();
  }

  private Reply pressed(BlockActionPayload payload, UserId user, Optional<ChannelId> channel) {
    List<BlockActionPayload.Action> actions = payload.getActions();
    BlockActionPayload.Action action =
        Outside.part(actions == null || actions.isEmpty() ? null : actions.get(0), "its action");
    if (!Outside.part(action.getActionId(), "its action's id").startsWith(Button.PREFIX)) {
      // A link, or a menu in a form: what it says is read when the form is submitted.
      Optional.ofNullable(payload.getView())
          .ifPresent(view -> afterwards.execute(() -> redrawn.chosen(user, view)));
      return Reply.seen();
    }
    Button button = button(action);
    String trigger = Outside.part(payload.getTriggerId(), "its trigger");
    Request asked =
        Request.by(user, channel, "press", trigger)
            .in(payload.getChannel() == null ? null : payload.getChannel().getName())
            .under(payload.getContainer() == null ? null : payload.getContainer().getMessageTs());
    return answers.commands().run(asked, button.command(), button.arguments(), button.incident());
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
    return shortcut(
        () ->
            Request.by(
                Outside.user(Outside.part(payload.getUser(), "its user").getId()),
                Optional.empty(),
                "shortcut",
                Outside.part(payload.getTriggerId(), "its trigger")),
        payload.getCallbackId(),
        Optional::empty,
        payload.getTriggerId(),
        context);
  }

  private Response shortcut(MessageShortcutRequest request, Context context) {
    var payload = request.getPayload();
    return shortcut(
        () ->
            Request.by(
                    Outside.user(Outside.part(payload.getUser(), "its user").getId()),
                    Optional.of(
                        Outside.channel(Outside.part(payload.getChannel(), "its channel").getId())),
                    "shortcut",
                    Outside.part(payload.getTriggerId(), "its trigger"))
                .in(payload.getChannel().getName()),
        payload.getCallbackId(),
        () -> Optional.of(about(payload)),
        payload.getTriggerId(),
        context);
  }

  private static Shortcut.Message about(MessageShortcutPayload payload) {
    var message = Outside.part(payload.getMessage(), "its message");
    return new Shortcut.Message(
        Outside.channel(payload.getChannel().getId()),
        Outside.timestamp(message.getTs()),
        Optional.ofNullable(message.getUser()).map(UserId::new),
        message.getText() == null ? "" : message.getText());
  }

  private Response shortcut(
      Supplier<Request> asking,
      @Nullable String callbackId,
      Supplier<Optional<Shortcut.Message>> about,
      String triggerId,
      Context context) {
    try {
      Request asked = asking.get();
      Reply reply =
          answer(
              "shortcut",
              () ->
                  answers.shortcuts().stream()
                      .filter(s -> s.callbackId().equals(callbackId))
                      .findFirst()
                      .map(s -> s.run(asked, about.get()))
                      .orElseThrow(() -> new Refused("This shortcut is from another version.")));
      show(reply, triggerId).ifPresent(message -> tell(asked.user(), asked.channel(), message));
    } catch (Malformed malformed) {
      apology.words("shortcut", malformed); // of nobody, or from nowhere: nobody can be told
    }
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
