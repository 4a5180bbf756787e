package dev.muster.browser;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link Tab}, fresh and its own, in one Chromium for all of them; a test whose page
 * complained in the console has failed. Where there is no Chromium, the tests are skipped.
 */
public final class InBrowser
    implements BeforeAllCallback, ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace HERE = Namespace.create(InBrowser.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    Browser.missing()
        .ifPresent(
            why -> {
              System.out.println(context.getDisplayName() + ": " + why);
              Assumptions.abort(why);
            });
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Browser browser =
        context
            .getRoot()
            .getStore(HERE)
            .computeIfAbsent(Browser.class, key -> Browser.started(), Browser.class);
    return context.getStore(HERE).computeIfAbsent(Tab.class, key -> browser.newTab(), Tab.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Store store = context.getStore(HERE);
    Tab tab = store.get(Tab.class, Tab.class);
    if (tab != null && context.getExecutionException().isEmpty()) {
      tab.hasNothingToComplainOf();
    }
  }
}
