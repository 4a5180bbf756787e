package dev.muster.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Another process: says what the store holds, then writes and acknowledges until it is killed. */
public final class WritesUntilKilled {
  private static final int WRITERS = 4;

  private WritesUntilKilled() {}

  public static void main(String[] args) throws Exception {
    Database database = Database.in(Path.of(args[0]));
    long held =
        database.read(
            h ->
                h.createQuery("select coalesce(max(number), 0) from incident")
                    .mapTo(Long.class)
                    .one());
    long rows =
        database.read(h -> h.createQuery("select count(*) from incident").mapTo(Long.class).one());
    long words =
        database.read(
            h ->
                h.createQuery("select coalesce(sum(length(state)), 0) from incident")
                    .mapTo(Long.class)
                    .one());
    say("HELD " + held + " " + rows + " " + words);
    AtomicLong next = new AtomicLong(held);
    for (int i = 0; i < WRITERS; i++) {
      new Thread(() -> write(database, next)).start();
    }
  }

  private static void write(Database database, AtomicLong next) {
    while (true) {
      long number =
          database.write(
              transaction -> {
                long taken = next.incrementAndGet();
                insert(transaction, taken, (int) (taken % 700));
                transaction
                    .handle()
                    .createUpdate("update incident set touched_at = :n where number = :old")
                    .bind("n", taken)
                    .bind("old", taken / 2)
                    .execute();
                return taken;
              });
      say("ACK " + number);
    }
  }

  static void insert(Database.Transaction transaction, long number, int length) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into incident (id, number, status, severity, visibility, title,
              declared_by, declared_at, touched_at, last_seq, last_hash, state)
            values (:id, :number, 'INVESTIGATING', 'SEV-1', 'PUBLIC', 'x', 'U1', 0, 0,
              0, '', :state)""")
        .bind("id", "INC-" + number)
        .bind("number", number)
        .bind("state", "x".repeat(length))
        .execute();
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }
}
