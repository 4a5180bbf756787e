package dev.muster.playbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
  @Test
  void whatIsMissingReadsUnknown() {
    Template text = new Template("{{title}}, {{{eta}}}{{#impact}} and {{impact}}{{/impact}}.");

    assertThat(text.mistakes()).isEmpty();
    assertThat(text.filled(Map.of("title", "It {{eta}}"))).isEqualTo("It {{eta}}, unknown.");
  }

  @Test
  void aListIsRepeated() {
    Template text = new Template("{{#tasks}}\n- {{words}} by {{owner}}\n{{/tasks}}\nThat is all.");

    assertThat(text.mistakes()).isEmpty();
    assertThat(
            text.filled(
                Map.of(
                    "tasks",
                    List.of(
                        Map.of("words", "roll back", "owner", "ana"), Map.of("words", "look")))))
        .isEqualTo("- roll back by ana\n- look by unknown\nThat is all.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a {{title | `{{title` has no end",
        "a {{title} b | `{{title} b` has no end",
        "{{titel}} | `{{titel}}` is nothing that Muster knows",
        "{{}} | `{{}}` is nothing that Muster knows",
        "{{title.length}} | `{{title.length}}` is nothing that Muster knows",
        "{{.}} | `{{.}}` is nothing that Muster knows",
        "{{owner}} | `{{owner}}` is nothing that Muster knows",
        "{{#eta}} soon | `{{#eta}}` has no end",
        "soon {{/eta}} | `{{/eta}}` ends what was not begun",
        "{{> other}} | `{{> other}}` is not to be had here",
        "{{=<% %>=}} | `{{=<% %>=}}` is not to be had here"
      })
  void eachMistakeIsNamed(String text, String what) {
    assertThat(new Template("First line\n" + text).mistakes())
        .containsExactly(new Mistake(2, what, new Template(text).mistakes().get(0).right()));
  }

  @Test
  void aSlipIsPutRight() {
    assertThat(new Template("{{titel}}").mistakes().get(0).right())
        .isEqualTo("did you mean {{title}}?");
  }

  @Test
  void theDocumentationNamesEachGap() throws IOException {
    String page = Files.readString(Path.of("docs/playbooks.md"));

    assertThat(Placeholders.words())
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    assertThat(Placeholders.lists().keySet())
        .allSatisfy(n -> assertThat(page).contains("`" + n + "`"));
  }
}
