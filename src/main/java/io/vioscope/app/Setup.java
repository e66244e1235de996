package io.vioscope.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vioscope.config.CloudConfig;
import io.vioscope.model.SourceId;
import io.vioscope.recording.RecordTo;
import io.vioscope.source.Source;
import io.vioscope.source.amqp.AmqpSource;
import io.vioscope.source.nsx.NsxSource;
import io.vioscope.source.openstack.OpenStackSources;
import io.vioscope.source.reach.ReachSource;
import io.vioscope.source.vcenter.Logins;
import io.vioscope.source.vcenter.VCenterAlarmsSource;
import io.vioscope.source.vcenter.VCenterSource;
import io.vioscope.source.vio.VioSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a server is put together, beside its configuration.
 *
 * @param registry    what {@code /metrics} shows
 * @param clock       tells the time
 * @param sources     makes the sources of a cloud
 * @param sourceNames the names of the sources every cloud has
 * @param durable     whether an embedded database waits for the disk at each commit
 * @param banner      a sentence above every page, or empty
 * @param publicUrl   where people reach the pages, without a slash at the end; empty if that is not known
 * @param record      where and how to record; null for not at all
 */
public record Setup(
        PrometheusMeterRegistry registry,
        InstantSource clock,
        Function<CloudConfig, List<Source>> sources,
        List<SourceId> sourceNames,
        boolean durable,
        String banner,
        String publicUrl,
        @Nullable RecordTo record) {

    private static final List<SourceId> OPENSTACK = Stream.of(
                    "endpoints", "keystone", "nova", "cinder", "neutron", "octavia", "glance", "placement", "probe")
            .map(SourceId::new)
            .toList();

    /** A server that watches OpenStack clouds by the system's clock. */
    public static Setup openStack(Vertx vertx, PrometheusMeterRegistry registry) {
        return openStack(vertx, registry, InstantSource.system());
    }

    private static Setup openStack(Vertx vertx, PrometheusMeterRegistry registry, InstantSource clock) {
        var logins = new Logins();
        return new Setup(registry, clock, cloud -> sources(vertx, cloud, clock, logins), OPENSTACK, true, "", "", null);
    }

    private static List<Source> sources(Vertx vertx, CloudConfig cloud, InstantSource clock, Logins logins) {
        var openStack = OpenStackSources.live(vertx, cloud, clock);
        var all = new ArrayList<>(openStack);
        if (!cloud.vcenters().isEmpty()) {
            all.add(VCenterSource.of(vertx, cloud, clock, logins));
            all.add(VCenterAlarmsSource.of(vertx, cloud, clock, logins));
        }
        var nsx = cloud.nsx();
        if (nsx != null) {
            all.add(NsxSource.of(vertx, cloud, nsx, clock));
        }
        var management = cloud.management();
        if (management != null) {
            all.add(VioSource.of(vertx, cloud, management, clock));
        }
        if (!cloud.probes().addresses().isEmpty()) {
            all.add(ReachSource.of(vertx, cloud, cloud.probes(), clock));
        }
        if (cloud.messageBus() != null) {
            all.add(AmqpSource.of(vertx, cloud, clock));
        }
        return all;
    }

    /** The same with metrics of its own. */
    public static Setup openStack(Vertx vertx) {
        return openStack(vertx, InstantSource.system());
    }

    /** The same by another clock. */
    public static Setup openStack(Vertx vertx, InstantSource clock) {
        return openStack(vertx, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), clock);
    }

    /** The same with a sentence above every page, and a database that may lose its last moments in a power cut. */
    public Setup forDemo(String sentence) {
        return new Setup(registry, clock, sources, sourceNames, false, sentence, publicUrl, record);
    }

    /** The same with other sources. */
    public Setup withSources(Function<CloudConfig, List<Source>> other) {
        return new Setup(registry, clock, other, sourceNames, durable, banner, publicUrl, record);
    }

    /** The same, with where people reach the pages. */
    public Setup withPublicUrl(String url) {
        return new Setup(registry, clock, sources, sourceNames, durable, banner, url, record);
    }

    /** The same, recorded; or not, where that is null. */
    public Setup withRecord(@Nullable RecordTo to) {
        return new Setup(registry, clock, sources, sourceNames, durable, banner, publicUrl, to);
    }
}
