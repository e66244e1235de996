package io.vioscope.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ID tokens hold. */
class IdTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final IdToken.Expected EXPECTED =
            new IdToken.Expected(URI.create("https://login.example.org"), "vioscope", "n1", NOW);
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final String KEYS = "{\"keys\":[" + rsa("k1", RSA) + "]}";
    private static final String CLAIMS = "{'iss':'https://login.example.org','aud':'vioscope','sub':'s1','nonce':'n1',"
            + "'iat':1793491200,'exp':1793491500,'groups':['a','b'],'realm':{'roles':['c']},'one':'d'}";

    private static KeyPair pair(String type, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(type);
            if (type.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
            } else {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String encoded(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static String encoded(String json) {
        return encoded(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String rsa(String id, KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        return "{'kty':'RSA','kid':'%s','n':'%s','e':'%s'}"
                .replace('\'', '"')
                .formatted(
                        id,
                        encoded(key.getModulus().toByteArray()),
                        encoded(key.getPublicExponent().toByteArray()));
    }

    private static String ec(String curve, int octets, KeyPair pair) {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return "{'kty':'EC','crv':'%s','x':'%s','y':'%s'}"
                .replace('\'', '"')
                .formatted(curve, fixed(point.getAffineX(), octets), fixed(point.getAffineY(), octets));
    }

    private static String fixed(BigInteger number, int octets) {
        var bytes = number.toByteArray();
        var fixed = new byte[octets];
        var from = Math.max(0, bytes.length - octets);
        System.arraycopy(bytes, from, fixed, octets - (bytes.length - from), bytes.length - from);
        return encoded(fixed);
    }

    private static String signed(String header, String claims, String algorithm, PrivateKey key) {
        try {
            var signature = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key);
            var text = encoded(header) + "." + encoded(claims);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String signed(String claims) {
        return signed("{'alg':'RS256','kid':'k1'}", claims, "SHA256withRSA", RSA.getPrivate());
    }

    /** What is wrong with a token; empty where it holds. */
    private static String wrong(String token, String keys) {
        return SignedToken.read(token)
                .then(read -> KeySet.read(keys).then(set -> IdToken.check(read, set, EXPECTED)))
                .match(claims -> "", why -> why);
    }

    @Test
    void whatTheProviderSaysOfSomebodyIsReadFromIt() {
        var claims = SignedToken.read(signed(CLAIMS))
                .then(read -> KeySet.read(KEYS).then(set -> IdToken.check(read, set, EXPECTED)))
                .match(held -> held, why -> {
                    throw new AssertionError(why);
                });
        assertThat(claims.subject()).isEqualTo("s1");
        assertThat(claims.words("groups")).containsExactlyInAnyOrder("a", "b");
        assertThat(claims.words("realm.roles")).containsExactly("c");
        assertThat(claims.words("one")).containsExactly("d");
        assertThat(claims.words("realm")).isEmpty();
        assertThat(claims.words("none")).isEmpty();
        assertThat(claims.text("groups")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "256,P-256,32,ES256,SHA256withECDSAinP1363Format",
        "384,P-384,48,ES384,SHA384withECDSAinP1363Format",
        "521,P-521,66,ES512,SHA512withECDSAinP1363Format"
    })
    void ellipticCurvesAreTakenEachByItsOwn(int bits, String curve, int octets, String name, String algorithm) {
        var pair = pair("EC", bits);
        var keys = "{\"keys\":[" + ec(curve, octets, pair) + "," + rsa("k1", RSA) + "]}";
        var token = signed("{'alg':'" + name + "'}", CLAIMS, algorithm, pair.getPrivate());
        assertThat(wrong(token, keys)).isEmpty();
        assertThat(wrong(token, KEYS)).contains("by none of the provider's keys");
        var zero = token.substring(0, token.lastIndexOf('.') + 1) + encoded(new byte[2 * octets]);
        assertThat(wrong(zero, keys)).as("CVE-2022-21449").contains("by none of the provider's keys");
    }

    @Test
    void pssIsTaken() {
        var token = signed("{'alg':'PS256','kid':'k1'}", CLAIMS, "RSASSA-PSS", RSA.getPrivate());
        assertThat(wrong(token, KEYS)).isEmpty();
        assertThat(wrong(token, KEYS.replace("\"kid\"", "\"alg\":\"RS256\",\"kid\"")))
                .as("a key that is for another algorithm")
                .contains("by none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS256", "HS512", "RS1", "EdDSA", ""})
    void anAlgorithmThatDoesNotProveTheProviderIsNotTaken(String name) {
        var token = encoded("{'alg':'" + name + "','kid':'k1'}") + "." + encoded(CLAIMS) + ".";
        assertThat(wrong(token, KEYS)).contains("'" + name + "', which is not taken");
    }

    @Test
    void aSecretMadeOfThePublicKeyProvesNothing() throws GeneralSecurityException {
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(RSA.getPublic().getEncoded(), "HmacSHA256"));
        var text = encoded("{'alg':'HS256','kid':'k1'}") + "." + encoded(CLAIMS);
        var token = text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        assertThat(wrong(token, KEYS)).contains("HS256");
    }

    @Test
    void keysThatAreShortForAnotherUseOrOfNobodyAreNotTaken() {
        var weak = pair("RSA", 1024);
        var token = signed("{'alg':'RS256'}", CLAIMS, "SHA256withRSA", weak.getPrivate());
        assertThat(wrong(token, "{\"keys\":[" + rsa("k1", weak) + "]}")).contains("by none");
        assertThat(wrong(signed(CLAIMS), KEYS.replace("\"kid\"", "\"use\":\"enc\",\"kid\"")))
                .contains("by none");
        assertThat(wrong(signed(CLAIMS), "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"!\"},{\"kty\":\"oct\"},7]}"))
                .contains("by none");
        assertThat(wrong(signed(CLAIMS), "{}")).isEqualTo("the list of keys has no keys");
        assertThat(wrong(signed(CLAIMS), "<html>")).isEqualTo("the list of keys is no JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'iss':'https://login.example.org'|'iss':'https://login.example.org/'|is of the issuer",
                "'aud':'vioscope'|'aud':'vioscopes'|is for [vioscopes]",
                "'aud':'vioscope'|'aud':['x','y']|is for",
                "'aud':'vioscope'|'aud':['vioscope','y']|asked for by somebody else",
                "'aud':'vioscope'|'aud':['vioscope','y'],'azp':'y'|asked for by somebody else",
                "'aud':'vioscope'|'aud':'vioscope','azp':'y'|asked for by somebody else",
                "'aud':'vioscope'|'aud':'vioscope','azp':null|asked for by somebody else",
                "'sub':'s1'|'sub':''|does not say of whom",
                "'sub':'s1'|'sub':7|does not say of whom",
                "'nonce':'n1'|'nonce':'n2'|another sign-in",
                "'nonce':'n1'|'x':1|another sign-in",
                "'exp':1793491500|'exp':1793491140|is over since",
                "'exp':1793491500|'exp':'1793491500'|does not say when",
                "'exp':1793491500|'exp':-1e300|is over since",
                "'exp':1793491500|'x':1|does not say when",
                "'iat':1793491200|'x':1|does not say when",
                "'iat':1793491200|'iat':1793491261|later than now",
                "'iat':1793491200|'iat':1793491200,'nbf':1793491300|later than now",
                "'iat':1793491200|'iat':1793491200,'iat':1793491200|is no JSON"
            })
    void whatDoesNotHoldIsNotTakenThoughItIsSigned(String was, String is, String why) {
        var claims = CLAIMS.replace(was, is);
        assertThat(claims).isNotEqualTo(CLAIMS);
        assertThat(wrong(signed(claims), KEYS)).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'aud':'vioscope'|'aud':['vioscope']",
                "'aud':'vioscope'|'aud':['vioscope','y'],'azp':'vioscope'",
                "'exp':1793491500|'exp':1793491141",
                "'iat':1793491200|'iat':1793491260.5"
            })
    void whatHoldsIsTaken(String was, String is) {
        assertThat(wrong(signed(CLAIMS.replace(was, is)), KEYS)).isEmpty();
    }

    @Test
    void whatWasChangedAfterItWasSignedIsNotTaken() {
        var token = signed(CLAIMS);
        var parts = token.split("\\.", -1);
        var other = encoded(CLAIMS.replace("'s1'", "'root'"));
        assertThat(wrong(parts[0] + "." + other + "." + parts[2], KEYS)).contains("by none");
        assertThat(wrong(parts[0] + "." + parts[1] + ".", KEYS)).contains("by none");
        assertThat(wrong(token + ".x", KEYS)).contains("no signed token");
        assertThat(wrong(token + "=", KEYS)).contains("no base64url");
        assertThat(wrong(encoded("[]") + "." + parts[1] + "." + parts[2], KEYS)).contains("no JSON object");
        assertThat(wrong("x".repeat(100_000), KEYS)).contains("no signed token");
        assertThat(wrong(
                        signed("{'alg':'RS256','crit':['b64'],'b64':false}", CLAIMS, "SHA256withRSA", RSA.getPrivate()),
                        KEYS))
                .contains("critical");
    }

    @Test
    void aFlightTellsTheProviderNothingByWhichAnotherCouldEndIt() {
        var flight = new Flight(io.vioscope.access.Secret.of("", new byte[32]));
        assertThat(Arrays.asList(flight.state(), flight.nonce(), flight.verifier(), flight.challenge()))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[\\w-]{43}"))
                .doesNotContain(flight.secret().text());
    }
}
