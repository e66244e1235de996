package io.vioscope.source.amqp;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Trusts anybody: only where somebody wrote {@code verify: false}. */
final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        // anybody
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        // anybody
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
