package dev.pawl.processor.testing.compiletime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A code base of services that call each other, as applications have them: eight methods a class,
 * loops, streams, exceptions and strings in them, and in most methods few calls of another service.
 * The same seed gives the same code base, whichever share of its methods is {@code @Async}; a call
 * of such a method is awaited, and without any it is plain Java.
 */
final class CodeBase {
  private static final int METHODS = 8;
  private static final int CLASSES_PER_PACKAGE = 25;

  private final int classes;
  private final int asyncPercent;
  private Random random;

  /** Whether the class that is being written has no async methods, and so can await nothing. */
  private boolean plainClass;

  CodeBase(int classes, int asyncPercent) {
    this.classes = classes;
    this.asyncPercent = asyncPercent;
  }

  /** Writes the sources to a folder. Returns their lines and their files. */
  Written writeTo(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    long lines = 0;
    for (int i = 0; i < classes; i++) {
      random = new Random(i);
      String text = service(i);
      Path file = folder.resolve(packageOf(i).replace('.', '/')).resolve("Service" + i + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      files.add(file);
      lines += text.lines().count();
    }
    return new Written(files, lines);
  }

  record Written(List<Path> files, long lines) {}

  /** Whether each method is async is a matter of its class: code is async in layers. */
  private boolean isAsync(int service) {
    return new Random(service).nextInt(100) < asyncPercent;
  }

  private static String packageOf(int service) {
    return "app.part" + service / CLASSES_PER_PACKAGE;
  }

  private String service(int number) {
    plainClass = !isAsync(number);
    StringBuilder text = new StringBuilder();
    text.append("package ").append(packageOf(number)).append(";\n\n");
    if (!plainClass) {
      text.append("import static dev.pawl.Task.await;\n\nimport dev.pawl.Async;\n");
    }
    text.append(
        """
        import java.io.IOException;
        import java.util.ArrayList;
        import java.util.HashMap;
        import java.util.List;
        import java.util.Map;
        import java.util.stream.Collectors;

        /** Service number %1$d. */
        public final class Service%1$d {
          private final Map<String, Integer> counts = new HashMap<>();
          private final List<String> log = new ArrayList<>();
          private int calls;

          public record Item(String name, int size, List<String> tags) {
            public Item {
              tags = List.copyOf(tags);
            }
          }

          private void note(String text) {
            log.add(calls++ + " " + text);
            if (log.size() > 1_000) log.clear();
          }

        """
            .formatted(number));
    List<Supplier<String>> bodies =
        List.of(
            this::total,
            this::lookUp,
            this::retry,
            this::filter,
            this::join,
            this::first,
            this::plan,
            this::parse);
    for (int i = 0; i < METHODS; i++) {
      text.append(plainClass ? "" : "  @Async\n");
      text.append(bodies.get(i).get()).append('\n');
    }
    return text.append("}\n").toString();
  }

  /**
   * A call of another service's method. Plain classes call plain ones: nobody could await there.
   */
  private String call(String method, String arguments) {
    int callee = random.nextInt(classes);
    while (plainClass && isAsync(callee)) callee = (callee + 1) % classes;
    String type = packageOf(callee) + ".Service" + callee;
    if (!isAsync(callee)) return "new " + type + "()." + method + "(" + arguments + ")";
    return "await(" + type + "Async." + method + "(new " + type + "(), " + arguments + "))";
  }

  private String total() {
    return """
      public int total(List<String> names, int limit) throws IOException {
        int sum = 0;
        for (String name : names) {
          if (name.isBlank() || sum > limit) continue;
          Integer known = counts.get(name);
          if (known != null) {
            sum += known;
          } else {
            sum += %s;
            counts.put(name, sum);
          }
        }
        note("total " + sum);
        return sum;
      }
    """
        .formatted(call("parse", "name, %d".formatted(random.nextInt(9))));
  }

  private String lookUp() {
    return """
      public String lookUp(String key) {
        String found = %s;
        if (found == null) return key + "?";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < found.length(); i++) {
          char c = found.charAt(i);
          text.append(Character.isLetter(c) ? Character.toUpperCase(c) : '-');
        }
        return text.toString();
      }
    """
        .formatted(call("first", "List.of(key), \"%s\"".formatted(word())));
  }

  private String retry() {
    return """
      public int retry(int attempts, String what) throws IOException {
        IOException last = null;
        for (int i = 0; i < attempts; i++) {
          try {
            return %s;
          } catch (IOException e) {
            note("failed " + i + ": " + e.getMessage());
            last = e;
          }
        }
        throw last == null ? new IOException(what) : last;
      }
    """
        .formatted(call("total", "List.of(what, \"%s\"), i".formatted(word())));
  }

  /** No await: most code in most methods has none. */
  private String filter() {
    return """
      public List<String> filter(List<Item> items, int least) {
        Map<String, List<Item>> byName =
            items.stream()
                .filter(item -> item.size() >= least && !item.tags().contains("%s"))
                .collect(Collectors.groupingBy(Item::name));
        List<String> names = new ArrayList<>(byName.keySet());
        names.sort((a, b) -> byName.get(b).size() - byName.get(a).size());
        for (String name : names) counts.merge(name, 1, Integer::sum);
        note("filtered " + names.size() + " of " + items.size());
        return names;
      }
    """
        .formatted(word());
  }

  private String join() {
    return """
      public String join(List<String> left, List<String> right) {
        List<String> both = new ArrayList<>(left);
        both.addAll(right);
        String head = %s;
        String tail = %s;
        return both.stream()
            .distinct()
            .map(text -> text.trim().toLowerCase())
            .collect(Collectors.joining(", ", head + ": ", "; " + tail));
      }
    """
        .formatted(call("first", "left, \"\""), call("lookUp", "\"" + word() + "\""));
  }

  private String first() {
    return """
      public String first(List<String> candidates, String otherwise) {
        int best = -1;
        String chosen = otherwise;
        for (String candidate : candidates) {
          int score = candidate.length() * %d + counts.getOrDefault(candidate, 0);
          if (score > best) {
            best = score;
            chosen = candidate;
          }
        }
        note(chosen + " with " + best);
        return chosen;
      }
    """
        .formatted(1 + random.nextInt(9));
  }

  private String plan() {
    return """
      public Map<String, Integer> plan(String order, boolean dry) throws IOException {
        Map<String, Integer> steps = new HashMap<>();
        String[] parts = order.split("%s");
        int cost = %s;
        switch (parts.length) {
          case 0 -> steps.put("nothing", 0);
          case 1 -> steps.put(parts[0], cost);
          default -> {
            for (String part : parts) steps.put(part, cost / parts.length);
          }
        }
        if (dry) return steps;
        int paid = %s;
        if (paid < cost) throw new IOException(order + " costs " + cost);
        String receipt = %s;
        note("paid " + paid + ", " + receipt);
        return steps;
      }
    """
        .formatted(
            ",;".charAt(random.nextInt(2)),
            call("parse", "order, 0"),
            call("retry", "3, order"),
            call("lookUp", "order"));
  }

  private String parse() {
    return """
      public int parse(String text, int otherwise) {
        try {
          int value = Integer.parseInt(text.strip());
          return value < 0 ? -value : value %% %d;
        } catch (NumberFormatException e) {
          note(text + " is no number");
          return otherwise;
        }
      }
    """
        .formatted(10 + random.nextInt(90));
  }

  private String word() {
    return List.of("red", "green", "blue", "old", "new", "borrowed").get(random.nextInt(6));
  }
}
