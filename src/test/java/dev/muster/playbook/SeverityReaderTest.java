package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.SeverityReading.Clear;
import dev.muster.playbook.SeverityReading.Doubtful;
import dev.muster.playbook.SeverityReading.Unknown;
import dev.muster.testkit.Playbooks;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type of a severity, and what is understood. */
final class SeverityReaderTest {
  private static Playbook sev;
  private static Playbook fromZero;
  private static Playbook fromOne;
  private static Playbook hospital;
  private static Playbook french;

  @BeforeAll
  static void read() throws PlaybookFaults {
    sev = PlaybookFile.read(Path.of("config/playbooks/default.yml"));
    fromZero = PlaybookFile.read(Path.of("config/playbooks/flowrex.yml"));
    fromOne = PlaybookFile.read(Path.of("config/playbooks/tictacflow.yml"));
    hospital = PlaybookFile.read(Path.of("config/playbooks/hospital.yml"));
    french =
        Playbooks.extended(
            """
            severities:
              - {name: Critique, title: Tout est arrêté, description: a, response_target: 15m}
              - {name: Elevee, title: Très gênant, description: b, response_target: 1h, aliases: [straße]}
              - {name: Moderee, title: Gênant, description: c, response_target: 4h}
            default_severity: Moderee
            responders: {Critique: ["@oncall"], Elevee: ["@oncall"]}
            updates: {Critique: {war_room: 30m}, Elevee: {war_room: 1h}}
            ladder: []
            call_due: {}
            post_mortem: {due: {Critique: 3d}}
            """);
  }

  private static Playbook playbook(String name) {
    return switch (name) {
      case "sev" -> sev;
      case "p0" -> fromZero;
      case "p1" -> fromOne;
      case "hospital" -> hospital;
      default -> french;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sev|SEV-1 db is gone|SEV-1|db is gone",
        "sev|SEV-1: db is gone|SEV-1|db is gone",
        "sev|sev1, db is gone|SEV-1|db is gone",
        "sev|Sev 1 db is gone|SEV-1|db is gone",
        "sev|SEV 1: db is gone|SEV-1|db is gone",
        "sev|[sev1] db is gone|SEV-1|db is gone",
        "sev|(SEV 1) db is gone|SEV-1|db is gone",
        "sev|{SEV-1} db is gone|SEV-1|db is gone",
        "sev|\"SEV-1\" db is gone|SEV-1|db is gone",
        "sev|“SEV-1” db is gone|SEV-1|db is gone",
        "sev|'SEV-1' db is gone|SEV-1|db is gone",
        "sev|*SEV-1* db is gone|SEV-1|db is gone",
        "sev|`SEV-1` db is gone|SEV-1|db is gone",
        "sev|SEV_1 db is gone|SEV-1|db is gone",
        "sev|sev.1 db is gone|SEV-1|db is gone",
        "sev|sev. 1 db is gone|SEV-1|db is gone",
        "sev|sev#1 db is gone|SEV-1|db is gone",
        "sev|sev=1 db is gone|SEV-1|db is gone",
        "sev|sev: 1 db is gone|SEV-1|db is gone",
        "sev|SEV\u20101 db is gone|SEV-1|db is gone",
        "sev|SEV\u20111 db is gone|SEV-1|db is gone",
        "sev|SEV\u20121 db is gone|SEV-1|db is gone",
        "sev|SEV\u20131 db is gone|SEV-1|db is gone",
        "sev|SEV\u20141 db is gone|SEV-1|db is gone",
        "sev|SEV\u20151 db is gone|SEV-1|db is gone",
        "sev|SEV\u22121 db is gone|SEV-1|db is gone",
        "sev|SEV\uFE581 db is gone|SEV-1|db is gone",
        "sev|SEV\uFF0D1 db is gone|SEV-1|db is gone",
        "sev|SEV\u00AD1 db is gone|SEV-1|db is gone",
        "sev|ＳＥＶ－１ db is gone|SEV-1|db is gone",
        "sev|ｓｅｖ１： db is gone|SEV-1|db is gone",
        "sev|SEV\u00A01\u00A0db is gone|SEV-1|db is gone",
        "sev|SEV\u20071\u202Fdb is gone|SEV-1|db is gone",
        "sev|SEV-1\u3000db is gone|SEV-1|db is gone",
        "sev|SEV\u20091\u200Adb is gone|SEV-1|db is gone",
        "sev|\u200BSEV-1\u200B db is gone|SEV-1|db is gone",
        "sev|SEV1:db is gone|SEV-1|db is gone",
        "sev|[SEV-1]db is gone|SEV-1|db is gone",
        "sev|SEV-1 - db is gone|SEV-1|db is gone",
        "sev|SEV-1 – db is gone|SEV-1|db is gone",
        "sev|SEV-1 : db is gone|SEV-1|db is gone",
        "sev|🔥 SEV-1 db is gone|SEV-1|db is gone",
        "sev|:fire: SEV-1 db is gone|SEV-1|db is gone",
        "sev|\"SEV-1: db is gone\"|SEV-1|db is gone",
        "sev|s1 db is gone|SEV-1|db is gone",
        "sev|S1: db is gone|SEV-1|db is gone",
        "sev|severity 1 db is gone|SEV-1|db is gone",
        "sev|Severity-1: db is gone|SEV-1|db is gone",
        "sev|level 1 db is gone|SEV-1|db is gone",
        "sev|#1 db is gone|SEV-1|db is gone",
        "sev|1: db is gone|SEV-1|db is gone",
        "sev|[1] db is gone|SEV-1|db is gone",
        "sev|critical: db is gone|SEV-1|db is gone",
        "sev|[Critical] db is gone|SEV-1|db is gone",
        "sev|CRITICAL - db is gone|SEV-1|db is gone",
        "sev|severity critical db is gone|SEV-1|db is gone",
        "sev|SEV-2 1 of 3 is down|SEV-2|1 of 3 is down",
        "sev|sev 2 3 nodes are down|SEV-2|3 nodes are down",
        "sev|SEV-1|SEV-1|",
        "sev|sev 1|SEV-1|",
        "sev|1|SEV-1|",
        "sev|critical|SEV-1|",
        "p0|P0 db is gone|P0|db is gone",
        "p0|p-0: db is gone|P0|db is gone",
        "p0|prio 1 db is gone|P1|db is gone",
        "p0|priority 2: db is gone|P2|db is gone",
        "p0|#0 db is gone|P0|db is gone",
        "p1|[P1] db is gone|P1|db is gone",
        "p1|P 1 db is gone|P1|db is gone",
        "hospital|RED no monitors|RED|no monitors",
        "hospital|red: no monitors|RED|no monitors",
        "hospital|(Red) no monitors|RED|no monitors",
        "hospital|patients in danger: no monitors|RED|no monitors",
        "french|Critique la base est tombée|Critique|la base est tombée",
        "french|CRITIQUE : la base est tombée|Critique|la base est tombée",
        "french|CRİTİQUE\u00A0: la base est tombée|Critique|la base est tombée",
        "french|elevee la base est tombée|Elevee|la base est tombée",
        "french|ÉLEVÉE – la base est tombée|Elevee|la base est tombée",
        "french|E\u0301leve\u0301e: la base est tombée|Elevee|la base est tombée",
        "french|STRASSE la base est tombée|Elevee|la base est tombée",
        "french|très gênant : la base est tombée|Elevee|la base est tombée",
      })
  void isALevel(String playbook, String typed, String level, String rest) {
    SeverityReading read = playbook(playbook).severityReader().title(typed);

    assertThat(read).isInstanceOf(Clear.class);
    assertThat(((Clear) read).level().name()).isEqualTo(level);
    assertThat(((Clear) read).rest()).isEqualTo(rest == null ? "" : rest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sev|db is gone SEV-1|SEV-1|db is gone",
        "sev|db is gone sev 1|SEV-1|db is gone",
        "sev|db is gone (sev1)|SEV-1|db is gone",
        "sev|db is gone [SEV-1]|SEV-1|db is gone",
        "sev|db is gone, SEV-1!|SEV-1|db is gone",
        "sev|db is gone - sev1|SEV-1|db is gone",
        "sev|db is gone\u00A0SEV\u20111|SEV-1|db is gone",
        "sev|db is gone s1|SEV-1|db is gone",
        "sev|db is gone (critical)|SEV-1|db is gone",
        "sev|db is gone severity 2|SEV-2|db is gone",
        "sev|db is gone P1|SEV-1|db is gone",
        "sev|critical db is gone|SEV-1|critical db is gone",
        "sev|Major outage in Europe|SEV-2|Major outage in Europe",
        "sev|1 db is gone|SEV-1|db is gone",
        "sev|1 node of 3 is down|SEV-1|node of 3 is down",
        "sev|1, 2 and 4 are down|SEV-1|2 and 4 are down",
        "sev|2 of 5 nodes are down|SEV-2|of 5 nodes are down",
        "sev|P1 db is gone|SEV-1|db is gone",
        "sev|P0: db is gone|SEV-1|db is gone",
        "sev|prio 1 db is gone|SEV-1|db is gone",
        "sev|sve-1 db is gone|SEV-1|db is gone",
        "sev|sevv1 db is gone|SEV-1|db is gone",
        "sev|se1 db is gone|SEV-1|db is gone",
        "sev|this is a SEV-1 the db is gone|SEV-1|this is a SEV-1 the db is gone",
        "p0|SEV-1 db is gone|P1|db is gone",
        "p0|db is gone P0|P0|db is gone",
        "p1|sev1 db is gone|P1|db is gone",
        "p1|the P1 alarm rings|P1|the P1 alarm rings",
        "hospital|slow or awkward login on ward 3|BLUE|slow or awkward login on ward 3",
        "hospital|no monitors (RED)|RED|no monitors",
        "french|la base est tombée (critique)|Critique|la base est tombée",
        "french|gênant pour les clients|Moderee|gênant pour les clients",
      })
  void isAskedAbout(String playbook, String typed, String likeliest, String title) {
    SeverityReading read = playbook(playbook).severityReader().title(typed);

    assertThat(read).isInstanceOf(Doubtful.class);
    SeverityReading.Candidate first = ((Doubtful) read).candidates().get(0);
    assertThat(first.level().name()).isEqualTo(likeliest);
    assertThat(first.rest()).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sev|SEV-9 db is gone",
        "sev|SEV-5: db is gone",
        "sev|sev 0 db is gone",
        "sev|P7 db is gone",
        "sev|severity 12: db is gone",
        "sev|db is gone SEV-9",
        "p0|P7 db is gone",
        "p0|P9: db is gone",
        "p0|SEV-8 db is gone",
        "p1|db is gone P7",
      })
  void isNoLevelThereIs(String playbook, String typed) {
    assertThat(playbook(playbook).severityReader().title(typed)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sev|db is gone",
        "sev|Severe latency in checkout",
        "sev|Several customers can't log in",
        "sev|500 errors on checkout",
        "sev|10 nodes are down",
        "sev|3x slower than yesterday",
        "sev|2/3 of the requests fail",
        "sev|1.5 TB are lost",
        "sev|1% of the requests fail",
        "sev|$2 are booked twice",
        "sev|-1 is shown as the balance",
        "sev|24/7 support is down",
        "sev|2026-11-27 is missing",
        "sev|dev-1 is down",
        "sev|web1 and web2 are down",
        "sev|files are missing in S3",
        "sev|HTTP 503 in Europe",
        "sev|everything is critical",
        "sev|Critically slow checkout",
        "sev|low-latency feed stops",
        "sev|v2 api answers 500",
        "sev|K8 cluster is gone",
        "sev|<!channel> look",
        "sev|決済が停止しました",
        "sev|?!",
        "sev|p95 latency is high",
        "sev|upgrade to level 3",
        "p0|db is gone",
        "p0|p50 latency is high",
        "p1|the pump on host p1 leaks",
        "hospital|Redis is gone",
        "hospital|1 ward has no network",
        "french|la base est tombée",
        "french|1 client sur 3",
      })
  void isATitle(String playbook, String typed) {
    assertThat(playbook(playbook).severityReader().title(typed))
        .isInstanceOf(SeverityReading.Silent.class);
  }

  @Test
  void aNumberOrATitleWillDoWhereALevelIsAskedFor() {
    assertThat(level("2 all of Europe")).isEqualTo("SEV-2/all of Europe");
    assertThat(level("critical")).isEqualTo("SEV-1/");
    assertThat(level("Major, it grows")).isEqualTo("SEV-2/it grows");
    assertThat(level("sev\u00A02: it grows")).isEqualTo("SEV-2/it grows");
    assertThat(level("#3")).isEqualTo("SEV-3/");
  }

  private static String level(String typed) {
    Clear clear = (Clear) sev.severityReader().level(typed);
    return clear.level().name() + "/" + clear.rest();
  }
}
