package io.vioscope.simulator.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The character of a project: what it is called and which servers it has.
 *
 * @param name   unique in the cloud
 * @param title  in a few words
 * @param prefix of the names of its servers
 * @param jobs   of its servers, in the order in which they are built, over and over
 */
record Tenancy(String name, String title, String prefix, List<Job> jobs) {
    private static final Map<String, List<Job>> TRADES = Map.of(
            "shop",
            jobs(
                    "web-frontend pg-primary api web-frontend redis checkout haproxy pg-replica search web-frontend rabbitmq"
                            + " order-worker api catalog web-frontend order-worker bastion"),
            "billing",
            jobs(
                    "app oracle-db invoice-worker web-frontend app win-sql rabbitmq invoice-worker report-worker app archive"
                            + " win-jump"),
            "office",
            jobs("win-app win-sql win-jump web-frontend win-rds win-file win-dc win-app win-rds win-app"),
            "data",
            jobs("kafka kafka zookeeper spark-master spark-worker hdfs-datanode kafka spark-worker airflow clickhouse"
                    + " zookeeper hdfs-datanode spark-worker jupyter minio spark-worker hdfs-datanode spark-worker"),
            "ci",
            jobs("jenkins jenkins-agent gitlab gitlab-runner jenkins-agent nexus jenkins-agent gitlab-runner sonarqube"
                    + " jenkins-agent build-cache gitlab-runner win-build-agent jenkins-agent jenkins-agent"),
            "k8s",
            jobs(
                    "k8s-master k8s-worker k8s-worker k8s-master k8s-worker etcd k8s-worker k8s-ingress k8s-worker k8s-worker"
                            + " k8s-worker k8s-worker k8s-worker"),
            "crm",
            jobs("web-frontend app mysql-primary app mysql-replica search redis app web-frontend report-worker"),
            "watch",
            jobs("prometheus grafana elastic-data elastic-master loki elastic-data alertmanager logstash elastic-data"
                    + " prometheus"),
            "voice",
            jobs("sbc sip-proxy media-relay softswitch cdr-collector media-relay sip-proxy media-relay"),
            "sandbox",
            jobs("test dev-box test playground dev-box tmp bench"));

    /** name; title; prefix of its servers; trade. The first come first, as they are in small clouds. */
    private static final List<Tenancy> FIRST = """
            webshop-prod    | Online shop                    |        | shop
            webshop-staging | Online shop, before a release  | stg-   | shop
            billing         | Invoices and payments          | bill-  | billing
            hr-portal       | Human resources                | hr-    | office
            data-platform   | Events and analysis            |        | data
            ci-runners      | Builds and tests               |        | ci
            k8s-prod        | Kubernetes for everybody       |        | k8s
            crm             | Customers                      | crm-   | crm
            monitoring      | Eyes and logs                  |        | watch
            voice           | Telephony                      |        | voice
            sandbox         | To try things                  |        | sandbox
            webshop-dev     | Online shop, being built       | dev-   | shop
            k8s-staging     | Kubernetes, before a release   | stg-   | k8s
            intranet        | Pages for us                   | intra- | crm
            finance         | Books                          | fin-   | office
            analytics       | Questions and answers          | ana-   | data
            mobile-backend  | What the apps talk to          | mob-   | shop
            logistics       | Parcels                        | log-   | billing
            """.lines().map(Tenancy::parse).toList();

    private static final List<String> BASES = List.of(
            "webshop shop",
            "warehouse billing",
            "apps k8s",
            "office office",
            "build ci",
            "crm crm",
            "events data",
            "voice voice",
            "metrics watch",
            "booking shop",
            "payments billing",
            "lab sandbox",
            "portal crm");
    private static final List<String> SITES = List.of(
            "fra", "muc", "ber", "ham", "vie", "zrh", "ams", "bru", "par", "lon", "dub", "mad", "lis", "mil", "rom",
            "prg", "waw", "bud", "cph", "sto", "osl", "hel", "ath", "nyc", "sfo", "chi", "dal", "sin", "tyo", "syd");
    private static final List<String> STAGES = List.of("prod", "staging", "dev");

    /** The project with this place, from 0; after those known by name, the same for every site. */
    static Tenancy of(int index) {
        return index < FIRST.size() ? FIRST.get(index) : elsewhere(index - FIRST.size());
    }

    private static Tenancy elsewhere(int index) {
        var base = BASES.get(index % BASES.size()).split(" ");
        var rest = index / BASES.size();
        var site = SITES.get(rest % SITES.size());
        var stage = STAGES.get(rest / SITES.size() % STAGES.size());
        var round = rest / SITES.size() / STAGES.size();
        var place = round == 0 ? site : site + (round + 1);
        var prefix = place + "-" + base[0] + (stage.equals("prod") ? "-" : "-" + stage + "-");
        return new Tenancy(base[0] + "-" + place + "-" + stage, base[0] + " in " + place, prefix, trade(base[1]));
    }

    private static Tenancy parse(String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        return new Tenancy(cells.get(0), cells.get(1), cells.get(2), trade(cells.get(3)));
    }

    private static List<Job> trade(String name) {
        return TRADES.getOrDefault(name, List.of());
    }

    private static List<Job> jobs(String names) {
        return Arrays.stream(names.split(" ")).map(Jobs::of).toList();
    }
}
