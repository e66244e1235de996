package io.vioscope.alarm;

/** Numbers of X.733 as RFC 3877 has them: IANAItuEventType and, from the second group on, IANAItuProbableCause. */
final class X733 {
    static final int OTHER_TYPE = 1;
    static final int COMMUNICATIONS_ALARM = 2;
    static final int QUALITY_OF_SERVICE_ALARM = 3;
    static final int PROCESSING_ERROR_ALARM = 4;
    static final int EQUIPMENT_ALARM = 5;

    static final int TIME_DOMAIN_VIOLATION = 11;
    static final int STORAGE_CAPACITY_PROBLEM = 151;
    static final int COMMUNICATIONS_SUBSYSTEM_FAILURE = 505;
    static final int SOFTWARE_PROGRAM_ERROR = 546;
    static final int UNDERLYING_RESOURCE_UNAVAILABLE = 554;
    static final int OTHER_CAUSE = 1024;

    private X733() {}
}
