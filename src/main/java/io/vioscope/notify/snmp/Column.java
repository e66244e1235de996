package io.vioscope.notify.snmp;

import io.vioscope.snmp.Root;
import org.snmp4j.smi.OID;

/** The objects of VIOSCOPE-MIB that notifications carry, and those that are added to what is forwarded; a test holds this table and the file against each other. */
enum Column {
    HEARTBEAT_INTERVAL("vsHeartbeatInterval", "1.1"),
    NOTIFY_SEQUENCE("vsNotifySequence", "2.1"),
    NOTIFY_TIME("vsNotifyTime", "2.2"),
    NOTIFY_CHANGE("vsNotifyChange", "2.3"),
    NOTIFY_WITHHELD("vsNotifyWithheld", "2.4"),
    ALARMS_ON("vsAlarmsOn", "3.1"),
    ROOT_CAUSES_ON("vsRootCausesOn", "3.2"),
    ALARM_ID("vsAlarmId", "3.9.1.2"),
    ALARM_SEVERITY("vsAlarmSeverity", "3.9.1.3"),
    ALARM_CONDITION("vsAlarmCondition", "3.9.1.4"),
    ALARM_ENTITY_KIND("vsAlarmEntityKind", "3.9.1.5"),
    ALARM_ENTITY_NAME("vsAlarmEntityName", "3.9.1.6"),
    ALARM_ENTITY_ID("vsAlarmEntityId", "3.9.1.7"),
    ALARM_ENTITY_ADDRESS("vsAlarmEntityAddress", "3.9.1.8"),
    ALARM_PROJECT("vsAlarmProject", "3.9.1.9"),
    ALARM_TEXT("vsAlarmText", "3.9.1.11"),
    ALARM_EVENT_TYPE("vsAlarmEventType", "3.9.1.19"),
    ALARM_PROBABLE_CAUSE("vsAlarmProbableCause", "3.9.1.20"),
    ALARM_RAISED_TIME("vsAlarmRaisedTime", "3.9.1.22"),
    ALARM_URL("vsAlarmUrl", "3.9.1.25"),
    ALARM_ROOT_CAUSE("vsAlarmRootCause", "3.9.1.26"),
    CAUSE_ID("vsRootCauseId", "3.10.1.2"),
    CAUSE_SEVERITY("vsRootCauseSeverity", "3.10.1.3"),
    CAUSE_PROBLEM("vsRootCauseProblem", "3.10.1.4"),
    CAUSE_ENTITY_KIND("vsRootCauseEntityKind", "3.10.1.5"),
    CAUSE_ENTITY_NAME("vsRootCauseEntityName", "3.10.1.6"),
    CAUSE_ENTITY_ID("vsRootCauseEntityId", "3.10.1.7"),
    CAUSE_ENTITY_ADDRESS("vsRootCauseEntityAddress", "3.10.1.8"),
    CAUSE_PROJECT("vsRootCauseProject", "3.10.1.9"),
    CAUSE_TEXT("vsRootCauseText", "3.10.1.10"),
    CAUSE_ADVICE("vsRootCauseAdvice", "3.10.1.11"),
    CAUSE_CERTAINTY("vsRootCauseCertainty", "3.10.1.12"),
    CAUSE_SYMPTOMS("vsRootCauseSymptoms", "3.10.1.13"),
    CAUSE_SERVICE_IMPACT("vsRootCauseServiceImpact", "3.10.1.14"),
    CAUSE_MANAGEMENT_IMPACT("vsRootCauseManagementImpact", "3.10.1.15"),
    CAUSE_KNOWLEDGE_IMPACT("vsRootCauseKnowledgeImpact", "3.10.1.16"),
    CAUSE_OPENED_TIME("vsRootCauseOpenedTime", "3.10.1.17"),
    CAUSE_URL("vsRootCauseUrl", "3.10.1.18"),
    EVENT_ENTITY_ID("vsEventEntityId", "4.4.1.2"),
    EVENT_ENTITY_KIND("vsEventEntityKind", "4.4.1.3"),
    EVENT_ENTITY_NAME("vsEventEntityName", "4.4.1.4"),
    EVENT_STATUS("vsEventStatus", "4.4.1.5"),
    EVENT_OLD_STATUS("vsEventOldStatus", "4.4.1.6"),
    EVENT_STATE("vsEventState", "4.4.1.7"),
    EVENT_OLD_STATE("vsEventOldState", "4.4.1.8"),
    EVENT_ADMIN_STATE("vsEventAdminState", "4.4.1.9"),
    EVENT_ADDRESS("vsEventAddress", "4.4.1.10"),
    EVENT_PROJECT("vsEventProject", "4.4.1.11"),
    EVENT_HYPERVISOR("vsEventHypervisor", "4.4.1.12"),
    EVENT_OLD_HYPERVISOR("vsEventOldHypervisor", "4.4.1.13"),
    CLOUD_NAME("vsCloudName", "6.1.1.2"),
    FORWARD_TIME("vsForwardTime", "7.1"),
    FORWARD_SENDER("vsForwardSender", "7.2"),
    FORWARD_CLOUD("vsForwardCloud", "7.3"),
    FORWARD_ENTITY_KIND("vsForwardEntityKind", "7.4"),
    FORWARD_ENTITY_NAME("vsForwardEntityName", "7.5"),
    FORWARD_ENTITY_ID("vsForwardEntityId", "7.6"),
    FORWARD_PROJECT("vsForwardProject", "7.7"),
    FORWARD_ROOT_CAUSE("vsForwardRootCause", "7.8");

    private final String label;
    private final String below;

    Column(String label, String belowObjects) {
        this.label = label;
        this.below = "1." + belowObjects;
    }

    /** Its name in the MIB. */
    String label() {
        return label;
    }

    /** Its object identifier without an instance. */
    OID oid(Root root) {
        return root.oid(below);
    }
}
