package dev.pawl.bench.echo;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;

/** Netty's, over the JDK's channels and over its own binding to epoll, on one event loop. */
final class NettyEcho {
  private NettyEcho() {}

  static boolean hasEpoll() {
    return Epoll.isAvailable();
  }

  static int nioUdp() {
    return udp(NioIoHandler.newFactory(), NioDatagramChannel.class);
  }

  static int epollUdp() {
    return udp(EpollIoHandler.newFactory(), EpollDatagramChannel.class);
  }

  static int nioTcp() {
    return tcp(NioIoHandler.newFactory(), NioServerSocketChannel.class);
  }

  static int epollTcp() {
    return tcp(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
  }

  private static int udp(IoHandlerFactory io, Class<? extends Channel> channel) {
    return port(
        new Bootstrap()
            .group(oneLoop(io))
            .channel(channel)
            .handler(new EchoDatagrams())
            .bind(SelectorEcho.anyPort())
            .syncUninterruptibly()
            .channel());
  }

  private static int tcp(IoHandlerFactory io, Class<? extends ServerChannel> channel) {
    return port(
        new ServerBootstrap()
            .group(oneLoop(io))
            .channel(channel)
            .option(ChannelOption.SO_BACKLOG, 1_024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new EchoBytes())
            .bind(SelectorEcho.anyPort())
            .syncUninterruptibly()
            .channel());
  }

  private static EventLoopGroup oneLoop(IoHandlerFactory io) {
    return new MultiThreadIoEventLoopGroup(1, io);
  }

  private static int port(Channel channel) {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  private static final class EchoDatagrams extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext cx, Object message) {
      DatagramPacket packet = (DatagramPacket) message;
      cx.write(new DatagramPacket(packet.content(), packet.sender()), cx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext cx) {
      cx.flush();
    }
  }

  @Sharable
  private static final class EchoBytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext cx, Object message) {
      cx.write(message, cx.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext cx) {
      cx.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext cx, Throwable reset) {
      cx.close();
    }
  }
}
