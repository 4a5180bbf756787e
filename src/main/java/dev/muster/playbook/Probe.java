package dev.muster.playbook;

import java.util.Optional;

/**
 * A look from outside that changes nothing: a page that must answer, or a figure that must lie
 * between bounds.
 *
 * @param url what is asked for: the page, or a Prometheus server's address
 * @param query what a Prometheus server is asked; empty for a page
 * @param status the answer that is right, for a page
 * @param below the figure must be less
 * @param above the figure must be more
 */
public record Probe(
    String name,
    String url,
    Optional<String> query,
    int status,
    Optional<Double> below,
    Optional<Double> above) {}
