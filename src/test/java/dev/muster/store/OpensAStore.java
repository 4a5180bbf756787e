package dev.muster.store;

import dev.muster.database.Database;
import dev.muster.database.StoreUnavailable;
import java.nio.file.Path;

/** Another process, which wants the same store. */
public final class OpensAStore {
  private OpensAStore() {}

  public static void main(String[] args) {
    try (Database database = Database.in(Path.of(args[0]))) {
      database.read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    } catch (StoreUnavailable e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }
}
