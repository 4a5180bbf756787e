package dev.muster.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.muster.incident.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what Slack says was filled in. */
final class Submissions {
  /**
   * What Slack lets anybody type into one field, in characters.
   *
   * @see <a
   *     href="https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element">Slack</a>
   */
  private static final int LONGEST = 3_000;

  private Submissions() {}

  /**
   * What a person filled in.
   *
   * @throws Malformed if it is not what such a form can hold
   */
  static Submission read(UserId user, View view) {
    Map<String, Set<String>> offered = offered(view);
    Map<String, List<String>> values = new HashMap<>();
    if (view.getState() != null && view.getState().getValues() != null) {
      view.getState()
          .getValues()
          .forEach(
              (block, actions) -> {
                Outside.part(actions, "its field");
                List<String> filled = values(actions.values());
                mustBeOffered(filled, offered.get(block));
                values.put(block, filled);
              });
    }
    String metadata = view.getPrivateMetadata() == null ? "" : view.getPrivateMetadata();
    Forms.Context context = Forms.Context.read(metadata);
    String id = Outside.part(view.getId(), "its id");
    Request request = new Request(user, context.channel(), key(id, metadata, values));
    return new Submission(request, context, values);
  }

  /** JSON may leave out what a record's parts must not be. */
  static Forms.Context checked(Forms.@Nullable Context read) {
    Forms.Context context = Outside.part(read, "its metadata");
    Outside.part(context.notes(), "its metadata");
    context
        .notes()
        .forEach(
            (name, note) -> {
              Outside.part(note, "its metadata");
            });
    Outside.part(context.incident(), "its metadata")
        .ifPresent(incident -> Outside.part(incident.value(), "its incident"));
    Outside.part(context.channel(), "its metadata")
        .ifPresent(channel -> Outside.channel(channel.value()));
    return context;
  }

  static int wholeNumber(String written, String what) {
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new Malformed(what);
    }
  }

  /** By block: what could be chosen there; blocks to type in are not among them. */
  private static Map<String, Set<String>> offered(View view) {
    Map<String, Set<String>> offered = new HashMap<>();
    for (LayoutBlock block : blocks(view)) {
      if (block instanceof InputBlock input && input.getBlockId() != null) {
        options(input)
            .ifPresent(
                options ->
                    offered.put(
                        input.getBlockId(),
                        options.stream().map(OptionObject::getValue).collect(Collectors.toSet())));
      }
    }
    return offered;
  }

  private static Optional<List<OptionObject>> options(InputBlock input) {
    if (input.getElement() instanceof StaticSelectElement select) {
      return Optional.ofNullable(select.getOptions());
    }
    if (input.getElement() instanceof RadioButtonsElement radio) {
      return Optional.ofNullable(radio.getOptions());
    }
    return input.getElement() instanceof CheckboxesElement boxes
        ? Optional.ofNullable(boxes.getOptions())
        : Optional.empty();
  }

  private static void mustBeOffered(List<String> chosen, @Nullable Set<String> offered) {
    if (offered != null && !offered.containsAll(chosen)) {
      throw new Malformed("what was chosen");
    }
  }

  private static List<LayoutBlock> blocks(View view) {
    return view.getBlocks() == null ? List.of() : view.getBlocks();
  }

  /** The same form sent once more is the same request only if the same is filled in. */
  private static String key(String id, String metadata, Map<String, List<String>> values) {
    return "form:" + id + ":" + Request.hash(id, metadata, new TreeMap<>(values).toString());
  }

  private static List<String> values(Iterable<ViewState.Value> states) {
    List<String> values = new ArrayList<>();
    for (ViewState.Value state : states) {
      Outside.part(state, "its field");
      addIfAny(values, state.getValue());
      if (state.getSelectedUser() != null && !state.getSelectedUser().isBlank()) {
        values.add(Outside.user(state.getSelectedUser()).value());
      }
      addIfAny(values, state.getSelectedDate());
      addIfAny(values, state.getSelectedTime());
      if (state.getSelectedOption() != null) {
        addIfAny(values, state.getSelectedOption().getValue());
      }
      if (state.getSelectedOptions() != null) {
        for (ViewState.SelectedOption option : state.getSelectedOptions()) {
          addIfAny(values, Outside.part(option, "its field").getValue());
        }
      }
    }
    return values;
  }

  private static void addIfAny(List<String> values, @Nullable String value) {
    if (value != null && value.length() > LONGEST) {
      throw new Malformed("its field");
    }
    if (value != null && !value.isBlank()) {
      values.add(value);
    }
  }

  /** Where a fault of the whole form is shown. */
  static String firstBlock(View view) {
    for (LayoutBlock block : blocks(view)) {
      if (block instanceof InputBlock input && input.getBlockId() != null) {
        return input.getBlockId();
      }
    }
    return "none";
  }
}
