/**
 * What others must see or be told: durable deliveries, the queue that keeps them, and the couriers'
 * contract.
 */
@NullMarked
package dev.muster.delivery;

import org.jspecify.annotations.NullMarked;
