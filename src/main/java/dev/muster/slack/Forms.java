package dev.muster.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.muster.database.Json;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Boxes;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a form, field by field, within Slack's limits. */
public final class Forms {
  private static final String ACTION = "value";

  private final String callbackId;
  private final String title;
  private final String submit;
  private final Context context;
  private final List<LayoutBlock> blocks = new ArrayList<>();

  /**
   * What a form must know when it comes back, also after a restart: it travels with the form.
   *
   * @param channel where it was asked for, so that the answer can go there
   * @param notes what only this kind of form knows
   */
  public record Context(
      Optional<IncidentId> incident, Optional<ChannelId> channel, Map<String, String> notes) {
    public static Context of(Invocation invocation) {
      return new Context(
          invocation.incident().map(i -> i.id()), invocation.request().channel(), Map.of());
    }

    public Context with(Map<String, String> more) {
      return new Context(incident, channel, more);
    }

    public Optional<String> note(String name) {
      return Optional.ofNullable(notes.get(name));
    }

    /**
     * A note that the form can't do without.
     *
     * @throws Malformed if it is not there
     */
    public String mustNote(String name) {
      return note(name).orElseThrow(() -> new Malformed("its " + name));
    }

    /**
     * A note that is a whole number.
     *
     * @throws Malformed if it is anything else
     */
    public Optional<Integer> number(String name) {
      return note(name).map(number -> Submissions.wholeNumber(number, "its " + name));
    }

    /**
     * A note that is a moment.
     *
     * @throws Malformed if it is anything else
     */
    public Optional<Instant> moment(String name) {
      try {
        return note(name).map(Instant::parse);
      } catch (DateTimeParseException e) {
        throw new Malformed("its " + name);
      }
    }

    String write() {
      return Json.write(this);
    }

    /** Of a form without metadata there is none. */
    static Context read(String metadata) {
      if (metadata.isEmpty()) {
        return new Context(Optional.empty(), Optional.empty(), Map.of());
      }
      try {
        Context context = Json.read(metadata, Context.class);
        return Submissions.checked(context);
      } catch (UncheckedIOException e) {
        throw new Malformed("its metadata");
      }
    }
  }

  /** Something to choose: its value comes back, the label and the description are shown. */
  public record Choice(String value, String label, String description) {
    public static Choice of(String value, String label) {
      return new Choice(value, label, "");
    }
  }

  private Forms(String callbackId, String title, String submit, Context context) {
    this.callbackId = callbackId;
    this.title = title;
    this.submit = submit;
    this.context = context;
  }

  /**
   * Begins a form.
   *
   * @param submit what the button says: a verb
   */
  public static Forms form(String callbackId, String title, String submit, Context context) {
    return new Forms(callbackId, title, submit, context);
  }

  /** Words between the fields. */
  public Forms words(String mrkdwn) {
    blocks.add(
        SectionBlock.builder()
            .text(Mrkdwn.object(Cut.to(SlackLimits.TEXT_OBJECT, mrkdwn)))
            .build());
    return this;
  }

  /** Small print between the fields. */
  public Forms hint(String mrkdwn) {
    blocks.add(
        ContextBlock.builder()
            .elements(List.of(Mrkdwn.object(Cut.to(SlackLimits.TEXT_OBJECT, mrkdwn))))
            .build());
    return this;
  }

  /** One line to type. */
  public Forms line(String block, String label, Presence presence, int most, String initial) {
    return input(
        block,
        label,
        presence,
        PlainTextInputElement.builder()
            .actionId(ACTION)
            .maxLength(most)
            .initialValue(initial.isEmpty() ? null : Cut.to(most, initial))
            .build());
  }

  /** Some lines to type. */
  public Forms lines(String block, String label, Presence presence, int most, String initial) {
    return input(
        block,
        label,
        presence,
        PlainTextInputElement.builder()
            .actionId(ACTION)
            .multiline(true)
            .maxLength(most)
            .initialValue(initial.isEmpty() ? null : Cut.to(most, initial))
            .build());
  }

  /** One of a menu; nothing is chosen beforehand if {@code chosen} is not among the choices. */
  public Forms menu(
      String block, String label, Presence presence, List<Choice> choices, String chosen) {
    List<OptionObject> options =
        choices.stream().limit(SlackLimits.OPTIONS).map(Forms::option).toList();
    return input(
        block,
        label,
        presence,
        StaticSelectElement.builder()
            .actionId(ACTION)
            .options(options)
            .initialOption(chosen(options, chosen))
            .build());
  }

  /** One of a few, all in sight. */
  public Forms radio(
      String block, String label, Presence presence, List<Choice> choices, String chosen) {
    List<OptionObject> options =
        choices.stream().limit(SlackLimits.RADIO_BUTTONS).map(Forms::option).toList();
    return input(
        block,
        label,
        presence,
        RadioButtonsElement.builder()
            .actionId(ACTION)
            .options(options)
            .initialOption(chosen(options, chosen))
            .build());
  }

  /** A box to tick; ticked already if {@code chosen} is its value. */
  @SuppressWarnings("NullAway") // The SDK takes null for "none ticked".
  public Forms box(String block, String label, Choice choice, String chosen) {
    List<OptionObject> ticked = choice.value().equals(chosen) ? List.of(option(choice)) : null;
    return input(
        block,
        label,
        Presence.OPTIONAL,
        CheckboxesElement.builder()
            .actionId(ACTION)
            .options(List.of(option(choice)))
            .initialOptions(ticked)
            .build());
  }

  /** On the field before depend others: when it changes, the form is drawn anew. */
  public Forms redraws() {
    if (blocks.get(blocks.size() - 1) instanceof InputBlock field) {
      field.setDispatchAction(true);
    }
    return this;
  }

  /** Sentences to tick, each with its place from 0 as its value; as many fields as they need. */
  public Forms boxes(String block, String label, List<String> sentences) {
    for (int from = 0; from < sentences.size(); from += SlackLimits.CHECKBOXES) {
      List<OptionObject> options = new ArrayList<>();
      for (int i = from; i < Math.min(sentences.size(), from + SlackLimits.CHECKBOXES); i++) {
        options.add(Boxes.option(Integer.toString(i), sentences.get(i)));
      }
      input(
          from == 0 ? block : block + from,
          from == 0 ? label : "And also",
          Presence.OPTIONAL,
          CheckboxesElement.builder().actionId(ACTION).options(options).build());
    }
    return this;
  }

  /** A person of this workspace. */
  public Forms person(String block, String label, Presence presence) {
    return person(block, label, presence, Optional.empty());
  }

  /** A person of this workspace, chosen beforehand. */
  @SuppressWarnings("NullAway") // The SDK takes null for "nobody chosen".
  public Forms person(String block, String label, Presence presence, Optional<UserId> chosen) {
    return input(
        block,
        label,
        presence,
        UsersSelectElement.builder()
            .actionId(ACTION)
            .initialUser(chosen.map(UserId::value).orElse(null))
            .build());
  }

  /** Whether a field may be left empty. */
  public enum Presence {
    REQUIRED,
    OPTIONAL
  }

  private Forms input(String block, String label, Presence presence, BlockElement element) {
    blocks.add(
        InputBlock.builder()
            .blockId(block)
            .label(plain(Cut.to(SlackLimits.INPUT_LABEL, label)))
            .optional(presence == Presence.OPTIONAL)
            .element(element)
            .build());
    return this;
  }

  private static OptionObject option(Choice choice) {
    OptionObject.OptionObjectBuilder option =
        OptionObject.builder()
            .value(choice.value())
            .text(plain(Cut.to(SlackLimits.OPTION_TEXT, choice.label())));
    return choice.description().isEmpty()
        ? option.build()
        : option.description(plain(Cut.to(SlackLimits.OPTION_TEXT, choice.description()))).build();
  }

  @SuppressWarnings("NullAway") // The SDK takes null for "nothing chosen".
  private static OptionObject chosen(List<OptionObject> options, String value) {
    return options.stream().filter(o -> o.getValue().equals(value)).findFirst().orElse(null);
  }

  private static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(text).emoji(true).build();
  }

  public View view() {
    return View.builder()
        .type("modal")
        .callbackId(callbackId)
        .title(
            ViewTitle.builder()
                .type("plain_text")
                .text(Cut.to(SlackLimits.MODAL_TITLE, title))
                .build())
        .submit(
            ViewSubmit.builder()
                .type("plain_text")
                .text(Cut.to(SlackLimits.MODAL_TITLE, submit))
                .build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .privateMetadata(context.write())
        .blocks(blocks.subList(0, Math.min(blocks.size(), SlackLimits.BLOCKS_IN_VIEW)))
        .build();
  }
}
