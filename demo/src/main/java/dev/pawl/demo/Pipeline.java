package dev.pawl.demo;

import static dev.pawl.Task.await;
import static dev.pawl.Task.spawn;

import dev.pawl.Async;
import dev.pawl.Executor;
import dev.pawl.JoinHandle;
import dev.pawl.sync.Channel;
import dev.pawl.sync.Receiver;
import dev.pawl.sync.Sender;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Counts the words of a text in three stages with channels between them. Each stage closes the
 * channel that it sends to, when it is at its end; that is how the next one finds its own. A full
 * channel makes the stage before it wait, so that a text of any length needs the same memory.
 *
 * <pre>
 *   read ──lines──▶ split ──words──▶ countWords
 *              └──▶ split ──┘
 * </pre>
 */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description = "Counts the words of a text, by tasks with channels between them.")
final class Pipeline implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FILE", description = "The text, in UTF-8.")
  private Path file;

  @Option(
      names = "--splitters",
      paramLabel = "COUNT",
      defaultValue = "2",
      description = "How many tasks share the lines, ${DEFAULT-VALUE} unless given.")
  private int splitters;

  @Override
  public Integer call() throws IOException {
    if (splitters < 1) {
      throw new ParameterException(command.commandLine(), "--splitters has to be 1 or more");
    }
    PrintWriter out = command.commandLine().getOut();
    try (var lines = Files.lines(file)) {
      Executor.blockOn(PipelineAsync.countWords(lines::iterator, splitters))
          .forEach((word, count) -> out.printf("%7d %s%n", count, word));
    } catch (NoSuchFileException e) {
      command.commandLine().getErr().println("There is no " + file);
      return 1;
    }
    out.flush();
    return 0;
  }

  @Async
  static SortedMap<String, Integer> countWords(Iterable<String> text, int splitters) {
    Channel<String> lines = Channel.bounded(16);
    Channel<String> words = Channel.bounded(64);
    spawn(PipelineAsync.read(text, lines));
    spawn(PipelineAsync.splitAll(lines, words, splitters));
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (String word; (word = await(words.receive())) != null; ) {
      counts.merge(word, 1, Integer::sum);
    }
    return counts;
  }

  @Async
  static void read(Iterable<String> text, Sender<String> lines) {
    try (lines) {
      for (String line : text) {
        await(lines.send(line));
      }
    }
  }

  /** Several tasks receive from one channel, and each line goes to one of them. */
  @Async
  static void splitAll(Receiver<String> lines, Sender<String> words, int splitters) {
    try (words) {
      List<JoinHandle<Void, RuntimeException>> running = new ArrayList<>();
      for (int i = 0; i < splitters; i++) {
        running.add(spawn(PipelineAsync.split(lines, words)));
      }
      for (JoinHandle<Void, RuntimeException> splitter : running) {
        await(splitter);
      }
    }
  }

  @Async
  static void split(Receiver<String> lines, Sender<String> words) {
    for (String line; (line = await(lines.receive())) != null; ) {
      for (String word : line.toLowerCase(Locale.ROOT).split("\\P{L}+")) {
        if (!word.isEmpty()) {
          await(words.send(word));
        }
      }
    }
  }
}
