/**
 * Whatever comes in, a sentence goes out. The seed is fixed; more tries by hand: {@code mvn test
 * -Dtest='*Fuzz' -Dfuzz.tries=100000}.
 */
package dev.muster.fuzz;
