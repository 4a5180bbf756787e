package dev.muster.feature.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChecklistTest {
  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.with(
              """
                - name: Triage
                  checklist:
                    - Look at the graphs
                    - %s
                - name: Quiet
              resolve:
              """
                  .formatted("Ask who changed what, when, where and why, ".repeat(5)),
              "resolve:\n"));
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void theFirstListComesAfterTheHeadlineAndTellsWhoTicked() {
    assertThat(lists()).hasSize(1);
    assertThat(room.messages().indexOf(lists().get(0)))
        .isGreaterThan(room.messages().indexOf(room.headline()));
    assertThat(lists().get(0)).contains("First steps", "0 of 6", "3. The severity is right");

    ana.ticks(room, "The severity is right");

    assertThat(lists()).hasSize(1);
    assertThat(lists().get(0)).contains("1 of 6", "☑ 3 <@" + ana.id() + ">");
    assertThat(room.headline()).contains("☑ The severity is right");
    assertThat(ana.types(room, "timeline")).contains("Ticked: The severity is right");

    ana.ticks(room, "The severity is right");

    assertThat(lists().get(0)).contains("0 of 6").doesNotContain("☑");
    assertThat(ana.types(room, "timeline")).contains("Tick taken back: The severity is right");
  }

  @Test
  void twoWhoTickAtOnceDoNotUndoEachOther() {
    ana.types(room, "checklist");
    ben.types(room, "checklist"); // each has a copy that never changes

    ana.ticks(room, "The severity is right");
    ben.ticks(room, "We looked at what changed last");

    assertThat(lists().get(0)).contains("2 of 6", "☑ 3 <@" + ana.id(), "☑ 4 <@" + ben.id());
  }

  @Test
  void whatSomebodyTicksOnAnOldCopyLeavesTheOthersAsTheyAre() {
    ben.types(room, "checklist");
    ana.types(room, "checklist tick 1");

    ben.ticks(room, "2. We know who");

    assertThat(lists().get(0)).contains("2 of 6");
    assertThat(ana.types(room, "timeline")).doesNotContain("taken back");
  }

  @Test
  void theNextListComesByItselfAndAPhaseWithoutOneIsALine() {
    for (int box = 1; box <= 6; box++) {
      ana.types(room, "checklist tick " + box);
    }

    assertThat(lists().get(0)).contains("all done");
    assertThat(lists()).hasSize(2);
    assertThat(lists().get(1)).contains("Triage", "0 of 2");

    assertThat(ana.types(room, "checklist tick 1")).contains("☑ Look at the graphs");
    ana.types(room, "checklist tick 2.2");

    assertThat(room.messages()).anyMatch(m -> m.contains(":triangular_flag_on_post: *Quiet*"));
    assertThat(lists()).hasSize(2);
    assertThat(ana.types(room, "checklist")).contains("Nothing is left to tick");
  }

  @Test
  void typedWordsThatNameNothingSayWhatThereIs() {
    assertThat(ana.types(room, "checklist tick 9")).contains("List 1 has boxes 1 to 6");
    assertThat(ana.types(room, "checklist tick 7.1")).contains("There is no such list");
    assertThat(ana.types(room, "checklist untick 1")).contains("Nobody ticked that");
    assertThat(ana.types(room, "checklist triage")).contains("has not begun yet");
    assertThat(ana.types(room, "checklist lunch")).contains("There is no list", "1 First steps");
    assertThat(ana.types(room, "checklist first steps")).contains("1. Somebody is incident");
  }

  @Test
  void whenItIsBackTheListBeginsAnewAndTheOldOneTicksNothing() {
    ana.types(room, "checklist tick 1");
    ana.types(room, "checklist");
    ana.types(room, "resolve rolled back");
    ana.types(room, "reopen it is back");

    assertThat(lists()).hasSize(2);
    assertThat(lists().get(1)).contains("2 · ", "First steps", "0 of 6");

    ben.types(room, "checklist tick 1.2");
    assertThat(lists().get(1)).contains("0 of 6");
  }

  private List<String> lists() {
    return room.messages().stream().filter(m -> m.contains(":clipboard:")).toList();
  }
}
