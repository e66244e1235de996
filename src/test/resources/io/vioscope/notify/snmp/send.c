/*
 * What libsnmp takes to send the same notification: send COUNT FILE inform|trap SNMPTRAP-OPTIONS... ADDRESS
 * FILE has a line a varbind: OID TYPE VALUE, as of snmptrap. The message is built anew each time. Prints CPU and wall
 * microseconds a notification.
 */
#include <net-snmp/net-snmp-config.h>
#include <net-snmp/net-snmp-includes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>

static netsnmp_variable_list *binds;

/* Texts are made into values once, not for each message. */
static void read_binds(const char *file) {
    FILE *in = fopen(file, "r");
    char line[4096];
    netsnmp_pdu *pdu = snmp_pdu_create(SNMP_MSG_TRAP2);
    if (in == NULL) { perror(file); exit(1); }
    while (fgets(line, sizeof line, in) != NULL) {
        char *name = strtok(line, " "), *type = strtok(NULL, " "), *value = strtok(NULL, "\n");
        oid id[MAX_OID_LEN];
        size_t length = MAX_OID_LEN;
        if (!read_objid(name, id, &length) || snmp_add_var(pdu, id, length, *type, value == NULL ? "" : value)) {
            snmp_perror(name); exit(1);
        }
    }
    binds = pdu->variables;
    fclose(in);
}

static netsnmp_pdu *build(int command) {
    netsnmp_pdu *pdu = snmp_pdu_create(command);
    for (netsnmp_variable_list *v = binds; v != NULL; v = v->next_variable)
        snmp_pdu_add_variable(pdu, v->name, v->name_length, v->type, v->val.string, v->val_len);
    return pdu;
}

static double seconds(struct timeval t) { return t.tv_sec + t.tv_usec / 1e6; }

static double cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

static double now(void) { struct timeval t; gettimeofday(&t, NULL); return seconds(t); }

static void ignore(int argc, char *const *argv, int opt) { (void)argc; (void)argv; (void)opt; }

int main(int argc, char **argv) {
    netsnmp_session options, *session;
    long times = atol(argv[1]);
    int inform = strcmp(argv[3], "inform") == 0;
    putenv("MIBS=");
    init_snmp("send");
    read_binds(argv[2]);
    argv[3] = argv[0];
    if (snmp_parse_args(argc - 3, argv + 3, &options, "", ignore) < 0) return 1;
    if (options.version == SNMP_VERSION_3 && !inform) {
        options.flags |= SNMP_FLAGS_DONT_PROBE;
        if (options.securityEngineIDLen == 0)
            options.securityEngineID = snmpv3_generate_engineID(&options.securityEngineIDLen);
        options.contextEngineIDLen = options.securityEngineIDLen;
        options.contextEngineID = options.securityEngineID;
        options.engineBoots = 1;
        options.engineTime = 1;
        set_enginetime(options.securityEngineID, options.securityEngineIDLen, 1, 1, TRUE);
    }
    session = snmp_add(&options, netsnmp_transport_open_client("snmptrap", options.peername), NULL, NULL);
    if (session == NULL) { snmp_sess_perror("send", &options); return 1; }
    double from = now(), used = cpu();
    long failed = 0;
    for (long i = 0; i < times; i++) {
        netsnmp_pdu *pdu = build(inform ? SNMP_MSG_INFORM : SNMP_MSG_TRAP2), *answer = NULL;
        if (inform) {
            if (snmp_synch_response(session, pdu, &answer) != STAT_SUCCESS) failed++;
            if (answer != NULL) snmp_free_pdu(answer);
        } else if (!snmp_send(session, pdu)) { snmp_free_pdu(pdu); failed++; }
    }
    printf("%.2f %.2f %ld\n", (cpu() - used) * 1e6 / times, (now() - from) * 1e6 / times, failed);
    return 0;
}
