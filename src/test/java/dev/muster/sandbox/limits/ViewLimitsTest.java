package dev.muster.sandbox.limits;

import static dev.muster.sandbox.limits.Edit.json;
import static dev.muster.sandbox.limits.Edit.letters;
import static dev.muster.sandbox.limits.Edit.remove;
import static dev.muster.sandbox.limits.Edit.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewLimitsTest {
  private static final JsonNode MODAL =
      json(
          """
          {'type':'modal','callback_id':'declare','private_metadata':'C1','external_id':'x1',
           'notify_on_close':true,'clear_on_close':false,
           'title':{'type':'plain_text','text':'Declare an incident'},
           'submit':{'type':'plain_text','text':'Declare'},
           'close':{'type':'plain_text','text':'Cancel'},
           'blocks':[
            {'type':'input','block_id':'title','label':{'type':'plain_text','text':'What happens?'},
             'hint':{'type':'plain_text','text':'A few words'},'optional':false,'dispatch_action':false,
             'element':{'type':'plain_text_input','action_id':'v','multiline':true,'max_length':300,
              'min_length':3,'focus_on_load':true,'placeholder':{'type':'plain_text','text':'Checkout'},
              'dispatch_action_config':{'trigger_actions_on':['on_enter_pressed']}}},
            {'type':'input','block_id':'who','label':{'type':'plain_text','text':'Who?'},
             'element':{'type':'multi_users_select','action_id':'v','initial_users':['U1'],'max_selected_items':5}},
            {'type':'input','block_id':'where','label':{'type':'plain_text','text':'Where?'},
             'element':{'type':'conversations_select','action_id':'v','response_url_enabled':true,
              'filter':{'include':['public'],'exclude_bot_users':true}}},
            {'type':'input','block_id':'when','label':{'type':'plain_text','text':'Since?'},
             'element':{'type':'datetimepicker','action_id':'v','initial_date_time':1700000000}},
            {'type':'input','block_id':'day','label':{'type':'plain_text','text':'Day?'},
             'element':{'type':'datepicker','action_id':'v','initial_date':'2026-01-31'}},
            {'type':'input','block_id':'hour','label':{'type':'plain_text','text':'Hour?'},
             'element':{'type':'timepicker','action_id':'v','initial_time':'09:05'}},
            {'type':'input','block_id':'hit','label':{'type':'plain_text','text':'How many?'},
             'element':{'type':'number_input','action_id':'v','is_decimal_allowed':false,'min_value':'1','max_value':'9','initial_value':'3'}},
            {'type':'input','block_id':'box','label':{'type':'plain_text','text':'Private?'},'optional':true,
             'element':{'type':'checkboxes','action_id':'v','options':[
              {'text':{'type':'mrkdwn','text':'*Yes*'},'value':'yes','description':{'type':'mrkdwn','text':'d'}}]}},
            {'type':'input','block_id':'file','label':{'type':'plain_text','text':'Log'},
             'element':{'type':'file_input','action_id':'v','filetypes':['txt'],'max_files':2}},
            {'type':'input','block_id':'link','label':{'type':'plain_text','text':'Link'},
             'element':{'type':'url_text_input','action_id':'v'}}
           ]}
          """);

  @Test
  void aGoodModalIsAccepted() {
    assertThat(Limits.view(MODAL)).isEmpty();
  }

  @Test
  void aGoodHomeTabIsAccepted() {
    assertThat(Limits.view(json("{'type':'home','blocks':[{'type':'divider'}]}"))).isEmpty();
  }

  static Stream<Edit> badModals() {
    return Stream.of(
        set("/type", "'dialog'", "unsupported type: dialog [json-pointer:/view/type]"),
        remove("/title", "missing required field: title [json-pointer:/view]"),
        remove("/blocks", "missing required field: blocks [json-pointer:/view]"),
        set(
            "/title/text",
            letters(25),
            "must be less than 25 characters [json-pointer:/view/title/text]"),
        set("/title/text", letters(25), "failed to match all allowed schemas [json-pointer:/view]"),
        set(
            "/title/type",
            "'mrkdwn'",
            "must be a valid enum value [json-pointer:/view/title/type]"),
        set(
            "/submit/text",
            letters(25),
            "must be less than 25 characters [json-pointer:/view/submit/text]"),
        set(
            "/close/text",
            letters(25),
            "must be less than 25 characters [json-pointer:/view/close/text]"),
        set(
            "/private_metadata",
            letters(3001),
            "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
        set(
            "/callback_id",
            letters(256),
            "must be less than 256 characters [json-pointer:/view/callback_id]"),
        set(
            "/external_id",
            letters(256),
            "must be less than 256 characters [json-pointer:/view/external_id]"),
        set(
            "/submit_disabled",
            "true",
            "invalid additional property: submit_disabled [json-pointer:/view]"),
        remove(
            "/submit",
            "must define `submit` to use `input` block [json-pointer:/view/blocks/0/input]"),
        set(
            "/blocks/9",
            "{'type':'table','rows':[]}",
            "unsupported type: table [json-pointer:/view/blocks/9/type]"),
        set(
            "/blocks/1/block_id",
            "'title'",
            "`block_id` \"title\" already exists for another block [json-pointer:/view/blocks/1/block_id]"),
        remove("/blocks/0/label", "missing required field: label [json-pointer:/view/blocks/0]"),
        set(
            "/blocks/0/label/type",
            "'mrkdwn'",
            "must be a valid enum value [json-pointer:/view/blocks/0/label/type]"),
        set(
            "/blocks/0/element/type",
            "'button'",
            "unsupported type: button [json-pointer:/view/blocks/0/element/type]"),
        set(
            "/blocks/0/element/max_length",
            "3001",
            "must be less than 3001 [json-pointer:/view/blocks/0/element/max_length]"),
        set(
            "/blocks/0/element/min_length",
            "301",
            "must be less than or equal to `max_length` [json-pointer:/view/blocks/0/element/min_length]"),
        set(
            "/blocks/0/element/multiline",
            "'true'",
            "must provide a boolean [json-pointer:/view/blocks/0/element/multiline]"),
        set(
            "/blocks/0/optional",
            "null",
            "must provide a boolean [json-pointer:/view/blocks/0/optional]"),
        set(
            "/blocks/1/element/focus_on_load",
            "true",
            "only one element may have `focus_on_load` [json-pointer:/view/blocks/1/element/focus_on_load]"),
        set(
            "/blocks/1/element/max_selected_items",
            "0",
            "must be greater than 0 [json-pointer:/view/blocks/1/element/max_selected_items]"),
        set(
            "/blocks/2/element/filter/include",
            "['direct']",
            "must be a valid enum value [json-pointer:/view/blocks/2/element/filter/include/0]"),
        set(
            "/blocks/3/element/initial_date_time",
            "1700000000000",
            "must be less than 10000000000 [json-pointer:/view/blocks/3/element/initial_date_time]"),
        set(
            "/blocks/4/element/initial_date",
            "'31.1.2026'",
            "invalid date [json-pointer:/view/blocks/4/element/initial_date]"),
        set(
            "/blocks/5/element/initial_time",
            "'24:00'",
            "invalid time [json-pointer:/view/blocks/5/element/initial_time]"),
        set(
            "/blocks/6/element/initial_value",
            "'10'",
            "must be between `min_value` and `max_value` [json-pointer:/view/blocks/6/element/initial_value]"),
        remove(
            "/blocks/6/element/is_decimal_allowed",
            "missing required field: is_decimal_allowed [json-pointer:/view/blocks/6/element]"),
        set(
            "/blocks/7/element/initial_options",
            "[]",
            "must be one of the provided options [json-pointer:/view/blocks/7/element/initial_options]"),
        set(
            "/blocks/8/element/max_files",
            "11",
            "must be less than 11 [json-pointer:/view/blocks/8/element/max_files]"));
  }

  @ParameterizedTest
  @MethodSource("badModals")
  void aBadModalIsRefusedWithSlacksWords(Edit edit) {
    Fault fault = Limits.view(edit.applyTo(MODAL)).orElseThrow();
    assertThat(fault.error()).isEqualTo("invalid_arguments");
    assertThat(fault.messages()).contains(edit.expected());
  }

  @Test
  void aViewHoldsAHundredBlocks() {
    String divider = "{'type':'divider'}";
    assertThat(Limits.view(home(Collections.nCopies(100, divider)))).isEmpty();
    assertThat(Limits.view(home(Collections.nCopies(101, divider))).orElseThrow().messages())
        .contains("no more than 100 items allowed [json-pointer:/view/blocks]");
  }

  @Test
  void aViewOfMoreThan250KilobytesIsTooLarge() {
    String section = "{'type':'section','text':{'type':'mrkdwn','text':" + letters(2900) + "}}";
    assertThat(Limits.view(home(Collections.nCopies(90, section))))
        .contains(Fault.of("view_too_large"));
  }

  @Test
  void aHomeTabHasNoTitle() {
    Fault fault =
        Limits.view(json("{'type':'home','title':{'type':'plain_text','text':'Home'},'blocks':[]}"))
            .orElseThrow();
    assertThat(fault.messages())
        .contains("invalid additional property: title [json-pointer:/view]");
  }

  private static JsonNode home(List<String> blocks) {
    return json("{'type':'home','blocks':[" + String.join(",", blocks) + "]}");
  }
}
