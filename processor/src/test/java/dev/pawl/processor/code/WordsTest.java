package dev.pawl.processor.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void aWordIsWhatMayBeAName() {
    assertThat(Words.all("int $a = b_1+0x7f; // späť 12")).containsOnly("int", "$a", "b_1", "späť");
    assertThat(Words.all("𝒳𝒴.z")).containsOnly("𝒳𝒴", "z");
    assertThat(Words.all("")).isEmpty();
  }

  @Test
  void membersDoNotStandAlone() {
    assertThat(Words.alone("a.b + c(d) - e\n  .f [g] (h)")).containsOnly("a", "d", "e", "g", "h");
    assertThat(Words.alone("a . b (c)")).containsOnly("a", "c");
    assertThat(Words.alone("m(); m = 1")).containsOnly("m");
  }
}
