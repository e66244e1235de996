package io.vioscope.agent;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes requests on to an agent and answers back, and keeps the requests. */
final class Tap implements AutoCloseable {
    private static final int LARGEST = 65_507;
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final List<byte[]> requests = new CopyOnWriteArrayList<>();
    private final int agent;

    Tap(int agent) throws IOException {
        this.agent = agent;
        var thread = new Thread(this::pass, "tap");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<byte[]> requests() {
        return requests;
    }

    private void pass() {
        SocketAddress manager = socket.getLocalSocketAddress();
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        try {
            while (!socket.isClosed()) {
                packet.setLength(LARGEST);
                socket.receive(packet);
                var octets = Arrays.copyOf(packet.getData(), packet.getLength());
                if (packet.getPort() == agent) {
                    socket.send(new DatagramPacket(octets, octets.length, manager));
                } else {
                    manager = packet.getSocketAddress();
                    requests.add(octets);
                    socket.send(new DatagramPacket(octets, octets.length, packet.getAddress(), agent));
                }
            }
        } catch (IOException closed) {
            socket.close();
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
