package io.vioscope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;

/** A network manager that only notes when a trap came. */
final class Traps {
    private Traps() {}

    /** Throws away what has come. */
    static void drain(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(50);
        try {
            while (true) {
                socket.receive(new DatagramPacket(new byte[2048], 2048));
            }
        } catch (SocketTimeoutException nothingMore) {
            socket.setSoTimeout(0);
        }
    }

    /** {@link System#nanoTime} of the next one. */
    static CompletableFuture<Long> next(DatagramSocket socket) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                socket.receive(new DatagramPacket(new byte[2048], 2048));
                return System.nanoTime();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
