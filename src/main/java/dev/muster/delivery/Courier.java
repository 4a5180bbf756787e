package dev.muster.delivery;

/** Carries one kind of delivery to where it belongs. */
@FunctionalInterface
public interface Courier {
  /** Never throws for what the world does; an exception is a fault of ours. */
  DeliveryResult deliver(Attempt attempt) throws InterruptedException;
}
