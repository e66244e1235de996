package io.vioscope.notify.webhook;

import io.vioscope.config.Permitted;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a host name leads to. It is asked each time, and what was looked at is what is called: a name that leads
 * elsewhere a moment later gets nobody inside.
 */
final class Destination {
    /** The blocking question. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** An address, or why there is none. */
    sealed interface Found {
        /** That is called. */
        record At(InetAddress address) implements Found {}

        /**
         * Nothing is.
         *
         * @param why one sentence without a full stop
         */
        record Nowhere(String why) implements Found {}

        /** Calls the one handler that is for this outcome. */
        default <R> R match(Function<At, R> at, Function<Nowhere, R> nowhere) {
            if (this instanceof At f) return at.apply(f);
            if (this instanceof Nowhere f) return nowhere.apply(f);
            throw new AssertionError("a sealed type cannot have another case");
        }
    }

    private final String host;
    private final Permitted permitted;
    private final Resolver resolver;

    Destination(String host, Permitted permitted, Resolver resolver) {
        this.host = host;
        this.permitted = permitted;
        this.resolver = resolver;
    }

    /** The first address that may be called. May block. */
    Found find() {
        try {
            var addresses = List.of(resolver.resolve(host));
            return addresses.stream()
                    .filter(permitted::permits)
                    .findFirst()
                    .<Found>map(Found.At::new)
                    .orElseGet(() -> new Found.Nowhere("host " + host + " leads to " + words(addresses)
                            + ", which is not public and not permitted by allow_private"));
        } catch (UnknownHostException e) {
            return new Found.Nowhere("no address is known for host " + host);
        }
    }

    private static String words(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }

    /** All addresses, for people; empty if none is known. May block. */
    static String words(String host) {
        try {
            return words(Arrays.asList(InetAddress.getAllByName(host)));
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
