package dev.muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.crash.Figures.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The crash test sees what is lost, doubled and half-made. */
final class FindingsTest {
  @TempDir Path emptyStore;

  private List<String> found(String state, Deed... deeds) throws Exception {
    JsonNode json = new ObjectMapper().readTree(state);
    return new Findings(List.of(deeds), json, emptyStore)
        .all(new Random(1)).stream().map(Finding::toString).toList();
  }

  @Test
  void whatWasAcknowledgedAndIsNowhereIsLost() throws Exception {
    assertThat(
            found(
                "{\"channels\":[]}",
                new Deed(Deed.What.DECLARE, "c0001n01", "INC-1", true),
                new Deed(Deed.What.UPDATE, "c0001n02", "INC-1", true),
                new Deed(Deed.What.UPDATE, "c0001n03", "INC-1", false)))
        .containsExactly(
            "LOST: DECLARE c0001n01 INC-1 is not on record",
            "LOST: DECLARE c0001n01 INC-1 is not a channel",
            "LOST: UPDATE c0001n02 INC-1 is not on record");
  }

  @Test
  void whatIsPostedMoreOftenThanItIsOnRecordIsDoubled() throws Exception {
    assertThat(
            found(
                """
                {"channels":[{"id":"C1","name":"general","messages":[
                  {"text":":mega: *Update* c0001n02"},{"text":":mega: *Update* c0001n02"}]}]}""",
                new Deed(Deed.What.UPDATE, "c0001n02", "INC-1", false)))
        .containsExactly(
            "DOUBLED: UPDATE c0001n02 INC-1 (never answered) is on record 0 times, and posted 2"
                + " times");
  }

  @Test
  void aChannelThatIsNoIncidentsIsHalfMade() throws Exception {
    assertThat(found("{\"channels\":[{\"id\":\"C1\",\"name\":\"inc-1-c0001n01\"}]}"))
        .containsExactly("HALF_MADE: #inc-1-c0001n01 is no incident's");
  }
}
