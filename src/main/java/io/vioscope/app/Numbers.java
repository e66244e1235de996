package io.vioscope.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers with bounds, as options take them. */
abstract class Numbers implements ITypeConverter<Integer> {
    private final String what;
    private final int lowest;
    private final int highest;

    Numbers(String what, int lowest, int highest) {
        this.what = what;
        this.lowest = lowest;
        this.highest = highest;
    }

    @Override
    public Integer convert(String text) {
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number >= lowest && number <= highest) return number;
        throw new TypeConversionException("'" + text + "' is no " + what + "; right is " + lowest + " to " + highest);
    }

    /** A port to listen on; 0 takes a free one. */
    static final class Port extends Numbers {
        Port() {
            super("port", 0, 65_535);
        }
    }

    /** A number of virtual machines. */
    static final class Servers extends Numbers {
        Servers() {
            super("number of servers", 0, 1_000_000);
        }
    }

    /** A number of vSphere clusters. */
    static final class Clusters extends Numbers {
        Clusters() {
            super("number of clusters", 1, 1_000);
        }
    }
}
