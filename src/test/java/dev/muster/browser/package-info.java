/** The page in a real browser: headless Chromium, driven as a person would. */
package dev.muster.browser;
