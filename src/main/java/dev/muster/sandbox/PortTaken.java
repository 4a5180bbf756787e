package dev.muster.sandbox;

/** The workspace can't be where it was told to be. Its message is for the person who started it. */
public final class PortTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTaken(int port, Throwable cause) {
    super(
        "Port "
            + port
            + " is taken by another program. Choose another with --port, or --port 0 for any that"
            + " is free.",
        cause);
  }
}
