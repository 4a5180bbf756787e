package dev.muster.database;

/** What kill -9 does to a store, within this process. */
public final class Killing {
  private Killing() {}

  /** Nothing more gets into its file, nothing said goodbye, and another may open it. */
  public static void kill(Database database) {
    database.drop();
  }
}
