package dev.muster.sandbox.limits;

import static dev.muster.sandbox.limits.Edit.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameAndMetadataLimitsTest {
  @ParameterizedTest
  @ValueSource(strings = {"inc-7-checkout_down", "a", "störung", "2026-01-01"})
  void aLowercaseNameIsAccepted(String name) {
    assertThat(Limits.channelName(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',invalid_name_required",
    "'  ',invalid_name",
    "Inc-7,invalid_name_specials",
    "inc 7,invalid_name_specials",
    "inc#7,invalid_name_specials",
    "inc.7,invalid_name_specials",
    "--_,invalid_name_punctuation"
  })
  void anyOtherNameIsRefusedWithSlacksCode(String name, String error) {
    assertThat(Limits.channelName(name)).contains(Fault.of(error));
  }

  @Test
  void aNameHasAtMostEightyCharacters() {
    assertThat(Limits.channelName("a".repeat(80))).isEmpty();
    assertThat(Limits.channelName("a".repeat(81))).contains(Fault.of("invalid_name_maxlength"));
  }

  @Test
  void metadataNamesAnEventAndCarriesItsPayload() {
    assertThat(Limits.metadata(null)).isEmpty();
    assertThat(Limits.metadata(json("{}"))).isEmpty();
    assertThat(Limits.metadata(json("{'event_type':'incident','event_payload':{'id':7}}")))
        .isEmpty();
    assertThat(Limits.metadata(json("'incident'"))).contains(Fault.of("invalid_metadata_format"));
    assertThat(Limits.metadata(json("{'event_type':'incident'}")).orElseThrow().error())
        .isEqualTo("invalid_metadata_schema");
    assertThat(
            Limits.metadata(
                json(
                    "{'event_type':'incident','event_payload':{'x':"
                        + Edit.letters(17_000)
                        + "}}")))
        .contains(Fault.of("metadata_too_large"));
  }
}
