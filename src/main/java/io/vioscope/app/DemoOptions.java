package io.vioscope.app;

import io.vioscope.model.DeploymentMode;
import io.vioscope.recording.RecordTo;
import io.vioscope.simulator.story.Scenario;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How {@code demo} was asked to run.
 *
 * @param httpPort where the pages are served; 0 takes a free port
 * @param servers  how many virtual machines the simulated cloud starts with, 0 to 1,000,000
 * @param mode     how the control plane of the simulated cloud is laid out
 * @param seed     equal seeds make equal clouds
 * @param adminPort where things can be broken; 0 takes a free port
 * @param scenario what happens by itself
 * @param data     where the embedded PostgreSQL keeps its data; null for a directory that is deleted at the end
 * @param record   where and how to record; null for not at all
 */
public record DemoOptions(
        int httpPort,
        int servers,
        DeploymentMode mode,
        long seed,
        int adminPort,
        Scenario scenario,
        @Nullable Path data,
        @Nullable RecordTo record) {}
