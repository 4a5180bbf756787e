package dev.muster.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No cell of a table is run by a spreadsheet. */
final class CsvCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        " =1",
        "\t=1",
        "\r=1",
        "\n=1",
        "\ufeff=1",
        "\u200b\u00a0=1",
        "\u2060@x",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20SUM(1)",
        "\u3000\uff1d1",
        "\ufe661",
        "\u0000=1"
      })
  void whatBeginsLikeAFormulaIsText(String typed) {
    assertThat(CsvRecord.line(List.of(typed))).isEqualTo("\"'" + typed + "\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkout is down", "a = b", "5 - 3", "", "\u00e9", "a\ufeff=1"})
  void whatIsNoneStaysAsItIs(String typed) {
    assertThat(CsvRecord.line(List.of(typed))).isEqualTo("\"" + typed + "\"\r\n");
  }
}
