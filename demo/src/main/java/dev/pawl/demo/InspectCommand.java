package dev.pawl.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the annotation processor made of this demo. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Prints where the generated state machines are, and one of them.")
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "CLASS",
      defaultValue = "EchoServer_serve",
      description = "The generated class to print, ${DEFAULT-VALUE} unless given.")
  private String name;

  @Override
  public Integer call() throws IOException {
    GeneratedSources sources = GeneratedSources.ofThisDemo();
    PrintWriter out = command.commandLine().getOut();
    List<Path> files = sources.files();
    out.println("Generated from the @Async methods of this demo:");
    files.forEach(file -> out.println("  " + file));
    Path chosen = sources.file(name);
    if (!files.contains(chosen)) {
      command.commandLine().getErr().println("There is no " + chosen);
      return 1;
    }
    out.println();
    out.print(Files.readString(chosen));
    out.flush();
    return 0;
  }
}
