/** Whole incidents at whole companies, each played along the document its playbook came from. */
package dev.muster.story;
