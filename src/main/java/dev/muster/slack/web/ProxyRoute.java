package dev.muster.slack.web;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * The way to Slack through a proxy, as the environment names it: {@code HTTPS_PROXY}, with user
 * name and password in it if need be, and {@code NO_PROXY}. One way for both HTTP clients:
 * OkHttp's, which calls the Web API, and the JDK's, which opens the socket.
 */
public final class ProxyRoute extends ProxySelector {
  /** The JDK sends no password to a proxy that tunnels, unless this is empty. */
  private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

  private static final Pattern PROXY =
      Pattern.compile(
          "(?:https?://|(?!\\w+://))(?:(?<login>.*)@)?(?<host>[^:/@\\s]+|\\[[^]]+])(?::(?<port>\\d{1,5}))?/?",
          Pattern.CASE_INSENSITIVE);

  private final InetSocketAddress proxy;
  private final @Nullable Login login;
  private final List<String> exempt;

  private record Login(String user, String password) {}

  private ProxyRoute(InetSocketAddress proxy, @Nullable Login login, List<String> exempt) {
    this.proxy = proxy;
    this.login = login;
    this.exempt = List.copyOf(exempt);
  }

  /**
   * To be called before the first use of the JDK's HTTP client, which looks only once.
   *
   * @see <a href="https://docs.oracle.com/en/java/javase/17/core/java-networking.html">Networking
   *     properties</a>
   */
  public static void letPasswordsThrough() {
    if (System.getProperty(TUNNELING) == null) {
      System.setProperty(TUNNELING, "");
    }
  }

  /**
   * The one that this environment names for this address of Slack's; empty if it names none, or
   * Slack is on this machine.
   *
   * @throws IllegalArgumentException if it names one that nobody can find; in words, without the
   *     password
   */
  public static Optional<ProxyRoute> to(String apiUrl, Map<String, String> environment) {
    if (isLocal(URI.create(apiUrl).getHost())) {
      return Optional.empty();
    }
    return Stream.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(url -> !url.isEmpty())
        .findFirst()
        .map(url -> of(url, environment));
  }

  private static ProxyRoute of(String url, Map<String, String> environment) {
    Matcher parts = PROXY.matcher(url);
    if (!parts.matches()) {
      throw unusable(); // without what it is: it may hold a password
    }
    String noProxy = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
    int port = parts.group("port") == null ? 80 : Integer.parseInt(parts.group("port"));
    return new ProxyRoute(
        InetSocketAddress.createUnresolved(parts.group("host"), port),
        login(parts.group("login")),
        Stream.of(noProxy.split("[,\\s]+"))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .toList());
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException(
        "HTTPS_PROXY must look like http://proxy.example.com:8080 or"
            + " http://user:password@proxy.example.com:8080 (write special characters of the"
            + " password as %xx, such as %40 for @).");
  }

  private static @Nullable Login login(@Nullable String userInfo) {
    if (userInfo == null || userInfo.isEmpty()) {
      return null;
    }
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new Login(decoded(userInfo), "")
        : new Login(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part; // written as it is
    }
  }

  /** Whether this host is reached through the proxy. */
  public boolean leadsTo(@Nullable String host) {
    if (host == null) {
      return true;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return !isLocal(name) && exempt.stream().noneMatch(pattern -> matches(pattern, name));
  }

  private static boolean isLocal(@Nullable String host) {
    return host != null
        && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
  }

  /** {@code slack.com}, {@code .slack.com} and {@code *.slack.com} mean all that ends so. */
  private static boolean matches(String pattern, String host) {
    String bare = pattern.replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", "");
    return pattern.equals("*") || host.equals(bare) || host.endsWith("." + bare);
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(leadsTo(uri.getHost()) ? new Proxy(Proxy.Type.HTTP, proxy) : Proxy.NO_PROXY);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // There is no other way.
  }

  /** Who we are to the proxy, for the JDK's client; empty if it doesn't ask. */
  public Optional<Authenticator> authenticator() {
    return Optional.ofNullable(login)
        .map(
            known ->
                new Authenticator() {
                  @Override
                  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                    return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(known.user(), known.password().toCharArray())
                        : null;
                  }
                });
  }

  /** The same for OkHttp. A password that was refused is not sent again. */
  okhttp3.Authenticator okHttpAuthenticator() {
    return (route, response) ->
        login == null || response.request().header("Proxy-Authorization") != null
            ? null
            : response
                .request()
                .newBuilder()
                .header("Proxy-Authorization", Credentials.basic(login.user(), login.password()))
                .build();
  }

  /** Where it is, without the password. */
  @Override
  public String toString() {
    return proxy.getHostString() + ":" + proxy.getPort();
  }
}
