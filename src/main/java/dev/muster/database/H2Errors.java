package dev.muster.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** What an exception of H2 is about. */
final class H2Errors {
  /** After one of these H2 answers nothing more, until the file is opened anew. */
  private static final Set<Integer> GAVE_UP =
      Set.of(
          ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.CONNECTION_BROKEN_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2);

  private H2Errors() {}

  private static Stream<Throwable> causes(Throwable problem) {
    return Stream.iterate(problem, cause -> cause != null, Throwable::getCause).limit(30);
  }

  private static boolean anySql(Throwable problem, Set<Integer> codes) {
    return causes(problem)
        .anyMatch(cause -> cause instanceof SQLException sql && codes.contains(sql.getErrorCode()));
  }

  /** H2 closed the file; all connections are dead. */
  static boolean gaveUp(Throwable problem) {
    return anySql(problem, GAVE_UP) || causes(problem).anyMatch(MVStoreException.class::isInstance);
  }

  /** The disk took no more. */
  static boolean full(Throwable problem) {
    return causes(problem)
        .filter(IOException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(
            said ->
                said.contains("no space left")
                    || said.contains("not enough space")
                    || said.contains("quota exceeded")
                    || said.contains("file too large"));
  }

  /** Another process has the file. */
  static boolean held(Throwable problem) {
    return anySql(problem, Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1));
  }

  /** What the innermost cause says. */
  static String last(Throwable problem) {
    Throwable last = causes(problem).reduce(problem, (before, cause) -> cause);
    return String.valueOf(last.getMessage());
  }
}
