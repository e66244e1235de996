package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What stands before the first server is built: projects, flavors, images, clusters and the control plane.
 *
 * @param admin    the project an operator is scoped to; it has no servers
 * @param projects those that have servers
 * @param images   those that servers boot from
 */
public record Estate(
        Project admin,
        Project service,
        List<Project> projects,
        List<Flavor> flavors,
        List<Image> images,
        List<Cluster> clusters,
        Deployment deployment) {
    /** When the newest of the images that servers boot from was made. */
    static final Instant IMAGES_MADE = Instant.parse("2022-10-01T08:00:00Z");

    /** The user whose project is {@code admin}. */
    public static final String ADMIN_USER = "3271ad6456ce47dcb44088aca092f3d0";

    private static final List<String> IMAGES = List.of(
            "rocky-9",
            "debian-11",
            "ubuntu-22.04",
            "photon-4",
            "windows-2022",
            "rhel-8",
            "ubuntu-20.04",
            "windows-2019");
    private static final Duration BETWEEN_IMAGES = Duration.ofDays(40);
    /** One ESXi host: 48 threads and 768 GiB. */
    private static final int HOST_THREADS = 48;

    private static final int HOST_MEMORY_MB = 786_432;
    private static final int SERVERS_PER_HOST = 60;

    /** Every project, those without servers too. */
    public List<Project> allProjects() {
        var all = new ArrayList<Project>();
        all.add(admin);
        all.add(service);
        all.addAll(projects);
        return List.copyOf(all);
    }

    static Estate of(Dice dice, CloudPlan plan) {
        var size = plan.size();
        var deployment = Layout.of(dice, plan);
        var admin = project(dice, 0, "admin", "Bootstrap project for initializing the cloud.");
        return new Estate(
                admin,
                project(dice, 1, "service", "service users"),
                IntStream.range(0, size.projects())
                        .mapToObj(i -> project(
                                dice, i + 2, Tenancy.of(i).name(), Tenancy.of(i).title()))
                        .toList(),
                List.of(
                        flavor(dice, 1, "m1.tiny", 1, 512, 1),
                        flavor(dice, 2, "m1.small", 1, 2048, 20),
                        flavor(dice, 3, "m1.medium", 2, 4096, 40),
                        flavor(dice, 4, "m1.large", 4, 8192, 80),
                        flavor(dice, 5, "m1.xlarge", 8, 16_384, 160),
                        flavor(dice, 6, "c1.large", 4, 4096, 20),
                        flavor(dice, 7, "c1.xlarge", 8, 8192, 20),
                        flavor(dice, 8, "r1.large", 2, 16_384, 40),
                        flavor(dice, 9, "r1.xlarge", 4, 32_768, 80),
                        flavor(dice, 10, "r1.2xlarge", 8, 65_536, 160)),
                IntStream.range(0, IMAGES.size())
                        .mapToObj(i -> image(dice, i, admin))
                        .toList(),
                clusters(dice, size.servers(), deployment.of("nova-compute")),
                deployment);
    }

    private static Project project(Dice dice, int number, String name, String description) {
        return new Project(
                number - 2,
                dice.hex("project", number),
                name,
                description,
                number == 0 ? ADMIN_USER : dice.hex("user", number),
                dice.uuid("security-group", number));
    }

    private static Flavor flavor(Dice dice, int number, String name, int vcpus, int ramMb, int diskGb) {
        return new Flavor(dice.uuid("flavor", number), name, vcpus, ramMb, diskGb);
    }

    private static Image image(Dice dice, int index, Project owner) {
        var made = IMAGES_MADE.minus(BETWEEN_IMAGES.multipliedBy(index));
        return Image.active(dice.uuid("base-image", index), IMAGES.get(index), owner, "public", made);
    }

    private static List<Cluster> clusters(Dice dice, int servers, List<Deployment.Daemon> drivers) {
        var count = drivers.size();
        var vCenter = dice.uuid("vcenter", 1);
        var hosts = Math.max(4, 2 + servers / count / SERVERS_PER_HOST);
        return IntStream.range(0, count)
                .mapToObj(i -> cluster(dice, vCenter, i, drivers.get(i).host(), hosts))
                .toList();
    }

    private static Cluster cluster(Dice dice, UUID vCenter, int index, String host, int hosts) {
        return new Cluster(
                index,
                dice.uuid("cluster", index),
                "domain-" + Cluster.moref(index) + "." + vCenter,
                host,
                "az" + (1 + index % 2),
                hosts * HOST_THREADS,
                hosts * HOST_MEMORY_MB,
                hosts * 8192,
                hosts);
    }
}
