package io.vioscope.simulator.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The jobs that servers have, by their names; a line each, so that one more is one line more. */
final class Jobs {
    private static final String LINUX = "ubuntu-22.04,rocky-9,ubuntu-20.04";

    /** name; numbering; tier; d if it keeps data; flavors; images, or - for Linux. */
    private static final String TABLE = """
            web-frontend    padded 0 - m1.medium,m1.large            -
            api             padded 1 - m1.medium,c1.large            -
            haproxy         padded 0 - m1.small                      -
            checkout        padded 1 - m1.medium                     -
            search          padded 1 d m1.large,r1.large             -
            order-worker    plain  1 - m1.small,m1.medium            -
            catalog         padded 1 - m1.medium                     -
            redis           plain  3 - r1.large                      -
            rabbitmq        plain  3 d m1.large                      -
            pg-primary      single 2 d r1.large,r1.xlarge            rocky-9
            pg-replica      plain  3 d r1.large,r1.xlarge            rocky-9
            mysql-primary   single 2 d r1.large                      rocky-9
            mysql-replica   plain  3 d r1.large                      rocky-9
            oracle-db       padded 2 d r1.xlarge,r1.2xlarge          rhel-8
            app             padded 1 - m1.medium,m1.large            -
            invoice-worker  plain  1 - m1.small                      -
            report-worker   plain  1 - m1.medium                     -
            archive         single 2 d m1.medium                     rhel-8
            win-app         padded 1 - m1.large                      windows-2019,windows-2022
            win-sql         padded 2 d r1.large                      windows-2019
            win-jump        padded 3 - m1.medium                     windows-2019,windows-2022
            win-file        padded 2 d m1.large                      windows-2019
            win-dc          padded 3 - m1.medium                     windows-2022
            win-rds         padded 0 - m1.xlarge                     windows-2019
            win-build-agent plain  1 - m1.large                      windows-2022
            kafka           plain  3 d m1.large,r1.large             rocky-9
            zookeeper       plain  3 d m1.medium                     rocky-9
            spark-master    single 1 - m1.large                      ubuntu-22.04
            spark-worker    plain  1 - m1.xlarge,r1.large            ubuntu-22.04
            hdfs-datanode   plain  3 d m1.large                      ubuntu-20.04
            airflow         single 1 - m1.large                      ubuntu-22.04
            clickhouse      plain  3 d r1.xlarge                     ubuntu-22.04
            jupyter         single 0 - m1.xlarge                     ubuntu-22.04
            minio           plain  3 d m1.large                      ubuntu-22.04
            jenkins         single 1 d m1.large                      ubuntu-22.04
            jenkins-agent   plain  1 - c1.large,c1.xlarge            ubuntu-22.04
            gitlab          single 1 d m1.xlarge                     ubuntu-22.04
            gitlab-runner   plain  1 - c1.large                      ubuntu-22.04,debian-11
            nexus           single 1 d m1.large                      rocky-9
            sonarqube       single 1 - m1.large                      ubuntu-22.04
            build-cache     plain  3 d m1.medium                     debian-11
            k8s-master      plain  1 - m1.large                      photon-4,ubuntu-22.04
            k8s-worker      plain  1 - m1.xlarge,m1.large            photon-4,ubuntu-22.04
            k8s-ingress     plain  0 - m1.medium                     photon-4,ubuntu-22.04
            etcd            plain  1 d m1.medium                     photon-4
            sbc             padded 0 - c1.large                      debian-11
            sip-proxy       padded 0 - m1.medium                     debian-11
            media-relay     plain  0 - c1.xlarge                     debian-11
            softswitch      padded 1 - m1.large                      rhel-8
            cdr-collector   plain  3 d m1.medium                     rhel-8
            prometheus      plain  2 d m1.large                      ubuntu-22.04
            grafana         single 0 - m1.small                      ubuntu-22.04
            loki            plain  2 d m1.large                      ubuntu-22.04
            alertmanager    plain  2 - m1.small                      ubuntu-22.04
            elastic-data    plain  3 d r1.large                      rocky-9
            elastic-master  plain  3 - m1.medium                     rocky-9
            logstash        plain  1 - m1.medium                     rocky-9
            keycloak        plain  0 - m1.medium                     rocky-9
            ldap            padded 3 d m1.small                      debian-11
            radius          padded 3 - m1.tiny                       debian-11
            bastion         single 3 - m1.tiny                       photon-4
            dev-box         plain  0 - m1.medium                     -
            test            plain  0 - m1.tiny,m1.small              -
            playground      single 0 - m1.small                      -
            tmp             plain  0 - m1.tiny                       -
            bench           plain  1 - c1.xlarge                     -
            """;

    private static final Map<String, Job> BY_NAME =
            TABLE.lines().map(Jobs::parse).collect(Collectors.toUnmodifiableMap(Job::name, Function.identity()));

    /** What people, and those who try a cloud out, name servers too. */
    static final List<Job> UNRULY = List.of(
            unruly("Büro-Drucker Süd"),
            unruly("🚀 launch-test"),
            unruly("<script>alert('server')</script>"),
            unruly("DO NOT DELETE!!! (ask Jürgen)"),
            unruly("'; DROP TABLE instances;--"),
            unruly("テスト用サーバー"),
            unruly("{{7*7}}"),
            unruly("copy of copy of web-frontend & \"friends\""));

    private Jobs() {}

    static Job of(String name) {
        var job = BY_NAME.get(name);
        if (job == null) {
            throw new IllegalArgumentException("no such job: " + name);
        }
        return job;
    }

    private static Job parse(String line) {
        var cells = line.split(" +");
        return new Job(
                cells[0],
                Job.Numbering.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                Integer.parseInt(cells[2]),
                cells[3].equals("d"),
                words(cells[4]),
                words(cells[5].equals("-") ? LINUX : cells[5]));
    }

    private static Job unruly(String name) {
        return new Job(name, Job.Numbering.LOOSE, 0, false, words("m1.small,m1.tiny"), words(LINUX));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(","));
    }
}
