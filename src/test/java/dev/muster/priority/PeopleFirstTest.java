package dev.muster.priority;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who goes first, by the order in which things happen. */
@Timeout(60)
final class PeopleFirstTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final List<String> order = new CopyOnWriteArrayList<>();

  @Test
  void whereNobodyWaitsWorkGoesOn() {
    new PeopleFirst().giveWay();
  }

  @Test
  void workWaitsUntilTheLastOfThoseWhoAskedIsAnswered() throws Exception {
    PeopleFirst people = new PeopleFirst(Duration.ZERO, FOR_EVER);
    people.asked();
    people.asked();
    Thread work = works(people);
    order.add("answered one");
    people.answered();
    waits(work);
    order.add("answered the other");
    people.answered();
    work.join();

    assertThat(order).containsExactly("answered one", "answered the other", "work");
  }

  @Test
  void whoAsksNextStillGoesFirst() throws Exception {
    PeopleFirst people = new PeopleFirst(FOR_EVER, FOR_EVER);
    people.asked();
    people.answered();
    Thread work = works(people);
    people.asked();
    order.add("asked again");
    waits(work);
    work.interrupt(); // as at the end of the process
    work.join();

    assertThat(order).containsExactly("asked again", "work");
  }

  @Test
  void peopleWhoNeverStopAskingDoNotKeepItForEver() throws Exception {
    PeopleFirst people = new PeopleFirst(FOR_EVER, Duration.ofMillis(1));
    people.asked();
    Thread work = works(people);
    work.join();

    assertThat(order).containsExactly("work");
  }

  /** A process that lived five seconds between two kills delivered nothing, for people asked on. */
  @Test
  void aCrowdOfDeliveriesGoesOnThoughPeopleNeverStopAsking() throws Exception {
    PeopleFirst people = new PeopleFirst(FOR_EVER, FOR_EVER);
    people.asked();
    Thread crowd = new Thread(people::giveWayBriefly);
    crowd.start();
    crowd.join();

    assertThat(crowd.isAlive()).isFalse();
  }

  private Thread works(PeopleFirst people) {
    Thread work =
        new Thread(
            () -> {
              people.giveWay();
              order.add("work");
            });
    work.start();
    Eventually.is(
        "work that waits or is over",
        () -> work.getState() == Thread.State.TIMED_WAITING || !work.isAlive());
    return work;
  }

  private static void waits(Thread work) {
    Eventually.is("work that waits", () -> work.getState() == Thread.State.TIMED_WAITING);
  }
}
