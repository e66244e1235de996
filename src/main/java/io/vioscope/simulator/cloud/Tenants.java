package io.vioscope.simulator.cloud;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Whose the next server is and what it is called. A few projects are large and most are small: each has so many as by its
 * rank to the power of -0.8. Servers have to be asked for in the order of their numbers, as names are counted.
 */
final class Tenants {
    private static final double UNEVEN = 0.8;
    private static final int THOUSAND = 1000;
    private static final int UNRULY_OF_THOUSAND = 5;

    private final Dice dice;
    private final List<Project> projects;
    private final List<Tenancy> tenancies;
    private final List<Map<Job, Integer>> counted;
    private final double[] shares;
    private final int[] servers;

    /**
     * Who asked for a server, and what for.
     *
     * @param place its place among the servers of its project, from 0
     */
    record Order(Project project, int place, Job job, String name) {}

    Tenants(Dice dice, List<Project> projects) {
        this.dice = dice;
        this.projects = projects;
        tenancies = IntStream.range(0, projects.size()).mapToObj(Tenancy::of).toList();
        counted = projects.stream()
                .map(project -> (Map<Job, Integer>) new HashMap<Job, Integer>())
                .toList();
        shares = IntStream.range(0, projects.size())
                .mapToDouble(i -> Math.pow(i + 1, -UNEVEN))
                .toArray();
        Arrays.parallelPrefix(shares, Double::sum);
        servers = new int[projects.size()];
    }

    Order next(int number) {
        var index = owner(number);
        var tenancy = tenancies.get(index);
        var place = servers[index]++;
        var job = job(tenancy, place, number);
        var nth = counted.get(index).merge(job, 1, Integer::sum);
        var prefix = job.numbering() == Job.Numbering.LOOSE ? "" : tenancy.prefix();
        return new Order(projects.get(index), place, job, job.numbered(prefix, nth));
    }

    private int owner(int number) {
        var total = shares[shares.length - 1];
        var at = Arrays.binarySearch(shares, total * dice.below(1 << 30, "project", number) / (1 << 30));
        return Math.min(shares.length - 1, at < 0 ? -at - 1 : at + 1);
    }

    private Job job(Tenancy tenancy, int place, int number) {
        return dice.below(THOUSAND, "unruly", number) < UNRULY_OF_THOUSAND
                ? Jobs.UNRULY.get(dice.below(Jobs.UNRULY.size(), "unruly-name", number))
                : tenancy.jobs().get(place % tenancy.jobs().size());
    }
}
