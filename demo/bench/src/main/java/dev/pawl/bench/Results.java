package dev.pawl.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured.
 *
 * @param jdk the version of Java that it ran on
 * @param rows one for each benchmark and each of its parameters' values
 */
record Results(String jdk, List<Row> rows) {

  /**
   * One benchmark.
   *
   * @param name of the benchmark, with its parameters
   * @param unit of the scores, less is better
   * @param scores by rival: the medians of the iterations
   */
  record Row(String name, String unit, Map<String, Double> scores) {}

  /** Reads what JMH wrote as JSON. */
  static Results read(Path file) throws IOException {
    Map<String, Row> rows = new LinkedHashMap<>();
    String jdk = "";
    try (Reader reader = Files.newBufferedReader(file)) {
      for (JsonElement element : JsonParser.parseReader(reader).getAsJsonArray()) {
        JsonObject result = element.getAsJsonObject();
        JsonObject metric = result.getAsJsonObject("primaryMetric");
        String[] path = result.get("benchmark").getAsString().split("\\.");
        String name = path[path.length - 2] + parameters(result);
        String unit = metric.get("scoreUnit").getAsString();
        rows.computeIfAbsent(name, n -> new Row(n, unit, new LinkedHashMap<>()))
            .scores()
            .put(path[path.length - 1], median(metric));
        jdk = result.get("jdkVersion").getAsString();
      }
    }
    return new Results(jdk, List.copyOf(rows.values()));
  }

  private static String parameters(JsonObject result) {
    StringBuilder text = new StringBuilder();
    if (result.has("params")) {
      result
          .getAsJsonObject("params")
          .entrySet()
          .forEach(e -> text.append(", " + e.getKey() + " " + e.getValue().getAsString()));
    }
    return text.toString();
  }

  private static double median(JsonObject metric) {
    List<Double> all = new ArrayList<>();
    for (JsonElement fork : metric.getAsJsonArray("rawData")) {
      fork.getAsJsonArray().forEach(score -> all.add(score.getAsDouble()));
    }
    Collections.sort(all);
    return all.get(all.size() / 2);
  }
}
