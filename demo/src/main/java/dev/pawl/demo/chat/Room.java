package dev.pawl.demo.chat;

import dev.pawl.net.TcpStream;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;

/** Who is there. Used by the tasks of one executor, so by one at a time. */
final class Room {
  /** As everybody who comes is told all of them. */
  private static final int LONGEST_NAME = 30;

  /** By their names, in lower case. */
  private final Map<String, Member> members = new LinkedHashMap<>();

  private final int waiting;

  /** What is yet to be told of those who were too slow. */
  private final Queue<String> slow = new ArrayDeque<>();

  /**
   * @param waiting how many lines may wait for a slow reader
   */
  Room(int waiting) {
    this.waiting = waiting;
  }

  /** Whether nobody has the name yet, and it is one. */
  boolean isFree(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME && !members.containsKey(key(name));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  Member enter(String name, TcpStream stream) {
    Member member = new Member(name, stream, waiting);
    tell("* " + name + " has come", null);
    members.put(key(name), member);
    member.offer(
        "* here: " + members.values().stream().map(Member::name).collect(Collectors.joining(", ")));
    return member;
  }

  void say(Member from, String line) {
    tell(from.name() + ": " + line, from);
  }

  void leave(Member member) {
    member.close();
    if (members.remove(key(member.name()), member)) {
      tell("* " + member.name() + " has gone", null);
    }
  }

  /**
   * Tells all but one. Who reads too slowly is out: neither do the others wait for him, nor does
   * memory fill up. That he is out may make others too slow, one after the other.
   */
  private void tell(String line, Member except) {
    tellEach(line, except);
    for (String news = slow.poll(); news != null; news = slow.poll()) {
      tellEach(news, null);
    }
  }

  private void tellEach(String line, Member except) {
    for (Member each : List.copyOf(members.values())) {
      if (each != except && !each.offer(line)) {
        members.remove(key(each.name()), each);
        each.expel();
        slow.add("* " + each.name() + " was too slow");
      }
    }
  }
}
