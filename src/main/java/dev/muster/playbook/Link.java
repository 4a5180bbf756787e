package dev.muster.playbook;

/** A place that a war room points to: the call, dashboards, the status page. */
public record Link(String key, String title, String url) {}
