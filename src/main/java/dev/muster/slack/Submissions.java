package dev.muster.slack;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.muster.incident.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what Slack says was filled in. */
final class Submissions {
  private Submissions() {}

  static Submission read(UserId user, View view) {
    Map<String, List<String>> values = new HashMap<>();
    if (view.getState() != null && view.getState().getValues() != null) {
      view.getState()
          .getValues()
          .forEach((block, actions) -> values.put(block, values(actions.values())));
    }
    String metadata = view.getPrivateMetadata() == null ? "" : view.getPrivateMetadata();
    Forms.Context context = Forms.Context.read(metadata);
    Request request = new Request(user, context.channel(), key(view, metadata, values));
    return new Submission(request, context, values);
  }

  /** The same form sent once more is the same request only if the same is filled in. */
  private static String key(View view, String metadata, Map<String, List<String>> values) {
    String id = String.valueOf(view.getId());
    return "form:" + id + ":" + Request.hash(id, metadata, new TreeMap<>(values).toString());
  }

  private static List<String> values(Iterable<ViewState.Value> states) {
    List<String> values = new ArrayList<>();
    for (ViewState.Value state : states) {
      addIfAny(values, state.getValue());
      addIfAny(values, state.getSelectedUser());
      addIfAny(values, state.getSelectedDate());
      addIfAny(values, state.getSelectedTime());
      if (state.getSelectedOption() != null) {
        addIfAny(values, state.getSelectedOption().getValue());
      }
      if (state.getSelectedOptions() != null) {
        for (ViewState.SelectedOption option : state.getSelectedOptions()) {
          addIfAny(values, option.getValue());
        }
      }
    }
    return values;
  }

  private static void addIfAny(List<String> values, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.add(value);
    }
  }

  /** Where a fault of the whole form is shown. */
  static String firstBlock(View view) {
    for (LayoutBlock block : view.getBlocks()) {
      if (block instanceof InputBlock input) {
        return input.getBlockId();
      }
    }
    return "none";
  }
}
