package io.vioscope.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.vioscope.config.LogConfig;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Has the log written as the configuration says, from its first reading on. */
public final class LogManner {
    private LogManner() {}

    /** Does nothing where nothing is said. What is said in variables has counted since the start, and goes before the file. */
    public static void use(LogConfig config) {
        if (!config.isUnsaid() && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            use(context, config);
        }
    }

    private static void use(LoggerContext context, LogConfig config) {
        context.reset();
        put(context, "VIOSCOPE_LOG_LEVEL", config.level());
        put(context, "VIOSCOPE_LOG_FORMAT", config.format());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Objects.requireNonNull(LogManner.class.getResource("/logback.xml")));
        } catch (JoranException ours) {
            throw new IllegalStateException("logback.xml of ours is wrong", ours);
        }
    }

    private static void put(LoggerContext context, String name, @Nullable Enum<?> word) {
        if (word != null) {
            context.putProperty(name, word.name().toLowerCase(Locale.ROOT));
        }
    }
}
