package dev.pawl.demo.chat;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pawl.Executor;
import dev.pawl.net.TcpStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final int MEMBERS = 3_000;

  @Test
  void howeverManyAreTooSlowAtOnceTheRoomIsTheOthers() throws Exception {
    Throwable[] thrown = {null};
    // So that a call inside of a call for each of them would not fit.
    Thread thread = new Thread(null, () -> thrown[0] = run(), "little stack", 128 * 1024);
    thread.start();
    thread.join();
    assertNull(thrown[0]);
  }

  private static Throwable run() {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Executor executor = new Executor();
        TcpStream stream =
            executor.run(
                TcpStream.connect(
                    new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort())))) {
      Room room = new Room(2);
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        members.add(room.enter("member " + i, stream));
        members.forEach(RoomTest::readAll);
      }
      Member talker = members.get(0);
      for (int i = 0; i < 3; i++) {
        room.say(talker, "line");
      }
      assertTrue(talker.lines().isClosed()); // it hears of the others, and is too slow for that
      assertTrue(room.isFree("member 1"));
      return null;
    } catch (Throwable t) {
      return t;
    }
  }

  private static void readAll(Member member) {
    while (member.lines().tryReceive() != null) {}
  }
}
