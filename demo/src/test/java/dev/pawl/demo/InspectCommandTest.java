package dev.pawl.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class InspectCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theGeneratedFilesAreListedAndTheServersIsPrinted() {
    assertEquals(0, inspect());
    assertTrue(out.toString().contains("EchoServerAsync.java"), out.toString());
    assertTrue(out.toString().contains("Ping_echo.java"), out.toString());
    assertTrue(out.toString().contains("final class EchoServer_serve "), out.toString());
  }

  @Test
  void anotherClassIsPrintedByItsName() {
    assertEquals(0, inspect("Ping_echo"));
    assertTrue(out.toString().contains("final class Ping_echo "), out.toString());
  }

  @Test
  void aClassThatWasNotGeneratedIsSaidNotToBeThere() {
    assertEquals(1, inspect("Nothing"));
    assertTrue(err.toString().contains("There is no "), err.toString());
    assertTrue(err.toString().contains("Nothing.java"), err.toString());
  }

  private int inspect(String... arguments) {
    return new CommandLine(new InspectCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
