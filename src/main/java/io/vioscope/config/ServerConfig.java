package io.vioscope.config;

import io.vioscope.config.causal.CausalFiles;
import io.vioscope.rca.causal.CausalModel;
import io.vioscope.words.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this server was asked to run. It exists only if every value in it is right.
 *
 * @param http      where the pages and the JSON are served
 * @param database  where facts are remembered
 * @param clouds    what is watched; each name once
 * @param receivers who is told; each name once
 * @param voice     what holds for all receivers
 * @param causes    what can be wrong and how it shows
 * @param agent     who may read by SNMP; null for nobody
 * @param traps     whose traps are taken; null for nobody's
 * @param access    how people sign in; null where nobody is asked to
 * @param tracing   who collects traces; null for nobody
 * @param log       how the log is written
 * @param language  of the pages
 */
public record ServerConfig(
        HttpConfig http,
        DatabaseConfig database,
        List<CloudConfig> clouds,
        List<Receiver> receivers,
        NotifyConfig voice,
        CausalModel causes,
        @Nullable AgentConfig agent,
        @Nullable TrapsConfig traps,
        @Nullable SignInConfig access,
        @Nullable TracingConfig tracing,
        LogConfig log,
        Language language) {
    public ServerConfig {
        clouds = List.copyOf(clouds);
        receivers = List.copyOf(receivers);
    }

    /** One in English where nobody is asked to sign in, and no traces are collected. */
    public ServerConfig(
            HttpConfig http,
            DatabaseConfig database,
            List<CloudConfig> clouds,
            List<Receiver> receivers,
            NotifyConfig voice,
            CausalModel causes,
            @Nullable AgentConfig agent,
            @Nullable TrapsConfig traps) {
        this(
                http,
                database,
                clouds,
                receivers,
                voice,
                causes,
                agent,
                traps,
                null,
                null,
                LogConfig.UNSAID,
                Language.ENGLISH);
    }

    /** One that nobody reads by SNMP and that takes nobody's traps. */
    public ServerConfig(
            HttpConfig http,
            DatabaseConfig database,
            List<CloudConfig> clouds,
            List<Receiver> receivers,
            NotifyConfig voice,
            CausalModel causes) {
        this(http, database, clouds, receivers, voice, causes, null, null);
    }

    /** With the causal model that is delivered. */
    public ServerConfig(
            HttpConfig http, DatabaseConfig database, List<CloudConfig> clouds, List<? extends Receiver> receivers) {
        this(http, database, clouds, List.copyOf(receivers), NotifyConfig.DEFAULT, CausalFiles.delivered());
    }

    /** The same, with the pages on another port. */
    public ServerConfig withHttpPort(int port) {
        return new ServerConfig(
                http.withPort(port),
                database,
                clouds,
                receivers,
                voice,
                causes,
                agent,
                traps,
                access,
                tracing,
                log,
                language);
    }

    /** The same, read by SNMP as that says. */
    public ServerConfig withAgent(@Nullable AgentConfig other) {
        return new ServerConfig(
                http, database, clouds, receivers, voice, causes, other, traps, access, tracing, log, language);
    }

    /** The same, taking these traps. */
    public ServerConfig withTraps(@Nullable TrapsConfig others) {
        return new ServerConfig(
                http, database, clouds, receivers, voice, causes, agent, others, access, tracing, log, language);
    }

    /** The same, where people sign in like that. */
    public ServerConfig withAccess(@Nullable SignInConfig other) {
        return new ServerConfig(
                http, database, clouds, receivers, voice, causes, agent, traps, other, tracing, log, language);
    }

    /** The same, whose traces go there. */
    public ServerConfig withTracing(@Nullable TracingConfig other) {
        return new ServerConfig(
                http, database, clouds, receivers, voice, causes, agent, traps, access, other, log, language);
    }
}
