package io.vioscope.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The public keys by which a provider signs (RFC 7517). Keys that are of no use to us are left out. */
public final class KeySet {
    /** None at all. */
    public static final KeySet NONE = new KeySet(List.of());

    private static final int SHORTEST_RSA = 2048;

    private final List<Key> keys;

    /** A key; what of id and algorithm is not said is empty. */
    private record Key(
            String id,
            String type,
            String algorithm,
            @Nullable Curve curve,
            PublicKey key) {
        boolean isFor(Algorithm wanted, String wantedId) {
            return type.equals(wanted.type())
                    && curve == wanted.curve()
                    && (algorithm.isEmpty() || algorithm.equals(wanted.name()))
                    && (wantedId.isEmpty() || wantedId.equals(id));
        }
    }

    private KeySet(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads what is at a provider's {@code jwks_uri}. */
    public static Held<KeySet> read(String text) {
        return Documents.object("the list of keys", text)
                .then(document -> document.path("keys").isArray()
                        ? Held.fit(new KeySet(
                                StreamSupport.stream(document.path("keys").spliterator(), false)
                                        .flatMap(key -> key(key).stream())
                                        .toList()))
                        : Held.unfit("the list of keys has no keys"));
    }

    /** How many there are that are of use. */
    public int size() {
        return keys.size();
    }

    /** Those that may have made a signature of that algorithm; of any id where it is empty. */
    List<PublicKey> of(Algorithm algorithm, String id) {
        return keys.stream()
                .filter(key -> key.isFor(algorithm, id))
                .map(Key::key)
                .toList();
    }

    private static Optional<Key> key(JsonNode key) {
        if (!Documents.text(key, "use").orElse("sig").equals("sig")) {
            return Optional.empty();
        }
        var type = Documents.text(key, "kty").orElse("");
        var curve = Documents.text(key, "crv").flatMap(Curve::of);
        var made = switch (type) {
            case "RSA" -> rsa(key);
            case "EC" -> curve.flatMap(c -> ec(key, c));
            default -> Optional.<PublicKey>empty();
        };
        return made.map(found -> new Key(
                Documents.text(key, "kid").orElse(""),
                type,
                Documents.text(key, "alg").orElse(""),
                type.equals("EC") ? curve.orElseThrow() : null,
                found));
    }

    private static Optional<PublicKey> rsa(JsonNode key) {
        return numbers(key, "n", "e").flatMap(numbers -> {
            try {
                var spec = new RSAPublicKeySpec(numbers.get(0), numbers.get(1));
                var made = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
                return made.getModulus().bitLength() < SHORTEST_RSA ? Optional.empty() : Optional.of(made);
            } catch (GeneralSecurityException noKey) {
                return Optional.empty();
            }
        });
    }

    private static Optional<PublicKey> ec(JsonNode key, Curve curve) {
        return numbers(key, "x", "y").flatMap(numbers -> {
            try {
                var parameters = AlgorithmParameters.getInstance("EC");
                parameters.init(new ECGenParameterSpec(curve.standard()));
                var point = new ECPoint(numbers.get(0), numbers.get(1));
                var spec = new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class));
                return Optional.of(KeyFactory.getInstance("EC").generatePublic(spec));
            } catch (GeneralSecurityException noKey) {
                return Optional.empty();
            }
        });
    }

    private static Optional<List<BigInteger>> numbers(JsonNode key, String... names) {
        var numbers = Stream.of(names)
                .flatMap(name -> Documents.text(key, name).flatMap(Documents::octets).stream())
                .map(octets -> new BigInteger(1, octets))
                .toList();
        return numbers.size() == names.length ? Optional.of(numbers) : Optional.empty();
    }
}
