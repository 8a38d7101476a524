package dev.pawl.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of one load, as JMH would have written it. */
public final class Samples {
  private final String benchmark;
  private final String parameter;
  private final String value;
  private final Map<Key, List<Double>> scores = new LinkedHashMap<>();

  private record Key(String measure, String unit, String rival) {}

  /**
   * @param benchmark the row's name
   * @param parameter of the load, and its value
   */
  public Samples(String benchmark, String parameter, String value) {
    this.benchmark = benchmark;
    this.parameter = parameter;
    this.value = value;
  }

  /**
   * @param measure what was measured
   * @param rival whose it is, as in the table's head
   * @param score less is better
   */
  public void add(String measure, String unit, String rival, double score) {
    scores.computeIfAbsent(new Key(measure, unit, rival), key -> new ArrayList<>()).add(score);
  }

  /** Adds what was measured. */
  public void writeTo(JsonArray results) {
    scores.forEach((key, values) -> results.add(result(key, values)));
  }

  private JsonObject result(Key key, List<Double> values) {
    JsonObject params = new JsonObject();
    params.addProperty(parameter, value);
    params.addProperty("measured", key.measure());
    JsonArray fork = new JsonArray();
    values.forEach(fork::add);
    JsonArray forks = new JsonArray();
    forks.add(fork);
    JsonObject metric = new JsonObject();
    metric.addProperty("scoreUnit", key.unit());
    metric.add("rawData", forks);
    JsonObject result = new JsonObject();
    result.addProperty("benchmark", "dev.pawl.bench." + benchmark + "." + key.rival());
    result.addProperty("jdkVersion", System.getProperty("java.version"));
    result.add("params", params);
    result.add("primaryMetric", metric);
    return result;
  }
}
