package dev.pawl.demo.chat;

import dev.pawl.net.TcpStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is there. Used by the tasks of one executor, so by one at a time. */
final class Room {
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final int waiting;

  /**
   * @param waiting how many lines may wait for a slow reader
   */
  Room(int waiting) {
    this.waiting = waiting;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Member enter(String name, TcpStream stream) {
    Member member = new Member(name, stream, waiting);
    tellAll("* " + name + " has come");
    members.put(name, member);
    member.offer("* here: " + String.join(", ", members.keySet()));
    return member;
  }

  void say(Member from, String line) {
    for (Member each : List.copyOf(members.values())) {
      if (each != from) {
        tell(each, from.name() + ": " + line);
      }
    }
  }

  void leave(Member member) {
    member.close();
    if (members.remove(member.name(), member)) {
      tellAll("* " + member.name() + " has gone");
    }
  }

  private void tellAll(String line) {
    for (Member each : List.copyOf(members.values())) {
      tell(each, line);
    }
  }

  /** Who reads too slowly is out: neither do the others wait for him, nor does memory fill up. */
  private void tell(Member member, String line) {
    if (!member.offer(line) && members.remove(member.name(), member)) {
      member.expel();
      tellAll("* " + member.name() + " was too slow");
    }
  }
}
