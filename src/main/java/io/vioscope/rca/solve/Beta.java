package io.vioscope.rca.solve;

/**
 * The beta-binomial likelihood of a group. "70 % of the servers" is another share in every incident, so the share itself is
 * taken as random: the cost of those that do not show a symptom then grows with the logarithm of their number.
 */
final class Beta {
    private static final double[] SERIES = {1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680};
    private static final double LARGE = 8;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private Beta() {}

    /** The logarithm of the probability that {@code bad} show it and {@code ok} do not, in an order that is given. */
    static double log(double a, double b, int bad, int ok) {
        return logBeta(a + bad, b + ok) - logBeta(a, b);
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** Stirling's series, after shifting small arguments up; good to 1e-10 for positive ones. */
    static double logGamma(double x) {
        var product = 1.0;
        var at = x;
        while (at < LARGE) {
            product *= at;
            at += 1;
        }
        var sum = 0.0;
        var power = 1 / at;
        for (var term : SERIES) {
            sum += term * power;
            power /= at * at;
        }
        return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + sum - Math.log(product);
    }
}
